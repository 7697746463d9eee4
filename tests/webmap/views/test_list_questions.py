"""What a file does not tell is asked on the page of its reading, answered by forms alone, and not asked next year."""

import io
import re

import pytest
from flask.testing import FlaskClient

from etl.worker import work_once
from layers.errors import NotFound
from layers.store import Store
from layers.trust.audience import Viewer
from tests.webmap.conftest import SignIn, post

STAFF = Viewer(name="staff", role="staff")
STRANGE = "ある表,,\nよびな,あのへん,おり\nひだまりの会,東会館,あお\nつくしの会,西会館,きいろ\n"
KINDLESS = "名称,会場,曜日\nひだまりの会,東会館,第2火\nつくしの会,西会館,毎週月\n"


@pytest.fixture
def staff(sign_in: SignIn) -> FlaskClient:
    """Somebody who may take lists in."""
    return sign_in("staff")


def put_down(staff: FlaskClient, store: Store, text: str, name: str = "一覧.csv") -> str:
    """The page to which a file leads once it has been read."""
    job = post(staff, "/imports", page="/imports", file=(io.BytesIO(text.encode()), name)).headers["Location"]
    assert work_once(store)
    return job


def answered(staff: FlaskClient, store: Store, page: str, url: str, **form: str) -> str:
    """The page to which an answer leads once the file has been read again."""
    answer = post(staff, url, page=page, **form)
    assert answer.status_code == 302, answer.text
    assert work_once(store)
    return answer.headers["Location"]


def names(staff: FlaskClient, page: str) -> list[str]:
    """The places that were read."""
    text = staff.get(page, follow_redirects=True).text
    return re.findall(r'<li data-record="[^"]*">\s*<(?:a|strong)[^>]*>([^<]*)<', text)


def test_a_list_of_nobody_knows_what_is_asked_for_its_kind(staff: FlaskClient, store: Store) -> None:
    job = put_down(staff, store, KINDLESS)
    text = staff.get(job).text
    assert "<h1>この一覧は、何の一覧ですか</h1>" in text
    assert '<input type="radio" name="kind" value="salon" required>' in text
    assert "つくしの会" in text
    assert "--kind" not in text
    assert "答えを待っています" in staff.get(f"/imports?job={job.rsplit('/', 1)[-1]}").text
    assert post(staff, f"{job}/kind", page=job).status_code == 400
    assert post(staff, f"{job}/kind", page=job, kind="nonsense").status_code == 400
    made = answered(staff, store, job, f"{job}/kind", kind="salon")
    assert names(staff, made) == ["ひだまりの会", "つくしの会"]
    # The question is answered: what was shown for it is gone, the bytes too.
    assert "つくしの会" not in staff.get(job).text
    assert post(staff, f"{job}/kind", page=job, kind="salon").status_code == 400
    with store.reading(STAFF) as unit, pytest.raises(NotFound):
        unit.uploads.kept(unit.jobs.one(job.rsplit("/", 1)[-1]).arguments["upload"])
    later = put_down(staff, store, KINDLESS + "あらたな会,北会館,毎週水\n", "一覧R9.csv")
    assert names(staff, later) == ["ひだまりの会", "つくしの会", "あらたな会"]


def test_headings_are_pointed_at_then_their_meaning_then_the_kind(staff: FlaskClient, store: Store) -> None:
    job = put_down(staff, store, STRANGE)
    text = staff.get(job).text
    assert "<h1>どの行が見出しですか</h1>" in text
    assert 'name="at" value="0:2" required aria-label="2行目を見出しにする（よびな、あのへん、おり）"' in text
    assert 'value="0:1"' not in text
    page = f"{job}/columns?at=0:2"
    text = staff.get(page).text
    assert "きいろ" in text
    assert 'name="column.1"' in text
    columns = {"at": "0:2", "column.0": "", "column.1": "", "column.2": "schedule"}
    refused = post(staff, f"{job}/columns", page=page, **columns)
    assert "「名称」か「会場」の列が選ばれていません" in refused.text
    assert re.search(r'name="column.2".*?<option value="schedule" selected>', refused.text, re.DOTALL)
    columns |= {"column.0": "name", "column.1": "venue"}
    kind = answered(staff, store, page, f"{job}/columns", **columns)
    assert "この一覧は、何の一覧ですか" in staff.get(kind).text
    made = answered(staff, store, kind, f"{kind}/kind", kind="ibasho")
    assert names(staff, made) == ["ひだまりの会", "つくしの会"]
    later = put_down(staff, store, "市役所,,\n" + STRANGE + "あらたな会,北会館,みどり\n", "一覧（令和9年度）.csv")
    assert len(names(staff, later)) == 3


def test_a_list_without_headings_is_answered_by_its_columns(staff: FlaskClient, store: Store) -> None:
    job = put_down(staff, store, "ひだまりの会,東会館,第2火\nつくしの会,西会館,毎週月\n", "サロン.csv")
    page = f"{job}/columns?at=0:-1"
    assert "A列" in staff.get(page).text
    columns = {"at": "0:-1", "column.0": "name", "column.1": "venue", "column.2": "schedule"}
    made = answered(staff, store, page, f"{job}/columns", **columns)
    assert names(staff, made) == ["ひだまりの会", "つくしの会"]


@pytest.mark.parametrize("at", ["", "0:1", "0:99", "1:2", "x", "0:-2", "0:二", "-1:2", "999999:1"])
def test_only_rows_that_were_shown_can_be_headings(staff: FlaskClient, store: Store, at: str) -> None:
    job = put_down(staff, store, STRANGE)
    assert staff.get(f"{job}/columns", query_string={"at": at}).status_code == 400


def test_who_stops_here_has_the_file_deleted(staff: FlaskClient, store: Store) -> None:
    job = put_down(staff, store, KINDLESS)
    assert post(staff, f"{job}/drop", page=job).headers["Location"] == "/imports"
    assert "つくしの会" not in staff.get(job).text
    with store.reading(Viewer(name="a", role="admin")) as unit:
        assert unit.audit.recent(1)[0].act == "upload.drop"


def test_words_of_a_file_stay_words(staff: FlaskClient, store: Store) -> None:
    job = put_down(staff, store, '"<script>x</script>","""><b>",おり\nひだまりの会,東会館,第2火\n')
    assert "<script>x" not in staff.get(job).text
    assert "<b>" not in staff.get(f"{job}/columns?at=0:1").text


def test_nobody_without_the_role_is_asked(sign_in: SignIn, staff: FlaskClient, store: Store) -> None:
    job = put_down(staff, store, KINDLESS)
    visitor = sign_in("volunteer")
    assert visitor.get(f"{job}/columns?at=0:1").status_code == 403
    assert staff.get("/jobs/9999/columns?at=0:1").status_code == 404
    assert staff.get(f"/jobs/{'9' * 30}/columns?at=0:1").status_code == 404


def test_what_waits_for_an_answer_is_found_where_files_are_put_down(staff: FlaskClient, store: Store) -> None:
    kind = put_down(staff, store, KINDLESS, "名簿.csv")
    heading = put_down(staff, store, STRANGE, "ある表.csv")
    text = staff.get("/imports").text
    assert "答えを待っているファイル（2件）" in text
    assert text.index(f'href="{heading}"') < text.index(f'href="{kind}"')
    assert "何の一覧ですか" in text
    assert "どの行が見出しですか" in text
    # A file that is shown as just read is not shown twice.
    assert "（1件）" in staff.get(f"/imports?job={kind.rsplit('/', 1)[-1]}").text
    # An answer that is being worked on is no question any more.
    assert post(staff, f"{kind}/kind", page=kind, kind="salon").status_code == 302
    assert f'href="{kind}"' not in staff.get("/imports").text
    assert work_once(store)
    assert f'href="{kind}"' not in staff.get("/imports").text
    assert post(staff, f"{heading}/drop", page=heading).status_code == 302
    assert "答えを待っている" not in staff.get("/imports").text


def test_a_question_whose_answer_was_stopped_is_asked_again(staff: FlaskClient, store: Store) -> None:
    job = put_down(staff, store, KINDLESS)
    again = post(staff, f"{job}/kind", page=job, kind="salon").headers["Location"]
    assert post(staff, f"{again}/cancel", page=again).status_code == 302
    assert f'href="{job}"' in staff.get("/imports").text
