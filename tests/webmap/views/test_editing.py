"""直す: every fact that staff may write, and two people at one place: both versions, and nothing lost."""

import re
from html import unescape

import pytest

from layers.trust.audience import EVERYBODY, Viewer
from tests.webmap.conftest import post

STAFF = Viewer(name="staff", role="staff")


@pytest.fixture
def point(store):
    """A place that is on the residents' map, as the staff reads it."""
    with store.reading(STAFF) as unit:
        return next(one for one in unit.places.read() if one.name == "西町一丁目の会")


def fields(text: str) -> dict[str, str]:
    """The form as a browser would send it."""
    found = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', text))
    found |= dict(re.findall(r'<input id="f-[^"]+" name="([^"]+)" value="([^"]*)"', text))
    found |= dict(re.findall(r'<textarea id="f-[^"]+" name="([^"]+)"[^>]*>([^<]*)<', text))
    for name, options in re.findall(r'<select id="f-[^"]+" name="([^"]+)">(.*?)</select>', text, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', options)
        found[name] = chosen[1] if chosen else ""
    return {name: unescape(value) for name, value in found.items()}


def form_of(client, page: str) -> dict[str, str]:
    return fields(client.get(page).text)


def facts(store, point, viewer=STAFF) -> dict:
    with store.reading(viewer) as unit:
        one = unit.places.one(point.id)
        return {**one.facts, "name": one.name, "kind": one.kind}


def test_every_fact_is_written_kept_with_its_reason_and_undone(sign_in, store, point) -> None:
    staff, page = sign_in("staff"), f"/places/{point.id}/edit"
    before = facts(store, point)
    new = {
        "name": "西町ほほえみの会",
        "kind": "ibasho",
        "organization": "西町自治会",
        "venue": "西町会館",
        "address": "架空市西町1-1",
        "schedule": "第2・4火曜 10:00-11:30",
        "fee": "100円",
        "capacity": "２０人",
        "participants": "12",
        "target": "どなたでも",
        "activity": "体操 と\r\n茶話会",
        "phone": "0797-00-5678、090-0000-5678",
        "contact_name": "見本太郎",
        "zone": "西",
        "status": "suspended",
        "since": "2020-04-01",
        "url": "https://example.jp/nishi",
        "note": "鍵は西町会館",
    }
    form = form_of(staff, page)
    assert set(new) <= set(form)
    answer = staff.post(page, data={**form, **new, "reason": "代表の方から電話"})
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/places/{point.id}")
    now = facts(store, point)
    assert {name: now[name] for name in new} == {
        **new,
        "capacity": 20,
        "participants": 12,
        "phone": ["0797-00-5678", "090-0000-5678"],
        "activity": "体操 と 茶話会",
    }
    assert now["fee_yen"] == 100
    text = unescape(staff.get(f"/places/{point.id}").text)
    assert "代表の方から電話" in text
    assert "「毎週月曜 10:00-11:30」→「第2・4火曜 10:00-11:30」" in text
    assert "種類：「通いの場」→「居場所」" in text
    assert "こう読みました：毎月第2・4火曜 10:00～11:30（次は " in text
    assert facts(store, point, EVERYBODY)["name"] == "西町一丁目の会"
    with store.reading(STAFF) as unit:
        (act,) = unit.amendments.of(point.id)
        assert act.reason == "代表の方から電話"
        assert [one.name for one in unit.places.read(kinds=["ibasho"])] == ["西町ほほえみの会"]
        assert (unit.places.counts()["ibasho"], unit.places.counts()["kayoinoba"]) == (1, 11)
    assert post(staff, f"/places/{point.id}/acts/{act.id}/undo", page=f"/places/{point.id}").status_code == 302
    assert facts(store, point) == before


def test_what_was_not_touched_is_no_act(sign_in, store, point) -> None:
    staff, page = sign_in("staff"), f"/places/{point.id}/edit"
    answer = staff.post(page, data=form_of(staff, page), follow_redirects=True)
    assert "変わったところはありません。" in answer.text
    with store.reading(STAFF) as unit:
        assert unit.amendments.of(point.id) == []


@pytest.mark.parametrize(
    ("field", "text", "problem"),
    [
        ("name", " ", "空にはできません。"),
        ("capacity", "たくさん", "数字だけを入れてください。"),
        ("since", "むかし", "日付として読めません。"),
        ("url", "javascript:alert(1)", "https:// から始まる住所を入れてください。"),
        ("status", "dancing", "並んでいる中から選んでください。"),
        ("kind", "spaceship", "並んでいる中から選んでください。"),
        ("note", "あ" * 1001, "長すぎます。"),
    ],
)
def test_what_cannot_be_kept_is_told_beside_its_box_and_nothing_written_is_lost(
    sign_in, store, point, field, text, problem
) -> None:
    staff, page = sign_in("staff"), f"/places/{point.id}/edit"
    answer = staff.post(page, data={**form_of(staff, page), "fee": "250円", field: text})
    assert answer.status_code == 400
    assert problem in answer.text
    assert 'value="250円"' in answer.text
    with store.reading(STAFF) as unit:
        assert unit.amendments.of(point.id) == []
    again = fields(answer.text)
    assert again["was.fee"] == ""
    mended = {"name": point.name, "kind": "salon"}.get(field, "")
    assert staff.post(page, data={**again, field: mended}).status_code == 302
    assert facts(store, point)["fee"] == "250円"


def test_the_second_of_two_is_shown_both_versions_and_chooses(sign_in, store, point) -> None:
    one, other, page = sign_in("staff"), sign_in("lead"), f"/places/{point.id}/edit"
    first, second = form_of(one, page), form_of(other, page)
    assert one.post(page, data={**first, "phone": "0797-00-1111", "venue": "西会館"}).status_code == 302
    mine = {**second, "phone": "0797-00-2222", "fee": "100円", "reason": "電話で"}
    answer = other.post(page, data=mine)
    assert answer.status_code == 409
    text = unescape(answer.text)
    for words in ("0797-00-1111", "0797-00-2222", "090-0000-1234", "西会館", "100円", "staff（"):
        assert words in text
    assert facts(store, point)["phone"] == "0797-00-1111"
    assert "fee" not in facts(store, point)
    offered = set(re.findall(r'name="choose\.([a-z_]+)"', answer.text))
    assert offered == {"phone", "venue", "fee"}
    ticked = set(re.findall(r'name="choose\.([a-z_]+)" value="(\w+)" required checked', answer.text))
    assert ticked == {("venue", "theirs"), ("fee", "mine")}
    chosen = {**fields(answer.text), "choose.venue": "theirs", "choose.fee": "mine"}
    assert other.post(page, data=chosen).status_code == 409, "a fact that nobody has chosen is asked again"
    assert other.post(page, data={**chosen, "choose.phone": "mine"}).status_code == 302
    now = facts(store, point)
    assert (now["phone"], now["venue"], now["fee"]) == ("0797-00-2222", "西会館", "100円")
    with store.reading(STAFF) as unit:
        newest = unit.amendments.of(point.id)[0]
        assert (newest.reason, {c.field: c.before for c in newest.corrections}["phone"]) == ("電話で", "0797-00-1111")


def test_a_third_writer_while_one_chooses_is_shown_again(sign_in, store, point) -> None:
    one, other, page = sign_in("staff"), sign_in("lead"), f"/places/{point.id}/edit"
    second = form_of(other, page)
    assert one.post(page, data={**form_of(one, page), "fee": "1円"}).status_code == 302
    asked = other.post(page, data={**second, "fee": "2円"})
    assert one.post(page, data={**form_of(one, page), "fee": "3円"}).status_code == 302
    again = other.post(page, data={**fields(asked.text), "choose.fee": "mine"})
    assert again.status_code == 409
    assert all(words in again.text for words in ("1円", "2円", "3円"))
    assert facts(store, point)["fee"] == "3円"


def test_undoing_and_a_new_list_make_a_form_old_too(sign_in, store, point) -> None:
    staff, page = sign_in("staff"), f"/places/{point.id}/edit"
    with store.writing(STAFF) as unit:
        act = unit.amendments.record(point.id, {"fee": "10円"})
    form = form_of(staff, page)
    with store.writing(STAFF) as unit:
        unit.amendments.undo(act)
    assert staff.post(page, data={**form, "fee": "20円"}).status_code == 409


def test_the_same_form_sent_twice_is_no_conflict(sign_in, store, point) -> None:
    staff, page = sign_in("staff"), f"/places/{point.id}/edit"
    form = {**form_of(staff, page), "fee": "100円"}
    assert staff.post(page, data=form).status_code == 302
    assert "もう同じ内容になっています。" in staff.post(page, data=form, follow_redirects=True).text
    with store.reading(STAFF) as unit:
        assert len(unit.amendments.of(point.id)) == 1


def test_a_kind_that_residents_do_not_see_is_not_offered_for_a_place_of_theirs(sign_in, store, point) -> None:
    staff, page = sign_in("staff"), f"/places/{point.id}/edit"
    assert 'value="gathering"' not in staff.get(page).text
    assert staff.post(page, data={**form_of(staff, page), "kind": "gathering"}).status_code == 400


def test_an_office_number_is_the_staffs_again_when_the_counter_is_a_salon(sign_in, store) -> None:
    with store.writing(STAFF) as unit:
        number = {"name": "中央公民館", "kind": "community_centre", "phone": "0797-00-9999"}
        point_id = unit.added.add(number, (134.005, 34.305))
        unit.imports.release(unit.imports.in_force()[-1].id)
    with store.reading() as unit:
        assert unit.places.one(point_id).facts["phone"] == "0797-00-9999"
    with store.writing(STAFF) as unit:
        act = unit.amendments.record(point_id, {"kind": "salon"})
        assert unit.amendments.release([act]) == 1
    with store.reading() as unit:
        assert (unit.places.one(point_id).kind, "phone" in unit.places.one(point_id).facts) == ("salon", False)
    with store.reading(STAFF) as unit:
        assert unit.places.one(point_id).facts["phone"] == "0797-00-9999"


def test_how_a_schedule_is_read_is_told_while_it_is_written(sign_in, client) -> None:
    staff = sign_in("staff")
    told = staff.get("/schedule.json", query_string={"text": "毎月第1水曜 13時半～15時"}).json
    assert told["understood"] is True
    assert re.search(r"こう読みました：毎月第1水曜 13:30～15:00（次は \d+月\d+日（水）", told["line"])
    told = staff.get("/schedule.json", query_string={"text": "隔週火曜"}).json
    assert told["understood"] is False
    assert "起点" in told["line"]
    assert staff.get("/schedule.json").json == {"understood": True, "line": ""}
    assert client.get("/schedule.json?text=x").status_code == 302


def test_only_those_who_may_correct(client, sign_in, store, point) -> None:
    page = f"/places/{point.id}/edit"
    assert client.get(page).status_code == 302
    for role in ("volunteer", "partner"):
        assert sign_in(role).get(page).status_code == 403
        assert "/edit" not in sign_in(role).get(f"/places/{point.id}").text
    assert sign_in("staff").get("/places/none/edit").status_code == 404
    assert f"/places/{point.id}/edit" in sign_in("staff").get(f"/places/{point.id}").text
