"""A crowd holds exactly what ``places.read`` gives, for each viewer and each provider; it is read once per revision."""

import pytest

from layers.store import Store
from layers.store.crowds import Crowds
from layers.trust.audience import EVERYBODY, OPERATOR, viewer_of
from tests import town


def seen(store: Store, viewer) -> tuple[list, list]:
    """The same places as nouns and as columns."""
    with store.reading(viewer) as unit:
        crowd = unit.crowd
        points = unit.places.read()
        nouns = [
            (
                one.id, one.name, one.kind, one.lonlat, one.released, one.how == "town",
                str(one.facts.get("venue") or one.facts.get("address") or ""), one.source.credit(),
            )
            for one in points
        ]  # fmt: skip
        columns = [
            (
                crowd.ids[row], crowd.names[row], crowd.kind_codes[crowd.kinds[row]],
                tuple(crowd.lonlat[row].tolist()) if crowd.located[row] else None,
                bool(crowd.released[row]), bool(crowd.rough[row]), crowd.where(row),
                crowd.sources[crowd.source[row]].credit(),
            )
            for row in range(len(crowd))
        ]  # fmt: skip
        return nouns, columns


@pytest.mark.parametrize("audience", ["public", "volunteer", "partner", "staff"])
def test_it_is_what_the_places_are(store: Store, audience: str) -> None:
    nouns, columns = seen(store, EVERYBODY if audience == "public" else viewer_of(audience))
    assert len(nouns) == 12
    assert columns == nouns


@pytest.mark.parametrize("text", ["", "西町", "会館 東", "どこにもない", "0900001234"])
def test_words_find_the_same(store: Store, text: str) -> None:
    for viewer in (EVERYBODY, viewer_of("staff")):
        with store.reading(viewer) as unit:
            crowd = unit.crowd
            found = [crowd.ids[row] for row in crowd.choose(text=text)]
            assert found == [point.id for point in unit.places.read(text=text)]


def test_zones_hold_the_same(store: Store) -> None:
    with store.reading() as unit:
        crowd = unit.crowd
        for zone in unit.zones.read("daily_life"):
            found = {crowd.ids[row] for row in crowd.choose(zone_id=zone.id)}
            assert found == {point.id for point in unit.places.read(zone_id=zone.id)}


def test_nobodys_secret_is_in_it(store: Store) -> None:
    with store.reading() as unit:
        assert not [secret for secret in town.SECRETS.values() if secret in "".join(unit.crowd.heaps)]


def test_it_is_read_once_and_anew_after_a_change(store: Store) -> None:
    with store.reading() as unit:
        first = unit.crowd
    with store.reading() as unit:
        assert unit.crowd is first
        assert unit.crowd_lives(first)
    with store.writing(OPERATOR) as unit:
        unit.imports.undo()
        assert unit.crowd is not first
    with store.reading() as unit:
        assert unit.crowd is not first
        assert not unit.crowd_lives(first)


def test_only_so_many_are_kept(store: Store) -> None:
    few = Crowds(keep=1)
    with store.reading() as unit:
        public = few.get(unit._connection, EVERYBODY, "1")
        few.get(unit._connection, viewer_of("staff"), "1")
        assert not few.holds(public)
