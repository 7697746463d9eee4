"""What staff write on the page of a place: seen by those who may, undone there, put out by an act of its own."""

import pytest

from layers.trust.audience import Viewer
from layers.vocabulary import welcome
from tests.webmap.conftest import post

STAFF = Viewer(name="staff", role="staff")


@pytest.fixture
def point(store):
    """A place that is on the residents' map."""
    with store.reading() as unit:
        return unit.places.read()[0]


def test_welcome_is_written_read_and_undone_by_staff_alone(client, sign_in, store, point) -> None:
    staff, page = sign_in("staff"), f"/places/{point.id}"
    assert "受け入れの目安" not in client.get(page).text
    assert staff.get(page).text.count('<fieldset class="answer">') == len(welcome())
    answer = post(staff, f"{page}/welcome", page=page, welcome_visit_only="yes", welcome_men="no", welcome_pickup="")
    assert (answer.status_code, answer.headers["Location"]) == (302, page)
    text = staff.get(page).text
    assert "受け入れの目安を台帳に反映しました。" in text
    assert "見学だけでもよい：「まだ聞いていない」→「はい」" in text
    assert "男性も来ている：「まだ聞いていない」→「いいえ」" in text
    assert "送迎：「" not in text
    assert "見学だけでもよい" not in client.get(page).text + client.get(f"{page}.json").text
    with store.reading(STAFF) as unit:
        (act,) = unit.amendments.of(point.id)
    assert post(staff, f"{page}/acts/{act.id}/undo", page=page).status_code == 302
    with store.reading(STAFF) as unit:
        assert "welcome_visit_only" not in unit.places.one(point.id).facts


def test_an_answer_that_none_knows_is_not_asked(sign_in, store, point) -> None:
    page = f"/places/{point.id}"
    post(sign_in("staff"), f"{page}/welcome", page=page, welcome_men="perhaps")
    with store.reading(STAFF) as unit:
        assert unit.amendments.of(point.id) == []


def test_an_act_of_another_place_is_not_undone_here(sign_in, store, point) -> None:
    with store.writing(STAFF) as unit:
        other = unit.places.read()[1]
        act = unit.amendments.record(other.id, {"fee": "10円"})
    page = f"/places/{point.id}"
    assert post(sign_in("staff"), f"{page}/acts/{act}/undo", page=page).status_code == 404


def test_corrections_wait_until_they_are_put_out(client, sign_in, store, point) -> None:
    with store.writing(STAFF) as unit:
        unit.amendments.record(point.id, {"schedule": "毎週水曜 9:00-10:00"}, how="phone")
    staff = sign_in("staff")
    assert "毎週水曜" not in client.get(f"/places/{point.id}").text
    page = staff.get("/corrections").text
    assert "開催日時：「毎週月曜 10:00-11:30」→「毎週水曜 9:00-10:00」" in page
    assert "住民向け地図に出す（1件）" in page
    with store.reading(STAFF) as unit:
        (act,) = unit.amendments.waiting()
    post(staff, "/corrections/release", page="/corrections", act=act.id)
    assert "毎週水曜" in client.get(f"/places/{point.id}").text
    assert "まだ出ていない直しはありません" in staff.get("/corrections").text


@pytest.mark.parametrize("role", ["partner", "volunteer"])
def test_others_may_not(sign_in, point, role) -> None:
    someone = sign_in(role)
    assert someone.get("/corrections").status_code == 403
    assert "受け入れの目安" not in someone.get(f"/places/{point.id}").text
