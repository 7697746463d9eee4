"""A laptop that comes back after a fall loads what a hall needs, and nothing of what stands behind a city."""

import subprocess
import sys
from pathlib import Path

from tests.webmap.hall import evening

# All that a hall stands on. One more here is some tenths of a second before sixty telephones are back.
NEEDED = {
    *("sqlalchemy", "greenlet", "typing_extensions", "pysqlite3", "cryptography", "cffi", "_cffi_backend"),
    *("flask", "werkzeug", "jinja2", "markupsafe", "itsdangerous", "click", "blinker", "waitress", "segno"),
    # What is found in the words of a note: its dictionary is read beside the first answers.
    *("sudachipy", "sudachidict_core"),
}
# Of our own code: a hall knows no place of the register, no list and no drawing.
ROOMS = {"clock", "command", "errors", "hall", "reach", "store", "trust", "vocabulary", "wording", "workshop"}
STARTED = """
import sys
from pathlib import Path
before = set(sys.modules)
from layers import command
from layers.store.hall import HallStore
command._commands(["hall"])
from webmap.hall import create_hall
from webmap.settings import Settings
hall = HallStore.open(Path(sys.argv[1]))
phone = create_hall(Settings(secret="only for tests"), hall).test_client()
assert phone.get("/healthz").status_code == 200
assert phone.post("/join", data={"token": hall.way_in().token}, follow_redirects=True).status_code == 200
for name in sorted(set(list(sys.modules)) - before):
    print(name, getattr(sys.modules[name], "__file__", None) or "")
"""


def loaded(folder: Path) -> dict[str, str]:
    """Modules and their files, once a phone has come in."""
    evening.opened(folder).close()
    words = [sys.executable, "-c", STARTED, str(folder / "evening.ibahall")]
    told = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    return dict(line.split(" ", 1) for line in told.splitlines())


def test_a_hall_loads_nothing_that_stands_behind_a_city(tmp_path: Path) -> None:
    there = loaded(tmp_path)
    foreign = {name.partition(".")[0] for name, file in there.items() if "site-packages" in file}
    assert foreign <= NEEDED
    rooms = {name.split(".")[1] for name in there if name.startswith("layers.")}
    assert rooms <= ROOMS
    assert "layers.store.unit" not in there
    assert "webmap.application" not in there
