"""Work under way, for people and for the page's script."""

import io
import re

import pytest

from etl.worker import work_once
from layers.errors import NotFound
from layers.trust.audience import Viewer
from tests.webmap.conftest import post

STAFF = Viewer(name="staff", role="staff")


@pytest.fixture
def job(store) -> str:
    """A job that waits."""
    with store.writing(STAFF) as unit:
        return unit.jobs.ask("publish", {"import": "999", "release": False, "name": "一覧.xlsx"})


def test_the_page_shows_how_far_it_is_and_comes_again_without_script(sign_in, store, job: str) -> None:
    with store.writing(STAFF) as unit:
        unit.jobs.take()
        unit.jobs.tell(job, 0.4, "job.reading")
    text = sign_in("staff").get(f"/jobs/{job}").text
    assert 'value="40"' in text
    assert "一覧.xlsx" in text
    assert '<noscript><meta http-equiv="refresh"' in text


def test_the_script_is_told_the_same(sign_in, job: str) -> None:
    told = sign_in("staff").get(f"/jobs/{job}.json").json
    assert (told["percent"], told["ended"]) == (0, False)


def test_a_failed_job_says_why_and_does_not_come_again(sign_in, store, job: str) -> None:
    with store.writing(STAFF) as unit:
        unit.jobs.end(job, "failed", "job.failed", {"code": "import.not_found", "params": {"id": "999"}})
    text = sign_in("staff").get(f"/jobs/{job}").text
    assert "999" in text
    assert "refresh" not in text


def test_an_unknown_job(sign_in) -> None:
    assert sign_in("staff").get("/jobs/12345").status_code == 404
    assert sign_in("staff").get("/jobs/x.json").status_code == 404


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("waiting", "順番を待っています"),
        ("running", "進めています"),
        ("failed", "できませんでした"),
        ("cancelled", "止めました"),
        ("interrupted", "中断しました"),
    ],
)
def test_every_state_has_its_words_for_people_and_for_the_script(
    sign_in, store, job: str, state: str, words: str
) -> None:
    with store.writing(STAFF) as unit:
        if state != "waiting":
            unit.jobs.take()
        if state == "cancelled":
            unit.jobs.cancel(job)
        elif state == "interrupted":
            unit.jobs.interrupt_running(all_of_them=True)
        elif state == "failed":
            unit.jobs.end(job, "failed", "job.failed", {})
    staff = sign_in("staff")
    text, told = staff.get(f"/jobs/{job}").text, staff.get(f"/jobs/{job}.json").json
    ended = state in ("failed", "cancelled", "interrupted")
    assert f'<strong id="job-state">{words}</strong>' in text
    assert (told["state"], told["ended"]) == (words, ended)
    assert told["message"] in text
    assert ("取り込みに戻る" in text) is ended
    assert (f'action="/jobs/{job}/cancel"' in text) is not ended
    assert ("<progress" in text) is not ended


def test_the_script_finds_its_address_in_the_page(sign_in, job: str) -> None:
    assert f'{{"url":"/jobs/{job}.json"}}' in sign_in("staff").get(f"/jobs/{job}").text


def test_what_is_done_leads_on_and_what_read_nothing_says_why(sign_in, store, job: str) -> None:
    staff = sign_in("staff")
    with store.writing(STAFF) as unit:
        unit.jobs.end(job, "done", "job.done", {"import": "7"})
    answer = staff.get(f"/jobs/{job}")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/imports/7")
    assert staff.get(f"/jobs/{job}.json").json["percent"] == 100
    reason = {"level": "error", "cell": "A1", "message": "見出しがありません。"}
    with store.writing(STAFF) as unit:
        other = unit.jobs.ask("check_and_stage", {})
        unit.jobs.end(other, "done", "job.done", {"import": None, "findings": [reason, {**reason, "level": "info"}]})
    text = staff.get(f"/jobs/{other}").text
    assert "このファイルは読めませんでした" in text
    assert '<td class="day level-error">A1</td><td class="day">読めません</td><td>見出しがありません。</td>' in text
    assert '<td class="day">お知らせ</td>' in text


def test_stopping_leads_back_to_the_work(sign_in, store, job: str) -> None:
    from tests.webmap.conftest import post  # noqa: PLC0415

    answer = post(sign_in("staff"), f"/jobs/{job}/cancel", page=f"/jobs/{job}")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/jobs/{job}")
    with store.reading(STAFF) as unit:
        assert unit.jobs.one(job).state == "cancelled"


def test_a_number_that_no_database_holds_is_simply_not_there(sign_in) -> None:
    assert sign_in("staff").get("/jobs/99999999999999999999").status_code == 404
    assert sign_in("staff").get("/jobs/99999999999999999999.json").status_code == 404


def test_a_second_press_leads_to_what_the_first_has_done(sign_in, store, job: str) -> None:
    with store.writing(STAFF) as unit:
        unit.jobs.end(job, "failed", "job.failed", {"code": "publish.done", "params": {"id": "999"}})
    assert sign_in("staff").get(f"/jobs/{job}").headers["Location"] == "/imports/999"


def test_where_the_bytes_do_not_tell_the_encoding_a_person_does(sign_in, store) -> None:
    staff = sign_in("staff")
    # Two bytes that are a kanji in one encoding and half-width kana in another.
    raw = "亜".encode("euc_jp")
    answer = post(staff, "/imports", page="/imports", file=(io.BytesIO(raw), "通いの場.csv"))
    job = answer.headers["Location"]
    assert work_once(store)
    text = staff.get(job).text
    assert "どれが正しく読めていますか" in text
    assert re.search(r"EUC-JP（古いシステム）</strong><br>亜", text)
    assert post(staff, f"{job}/encoding", page=job, encoding="klingon").status_code == 400
    again = post(staff, f"{job}/encoding", page=job, encoding="euc_jp").headers["Location"]
    assert work_once(store)
    text = staff.get(again, follow_redirects=True).text
    assert "どれが正しく読めていますか" not in text
    assert "このファイルは読めませんでした" in text
    with store.reading(STAFF) as unit, pytest.raises(NotFound):
        unit.uploads.kept(unit.jobs.one(again.rsplit("/", 1)[-1]).arguments["upload"])
