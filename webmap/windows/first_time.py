"""The first start: which city this is, and who may sign in; asked in the black window of the programme."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from layers import city as cities
from layers.city import City
from layers.errors import LayersError
from layers.store import Store
from layers.trust.audience import OPERATOR
from layers.wording import sentence
from webmap.demo import prepare

Ask = Callable[[str], str]
Say = Callable[[str], None]
SAMPLE_TOWN = "mihon"
# A file of this name in the folder of the data is the city, without being asked.
OWN_CITY = "city.toml"


def settle(data: Path, ask: Ask, ask_secret: Ask, say: Say) -> tuple[str, bool]:
    """The URL of the database, made if there is none, and whether it is that of the sample town."""
    file = data / "ibashomap.db"
    url = f"sqlite:///{file}"
    if file.is_file():
        return url, False
    own = data / OWN_CITY
    given = str(own) if own.is_file() else _chosen(ask, say)
    if given == SAMPLE_TOWN:
        return prepare(str(data / SAMPLE_TOWN)), True
    city, toml = cities.find(given)
    # Under another name until somebody may sign in: whoever closes the window is asked again.
    making = data / "ibashomap.db.part"
    _clear(making)
    with closing(Store.open(f"sqlite:///{making}")) as store:
        store.migrate()
        with store.writing(OPERATOR) as unit:
            unit.settle(city, toml)
        say(sentence("windows.who", {"city": city.name}))
        while not _entered(store, ask, ask_secret, say):
            pass
    making.rename(file)
    _clear(making)
    return url, False


def _clear(making: Path) -> None:
    """Away with it and with the journals beside it."""
    for left in making.parent.glob(f"{making.name}*"):
        left.unlink()


def _chosen(ask: Ask, say: Say) -> str:
    known = _known()
    say(sentence("windows.which_city"))
    for number, city in enumerate(known):
        say(f"  {number}  {city.name}")
    while True:
        given = ask(_line("windows.number")).strip().strip('"')
        if given.isdecimal() and int(given) < len(known):
            return known[int(given)].id
        if given.endswith(".toml") and Path(given).is_file():
            return given
        say(sentence("windows.no_such_city", {"most": str(len(known) - 1)}))


def _line(code: str) -> str:
    """A question with room for the answer behind it."""
    return f"{sentence(code)} "


def _known() -> list[City]:
    """The sample town first: with 0 nothing can be broken."""
    found = [cities.find(path.stem)[0] for path in sorted(cities.SAMPLES.glob("*.toml"))]
    return sorted(found, key=lambda city: city.id != SAMPLE_TOWN)


def _entered(store: Store, ask: Ask, ask_secret: Ask, say: Say) -> bool:
    name = ask(_line("windows.name")).strip()
    password = ask_secret(_line("windows.password"))
    if password != ask_secret(_line("windows.again")):
        say(sentence("password.different"))
        return False
    try:
        with store.writing(OPERATOR) as unit:
            unit.accounts.add(name, "admin", password)
    except LayersError as fault:
        say(sentence(fault.code, fault.params))
        return False
    return True
