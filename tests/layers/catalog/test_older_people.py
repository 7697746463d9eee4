"""Shaded areas: by share where ages are known, by people otherwise; approximate borders and lost towns are told."""

from shapely.geometry import Point, box

from layers.catalog.look import look_of
from layers.catalog.older_people import LAYER, share
from layers.place.small_areas import ShadedArea, Shading
from layers.place.zones import Town
from layers.provenance import Source

LOOK = look_of()


def area(name: str = "本町一丁目", people: int = 100, aged: int | None = 26, **changes) -> ShadedArea:
    """A square with people."""
    given = {"boundary": "exact", "geometry": box(0, 0, 1, 1), **changes}
    return ShadedArea(name=name, people=people, age65plus=aged, age75plus=aged, **given)


def shading(*areas: ShadedArea, measure: str = "age75plus", unplaced: tuple[Town, ...] = ()) -> Shading:
    """What the store hands over."""
    source = Source(title="住民基本台帳", publisher="架空市")
    return Shading(areas=areas, measure=measure, as_of="2026-02-28", source=source, unplaced=unplaced)


def test_the_colour_says_the_class() -> None:
    drawn = LAYER.draw(shading(area(aged=0), area(aged=10), area(aged=26)), LOOK)
    assert [one["properties"]["fill"] for one in drawn["features"]] == [LOOK.ramp[0], LOOK.ramp[1], LOOK.ramp[4]]
    assert drawn["features"][2]["properties"]["text"] == "100人・75歳以上 26.0％"
    assert drawn["credits"] == ["架空市・住民基本台帳"]


def test_fewer_than_ten_people_give_no_share() -> None:
    few = area(people=9, aged=9)
    assert share(few) is None
    assert share(area(aged=9)) is None
    assert share(area(aged=1)) is None
    assert share(area(aged=10)) == 10
    assert share(area(aged=0)) == 0
    properties = LAYER.draw(shading(few, area()), LOOK)["features"][0]["properties"]
    assert properties["fill"] == LOOK.no_value
    assert "100" not in properties["text"]


def test_without_ages_all_people_are_shaded_and_it_says_so() -> None:
    rows = shading(*(area(people=100 * n, aged=None) for n in range(1, 11)), measure="people")
    legend = LAYER.legend(rows, LOOK)
    assert legend.title == "住んでいる人の数（令和8年2月28日）"
    assert "年齢別の人数がない" in legend.note
    assert len(legend.entries) <= 5


def test_approximate_borders_points_and_lost_towns_are_told_in_the_same_breath() -> None:
    rows = shading(
        area(boundary="approximate"),
        area(boundary="point", geometry=Point(0, 0)),
        unplaced=(Town(name="どこか", people=7),),
    )
    note = LAYER.legend(rows, LOOK).note
    assert "概略境界" in note
    assert "代表点" in note
    assert "1（7人）" in note
    drawn = LAYER.draw(rows, LOOK)["features"]
    assert drawn[0]["properties"]["text"].endswith("（概略境界）")
    assert drawn[1]["geometry"]["type"] == "Point"


def test_an_area_knows_its_towns_in_the_form_in_which_they_are_compared() -> None:
    (drawn,) = LAYER.draw(shading(area(name="塩江町上西甲・塩江町上西乙")), LOOK)["features"]
    assert drawn["properties"]["towns"] == "塩江町上西甲|塩江町上西乙"
