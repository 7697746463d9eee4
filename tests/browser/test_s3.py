"""S3: a planner asks which 町丁目 lack a 通いの場 within ten minutes' walk for people of 75 and more (みほん市).

The numbers are asked at the shell, the page is worked by mouse; both are the same answer. With IBASHOMAP_PICTURES=1
the same steps write the pictures of docs/guide/coverage.md.
"""

import csv
import io
import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from etl.worker import work_once
from layers.command import main
from layers.intake.contract import Batch, Record
from layers.provenance import Source
from layers.store import Store
from layers.trust.audience import OPERATOR
from tests import town
from tests.applications import application
from tests.browser.s3_steps import (
    WEEKLY,
    Ask,
    choose,
    one_closes,
    the_committee,
    two_more,
    uncovered,
    women_and_a_coming_year,
)
from tests.browser.test_accessible import serious
from webmap.settings import Settings

pytestmark = pytest.mark.browser

PAGE = "/coverage?kind=kayoinoba&people=75plus&travel=walk&minutes=10&frequency=weekly&confirmed_months=0"
HOME, STAFF = "個人宅の会", "職員だけが知る会"


@pytest.fixture(scope="module")
def town_file(sample_town: Path) -> Path:
    """The sample town with its streets."""
    return sample_town


def far_towns(store: Store) -> list[tuple[float, float]]:
    """Where the most people live whom no weekly group reaches, one spot a town."""
    from layers.access import coverage  # noqa: PLC0415 - numba is loaded by those who compute alone
    from layers.access.question import Question  # noqa: PLC0415

    asked = Question(service="kayoinoba", frequency="weekly", audience="lead")
    with store.reading(OPERATOR) as unit:
        answer = coverage.answer(asked, unit.coverage.gather(asked))
        spots = {piece.key_code: piece.geometry.representative_point() for piece in unit.areas.pieces()}
    rows = sorted(answer.rows, key=lambda row: -row.people)
    none = [row for row in rows if row.uncovered == row.people and row.minutes is None and row.code in spots]
    return [(spots[row.code].x, spots[row.code].y) for row in none]


def a_place(name: str, lonlat: tuple[float, float], **facts: object) -> Record:
    from shapely import Point  # noqa: PLC0415

    values = {"name": name, "kind": "kayoinoba", "venue": f"{name}の家", "schedule": "毎週水曜 10:00-11:30", **facts}
    lon, lat = lonlat
    return Record(key=name, cell="A2", values={**values, "lon": lon, "lat": lat}, geometry=Point(lon, lat))


def publish(store: Store, edition: str, records: list[Record]) -> None:
    source = Source(title=f"追加の一覧 {edition}", publisher="みほん市", licence="CC BY 4.0", date="2026-04-01")
    batch = Batch(content="places", importer="test_places", records=records, as_of="2026-04-01", source=source)
    document = replace(town.document(batch, edition), folder=edition)
    with store.writing(OPERATOR) as unit:
        unit.imports.publish(unit.imports.stage(batch, document), release=True)


@pytest.fixture
def ask(store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Ask:
    """``ask("--frequency", "weekly")``: what the shell answers."""
    url = f"sqlite:///{tmp_path / 'city.db'}"

    def asked(*words: str, db: str = url) -> dict[str, Any]:
        assert main(["coverage", *words, "--json", "--db", db]) == 0
        told: dict[str, Any] = json.loads(capsys.readouterr().out)
        return told

    return asked


def test_step_2_the_people_of_all_towns_are_those_of_the_register(store: Store, ask: Ask) -> None:
    answer = ask(*WEEKLY)
    with store.reading(OPERATOR) as unit:
        register = unit.areas.registers()[0]
    assert answer["totals"]["people"] == sum(row["people"] for row in answer["rows"]) == register.age75plus
    assert uncovered(answer) == sum(row["uncovered"] for row in answer["rows"])
    assert answer["question"] | {"minutes": 10, "people": "75plus", "walker": "older75"} == answer["question"]


def test_steps_4_and_5_the_variants_differ_in_the_right_direction(ask: Ask) -> None:
    weekly, women, men = ask(*WEEKLY), ask(*WEEKLY, "--sex", "female"), ask(*WEEKLY, "--sex", "male")
    assert uncovered(women) > uncovered(weekly) == uncovered(men)
    changed = [
        one["name"]
        for one, two in zip(weekly["rows"], women["rows"], strict=True)
        if one["uncovered"] != two["uncovered"]
    ]
    assert changed
    monthly, faster = ask(*WEEKLY[:2], "--frequency", "monthly"), ask(*WEEKLY, "--walker", "adult")
    assert uncovered(monthly) < uncovered(weekly)
    assert uncovered(faster) < uncovered(weekly)
    straight = ask(*WEEKLY, "--measure", "straight")
    assert uncovered(straight) < uncovered(weekly)
    for walked, flown in zip(weekly["rows"], straight["rows"], strict=True):
        assert flown["uncovered"] <= walked["uncovered"]


def test_step_6_two_more_places_proven_or_with_their_gap(store: Store, tmp_path: Path, capsys) -> None:
    url = f"sqlite:///{tmp_path / 'city.db'}"
    words = ["siting", *WEEKLY, "--candidates", "community_centre", "park", "--floor", "today", "--json", "--db", url]
    told = []
    for number in ("1", "2"):
        assert main([*words, "--k", number]) == 0
        told.append(json.loads(capsys.readouterr().out))
    one, two = told
    assert len(two["chosen"]) == 2
    assert two["objective"] >= one["objective"] >= 0
    assert two["status"] == "optimal" or two["gap"] > 0
    assert two["greedy_objective"] <= two["objective"] <= two["bound"] + 1e-6


def test_step_9_the_same_csv_byte_for_byte_and_the_same_figures(store: Store, ask: Ask, tmp_path: Path) -> None:
    url, files = f"sqlite:///{tmp_path / 'city.db'}", [tmp_path / "a.csv", tmp_path / "b.csv"]
    for file in files:
        assert main(["coverage", *WEEKLY, "--csv", str(file), "--db", url]) == 0
    assert files[0].read_bytes() == files[1].read_bytes()
    rows = list(csv.DictReader(io.StringIO(files[0].read_text("utf-8-sig"))))
    assert [int(row["uncovered"]) for row in rows] == [row["uncovered"] for row in ask(*WEEKLY)["rows"]]


def test_step_10_what_is_hidden_makes_no_difference_to_residents(store: Store, ask: Ask, tmp_path: Path) -> None:
    spots = far_towns(store)
    other_path = tmp_path / "with.db"
    shutil.copy(tmp_path / "city.db", other_path)
    hidden = [
        a_place(HOME, spots[0], private_home=True),
        replace(a_place(STAFF, spots[1]), audiences={"": "staff"}),
    ]
    other = Store.open(f"sqlite:///{other_path}")
    publish(other, "hidden", hidden)
    url = f"sqlite:///{other_path}"
    # The attack is worth trying: for the staff these places do make a difference.
    assert uncovered(ask(*WEEKLY, "--audience", "staff", db=url)) < uncovered(ask(*WEEKLY, "--audience", "staff"))
    for words in (WEEKLY, (*WEEKLY, "--people", "all"), (*WEEKLY, "--sex", "male"), (*WEEKLY, "--measure", "straight")):
        for audience in ("public", "volunteer", "partner"):
            assert ask(*words, "--audience", audience, db=url) == ask(*words, "--audience", audience)
    assert public_page(other) == public_page(store)
    other.close()


def public_page(store: Store) -> bytes:
    """What a resident's browser is sent, once the staff has had the question calculated."""
    app = application(Settings(db="", secret="only for tests"), store)
    with store.writing(OPERATOR) as unit:
        unit.accounts.add("職員", "staff", "ひみつの合言葉2026")
        token = unit.accounts.open_session("職員")
    staff = app.test_client()
    staff.set_cookie("ibashomap", token)
    assert staff.get(PAGE).status_code in (200, 303)
    while work_once(store):
        pass
    content = app.test_client().get(PAGE).data
    assert "町丁目ごとに" in content.decode()
    assert HOME.encode() not in content
    assert STAFF.encode() not in content
    return content


def test_the_whole_walk_of_a_planner(staff_page: Page, open_page, ask: Ask, picture, tmp_path: Path) -> None:
    """Steps 1 to 10 in one go; each number is held against the shell's."""
    answer = ask(*WEEKLY, "--audience", "staff")
    number = uncovered(answer)
    page = open_page("/coverage?kind=kayoinoba&audience=staff", page=staff_page)
    page.wait_for_selector("#number", timeout=60_000)
    choose(page, people="75歳以上", minutes="10分", frequency="週1回以上")
    expect(page.locator("#number")).to_contain_text(f"{number:,}")
    assert serious(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    expect(page.get_by_role("heading", name="この数字の前提")).to_be_visible()
    expect(page.locator("#stands").locator("..")).to_contain_text("ibashomap coverage")
    start = page.url[page.url.index("/coverage?") :]
    open_page(PAGE + "&audience=staff", page=staff_page)
    picture(page, "coverage-answer", height=700)
    picture(page, "coverage-stands", height=560, part=".stands")
    page.locator(".coverage-table tbody tr").nth(1).get_by_role("link").first.click()
    expect(page.locator("main")).to_contain_text("いちばん近い場")
    the_committee(open_page(start, page=staff_page), answer, tmp_path)
    women_and_a_coming_year(page, ask, number, picture)
    two_more(open_page(start, page=staff_page), picture)
    one_closes(open_page(start, page=staff_page), picture)
    open_page(PAGE, page=staff_page).wait_for_selector("#number", timeout=60_000)
    page = open_page(PAGE + "&seen_as=everybody", page=staff_page)
    expect(page.get_by_role("heading", name="通いの場へ歩いて行きにくい所")).to_be_visible()
    expect(page.locator("main")).not_to_contain_text(f"{number:,}人")


def test_questions_side_by_side(staff_page: Page, open_page, picture) -> None:
    page = open_page(PAGE.replace("/coverage?", "/coverage/compare?"), page=staff_page)
    expect(page.locator(".side-by-side li strong", has_text="…")).to_have_count(0, timeout=60_000)
    expect(page.locator(".side-by-side")).to_contain_text("直線は、通える人を多く見積もります")
    picture(page, "coverage-compare", height=620)


def test_the_yearly_count_by_mouse(staff_page: Page, open_page, picture) -> None:
    page = open_page("/coverage/yearly", page=staff_page)
    expect(page.get_by_role("heading", name="この数字の読み方")).to_be_visible()
    assert serious(page) == []
    picture(page, "yearly-table", height=720)
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
