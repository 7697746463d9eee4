"""The steps of S3 that are walked by mouse and by keys, one function each."""

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from docx import Document
from playwright.sync_api import Page, expect

from layers.catalog import coverage_words as words
from layers.drawing.coverage_sheet import MOST_TOWNS
from tests.browser.test_prints import sheet_picture
from tests.layers.drawing import paper

WEEKLY = ("--kind", "kayoinoba", "--frequency", "weekly")
# The group for men alone that a woman of 桜木町 cannot go to.
MEN = "ノルディック桜木"
Ask = Callable[..., dict[str, Any]]


def uncovered(answer: dict[str, Any]) -> int:
    return int(answer["totals"]["uncovered"])


def choose(page: Page, *, keys: bool = False, **gaps: str) -> None:
    """Fill in gaps of the sentence, by mouse or by keys alone, and wait for the answer."""
    for name, label in gaps.items():
        gap = page.locator(f"#question select[name={name}]")
        if keys:
            gap.focus()
            page.keyboard.press("Home")
            for _ in range(gap.locator("option").all_text_contents().index(label)):
                page.keyboard.press("ArrowDown")
            expect(gap.locator("option:checked")).to_have_text(label)
        else:
            gap.select_option(label=label)
    button = page.get_by_role("button", name="この問いで調べる")
    if keys:
        button.focus()
        page.keyboard.press("Enter")
    else:
        button.click()
    expect(page.locator("#question input[name=before]")).to_have_value(re.compile(re.escape(asked_now(page))))
    page.wait_for_selector("#number", timeout=60_000)


def asked_now(page: Page) -> str:
    """The first gap's value, which the address of the question holds."""
    return "people=" + page.locator("#question select[name=people]").input_value()


def women_and_a_coming_year(page: Page, ask: Ask, number: int, picture) -> None:
    """Steps 4 and 8, by mouse and by keys: the change is told, and an estimate says that it is one, whose, of when."""
    women = uncovered(ask(*WEEKLY, "--audience", "staff", "--sex", "female"))
    for keys in (False, True):
        choose(page, keys=keys, sex="女性")
        change = page.locator(".change")
        expect(change).to_contain_text(f"通えない人は {women - number:,}人ふえました")
        expect(change).to_contain_text(f"数えなくなった場　{MEN}")
        expect(change).to_contain_text(re.compile(r"桜木町.* \+\d+人"))
        if not keys:
            picture(page, "coverage-change", part="#question", until=".change")
        choose(page, keys=keys, sex="人")
        expect(change).to_contain_text(f"新しく数える場　{MEN}")
        choose(page, keys=keys, year="2040年（推計）")
        later = ask(*WEEKLY, "--audience", "staff", "--year", "2040")
        expect(page.locator("#number")).to_contain_text(f"{uncovered(later):,}")
        expect(change).to_contain_text("くらべる人数そのものが")
        stands = page.locator(".stands")
        expect(stands).to_contain_text("2040年の推計人口です（推計であり、実績ではありません）")
        expect(stands).to_contain_text(re.compile("将来推計人口.*2024-03-31"))
        choose(page, keys=keys, year="いま")
        expect(page.locator("#number")).to_contain_text(f"{number:,}")


def two_more(page: Page, picture) -> None:
    """Step 6: proven, or the gap; and what greed alone would lose."""
    page.get_by_role("link", name="次の場はどこに").click()
    for kind in ("community_centre", "park"):
        page.locator(f"input[name=candidate][value={kind}]").check()
    page.get_by_role("button", name="この問いで調べる").click()
    page.wait_for_selector("#number", timeout=120_000)
    expect(page.locator("main")).to_contain_text(re.compile("これが最善と証明できました|証明"))
    expect(page.locator(".siting-table").first.get_by_role("link")).to_have_count(2)
    picture(page, "siting-answer", height=900)


def one_closes(page: Page, picture) -> None:
    """Step 7: who is newly uncovered, by town."""
    page.get_by_role("link", name="もし〜なら").click()
    page.wait_for_selector("#number", timeout=60_000)
    gone = page.locator("form[data-act]", has_text="なくなる場")
    gone.get_by_role("combobox").select_option(label=MEN)
    gone.get_by_role("button").click()
    expect(page.locator("#change")).to_have_text(re.compile(r"いま [\d,]+人。[\d,]+人増えます。"))
    expect(page.locator("#lost-towns li").first).to_have_text(re.compile(r"桜木町.*　\d+人"))
    picture(page, "what-if-closed", height=900)


def the_committee(page: Page, answer: dict[str, Any], tmp_path: Path) -> None:
    """Step 9: the CSV by press; the page for the committee says the same number, row by row, in large print too."""
    page.get_by_text("資料にする・保存する").click()
    with page.expect_download() as saved:
        page.get_by_role("link", name="CSVで保存").click()
    rows = list(csv.DictReader(io.StringIO(Path(saved.value.path()).read_text("utf-8-sig"))))
    assert sum(int(row["uncovered"]) for row in rows) == uncovered(answer)
    for size, name in (("", "coverage-committee"), ("&size=large", "")):
        content = page.request.get(page.url.replace("/coverage?", "/coverage/save/pdf?") + size).body()
        text = paper.pages(content)[0]
        assert f"{uncovered(answer):,}" in text
        if name:
            sheet_picture(content, name, tmp_path)
        document = Document(
            io.BytesIO(page.request.get(page.url.replace("/coverage?", "/coverage/save/docx?") + size).body())
        )
        told = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
        table = {row["name"]: row for row in answer["rows"]}
        # Towns have eight columns, zones five: a zone may be called as a town is.
        towns = [cells for cells in told if len(cells) == 8 and cells[0] in table]
        assert len(towns) == MOST_TOWNS
        for town, _, people, lacking, share, near, minutes, _ in towns:
            row = table[town]
            assert [people, lacking] == [f"{row['people']:,}", f"{row['uncovered']:,}"]
            assert share == words.share(row["uncovered"], row["people"])
            assert [near, minutes] == [row["place_name"] or "", words.minutes(row["minutes"])]
        zones = [int(cells[2].replace(",", "")) for cells in told if len(cells) == 5 and cells[2][0].isdecimal()]
        # 圏域 and 地区: each kind holds everybody once.
        assert sum(zones) == 2 * uncovered(answer)
