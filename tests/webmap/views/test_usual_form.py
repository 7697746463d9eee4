"""「いつもの様式で保存」 through the pages: asked for on 一覧, written by the worker, fetched by staff."""

import io
from urllib.parse import quote

import openpyxl
import pytest

from etl.worker import work_once
from layers.store import Store
from layers.trust.audience import OPERATOR
from tests.webmap.conftest import SignIn, post

NAME = "通いの場一覧.xlsx"


def workbook() -> bytes:
    """A list with a column that only its keeper understands."""
    book, stream = openpyxl.Workbook(), io.BytesIO()
    page = book.worksheets[0]
    page.append(["グループ名", "開催場所", "日時", "鍵の場所"])
    page.append(["ひだまりの会", "中央集会所", "毎週火曜 10:00-11:30", "花壇の下"])
    page.append(["つくしの会", "東集会所", "第1・3木曜 13:30-15:00", None])
    book.save(stream)
    return stream.getvalue()


@pytest.fixture
def page(sign_in: SignIn, store: Store) -> str:
    """The import of a list whose name was mended, in force and on the residents' map."""
    staff = sign_in("staff")
    post(staff, "/imports", page="/imports", file=(io.BytesIO(workbook()), NAME))
    assert work_once(store)
    with store.writing(OPERATOR) as unit:
        first = unit.imports.all()[0].id
        unit.jobs.ask("read_again", {"import": first, "cells": [["Sheet!A3", "つくし会"]]})
    assert work_once(store)
    with store.writing(OPERATOR) as unit:
        second = unit.imports.all()[0].id
        unit.imports.publish(second, release=True)
    return f"/imports/{second}"


def test_the_staff_ask_for_it_and_fetch_it(sign_in: SignIn, store: Store, page: str) -> None:
    staff = sign_in("staff")
    assert "いつもの様式で保存" in staff.get(page).text
    job = post(staff, f"{page}/usual-form", page=page).headers["Location"]
    assert staff.get(f"{job}/file").status_code == 404
    assert work_once(store)
    shown = staff.get(job).text
    assert "いつもの様式で保存する" in shown
    assert "変更<strong>1</strong>" in shown
    answer = staff.get(f"{job}/file")
    assert answer.headers["Content-Disposition"] == f"attachment; filename*=UTF-8''{quote(NAME)}"
    assert answer.headers["Cache-Control"] == "private, no-store"
    made = openpyxl.load_workbook(io.BytesIO(answer.data)).worksheets[0]
    assert [cell.value for cell in made["A"]] == ["グループ名", "ひだまりの会", "つくし会"]
    assert made["A3"].comment.text.endswith("つくしの会→つくし会")
    assert made["D2"].value == "花壇の下"


def test_it_is_offered_beside_the_list_of_places(sign_in: SignIn, store: Store, page: str) -> None:
    staff = sign_in("staff")
    assert f'action="{page}/usual-form"' in staff.get("/places").text
    job = post(staff, f"{page}/usual-form", page="/places").headers["Location"]
    assert work_once(store)
    assert staff.get(f"{job}/file").status_code == 200


@pytest.mark.parametrize("role", ["", "volunteer", "partner"])
def test_nobody_else_can(sign_in: SignIn, client, store: Store, page: str, role: str) -> None:
    staff = sign_in("staff")
    job = post(staff, f"{page}/usual-form", page=page).headers["Location"]
    assert work_once(store)
    somebody = sign_in(role) if role else client
    listed = somebody.get("/places").text
    assert "いつもの様式" not in listed
    assert "花壇の下" not in listed
    for address in (f"{job}/file", job, page):
        assert somebody.get(address).status_code in (302, 403)
    token = {"csrf_token": "x"}
    assert somebody.post(f"{page}/usual-form", data=token).status_code in (302, 400, 403)


def test_own_columns_stand_on_the_page_of_the_place_for_the_staff(
    sign_in: SignIn, client, store: Store, page: str
) -> None:
    with store.reading(OPERATOR) as unit:
        point = next(point for point in unit.places.read() if point.name == "ひだまりの会")
    shown = sign_in("staff").get(f"/places/{point.id}").text
    assert "自分の列" in shown
    assert "花壇の下" in shown
    for somebody in (client, sign_in("volunteer"), sign_in("partner")):
        for address in (f"/places/{point.id}", f"/places/{point.id}.json", "/map", "/layers/places.geojson"):
            text = somebody.get(address).text
            assert "花壇の下" not in text
            assert "鍵の場所" not in text


@pytest.mark.parametrize("job", ["999", "x", "9" * 30, "1"])
def test_what_is_no_such_job_has_no_file(sign_in: SignIn, page: str, job: str) -> None:
    assert sign_in("staff").get(f"/jobs/{job}/file").status_code == 404


def test_a_list_whose_file_is_gone_says_so(sign_in: SignIn, store: Store, page: str) -> None:
    with store.writing(OPERATOR) as unit:
        unit.kept_files.forget(page.rsplit("/", 1)[-1])
    staff = sign_in("staff")
    answer = post(staff, f"{page}/usual-form", page=page)
    assert answer.status_code == 404
    assert "残っていません" in answer.text
