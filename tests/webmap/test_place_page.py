"""この場所: what else is there, whom to tell of an error, and 履歴 for the staff alone."""

import re
from html import unescape

import pytest

from layers.trust.audience import OPERATOR, Viewer
from tests.webmap.conftest import post

STAFF = Viewer(name="staff", role="staff")


@pytest.fixture
def hall(store) -> dict[str, str]:
    """Three places of one hall and one body, one of them in another hall, all released; one is the staff's."""
    common = {"kind": "salon", "venue": "南集会所", "address": "架空市南町1-1", "organization": "南町自治会"}
    made = {
        "体操": {**common, "name": "体操"},
        "茶話会": {**common, "name": "茶話会", "organization": "別の会"},
        "体操・東": {**common, "name": "体操", "venue": "東集会所", "address": "架空市東町2-2"},
        "花づくり": {**common, "name": "花づくり", "venue": "西集会所", "address": "架空市西町3-3"},
        "立ち話": {"kind": "gathering", "name": "立ち話", "venue": "南集会所", "address": "架空市南町1-1"},
    }
    with store.writing(OPERATOR) as unit:
        ids = {name: unit.added.add(facts) for name, facts in made.items()}
        unit.imports.release(unit.imports.in_force()[-1].id)
    return ids


def test_what_else_is_in_the_hall_of_the_group_and_of_the_body(client, sign_in, hall) -> None:
    text = client.get(f"/places/{hall['体操']}").text
    same_hall, other_hall, body = (
        text.index(f"<h2>{words}</h2>")
        for words in ("同じ会場のほかの集まり", "同じ活動のほかの会場", "同じ団体のほかの場所")
    )
    assert same_hall < text.index(hall["茶話会"]) < other_hall < text.index(hall["体操・東"]) < body
    assert body < text.index(hall["花づくり"])
    assert hall["立ち話"] not in text
    assert hall["立ち話"] in sign_in("staff").get(f"/places/{hall['体操']}").text


def test_a_body_that_is_hidden_leads_nowhere(client, store, hall) -> None:
    with store.writing(OPERATOR) as unit:
        unit.consents.record(
            hall["花づくり"], field="organization", audience="staff", given_by="会", given_on="2026-04-01"
        )
    assert hall["花づくり"] not in client.get(f"/places/{hall['体操']}").text
    assert "同じ団体" not in client.get(f"/places/{hall['花づくり']}").text


def test_age_source_and_whom_to_tell_are_for_everybody(client, store, hall) -> None:
    page = f"/places/{hall['体操']}"
    text = client.get(page).text
    assert "ちがっていたら教えてください：" in text
    assert re.search(r"架空市社会福祉協議会 <a [^>]*>087-000-0000</a>", text)
    assert "まだ確認していません" in text
    assert "手で加えた場所" in text
    with store.writing(STAFF) as unit:
        unit.amendments.record(hall["体操"], {"confirmed_on": "2026-04-01", "confirmed_how": "visit"})
    assert "令和8年4月1日（訪問）" in client.get(page).text


def test_the_history_is_the_staffs_and_says_nobodys_name_to_others(client, sign_in, hall) -> None:
    page = f"/places/{hall['体操']}"
    staff = sign_in("staff")
    post(staff, f"{page}/welcome", page=page, welcome_visit_only="yes")
    told = unescape(staff.get(page).text)
    assert "見学だけでもよい：「まだ聞いていない」→「はい」" in told
    assert "サーバーの管理者　手で加えました" in told
    for reader in (client, sign_in("partner")):
        text = reader.get(page).text
        assert "履歴" not in text
        assert "手で加えました" not in text
        assert "見学" not in text
