"""取り込み: upload → read by the worker → report → register → residents' map → undo, all through the pages."""

import io

import pytest
from openpyxl import Workbook

from etl.worker import work_once
from layers.trust.audience import OPERATOR
from tests import town
from tests.webmap.conftest import post


def workbook() -> bytes:
    """A list of 通いの場 as a coordinator keeps it."""
    book, stream = Workbook(), io.BytesIO()
    sheet = book.active
    sheet.append(["グループ名", "開催場所", "住所", "日時", "代表者名", "電話番号", "備考"])
    sheet.append(["ひだまりの会", "中央集会所", "架空市中町1-2", "毎週火曜 10:00-11:30", *town.SECRETS.values()])
    sheet.append(["つくしの会", "東集会所", "架空市東町3-4", "第1・3木曜 13:30-15:00", "", "", ""])
    book.save(stream)
    return stream.getvalue()


def test_a_file_goes_all_the_way_and_back(client, sign_in, store) -> None:
    staff = sign_in("staff")
    answer = post(staff, "/imports", page="/imports", file=(io.BytesIO(workbook()), "通いの場一覧.xlsx"))
    job = answer.headers["Location"]
    assert "順番を待っています" in staff.get(job).text
    assert work_once(store)
    page = staff.get(job).headers["Location"]
    report = staff.get(page).text
    assert "台帳に反映する" in report
    assert "ひだまりの会" in report
    assert "ひだまりの会" not in staff.get("/places?all=1").text

    published = post(staff, f"{page}/publish", page=page).headers["Location"]
    assert work_once(store)
    assert staff.get(published).headers["Location"] == page
    assert "ひだまりの会" in staff.get("/places?all=1").text
    assert "ひだまりの会" not in client.get("/places?all=1").text
    shown = staff.get(page).text
    assert "住民にはこう見えます" in shown
    assert "住民向け地図に出す（2件）" in shown
    assert not [secret for secret in town.SECRETS.values() if secret in shown]

    post(staff, f"{page}/release", page=page)
    assert "ひだまりの会" in client.get("/places?all=1").text
    assert not [secret for secret in town.SECRETS.values() if secret in client.get("/places?all=1").text]
    post(staff, f"{page}/withdraw", page=page)
    assert "ひだまりの会" not in client.get("/places?all=1").text
    post(staff, f"{page}/undo", page=page)
    assert "ひだまりの会" not in staff.get("/places?all=1").text
    assert "取り消しずみ" in staff.get("/imports").text


def test_what_was_read_can_be_dropped_before_it_is_taken(sign_in, store) -> None:
    staff = sign_in("staff")
    job = post(staff, "/imports", page="/imports", file=(io.BytesIO(workbook()), "通いの場一覧.xlsx")).headers[
        "Location"
    ]
    assert work_once(store)
    page = staff.get(job).headers["Location"]
    assert "取り込みをやめる" in staff.get(page).text
    answer = post(staff, f"{page}/discard", page=page)
    assert answer.headers["Location"] == "/imports"
    assert "取り込みをやめました" in staff.get("/imports").text
    dropped = staff.get(page).text
    assert "この取り込みはやめたものです" in dropped
    assert "取り込みをやめる</button>" not in dropped
    assert "台帳に反映する</button>" not in dropped


def test_a_file_that_is_no_list_is_refused_with_its_reasons(sign_in, store) -> None:
    staff = sign_in("staff")
    answer = post(staff, "/imports", page="/imports", file=(io.BytesIO("日記\n今日は晴れ\n".encode()), "日記.csv"))
    assert work_once(store)
    text = staff.get(answer.headers["Location"]).text
    assert "このファイルは読めませんでした" in text
    assert "日記.csv" in text


def test_a_job_can_be_stopped_before_it_begins(sign_in, store) -> None:
    staff = sign_in("staff")
    job = post(staff, "/imports", page="/imports", file=(io.BytesIO(workbook()), "a.xlsx")).headers["Location"]
    post(staff, f"{job}/cancel", page=job)
    assert not work_once(store)
    assert "止めました" in staff.get(job).text
    with store.reading(OPERATOR) as unit:
        assert len(unit.imports.all()) == 4


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "C:\\dir\\list.csv"])
def test_a_file_name_is_only_a_name(sign_in, store, name: str) -> None:
    staff = sign_in("staff")
    answer = post(staff, "/imports", page="/imports", file=(io.BytesIO(b"a,b\n"), name))
    if not name:
        assert answer.status_code == 400
        return
    with store.reading(OPERATOR) as unit:
        job = unit.jobs.one(answer.headers["Location"].rsplit("/", 1)[-1])
    assert "/" not in job.arguments["name"]
    assert "\\" not in job.arguments["name"]


def test_a_file_too_large_says_so(store) -> None:
    from webmap import create_app  # noqa: PLC0415
    from webmap.settings import Settings  # noqa: PLC0415

    small = create_app(Settings(secret="x", upload_megabytes=1, demo=True), store).test_client()
    post(small, "/signin/sample", page="/signin")
    answer = small.post("/imports", data=b"x" * 2_000_000, content_type="multipart/form-data; boundary=b")
    assert answer.status_code == 413
    assert "大きすぎ" in answer.text


def test_the_history_offers_to_undo_what_is_in_force(sign_in) -> None:
    text = sign_in("staff").get("/imports").text
    assert text.count(">取り消す</button>") == 4
