"""訪問と確認: a round begins, counts by worker and zone, ends and goes on."""

import re

import pytest

from layers import city as cities
from layers.errors import Refused
from layers.trust.audience import OPERATOR, Viewer
from tests import town
from tests.webmap.conftest import post
from webmap.worklist import works

STAFF = Viewer(name="staff", role="staff")
WORKERS = """
[[worker]]
role = "コーディネーター"
organization = "架空会"
people = 1
zone_kind = "daily_life"
zones = ["西", "中"]
since = "2020-04-01"
[[worker]]
role = "コーディネーター"
organization = "前の会"
people = 1
zone_kind = "daily_life"
zones = ["東"]
until = "2021-03-31"
"""


@pytest.fixture
def round_id(store) -> str:
    """A round of all groups, in a city that names its workers."""
    with store.writing(OPERATOR) as unit:
        unit.retell(town.TOML + WORKERS)
    with store.writing(STAFF) as unit:
        return unit.confirmations.start(2026, kinds=("kayoinoba",), ends_on="2099-03-31")


def cells(text: str, row: str) -> list[str]:
    found = re.search(rf'<th scope="row">{row}.*?</tr>', text, re.DOTALL)[0]
    return [re.sub(r"<[^>]+>", "", one) for one in re.findall(r'<td class="number">(.*?)</td>', found)]


def test_the_word_of_the_navigation_is_for_those_who_may(client, sign_in) -> None:
    assert "訪問と確認" in sign_in("staff").get("/places").text
    assert "訪問と確認" not in client.get("/places").text
    assert "訪問と確認" not in sign_in("partner").get("/places").text
    assert client.get("/confirmations").status_code == 302
    assert sign_in("partner").get("/confirmations").status_code == 403


def test_a_round_is_started_from_the_page(sign_in, store) -> None:
    staff = sign_in("staff")
    assert "確認を始める" in staff.get("/confirmations").text
    answer = post(
        staff, "/confirmations", page="/confirmations", fiscal_year="2026", ends_on="2099-03-31", kind="kayoinoba"
    )
    assert answer.status_code == 302
    text = staff.get("/confirmations").text
    assert "2026年度の確認" in text
    assert "返信は2099" not in text  # in its era
    assert "0％" in text
    wrong = post(staff, "/confirmations", page="/confirmations", ends_on="someday", kind="kayoinoba")
    assert wrong.status_code == 400


def test_each_worker_and_zone_sees_rate_and_age(sign_in, store, round_id) -> None:
    with store.writing(STAFF) as unit:
        west = [work.point for work in works(unit, unit.confirmations.current(), unit.city()) if work.zone == "西"]
        unit.confirmations.confirm(round_id, west[0].id, how="phone")
        unit.confirmations.confirm(round_id, west[1].id, {"fee": "10円"}, how="fax")
        unit.confirmations.asked(round_id, west[2].id, how="phone")
        unit.amendments.record(west[2].id, {"confirmed_on": "2020-01-01"})
    text = sign_in("staff").get("/confirmations").text
    # 場所 まだ 聞いた 返事あり 変わりなし 直しあり 割合 1年以上 日なし
    first = cells(text, "西")
    assert first[:1] == [str(len(west))]
    assert first[2:8] == ["1", "0", "1", "1", f"{200 // len(west)}％", "1"]
    assert cells(text, "コーディネーター")[0] == str(len(west) + 3)
    assert "前の会" not in text
    assert "担当なし" in text
    assert "圏域なし" in text


def test_a_round_ends_and_goes_on(sign_in, store, round_id) -> None:
    staff = sign_in("staff")
    post(staff, f"/confirmations/{round_id}/close", page="/confirmations")
    text = staff.get("/confirmations").text
    assert "に終えました" in text
    assert "確認を始める" in text
    post(staff, f"/confirmations/{round_id}/reopen", page="/confirmations")
    assert "電話リストを始める" in staff.get("/confirmations").text
    with store.writing(STAFF) as unit, pytest.raises(Refused):
        unit.confirmations.start(2026, kinds=("kayoinoba",), ends_on="2099-03-31")


def test_an_empty_city_is_told_what_to_do_first(sign_in, store) -> None:
    with store.writing(OPERATOR) as unit:
        unit.imports.undo(next(one.id for one in unit.imports.all() if one.content == "places"))
    assert "取り込みへ" in sign_in("staff").get("/confirmations").text


def test_the_sample_town_says_where_answers_go() -> None:
    found, _ = cities.find("mihon")
    assert set(found.office) == {"name", "postcode", "address", "phone", "fax"}
