"""Environment over file over defaults; what does not fit is named."""

from pathlib import Path

import pytest

from layers.errors import Refused
from webmap.settings import Settings, read


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    (tmp_path / "ibashomap.toml").write_text('port = 9000\nhost = "0.0.0.0"\n', "utf-8")
    found = read({"IBASHOMAP_PORT": "9100", "IBASHOMAP_HTTPS": "1"}, tmp_path, db="sqlite:///x.db")
    assert (found.host, found.port, found.https, found.db) == ("0.0.0.0", 9100, True, "sqlite:///x.db")


def test_the_command_line_has_the_last_word(tmp_path: Path) -> None:
    assert read({"IBASHOMAP_PORT": "9100"}, tmp_path, port=9200, host=None).port == 9200


@pytest.mark.parametrize(("name", "word", "code"), [("PORT", "eighty", "settings.number")])
def test_a_word_where_a_number_belongs_is_refused(tmp_path: Path, name: str, word: str, code: str) -> None:
    with pytest.raises(Refused) as fault:
        read({f"IBASHOMAP_{name}": word}, tmp_path)
    assert fault.value.code == code


def test_an_unknown_setting_in_the_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ibashomap.toml").write_text("prot = 9000\n", "utf-8")
    with pytest.raises(Refused) as fault:
        read({}, tmp_path)
    assert fault.value.code == "settings.unknown"


@pytest.mark.parametrize(
    ("demo", "host", "button"), [(True, "127.0.0.1", True), (True, "0.0.0.0", False), (False, "127.0.0.1", False)]
)
def test_the_button_without_password_needs_the_demo_on_loopback(*, demo: bool, host: str, button: bool) -> None:
    assert Settings(demo=demo, host=host).demo_sign_in is button


def test_the_secret_is_new_each_time_and_never_shown() -> None:
    one, other = Settings(), Settings()
    assert one.secret != other.secret
    assert one.secret not in repr(one)
