"""返信 as staff read them: old beside new, taken in, refused, and back."""

import re

import pytest

from layers.trust.audience import OPERATOR, Viewer
from tests.webmap.conftest import post

STAFF = Viewer(name="staff", role="staff")
PAGE = "/confirmations/replies"


@pytest.fixture
def point(store):
    """A place whose group has answered."""
    with store.writing(STAFF) as unit:
        point = unit.places.read()[0]
        round_id = unit.confirmations.start(2026, kinds=("kayoinoba",), ends_on="2099-03-31")
        unit.replies.ready(round_id, [point.id])
        (token,) = unit.replies.tokens(round_id).values()
    with store.writing(OPERATOR) as unit:
        changes = {"schedule": "第1火曜", "fee": "200円", "welcome_men": "yes", "venue": None}
        unit.replies.propose(unit.replies.open(token), changes, "鍵は隣です", who="団体の方")
    return point


def lines(text: str) -> list[tuple[str, ...]]:
    return re.findall(r'<tr><th scope="row">(.*?)</th><td[^>]*>(.*?)</td><td class="new"[^>]*>(.*?)</td>', text)


def test_old_stands_beside_new(sign_in, point) -> None:
    text = sign_in("staff").get(PAGE).text
    assert lines(text) == [
        ("会場", f"{point.name}館", "（なし）"),
        ("開催日時", "毎週月曜 10:00-11:30", "第1火曜"),
        ("参加費", "（なし）", "200円"),
        ("男性も来ている", "まだ聞いていない", "はい"),
    ]
    assert "鍵は隣です" in text
    assert text.count('data-key="1"') == text.count('data-key="2"') == 1
    assert (
        '<a href="/confirmations/replies">読んでいない返信</a><strong>1件'
        in sign_in("staff").get("/confirmations").text
    )


def test_taken_in_and_taken_back(client, sign_in, store, point) -> None:
    staff = sign_in("staff")
    post(staff, f"{PAGE}/1/take", page=PAGE)
    with store.reading(STAFF) as unit:
        facts = unit.places.one(point.id).facts
    assert (facts["schedule"], facts.get("venue"), facts["confirmed_how"]) == ("第1火曜", None, "page")
    assert "第1火曜" not in client.get(f"/places/{point.id}").text
    text = staff.get(PAGE).text
    assert "台帳に反映ずみ（staff）" in text
    assert "読んでいない返信はありません" in text
    post(staff, f"{PAGE}/1/undo", page=PAGE)
    with store.reading(STAFF) as unit:
        assert unit.places.one(point.id).facts["schedule"] == "毎週月曜 10:00-11:30"
    assert 'data-key="1"' in staff.get(PAGE).text


def test_refused_and_thought_again(sign_in, store, point) -> None:
    staff = sign_in("staff")
    post(staff, f"{PAGE}/1/refuse", page=PAGE)
    assert "反映しない（staff）" in staff.get(PAGE).text
    assert post(staff, f"{PAGE}/1/take", page=PAGE).status_code == 404
    post(staff, f"{PAGE}/1/undo", page=PAGE)
    assert post(staff, f"{PAGE}/1/take", page=PAGE).status_code == 302
    assert post(staff, f"{PAGE}/77/take", page=PAGE).status_code == 404


def test_only_for_those_who_may_and_while_a_round_goes_on(client, sign_in) -> None:
    assert client.get(PAGE).status_code == 302
    assert sign_in("partner").get(PAGE).status_code == 403
    assert sign_in("staff").get(PAGE).status_code == 404
