"""Matching the towns of a register with the areas of a census."""

from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import Point, box

from layers.place.small_areas import WATER, AreaPiece, link, located, shade, towns_of_census
from layers.place.zones import Town


def piece(code: str, name: str, people: int = 0, *, hcode: int = 8101, west: float = 0.0) -> AreaPiece:
    """One square piece of an area."""
    ground = box(west, 0, west + 1, 1)
    return AreaPiece(key_code=code, name=name, people=people, hcode=hcode, boundary="exact", geometry=ground)


def groups(towns: list[Town], pieces: list[AreaPiece]) -> set[tuple[frozenset[str], frozenset[str]]]:
    """The links, without order."""
    return {(frozenset(t.name for t in some), frozenset(codes)) for some, codes in link(towns, pieces)}


def towns(*names: str) -> list[Town]:
    """Towns of ten people, two of them 75+."""
    return [Town(name=name, people=10, age65plus=4, age75plus=2) for name in names]


def test_spellings_of_one_name_meet() -> None:
    found = groups(towns("栗林町三丁目", "旅篭町"), [piece("1", "栗林町３丁目"), piece("2", "旅籠町")])
    assert found == {(frozenset({"栗林町三丁目"}), frozenset({"1"})), (frozenset({"旅篭町"}), frozenset({"2"}))}


def test_one_town_of_the_register_can_be_several_areas() -> None:
    assert groups(towns("木太町"), [piece("1", "木太町１区"), piece("2", "木太町２区")]) == {
        (frozenset({"木太町"}), frozenset({"1", "2"}))
    }


def test_one_area_can_be_several_towns() -> None:
    assert groups(towns("塩江町上西甲", "塩江町上西乙"), [piece("1", "塩江町上西")]) == {
        (frozenset({"塩江町上西甲", "塩江町上西乙"}), frozenset({"1"}))
    }


def test_an_area_that_names_two_towns_joins_them() -> None:
    assert groups(towns("浜ノ町", "サンポート"), [piece("1", "浜ノ町，サンポート地区")]) == {
        (frozenset({"浜ノ町", "サンポート"}), frozenset({"1"}))
    }


def test_a_part_joins_its_town_where_the_census_knows_only_the_town() -> None:
    assert groups(towns("安原下", "安原下第１号"), [piece("1", "安原下")]) == {
        (frozenset({"安原下", "安原下第１号"}), frozenset({"1"}))
    }


def test_a_longer_name_is_not_a_part_just_because_it_begins_alike() -> None:
    assert groups(towns("朝日"), [piece("1", "朝日ケ丘町")]) == {(frozenset({"朝日"}), frozenset())}


def test_nobody_is_looked_for_on_water() -> None:
    assert groups(towns("港町"), [piece("1", "港町", hcode=WATER)]) == {(frozenset({"港町"}), frozenset())}
    assert towns_of_census([piece("1", "港町", 0, hcode=WATER)]) == []


def test_pieces_of_one_code_are_one_town() -> None:
    (found,) = towns_of_census([piece("1", "庵治町", 5086), piece("1", "庵治町", 0, west=3)])
    assert (found.name, found.people, found.age65plus) == ("庵治町", 5086, None)


def test_towns_learn_the_areas_they_stand_on() -> None:
    (found,) = located(towns("木太町"), [piece("1", "木太町１区"), piece("2", "木太町２区")])
    assert (found.key_codes, found.area_names) == (("1", "2"), ("木太町１区", "木太町２区"))


def test_a_shaded_area_holds_all_people_of_its_group() -> None:
    shaded, unplaced = shade(towns("木太町", "ない町"), [piece("1", "木太町１区"), piece("2", "木太町２区", west=1)])
    assert [(area.name, area.people, area.age75plus, area.geometry.area) for area in shaded] == [("木太町", 10, 2, 2.0)]
    assert [town.name for town in unplaced] == ["ない町"]


def test_an_area_known_by_a_point_is_drawn_as_a_point() -> None:
    spot = AreaPiece(key_code="1", name="東町", people=1, hcode=8101, boundary="point", geometry=Point(1, 2))
    (area,), _ = shade(towns("東町"), [spot])
    assert (area.boundary, area.geometry.geom_type) == ("point", "Point")


_WORDS = st.sampled_from(["東町", "東町1丁目", "東町一丁目", "東町2区", "西町", "西町甲", "西町乙", "東町，西町"])


@given(st.lists(_WORDS, max_size=6, unique=True), st.lists(_WORDS, max_size=6))
def test_every_town_is_in_exactly_one_group_and_no_area_in_two(names: list[str], areas: list[str]) -> None:
    found = link(towns(*names), [piece(str(n), name) for n, name in enumerate(areas)])
    assert sorted(town.name for some, _ in found for town in some) == sorted(names)
    codes = [code for _, some in found for code in some]
    assert len(codes) == len(set(codes))
