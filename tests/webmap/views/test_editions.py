"""A list of which too much has changed is never guessed to be an edition of the one before: the web asks."""

import io
import re

import pytest
from flask.testing import FlaskClient

from etl.run import stage_and_tell, understand
from etl.worker import work_once
from layers.store import Store
from layers.trust.audience import OPERATOR
from tests.webmap.conftest import SignIn, post

HEAD = "名称,会場,曜日\n"
OLD = HEAD + "".join(f"第{n}の会,東会館,第{n}火\n" for n in range(1, 5))
# More than half of the rows are new.
COMMON = "".join(f"第{n}の会,東会館,第{n}火\n" for n in range(1, 3))
NEW = HEAD + COMMON + "甲の会,西会館,毎週月\n乙の会,西会館,毎週金\n丁の会,北会館,毎週水\n"


@pytest.fixture
def staff(sign_in: SignIn) -> FlaskClient:
    """Somebody who may take lists in."""
    return sign_in("staff")


def put_down(staff: FlaskClient, store: Store, text: str, name: str) -> str:
    """The page of a list that waits."""
    job = post(staff, "/imports", page="/imports", file=(io.BytesIO(text.encode()), name)).headers["Location"]
    assert work_once(store)
    return staff.get(job).headers["Location"]


def published(staff: FlaskClient, store: Store, page: str) -> None:
    """「台帳に反映する」."""
    assert post(staff, f"{page}/publish", page=page).status_code == 302
    assert work_once(store)


def figures(staff: FlaskClient, page: str) -> list[tuple[str, str]]:
    """読めた行・追加・変更・見あたらない・同じ."""
    text = staff.get(page).text
    return re.findall(r"<li>([^<]+)<strong>([\d,]+)</strong></li>", text)[1:]


def lists(store: Store) -> set[str]:
    """The lists in force that hold the places of these tests."""
    with store.reading(OPERATOR) as unit:
        return {
            row.file_name for row in unit.imports.in_force() if row.content == "places" and "サロン" in row.file_name
        }


def test_yes_makes_it_the_next_edition(staff: FlaskClient, store: Store) -> None:
    published(staff, store, put_down(staff, store, OLD, "サロン一覧R7.csv"))
    page = put_down(staff, store, NEW, "サロン一覧（令和8年度）.csv")
    text = staff.get(page).text
    assert "前の一覧「サロン一覧R7」の新しい版ですか" in text
    assert f'action="{page}/publish"' not in text
    assert f'action="{page}/discard"' in text
    assert "先に答えてください" in post(staff, f"{page}/publish", page=page).text
    job = post(staff, f"{page}/edition", page=page, answer="yes").headers["Location"]
    assert work_once(store)
    made = staff.get(job).headers["Location"]
    assert "新しい版ですか" not in staff.get(made).text
    assert figures(staff, made) == [("追加", "3"), ("変更", "0"), ("見あたらない", "2"), ("同じ", "2")]
    published(staff, store, made)
    assert lists(store) == {"サロン一覧（令和8年度）.csv"}
    with store.reading(OPERATOR) as unit:
        assert unit.imports.one(page.rsplit("/", 1)[-1]).state == "discarded"


def test_no_leaves_it_a_list_of_its_own(staff: FlaskClient, store: Store) -> None:
    published(staff, store, put_down(staff, store, OLD, "サロン一覧.csv"))
    page = put_down(staff, store, NEW, "サロン一覧 (1).csv")
    # Put down once more, or read again, it is asked still.
    page = put_down(staff, store, NEW, "サロン一覧 (1).csv")
    post(staff, f"{page}/again", page=page)
    assert work_once(store)
    assert "の新しい版ですか" in staff.get(page).text
    assert post(staff, f"{page}/edition", page=page, answer="maybe").status_code == 400
    assert post(staff, f"{page}/edition", page=page, answer="no").status_code == 302
    assert "の新しい版ですか" not in staff.get(page).text
    assert post(staff, f"{page}/edition", page=page, answer="yes").status_code == 400
    post(staff, f"{page}/again", page=page)
    assert work_once(store)
    assert "の新しい版ですか" not in staff.get(page).text
    published(staff, store, page)
    assert lists(store) == {"サロン一覧.csv", "サロン一覧 (1).csv"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (NEW, "サロン名簿.csv"),
        (HEAD + "丙の会,北会館,毎週月\n", "サロン一覧R8.csv"),
        (OLD + "甲の会,西会館,毎週月\n", "サロン一覧R8.csv"),
    ],
    ids=["another name", "nothing in common", "hardly changed"],
)
def test_what_is_plain_is_not_asked(staff: FlaskClient, store: Store, text: str, name: str) -> None:
    published(staff, store, put_down(staff, store, OLD, "サロン一覧R7.csv"))
    assert "の新しい版ですか" not in staff.get(put_down(staff, store, text, name)).text


def test_the_form_of_a_list_speaks_for_it_too(staff: FlaskClient, store: Store) -> None:
    page = put_down(staff, store, OLD, "サロン一覧.csv")
    post(staff, f"{page}/column", page=page, sheet="", heading="曜日", role="schedule")
    assert work_once(store)
    published(staff, store, page)
    assert "前の一覧「サロン一覧」の新しい版ですか" in staff.get(put_down(staff, store, NEW, "サロン名簿.csv")).text


def test_at_the_shell_it_is_a_list_of_its_own_and_says_so(staff: FlaskClient, store: Store, tmp_path) -> None:
    published(staff, store, put_down(staff, store, OLD, "サロン一覧R7.csv"))
    file = tmp_path / "サロン一覧R8.csv"
    file.write_text(NEW, "utf-8")
    with store.writing(OPERATOR) as unit:
        made, stored = stage_and_tell(unit, understand(file, unit.city(), folder=""), file.read_bytes())
        assert [(one.level, one.code) for one in stored.findings if one.code.startswith("edition")] == [
            ("info", "edition.maybe")
        ]
        unit.imports.publish(made)
    assert lists(store) == {"サロン一覧R7.csv", "サロン一覧R8.csv"}


OFFER = re.compile(r'<option value="(places/[^"]+)">([^<]+)</option>')


def test_a_renamed_list_is_said_to_be_the_next_edition_before_it_is_published(staff: FlaskClient, store: Store) -> None:
    published(staff, store, put_down(staff, store, OLD, "サロン一覧R7.csv"))
    page = put_down(staff, store, NEW, "サロン名簿.csv")
    text = staff.get(page).text
    assert "の新しい版ですか" not in text
    offered = {label: dataset for dataset, label in OFFER.findall(text)}
    assert "サロン一覧R7（4件）" in offered
    chosen = offered["サロン一覧R7（4件）"]
    with store.reading(OPERATOR) as unit:
        own = unit.imports.one(page.rsplit("/", 1)[-1]).dataset
        town = next(row.dataset for row in unit.imports.in_force() if row.content == "zones")
    for wrong in ("", own, town, "places/nothing"):
        assert post(staff, f"{page}/earlier", page=page, dataset=wrong).status_code == 400
    job = post(staff, f"{page}/earlier", page=page, dataset=chosen).headers["Location"]
    assert work_once(store)
    made = staff.get(job).headers["Location"]
    assert figures(staff, made) == [("追加", "3"), ("変更", "0"), ("見あたらない", "2"), ("同じ", "2")]
    assert not OFFER.findall(staff.get(made).text)
    published(staff, store, made)
    with store.reading(OPERATOR) as unit:
        assert unit.imports.one(made.rsplit("/", 1)[-1]).dataset == chosen
    assert lists(store) == {"サロン名簿.csv"}
    assert not OFFER.findall(staff.get(made).text)


def test_who_may_not_take_lists_in_says_nothing_of_editions(staff: FlaskClient, store: Store, sign_in: SignIn) -> None:
    page = put_down(staff, store, OLD, "サロン一覧R7.csv")
    volunteer = sign_in("volunteer")
    assert post(volunteer, f"{page}/earlier", page="/places", dataset="places/x").status_code == 403


def test_the_question_of_an_edition_is_seen_where_files_are_put_down(staff: FlaskClient, store: Store) -> None:
    published(staff, store, put_down(staff, store, OLD, "サロン一覧R7.csv"))
    page = put_down(staff, store, NEW, "サロン一覧R8.csv")
    text = staff.get("/imports").text
    assert "答えを待っているファイル（1件）" in text
    assert "前の一覧「サロン一覧R7」の新しい版ですか" in text
    assert f'href="{page}#edition"' in text
    assert post(staff, f"{page}/edition", page=page, answer="no").status_code == 302
    assert "答えを待っている" not in staff.get("/imports").text
