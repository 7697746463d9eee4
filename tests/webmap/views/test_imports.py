"""取り込み: upload → read by the worker → report → register → residents' map → undo, all through the pages."""

import io
import re

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
    preview = shown.split("住民にはこう見えます")[1]
    assert not [secret for secret in town.SECRETS.values() if secret in preview]

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


def taken_in(staff, store, content: bytes = b"") -> str:
    """The page of a list that waits."""
    content = content or workbook()
    job = post(staff, "/imports", page="/imports", file=(io.BytesIO(content), "通いの場一覧.xlsx")).headers["Location"]
    assert work_once(store)
    return staff.get(job).headers["Location"]


def test_each_act_says_what_it_did_and_shows_the_import_again(sign_in, store) -> None:
    staff = sign_in("staff")
    page = taken_in(staff, store)
    post(staff, f"{page}/publish", page=page)
    work_once(store)
    for act, words in (
        ("release", "住民向け地図に出しました。"),
        ("withdraw", "住民向け地図からおろしました。台帳には残っています。"),
        ("undo", "取り消しました。台帳も住民向け地図も、反映する前に戻っています。"),
    ):
        answer = post(staff, f"{page}/{act}", page=page)
        assert (answer.status_code, answer.headers["Location"]) == (302, page)
        assert f'<p class="told" role="status">{words}</p>' in staff.get(page).text


def test_the_report_says_what_was_read_and_what_would_change(sign_in, store) -> None:
    staff = sign_in("staff")
    page = taken_in(staff, store)
    text = staff.get(page).text
    assert '<span class="mark">確認待ち</span>' in text
    assert "通いの場一覧.xlsx" in text
    figures = dict(re.findall(r"<li>([^<]+)<strong>([^<]+)</strong></li>", text))
    assert figures == {"読めた行": "2", "追加": "2", "変更": "0", "見あたらない": "0", "同じ": "0"}
    assert re.search(r'<td class="day">追加</td><th scope="row">ひだまりの会</th>', text)
    assert "住民向け地図に出す" not in text.replace("住民向け地図は、まだ変わりません", "")
    post(staff, f"{page}/publish", page=page)
    work_once(store)
    text = staff.get(page).text
    assert '<span class="mark">台帳に反映ずみ</span>' in text
    assert "台帳に反映する</button>" not in text
    assert "住民向け地図に出ています" not in text
    post(staff, f"{page}/release", page=page)
    text = staff.get(page).text
    assert '<span class="mark">住民向け地図に出ています</span>' in text
    assert "住民向け地図に出ています（2件）" in text


def test_one_step_of_the_way_is_the_one_where_one_stands(sign_in, store) -> None:
    staff = sign_in("staff")
    answer = post(staff, "/imports", page="/imports", file=(io.BytesIO(workbook()), "通いの場一覧.xlsx"))
    work_once(store)
    way = re.search(
        r'<ol class="way".*?</ol>', staff.get(answer.headers["Location"], follow_redirects=True).text, re.DOTALL
    )
    assert way
    assert way[0].count('class="here"') == way[0].count('aria-current="step"') == 1


def test_a_long_report_is_cut_and_says_how_much_is_left(sign_in, store, monkeypatch) -> None:
    monkeypatch.setattr("webmap.views.imports.MOST_ROWS", 1)
    monkeypatch.setattr("webmap.views.imports.MOST_PREVIEWED", 1)
    staff = sign_in("staff")
    page = taken_in(staff, store)
    text = staff.get(page).text
    assert len(re.findall(r'<td class="day">追加</td>', text)) == 1
    assert "2件のうち1〜1件目" in text
    post(staff, f"{page}/publish", page=page)
    work_once(store)
    assert "ほか1件も、同じように見えます。" in staff.get(page).text


def test_a_list_of_people_or_zones_has_no_preview_of_places(sign_in, store) -> None:
    with store.reading(OPERATOR) as unit:
        people = next(row for row in unit.imports.all() if row.content == "population")
    text = sign_in("staff").get(f"/imports/{people.id}").text
    assert "住民向け地図の人口・境界・圏域が、この版になります。" in text
    assert "住民にはこう見えます" not in text
    assert "住民向け地図に出ています（9件）" in text


def test_the_history_tells_of_each_list_what_it_is_and_where_it_stands(sign_in, store) -> None:
    staff = sign_in("staff")
    page = taken_in(staff, store)
    text = staff.get("/imports").text
    row = re.search(rf'<tr><th scope="row"><a href="{page}">.*?</tr>', text, re.DOTALL)[0]
    cells = re.findall(r"<td[^>]*>([^<]*)</td>", row)
    assert (cells[0], cells[1], cells[2], cells[4]) == ("通いの場一覧.xlsx", "2", "確認待ち", "staff")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", cells[3])
    assert "取り消す</button>" not in row
    assert "20MBまで" in text or re.search(r"\d+MBまで", text)


def test_every_state_of_an_import_has_a_word(sign_in, store) -> None:
    staff = sign_in("staff")
    content = workbook()
    first = taken_in(staff, store, content)
    taken_in(staff, store, content)
    text = staff.get("/imports").text
    assert "やめたもの" in text
    assert not re.search(r"<td>(staged|published|undone|discarded)</td>", text)
    assert "やめたもの" in staff.get(first).text


def test_an_import_that_is_not_there_is_not_asked_for(sign_in, store) -> None:
    staff = sign_in("staff")
    assert staff.get("/imports/999999").status_code == 404
    assert post(staff, "/imports/999999/publish", page="/imports").status_code == 404
    with store.reading(OPERATOR) as unit:
        assert not unit.jobs.waiting()


def test_a_file_without_content_is_refused_at_once(sign_in, store) -> None:
    staff = sign_in("staff")
    assert post(staff, "/imports", page="/imports", file=(io.BytesIO(b""), "a.csv")).status_code == 400
    assert post(staff, "/imports", page="/imports").status_code == 400
    with store.reading(OPERATOR) as unit:
        assert not unit.jobs.waiting()


def test_the_history_names_who_read_it_in_words(sign_in) -> None:
    text = sign_in("staff").get("/imports").text
    assert "サーバーの管理者" in text
    assert "<td>shell</td>" not in text


def test_an_empty_file_says_so_and_the_others_are_read(sign_in, store) -> None:
    staff = sign_in("staff")
    files = [(io.BytesIO(b""), "空.csv"), (io.BytesIO(workbook()), "通いの場一覧.xlsx")]
    page = post(staff, "/imports", page="/imports", file=files).headers["Location"]
    assert [work_once(store), work_once(store)] == [True, True]
    assert ("空.csv" in staff.get(page).text, "通いの場一覧.xlsx" in staff.get(page).text) == (True, True)
    empty = next(job for job in re.findall(r"job=(\d+)", page) if "空.csv" in staff.get(f"/jobs/{job}").text)
    told = staff.get(f"/jobs/{empty}").text
    assert "<h1>このファイルは読めませんでした</h1>" in told
    assert "このファイルには何も入っていません" in told


def test_files_beyond_the_most_are_named_and_not_dropped_in_silence(sign_in) -> None:
    staff = sign_in("staff")
    files = [(io.BytesIO(b"a"), f"{number}.csv") for number in range(1, 33)]
    page = post(staff, "/imports", page="/imports", file=files).headers["Location"]
    assert "一度に読むのは30個までです。残り（31.csv、32.csv）" in staff.get(page).text
