"""確認票: one for each place that has not answered, with nothing on it that is not for everybody."""

import re

import pytest

from layers.trust.audience import OPERATOR, Viewer
from tests import town
from tests.webmap.conftest import post
from webmap import create_app
from webmap.settings import Settings
from webmap.views import sheets

STAFF = Viewer(name="staff", role="staff")
SHEETS = "/confirmations/sheets"
OFFICE = '\n[office]\nname = "架空市社協"\nfax = "087-000-9999"\naddress = "架空市中町1-1"\n'


@pytest.fixture
def round_id(store) -> str:
    with store.writing(OPERATOR) as unit:
        unit.retell(town.TOML + OFFICE)
    with store.writing(STAFF) as unit:
        return unit.confirmations.start(2026, kinds=("kayoinoba",), ends_on="2027-03-31")


def test_a_sheet_for_each_place_with_boxes_questions_and_where_to_send_it(sign_in, round_id) -> None:
    text = sign_in("staff").get(SHEETS).text
    assert text.count('<section class="a4') == 12
    assert "西町一丁目の会　御中" in text
    assert text.count("変わりありません") == 12
    assert text.count("新しい人を受け入れ中") == 12
    assert "FAX 087-000-9999" in text
    assert "令和9年3月31日まで" in text
    assert "12枚に、まだ返信用のQRがありません" in text
    assert not [secret for secret in town.SECRETS.values() if secret in text]


def test_the_code_and_the_letters_lead_to_the_same_page(sign_in, client, round_id) -> None:
    staff = sign_in("staff")
    post(staff, f"{SHEETS}?zone=西", page=f"{SHEETS}?zone=西")
    text = staff.get(f"{SHEETS}?zone=西").text
    tokens = re.findall(r"<strong>([0-9a-z]{4}(?:-[0-9a-z]{4}){4})</strong>", text)
    assert len(set(tokens)) == text.count('<svg viewBox="0 0 37 37"') == text.count('<section class="a4') == 4
    assert "西町" in client.get(f"/c/{tokens[-1]}").text
    # Printed again, it carries the same address.
    assert staff.get(f"{SHEETS}?zone=西").text.count(tokens[0]) == 1


def test_many_sheets_are_drawn_stack_by_stack(sign_in, round_id, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "STACK", 5)
    staff = sign_in("staff")
    post(staff, SHEETS, page=SHEETS)
    told = [staff.get(f"{SHEETS}?stack={number}").text for number in (1, 2, 3)]
    assert [text.count('<section class="a4') for text in told] == [5, 5, 2]
    names = [name for text in told for name in re.findall(r"<p class=\"to\">(.*?)　御中", text)]
    assert len(set(names)) == 12
    assert [int(one) for text in told for one in re.findall(r"No\.(\d+)", text)] == list(range(1, 13))
    assert re.findall(r">(\d+〜\d+枚目)</a>", told[1]) == ["1〜5枚目", "11〜12枚目"]
    assert all("12枚</strong>" in text and "まだ返信用のQRがありません" not in text for text in told)
    for beyond in ("99", "0", "いち", "-1", "9" * 30):
        assert staff.get(f"{SHEETS}?stack={beyond}").status_code == 200


def test_who_has_answered_gets_none_but_when_asked_for(sign_in, store, round_id) -> None:
    with store.writing(STAFF) as unit:
        point = unit.places.read()[0]
        unit.confirmations.confirm(round_id, point.id, how="phone")
    staff = sign_in("staff")
    assert staff.get(SHEETS).text.count('<section class="a4') == 11
    assert staff.get(f"{SHEETS}?point={point.id}").text.count('<section class="a4') == 1


def test_a_link_is_stopped(sign_in, client, store, round_id) -> None:
    staff = sign_in("staff")
    with store.writing(STAFF) as unit:
        point = unit.places.read()[0]
        unit.replies.ready(round_id, [point.id])
        (token,) = unit.replies.tokens(round_id).values()
    assert client.get(f"/c/{token}").status_code == 200
    post(staff, f"/confirmations/links/{point.id}/revoke", page=SHEETS)
    assert client.get(f"/c/{token}").status_code == 404


def test_paper_carries_the_address_that_groups_can_reach(store, round_id) -> None:
    app = create_app(Settings(secret="x", public_url="https://map.example/"), store)
    with store.writing(OPERATOR) as unit:
        token = unit.accounts.open_session("staff")
        unit.replies.ready(round_id, [unit.places.read()[0].id])
    someone = app.test_client()
    someone.set_cookie("ibashomap", token)
    text = someone.get(SHEETS).text
    assert "https://map.example/c<br>" in text
    assert "この機械の中だけ" not in text


def test_others_print_nothing(client, sign_in, round_id) -> None:
    assert client.get(SHEETS).status_code == 302
    assert sign_in("partner").get(SHEETS).status_code == 403
