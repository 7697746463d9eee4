"""この時の内容に戻す: from the history of a place, with what would change; undone like every correction."""

import re
from urllib.parse import quote

import pytest

from layers.trust.audience import Viewer
from tests.webmap.conftest import post

STAFF = Viewer(name="staff", role="staff")


@pytest.fixture
def point(store) -> str:
    """A place that was corrected twice."""
    with store.writing(STAFF) as unit:
        found = unit.places.read()[0].id
        unit.amendments.record(found, {"fee": "100円"})
    with store.writing(STAFF) as unit:
        unit.amendments.record(found, {"fee": "200円", "target": "<script>alert(1)</script>"})
    return found


def ways_back(text: str) -> list[str]:
    return [one.replace("&amp;", "&") for one in re.findall(r'href="([^"]+/restore\?[^"]+)"', text)]


def test_every_content_but_the_newest_can_be_gone_back_to(sign_in, point) -> None:
    staff = sign_in("staff")
    newer, older = ways_back(staff.get(f"/places/{point}").text)
    told = staff.get(newer).text
    assert "参加費：「200円」→「100円」" in told
    assert "&lt;script&gt;" in told
    assert "<script>alert" not in told
    assert "参加費：「200円」→「（なし）」" in staff.get(older).text


def test_going_back_is_an_act_that_is_undone_on_the_page(sign_in, store, point) -> None:
    staff = sign_in("staff")
    page = ways_back(staff.get(f"/places/{point}").text)[0]
    found = staff.get(page).text
    form = {name: re.search(rf'name="{name}" value="([^"]*)"', found)[1] for name in ("at", "version")}
    answer = post(staff, f"/places/{point}/restore", page=page, **form)
    assert answer.location == f"/places/{point}"
    text = staff.get(answer.location).text
    assert "の内容に戻した" in text
    with store.reading(STAFF) as unit:
        act = unit.amendments.of(point)[0]
        assert unit.places.one(point).facts["fee"] == "100円"
    post(staff, f"/places/{point}/acts/{act.id}/undo", page=f"/places/{point}")
    with store.reading(STAFF) as unit:
        assert unit.places.one(point).facts["fee"] == "200円"


def test_somebody_else_was_faster(sign_in, store, point) -> None:
    staff = sign_in("staff")
    page = ways_back(staff.get(f"/places/{point}").text)[0]
    found = staff.get(page).text
    form = {name: re.search(rf'name="{name}" value="([^"]*)"', found)[1] for name in ("at", "version")}
    with store.writing(STAFF) as unit:
        unit.amendments.record(point, {"fee": "300円"})
    answer = post(staff, f"/places/{point}/restore", page=page, **form)
    assert answer.status_code == 409
    assert "参加費：「300円」→「100円」" in answer.text
    with store.reading(STAFF) as unit:
        assert unit.places.one(point).facts["fee"] == "300円"


@pytest.mark.parametrize("at", ["", "きのう", "2026-01-01", "1999-01-01T00:00:00+09:00", "9" * 500])
def test_no_other_moment_is_looked_for(sign_in, point, at: str) -> None:
    assert sign_in("staff").get(f"/places/{point}/restore?at={quote(at)}").status_code == 404


def test_only_for_those_who_correct(client, sign_in, point) -> None:
    assert client.get(f"/places/{point}/restore?at=x").status_code == 302
    assert sign_in("partner").get(f"/places/{point}/restore?at=x").status_code == 403


def test_a_decision_on_doubles_is_undone_from_the_history(sign_in, store, point) -> None:
    with store.writing(STAFF) as unit:
        other = next(one for one in unit.places.read() if one.id != point)
        unit.twins.decide(point, other.id, same=True)
    staff = sign_in("staff")
    text = staff.get(f"/places/{point}").text
    assert f"「{other.name}」と同じ集まりとして、この記録を残しました" in text
    address = re.search(r'action="(/duplicates/\d+/undo)"', text)[1]
    answer = post(staff, address, page=f"/places/{point}", place=point)
    assert answer.location == f"/places/{point}"
    assert "決めたことを取り消しました" in staff.get(answer.location).text
    assert staff.get(f"/places/{other.id}").status_code == 200
