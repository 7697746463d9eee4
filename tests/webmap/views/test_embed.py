"""The map in the page of somebody else: anybody may frame it, no cookie, and never more than residents see."""

from tests import town
from tests.webmap.views.test_map import told


def test_anybody_may_frame_it_and_it_sets_no_cookie(client) -> None:
    answer = client.get("/embed")
    assert "frame-ancestors *" in answer.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in answer.headers
    assert "Set-Cookie" not in answer.headers


def test_staff_who_look_at_it_see_what_residents_see(sign_in, store) -> None:
    staff = sign_in("staff")
    page = told(staff, "/embed")
    with store.reading() as unit:
        point = unit.places.read()[0]
    address = page["urls"]["place"].replace("ID", point.id)
    assert town.SECRETS["phone"] not in staff.get(address).text
    assert town.SECRETS["phone"] in staff.get(f"/places/{point.id}.json").text
    for layer in page["layers"]:
        assert staff.get(layer["url"]).headers["Cache-Control"] == "no-cache"
    assert "サインアウト" not in staff.get("/embed").text
