"""徒歩網 through the pages: put down, read by the worker in its limited child, taken in, changed, undone."""

import io

from etl.worker import work_once
from tests import town_streets
from tests.webmap.conftest import post


def taken_in(staff, store, text: str, name: str) -> str:
    """The page of the import, published."""
    answer = post(staff, "/imports", page="/imports", file=(io.BytesIO(text.encode()), name))
    assert work_once(store)
    page = staff.get(answer.headers["Location"]).headers["Location"]
    assert "歩く道のネットワークとして読みました" in staff.get(page).text
    post(staff, f"{page}/publish", page=page)
    assert work_once(store)
    return page


def edges(store) -> int:
    with store.reading() as unit:
        found = unit.walk_networks.newest()
        return len(found.tails) if found else 0


def test_a_network_goes_all_the_way_and_back(sign_in, store) -> None:
    staff, plain = sign_in("staff"), town_streets.osm_text()
    open_bridge = plain.replace('<tag k="access" v="private"/>', "")
    page = taken_in(staff, store, plain, "town.osm")
    assert edges(store) == 0  # the register has it, residents do not yet
    post(staff, f"{page}/release", page=page)
    assert edges(store) == len(town_streets.streets().tails)
    changed = taken_in(staff, store, open_bridge, "town.osm")
    post(staff, f"{changed}/release", page=changed)
    assert edges(store) == len(town_streets.streets(footbridge=True).tails)
    told = staff.get(changed).text
    assert ("道（向きごと）" in told, "fingerprint" in told) == (True, False)
    post(staff, f"{changed}/undo", page=changed)
    assert edges(store) == len(town_streets.streets().tails)


def test_a_file_that_is_no_network_of_this_city_changes_nothing(sign_in, store) -> None:
    staff = sign_in("staff")
    empty = '<osm version="0.6"><node id="1" version="1" lat="34.3" lon="134.0"/></osm>'
    answer = post(staff, "/imports", page="/imports", file=(io.BytesIO(empty.encode()), "town.osm"))
    assert work_once(store)
    assert "歩く道が1本も見つかりません" in staff.get(answer.headers["Location"]).text
    assert edges(store) == 0
