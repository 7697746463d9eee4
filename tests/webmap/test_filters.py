"""The choices of the 絞り込み: what is there, and which system is bold."""

from layers.store import Store
from webmap.asking import Asked
from webmap.filters import filters


def test_kinds_that_are_there_with_their_numbers(store: Store) -> None:
    with store.reading() as unit:
        found = filters(unit, Asked())
    assert [(kind.value, kind.count, kind.on) for kind in found.kinds] == [("kayoinoba", 12, False)]
    assert (found.facilities, found.total, found.system) == ((), 12, "daily_life")
    assert [zone.label for zone in found.system_zones] == ["西", "中", "東"]


def test_a_zone_brings_its_system_and_a_zone_of_nowhere_is_forgotten(store: Store) -> None:
    with store.reading() as unit:
        zone = unit.zones.read("daily_life")[1]
        found = filters(unit, Asked(zone=zone.id))
        lost = filters(unit, Asked(zone="nowhere"))
    assert (found.asked.zone, found.system) == (zone.id, "daily_life")
    assert [one.label for one in found.system_zones if one.on] == ["中"]
    assert lost.asked.zone == ""
