"""圏域: people and places by zone, always adding up to the city; the table twin of the shaded areas."""

import re
from dataclasses import replace

import pytest
from shapely.geometry import Point

from layers.place.small_areas import ShadedArea
from layers.place.zones import Member, Town
from layers.trust.audience import OPERATOR, Viewer
from tests import town
from tests.applications import application
from webmap.area_pages import AreaRow
from webmap.settings import Settings
from webmap.views import zones


def test_every_system_adds_up_to_the_city(client) -> None:
    text = client.get("/zones").text
    assert "生活圏域" in text
    assert f"{town.RESIDENTS:,}" in text
    assert "2026年度" in text
    assert "町丁を割り当てる" not in text


def test_a_zone_says_who_lives_there_and_what_is_there(client, store) -> None:
    with store.reading() as unit:
        west = unit.zones.read("daily_life")[0]
    text = client.get(f"/zones/{west.id}").text
    assert "西には何がありますか" in text
    assert "600人" in text
    assert "西町一丁目、西町二丁目、西町三丁目" in text


def test_an_unknown_zone(client) -> None:
    assert client.get("/zones/unknown").status_code == 404


def test_the_table_of_areas_holds_everybody(client) -> None:
    text = client.get("/areas").text
    assert text.count('<tr><th scope="row">') == 9
    assert "4,500" in text
    assert "5.0％" in text
    assert "令和8年2月28日現在" in text


def test_the_table_of_a_system_gives_people_share_and_places_of_each_zone(client, store) -> None:
    with store.reading() as unit:
        zones = {zone.name: zone.id for zone in unit.zones.read("daily_life")}
    text = client.get("/zones").text
    rows = re.findall(r"<tr><th scope=\"row\">(.*?)</th>(.*?)</tr>", text, re.DOTALL)
    told = [(name, re.findall(r'class="number">(.*?)<', cells)) for name, cells in rows]
    assert told == [
        (f'<a href="/zones/{zones["西"]}">西</a>', ["600", "60", "10.0％", "4"]),
        (f'<a href="/zones/{zones["中"]}">中</a>', ["1,500", "150", "10.0％", "4"]),
        (f'<a href="/zones/{zones["東"]}">東</a>', ["2,400", "240", "10.0％", "3"]),
        ("未割当", ["0", "0", "—", "2"]),
    ]
    assert 'href="/map?system=daily_life"' in text
    assert 'href="/areas"' in text
    assert '<a href="#daily_life">生活圏域</a>' in text


def test_staff_are_led_to_the_assignment_of_the_year_that_is_shown(sign_in) -> None:
    text = sign_in("staff").get("/zones").text
    assert 'href="/zones/assign?kind=daily_life&amp;year=2026"' in text


def test_an_older_year_can_be_looked_up(client, store) -> None:
    with store.writing(OPERATOR) as unit:
        unit.imports.release(unit.zones.save("daily_life", 2027, {"南": [Member(town=town.town(0, 0))]}))
    newest, older = client.get("/zones").text, client.get("/zones?year=2026").text
    assert ("2027年度</small>" in newest, ">南<" in newest, ">西<" in newest) == (True, True, False)
    assert 'href="/zones?year=2026#daily_life">2026年度</a>' in newest
    assert ("2026年度</small>" in older, ">南<" in older, ">西<" in older) == (True, False, True)
    assert 'href="/zones?year=2027#daily_life">2027年度</a>' in older
    assert "2027年度</small>" in client.get("/zones?year=1999").text
    assert "2027年度</small>" in client.get("/zones?year=abc").text


def test_a_system_without_any_zone_says_how_many_the_plan_names(store) -> None:
    planned = town.TOML + '\n[[zone_kind]]\nid = "school"\nname = "中学校区"\nexpected_count = 5\n'
    with store.writing(OPERATOR) as unit:
        unit.retell(planned)
        token = unit.accounts.open_session("staff")
    app = application(Settings(db="", secret="only for tests"), store)
    text = app.test_client().get("/zones").text
    assert "計画では5圏域です" in text
    assert "職員の方が町丁を割り当てると" in text
    assert "system=school" not in text
    staff = app.test_client()
    staff.set_cookie("ibashomap", token)
    assert 'href="/zones/assign?kind=school"' in staff.get("/zones").text


def test_the_page_of_a_zone_leads_to_its_places_its_map_and_its_list(client, store) -> None:
    with store.writing(OPERATOR) as unit:
        west = unit.zones.read("daily_life")[0].id
        inside = unit.places.read(zone_id=west)
    text = client.get(f"/zones/{west}").text
    assert "生活圏域（2026年度）" in text
    assert "<title>西｜" in text
    assert f'href="/map?zone={west}&amp;system=daily_life"' in text
    assert f'href="/places?zone={west}&amp;system=daily_life"' in text
    assert "65歳以上<strong>60人</strong>" in text
    assert "場所<strong>4件</strong>" in text
    assert re.search(r"通いの場<strong>4</strong>", text)
    assert text.count("<strong>") == 4
    for point in inside:
        assert f'<a href="/places/{point.id}">{point.name}</a>' in text


def test_a_town_that_a_zone_holds_in_part_says_so(store, app) -> None:
    members = {"南": [Member(town=town.town(0, 0)), Member(town=town.town(1, 0), part=True)]}
    with store.writing(OPERATOR) as unit:
        unit.imports.release(unit.zones.save("daily_life", 2027, members))
        south = unit.zones.read("daily_life")[0].id
    assert "西町一丁目、中町一丁目（一部）" in app.test_client().get(f"/zones/{south}").text


def test_a_line_of_the_areas_gives_ages_and_share_and_the_source(client) -> None:
    text = client.get("/areas").text
    row = re.search(r'<tr><th scope="row">東町三丁目</th>(.*?)</tr>', text)[1]
    assert re.findall(r"<td[^>]*>(.*?)</td>", row) == ["900", "90", "45", "5.0％"]
    assert "出典：架空市・住民基本台帳・2026-04-01・CC BY 4.0" in text
    assert "年齢別の人数がありません" not in text
    assert "地図に置けない町丁" not in text


def test_areas_say_what_is_approximate_and_what_has_no_place_on_the_map() -> None:
    shown = ShadedArea(name="本町", people=9, age65plus=4, age75plus=3, boundary="approximate", geometry=Point(0, 0))
    row = zones._area(shown, known=True)
    assert row == AreaRow(name="本町", people=9, age65plus="4", age75plus="3", share="", boundary="概略境界")
    point = zones._area(replace(shown, people=400, age75plus=30, boundary="point"), known=False)
    assert (point.share, point.boundary) == ("7.5％", "代表点のみ")
    assert zones._area(replace(shown, boundary="exact"), known=True).boundary == ""
    lost = zones._town(Town(name="どこか", people=7, age65plus=12, age75plus=1), known=False)
    assert lost == AreaRow(name="どこか", people=7, age65plus="12", age75plus="10未満", share="", boundary="")


@pytest.mark.parametrize(("people", "public"), [(None, "—"), (0, "0"), (1, "10未満"), (9, "10未満"), (10, "10")])
def test_fewer_than_ten_are_told_to_nobody_whom_we_do_not_know(people: int | None, public: str) -> None:
    assert zones.counted(people, known=False) == public
    assert zones.counted(people, known=True) == ("—" if people is None else str(people))


def test_a_zone_says_who_is_in_charge_and_since_when(store, app) -> None:
    toml = (
        town.TOML
        + """
[[worker]]
role = "推進員"
organization = "架空会"
people = 1
zone_kind = "daily_life"
zones = ["西", "中"]
since = "2025-04-01"
until = "2027-03-31"
[[worker]]
role = "地区担当"
organization = "社協"
people = 2
zone_kind = "daily_life"
zones = ["東"]
as_of = "2022-12"
"""
    )
    with store.writing(OPERATOR) as unit:
        unit.retell(toml)
    with store.reading() as unit:
        ids = {zone.name: zone.id for zone in unit.zones.read("daily_life")}
    told = {name: app.test_client().get(f"/zones/{zone_id}").text for name, zone_id in ids.items()}
    line = "推進員：架空会 1名（令和7年4月1日から令和9年3月31日まで）"
    assert [line in told[name] for name in ("西", "中", "東")] == [True, True, False]
    assert "地区担当：社協 2名（2022-12の表による）" in told["東"]


def test_a_drawn_zone_names_its_towns_and_marks_what_it_shares(client, store) -> None:
    west_and_a_half = town.square(0, 1).union(Point(134.015, 34.305).buffer(0.004))
    drawn = replace(
        town.zones(),
        records=[
            replace(
                town.zones().records[0],
                values={**town.zones().records[0].values, "members": []},
                geometry=west_and_a_half,
            )
        ],
    )
    with store.writing(OPERATOR) as unit:
        unit.imports.undo(next(row.id for row in unit.imports.all() if row.content == "zones"))
        unit.imports.publish(unit.imports.stage(drawn, town.document(drawn, "drawn")), release=True)
        (zone,) = unit.zones.read("daily_life")
    text = client.get(f"/zones/{zone.id}").text
    assert "西町二丁目、中町一丁目（一部）" in text


def test_a_zone_leads_to_its_map_list_print_and_what_is_old(client, sign_in, store) -> None:
    with store.reading() as unit:
        west = unit.zones.read("daily_life")[0]
    page = f"/zones/{west.id}"
    text = client.get(page).text
    for address in (
        f"/map?zone={west.id}&amp;system=daily_life",
        f"/places?zone={west.id}&amp;system=daily_life",
        f"/places?zone={west.id}&amp;system=daily_life&amp;all=1",
    ):
        assert f'href="{address}"' in text
    assert "確認から1年以上" not in text
    staff = Viewer(name="staff", role="staff")
    with store.writing(staff) as unit:
        point = unit.places.read(zone_id=west.id)[0]
        unit.amendments.record(point.id, {"confirmed_on": "2001-04-01"})
    told = sign_in("staff").get(page).text
    assert "確認から1年以上</a><strong>1件</strong><small>ほかに確認日なし3件" in told
    assert 'href="/confirmations"' in told
    with store.writing(staff) as unit:
        unit.confirmations.start(2026, kinds=("kayoinoba",), ends_on="2099-03-31")
    assert "/confirmations/calls?zone=%E8%A5%BF&amp;old=1" in sign_in("staff").get(page).text
