"""Files of a マッピング調査: read into a run, held rows proposed, and not a byte of what they said of people kept."""

import io
from pathlib import Path

import pytest

from etl.load import load
from etl.worker import work_once
from layers.store import Store
from layers.trust.audience import OPERATOR, Viewer
from tests.etl.forms import FORMS
from tests.webmap.conftest import post

STAFF = Viewer(name="staff", role="staff")
LIST = FORMS / "survey_facts_list" / "facts.csv"
KOBO = FORMS / "kobo_survey" / "kobo.csv"
PERSONAL = ("田中さん", "足が悪く", "鈴木さん", "認知症で", "佐藤花子", "浜風町3-2")


def stored(path: Path) -> bytes:
    """Every byte of the database and what lies beside it."""
    return b"".join(one.read_bytes() for one in path.iterdir() if one.is_file())


@pytest.fixture
def run_id(store: Store) -> str:
    with store.writing(STAFF) as unit:
        return unit.surveys.start("春のまち歩き", held_on="2026-05-10")


@pytest.mark.parametrize(("file", "facts"), [(LIST, 3), (KOBO, 2)])
def test_a_file_on_the_page_of_a_run(
    sign_in, store: Store, run_id: str, tmp_path: Path, file: Path, facts: int
) -> None:
    client, page = sign_in("staff"), f"/surveys/{run_id}"
    for again in (False, True):
        with file.open("rb") as content:
            there = post(client, f"{page}/files", page=page, file=(content, "田中さん.csv")).headers["Location"]
        assert work_once(store)
        done = client.get(there).headers["Location"]
        assert done.startswith(page)
        text = client.get(done).text
        assert "読んだときに気になったこと" in text
        assert not [word for word in PERSONAL if word in text]
        with store.reading(STAFF) as unit:
            assert (len(unit.surveys.facts(run_id)), len(unit.surveys.waiting(run_id))) == (facts, 1), again
    kept = stored(tmp_path)
    for word in PERSONAL:
        for encoding in ("utf-8", "cp932"):
            assert word.encode(encoding) not in kept


def test_through_the_page_of_all_imports_it_becomes_a_run_of_its_own(sign_in, store: Store, tmp_path: Path) -> None:
    client = sign_in("staff")
    with LIST.open("rb") as content:
        there = post(client, "/imports", page="/imports", file=(content, "西地区の気づき.csv")).headers["Location"]
    assert work_once(store)
    done = client.get(there).headers["Location"]
    assert "西地区の気づきでは、何に気づきましたか" in client.get(done).text
    kept = stored(tmp_path)
    assert "浜風町の坂がつらい".encode() in kept
    assert not [word for word in PERSONAL if word.encode() in kept or word.encode("cp932") in kept]
    assert client.get("/imports").status_code == 200


def test_another_file_is_refused_and_not_kept(sign_in, store: Store, run_id: str, tmp_path: Path) -> None:
    client, page = sign_in("staff"), f"/surveys/{run_id}"
    told = "名称,種別,代表者名\nあおぞら体操,通いの場,鈴木さん太郎\n".encode()
    there = post(client, f"{page}/files", page=page, file=(io.BytesIO(told), "x.csv")).headers["Location"]
    assert work_once(store)
    assert "マッピング調査の気づきとして読めませんでした" in client.get(there).text
    assert "鈴木さん太郎".encode() not in stored(tmp_path)
    assert post(client, f"{page}/files", page=page).status_code == 400


def test_the_shell_takes_it_once(store: Store) -> None:
    for status in ("published", "unchanged"):
        (told,) = load(store, OPERATOR, [LIST], release=True, tell=lambda *_: None)
        assert (told["status"], told["rows"]) == (status, 4)
    with store.reading(STAFF) as unit:
        assert [one.title for one in unit.surveys.runs()] == ["facts"]


def test_observations_of_persons_stay_apart(store: Store) -> None:
    from layers.store import schema  # noqa: PLC0415 - the tables are looked at here alone

    survey = {"survey_run", "survey_fact", "survey_photo"}
    for table in schema.metadata.tables.values():
        aims = {key.column.table.name for key in table.foreign_keys}
        assert not (aims & survey) or table.name in survey
        assert not (table.name in survey and aims - survey)
