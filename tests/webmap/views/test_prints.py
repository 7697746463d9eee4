"""印刷 through the pages: everybody gets a small sheet at once, who is known gives the work to the worker."""

import re
from urllib.parse import unquote

import pytest
from flask.testing import FlaskClient

from etl.worker import work_once
from layers.store import Store
from tests import town
from tests.layers.drawing import paper
from tests.webmap.conftest import SignIn, post


def zone_id(store: Store, name: str = "中") -> str:
    """The id of a zone."""
    from layers.trust.audience import EVERYBODY  # noqa: PLC0415

    with store.reading(EVERYBODY) as unit:
        return next(zone.id for zone in unit.zones.read("daily_life") if zone.name == name)


def test_the_page_shows_kinds_papers_zones_and_needs_no_account(client: FlaskClient, store: Store) -> None:
    page = client.get(f"/prints?zone={zone_id(store)}")
    assert page.status_code == 200
    for words in ("圏域や地区の地図", "大きな地図", "A3 横", "A4 縦", "白黒", "生活圏域", "通いの場", "PDFを作る"):
        assert words in page.text
    assert re.search(r'<option value="[^"]+" selected>中</option>', page.text)
    assert page.text.count("<svg viewBox") >= 4
    assert "職員用" not in re.sub(r"(?s).*<form id=", "", page.text)
    assert "Set-Cookie" not in page.headers


def test_it_is_reached_from_map_list_and_zone_with_what_was_chosen_there(client: FlaskClient, store: Store) -> None:
    zone = zone_id(store)
    for page in (f"/map?zone={zone}&kind=kayoinoba", f"/places?zone={zone}&kind=kayoinoba", f"/zones/{zone}"):
        found = re.search(r'href="(/prints[^"]*)"[^>]*>印刷する', client.get(page).text)
        assert found, page
        asked = client.get(found[1].replace("&amp;", "&"))
        assert re.search(r'<option value="[^"]+" selected>中</option>', asked.text)
    assert "印刷する" not in client.get("/embed").text


@pytest.mark.parametrize("code", ["a3l", "a4p"])
def test_everybody_gets_the_map_of_a_zone_at_once(client: FlaskClient, store: Store, code: str) -> None:
    answer = client.get(f"/prints/zone_map.pdf?zone={zone_id(store)}&paper={code}&ink=black")
    assert answer.status_code == 200
    assert answer.mimetype == "application/pdf"
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert "中の地図_" in unquote(answer.headers["Content-Disposition"])
    assert answer.headers["Content-Disposition"].startswith("inline")
    told = paper.text(answer.data)
    assert "中の地図" in told
    assert "中町二丁目の会" in told
    assert "西町一丁目の会" not in told
    assert not [secret for secret in town.SECRETS.values() if secret in told]


def test_nobody_unknown_gets_the_staffs_edition_or_big_sheets(client: FlaskClient, store: Store) -> None:
    zone = zone_id(store)
    told = paper.text(client.get(f"/prints/zone_map.pdf?zone={zone}&edition=staff").data)
    assert "住民向け" in told
    assert "職員用" not in told
    big = client.get(f"/prints/wall_map.pdf?zone={zone}")
    assert big.status_code == 403
    assert "サインイン" in big.text
    page = client.get("/prints?print=wall_map")
    assert "サインインすると作れます" in page.text


def test_unknown_prints_zones_and_jobs_are_not_there(client: FlaskClient, sign_in: SignIn) -> None:
    assert client.get("/prints/none.pdf").status_code == 404
    assert client.get("/prints/zone_map.pdf?zone=none").status_code == 404
    staff = sign_in("staff")
    for address in ("/prints/jobs/1", "/prints/jobs/1.json", "/prints/jobs/1/file", "/prints/jobs/" + "9" * 40):
        assert staff.get(address).status_code == 404
    assert client.get("/prints?print=none").status_code == 200


def test_who_prints_too_often_waits(client: FlaskClient, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    from webmap.views import prints as view  # noqa: PLC0415

    monkeypatch.setattr(view, "MOST_PLACES", -1)
    zone = zone_id(store)
    answers = [client.get(f"/prints/zone_map.pdf?zone={zone}").status_code for _ in range(13)]
    assert answers == [400] * 12 + [429]


def test_too_many_places_are_not_set_while_somebody_waits(
    client: FlaskClient, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    from webmap.views import prints as view  # noqa: PLC0415

    monkeypatch.setattr(view, "MOST_PLACES", 2)
    answer = client.get("/prints/zone_map.pdf")
    assert answer.status_code == 400
    assert "2件を超えています" in answer.text


def test_the_worker_prints_for_who_is_known_and_only_she_opens_it(sign_in: SignIn, store: Store) -> None:
    staff, lead = sign_in("staff"), sign_in("lead")
    zone = zone_id(store)
    given = {"zone": zone, "paper": "a4l", "kind": "kayoinoba", "edition": "staff"}
    asked = post(staff, "/prints/zone_map", page="/prints", **given)
    assert asked.status_code == 303
    page = asked.headers["Location"]
    assert "印刷するものを作っています" in staff.get(page).text
    assert staff.get(f"{page}.json").json["ended"] is False
    assert staff.get(f"{page}/file").status_code == 404
    assert work_once(store)
    done = staff.get(page)
    assert "PDFを開く" in done.text
    assert "中　圏域や地区の地図（A4・A3）　A4 横" in done.text
    file = staff.get(f"{page}/file")
    assert paper.sizes(file.data) == [(297, 210)]
    told = paper.text(file.data)
    assert "職員用・持ち出し注意" in told
    assert not [secret for secret in town.SECRETS.values() if secret in told]
    assert file.headers["Cache-Control"] == "private, no-store"
    for other in (lead, sign_in("volunteer")):
        assert other.get(page).status_code == 404
        assert other.get(f"{page}/file").status_code == 404
    # The page of all work leads to no print of anybody.
    number = page.rpartition("/")[2]
    assert lead.get(f"/jobs/{number}/file").status_code == 404
    again = re.search(r'href="(/prints\?[^"]+)"', done.text)
    assert again
    kept = staff.get(again[1].replace("&amp;", "&")).text
    assert 'value="a4l" checked' in kept
    assert 'value="staff" checked' in kept


def test_volunteers_print_big_sheets_too_and_can_stop_them(sign_in: SignIn, store: Store) -> None:
    volunteer = sign_in("volunteer")
    first = post(volunteer, "/prints/wall_map", page="/prints?print=wall_map", zone=zone_id(store))
    page = first.headers["Location"]
    post(volunteer, f"{page}/cancel", page=page)
    assert "止めました" in volunteer.get(page).text
    second = post(volunteer, "/prints/wall_map", page="/prints?print=wall_map", zone=zone_id(store))
    assert work_once(store)
    assert len(paper.sizes(volunteer.get(f"{second.headers['Location']}/file").data)) == 5


def test_what_cannot_be_drawn_says_why(sign_in: SignIn, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    from layers.drawing.prints import zone_map  # noqa: PLC0415
    from layers.errors import Refused  # noqa: PLC0415

    def nothing(*_: object) -> None:
        raise Refused("print.no_ground", name="中")

    monkeypatch.setattr(zone_map, "extent_plane", nothing)
    staff = sign_in("staff")
    page = post(staff, "/prints/zone_map", page="/prints").headers["Location"]
    work_once(store)
    told = staff.get(page).text
    assert "印刷するものはできませんでした" in told
    assert "境も場所の位置もまだ分からない" in told


def test_an_unknown_person_gives_the_worker_nothing(client: FlaskClient) -> None:
    answer = client.post("/prints/zone_map")
    assert answer.status_code in (400, 403)
