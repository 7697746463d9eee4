"""The sheets of all zones in one file: asked for on the page, made by the worker, stopped, and for the asker alone."""

import io
import re
import zipfile

from etl.worker import work_once
from layers.store import Store
from layers.trust.audience import EVERYBODY
from tests.layers.drawing import paper
from tests.webmap.conftest import SignIn, post


def asked(store: Store, sign_in: SignIn) -> tuple[object, str]:
    staff = sign_in("staff")
    assert "すべての圏域をまとめて" in staff.get("/profiles").text
    answer = post(staff, "/profiles/daily_life/sheets", page="/profiles")
    assert answer.status_code == 303
    return staff, answer.headers["Location"]


def test_every_zone_of_the_kind_stands_in_one_file(store: Store, sign_in: SignIn) -> None:
    staff, page = asked(store, sign_in)
    assert "止める" in staff.get(page).text
    assert staff.get(f"{page}.json").json["ended"] is False
    assert work_once(store)
    assert staff.get(f"{page}.json").json["ended"] is True
    found = re.search(r'href="([^"]+/file)"', staff.get(page).text)
    assert found
    archive = zipfile.ZipFile(io.BytesIO(staff.get(found[1]).data))
    with store.reading(EVERYBODY) as unit:
        names = [zone.name for zone in unit.zones.read("daily_life")]
    assert archive.namelist() == [f"{n:02}_{name}の地域プロフィール.pdf" for n, name in enumerate(names, 1)]
    for name, held in zip(names, archive.namelist(), strict=True):
        content = archive.read(held)
        assert paper.sizes(content) == [(420, 297)] * 2
        assert f"{name}の地域プロフィール" in paper.text(content)


def test_it_can_be_stopped_and_then_there_is_no_file(store: Store, sign_in: SignIn) -> None:
    staff, page = asked(store, sign_in)
    assert post(staff, f"{page}/cancel", page=page).status_code == 303
    work_once(store)
    assert "できませんでした" in staff.get(page).text
    assert staff.get(f"{page}/file").status_code == 404


def test_nobody_else_sees_it_and_an_unknown_kind_is_not_there(store: Store, sign_in: SignIn) -> None:
    staff, page = asked(store, sign_in)
    assert post(staff, "/profiles/nothing/sheets", page="/profiles").status_code == 404
    assert [sign_in(role).get(page).status_code for role in ("lead", "volunteer")] == [404, 403]
