"""町丁⇥圏域: what is pasted or chosen becomes members, and towns that are no towns are named."""

from werkzeug.datastructures import MultiDict

from layers.place.zones import Member, Town, Zone
from webmap.zone_table import from_form, from_zones, members, names_in, pasted

TOWNS = [Town(name="栗林町三丁目", people=10, key_codes=("372010010",)), Town(name="木太町", people=20)]


def test_a_pasted_table_is_read_in_any_spelling() -> None:
    told = pasted("町丁\t圏域\n栗林町３丁目\t東\n木太町,西\n\n知らない町\t西\n", TOWNS)
    assert told.zones == {"栗林町三丁目": ("東",), "木太町": ("西",)}
    assert told.unknown == ("知らない町",)


def test_a_town_on_two_lines_lies_in_two_zones() -> None:
    told = pasted("木太町\t東\n木太町\t西\n木太町\t東\n", TOWNS)
    assert told.zones == {"木太町": ("東", "西")}
    assert members(told.zones, ["東"]) == {
        "東": [Member(town="木太町", part=True)],
        "西": [Member(town="木太町", part=True)],
    }


def test_zones_without_towns_stay() -> None:
    assert members({}, ["東", "西"]) == {"東": [], "西": []}


def test_the_form_says_the_same_as_the_store() -> None:
    zones = [
        Zone(id="1", kind="k", fiscal_year=2026, name="東", members=(Member(town="372010010"),)),
        Zone(id="2", kind="k", fiscal_year=2026, name="西", members=(Member(town="木太町", part=True),)),
        Zone(id="3", kind="k", fiscal_year=2026, name="南", members=(Member(town="木太町", part=True),)),
    ]
    held = from_zones(TOWNS, zones)
    assert held == {"栗林町三丁目": ("東",), "木太町": ("西", "南")}
    form = MultiDict([("zone-0", "東"), ("zone-0", ""), ("zone-1", "西"), ("zone-1", "南")])
    assert from_form(form, TOWNS) == held


def test_names_are_one_a_line_and_each_once() -> None:
    assert names_in(" 東 \n\n西\n東\n") == ("東", "西")
