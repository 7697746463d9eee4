"""計画の表: for the staff, the same lines on the page, in Excel and on paper; residents' edition holds theirs alone."""

import io

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook

from etl.worker import work_once
from layers.store import Store
from layers.trust.audience import OPERATOR
from tests import town
from tests.layers.drawing import paper
from tests.webmap.conftest import post
from webmap import plan_rows

PLAN = """
[plan]
title = "架空市の計画"
date = "令和8年3月"
[[program]]
item = "3i"
name = "通いの場づくり事業"
way = "補助"
office = "地域福祉課、高齢介護課"
kinds = ["kayoinoba"]
[[program]]
item = "2"
name = "参加支援事業"
way = "委託"
office = "地域福祉課"
count = 5
kinds = ["kayoinoba"]
words = ["境の会"]
[[program]]
item = "5"
name = "多機関協働事業"
"""
SECRET = "夫の介護中"


@pytest.fixture
def planned(store: Store) -> Store:
    """架空市 with a plan, and one place that residents do not see."""
    with store.writing(OPERATOR) as unit:
        unit.retell(town.TOML + PLAN)
        unit.added.add({"name": "秘密の会", "kind": "kayoinoba"})
    return store


@pytest.fixture
def staff(planned: Store, sign_in) -> FlaskClient:
    return sign_in("staff")


def cells(content: bytes, sheet: int = 0) -> list[list[object]]:
    return [[cell or "" for cell in row] for row in load_workbook(io.BytesIO(content)).worksheets[sheet].values]


def test_only_the_staff_reads_it(planned: Store, client: FlaskClient, sign_in) -> None:
    assert client.get("/plan").status_code == 302
    assert client.get("/plan.xlsx").status_code == 302
    assert sign_in("volunteer").get("/plan").status_code == 403


def test_every_line_with_its_places(staff: FlaskClient) -> None:
    text = staff.get("/plan").text
    for words in ("第1号イ", "第5号", "通いの場づくり事業", "地域福祉課、高齢介護課", "データにありません", "秘密の会"):
        assert words in text
    assert "13か所" in text
    assert "1か所と数えました（境の会）" in text
    assert "架空市の計画（令和8年3月）" in text
    assert SECRET not in text


def test_the_edition_for_residents_holds_public_places_only(staff: FlaskClient) -> None:
    text = staff.get("/plan?for=everybody").text
    assert "秘密の会" not in text
    assert "12か所" in text
    content = staff.get("/plan.xlsx?for=everybody").data
    assert not any("秘密の会" in str(cell) for sheet in (0, 1) for row in cells(content, sheet) for cell in row)


def test_excel_holds_the_same_lines(staff: FlaskClient) -> None:
    told = {row[2]: row for row in cells(staff.get("/plan.xlsx").data)}
    assert told["参加支援事業"][3:7] == ["委託", "5", "1", "地域福祉課"]
    assert told["通いの場づくり事業"][4] == "データにありません"
    places = [row[2] for row in cells(staff.get("/plan.xlsx").data, 1)[1:]]
    assert len(places) == 14
    assert "秘密の会" in places


@pytest.mark.parametrize(
    ("query", "there", "gone"),
    [
        ("item=2", "参加支援事業", "通いの場づくり事業"),
        ("way=補助", "通いの場づくり事業", "多機関協働事業"),
        ("office=高齢介護課", "通いの場づくり事業", "多機関協働事業"),
        ("sector=高齢", "通いの場づくり事業", "多機関協働事業"),
    ],
)
def test_it_is_narrowed_like_the_list(staff: FlaskClient, query: str, there: str, gone: str) -> None:
    text = staff.get(f"/plan?{query}").text
    assert f'<td class="program">{there}' in text
    assert f'<td class="program">{gone}' not in text


def test_list_and_map_show_the_places_of_an_item(staff: FlaskClient) -> None:
    assert "<strong>1件</strong>" in staff.get("/places?item=2").text
    assert "<strong>13件</strong>" in staff.get("/places?office=高齢介護課").text
    assert staff.get("/layers/places.json?item=2").json["names"] == ["境の会"]
    assert "法律の号" in staff.get("/map").text
    assert staff.get("/places?item=nonsense").status_code == 200


def test_what_was_answered_of_a_place_marks_it(staff: FlaskClient, planned: Store) -> None:
    with planned.writing(OPERATOR) as unit:
        point = next(one for one in unit.places.read() if one.name == "境の会")
        unit.amendments.record(point.id, {"welcome_any_sector": "yes"})
    assert "分野を超えて可" in staff.get("/plan").text
    assert "<strong>1件</strong>" in staff.get("/places?crossing=1").text
    assert "分野を超えて可</span>" not in staff.get("/plan?for=everybody").text


def test_residents_cannot_tell_apart_what_only_the_staff_may_know(client: FlaskClient, planned: Store) -> None:
    assert "法律の号" not in client.get("/map").text
    assert "秘密の会" not in client.get("/places?item=3i").text


def test_without_a_plan_the_page_says_how_it_comes(sign_in) -> None:
    text = sign_in("staff").get("/plan").text
    assert "計画の事業が、まだ書かれていません" in text


def test_it_is_printed_from_the_page_of_prints(staff: FlaskClient, planned: Store) -> None:
    assert "/plan" in staff.get("/prints").text
    page = "/prints?print=plan_table"
    answer = post(staff, "/prints/plan_table", page=page, edition="staff", paper="a3")
    assert answer.status_code == 303
    assert work_once(planned)
    told = paper.text(staff.get(f"{answer.location}/file").data)
    assert "通いの場づくり事業" in told
    assert "秘密の会（非公開）" in told


def test_residents_print_their_own(client: FlaskClient, planned: Store) -> None:
    told = paper.text(client.get("/prints/plan_table.pdf?paper=a4").data)
    assert "通いの場づくり事業" in told
    assert "秘密の会" not in told


def test_the_map_marks_the_items_when_asked(staff: FlaskClient, client: FlaskClient) -> None:
    assert "計画の号の印を付ける" in staff.get("/map").text
    assert "計画の号の印を外す" in staff.get("/map?marks=plan").text
    assert "plan_items.geojson" not in staff.get("/map").text
    assert "plan_items.geojson" in staff.get("/map?marks=plan").text
    assert "plan_items.geojson" not in client.get("/map?marks=plan").text
    drawn = staff.get("/layers/plan_items.geojson?item=2").json
    assert [one["properties"]["mark"] for one in drawn["features"]] == ["2・3イ"]
    assert [entry["label"][:3] for entry in drawn["legend"]["entries"]] == ["2　第", "3イ　"]


def test_residents_layer_of_items_holds_public_places_only(client: FlaskClient, staff: FlaskClient) -> None:
    seen, known = (one.get("/layers/plan_items.geojson").json["features"] for one in (client, staff))
    assert len(seen) == len(known) == 11


def test_more_than_one_drawing_can_bear_is_said_in_its_legend(staff: FlaskClient, monkeypatch) -> None:
    monkeypatch.setattr(plan_rows, "MOST_MARKED", 3)
    drawn = staff.get("/layers/plan_items.geojson").json
    assert drawn["features"] == []
    assert "13件" in drawn["legend"]["note"]
