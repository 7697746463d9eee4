"""Ask all waiting addresses again: a gazetteer that comes after the lists must not come too late."""

from etl.geocode.gazetteer import Gazetteer
from etl.geocode.places import doubt
from etl.geocode.search import Search
from layers.store import Unit
from layers.store.gazetteer_answers import Answered, Asked


def publish(unit: Unit, import_id: str, *, release: bool, keep_missing: bool = False) -> int:
    """台帳に反映する; how many places have found their position because a gazetteer is there now."""
    unit.imports.publish(import_id, release=release, keep_missing=keep_missing)
    row = unit.imports.one(import_id)
    unaided = any(finding.code == "address.no_gazetteer" for finding in row.findings)
    asked_too_early = row.content == "places" and unaided and unit.placings.has_gazetteer()
    return search_again(unit) if row.content == "towns" or asked_too_early else 0


def search_again(unit: Unit) -> int:
    """Positions for the addresses that the gazetteer in force knows to the lot or the block."""
    search = Search(Gazetteer(unit.areas.gazetteer()), unit.city())
    return unit.placings.answer(_answered(one, search) for one in unit.placings.unplaced())


def _answered(one: Asked, search: Search) -> Answered:
    answer = search.answer(one.address)
    if answer.spot is None:
        return Answered(asked=one, doubt=doubt(answer))
    spot = answer.spot
    return Answered(asked=one, lonlat=spot.lonlat, how=spot.precision, metres=spot.metres)
