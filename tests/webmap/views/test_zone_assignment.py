"""圏域の割り当て: by selects, by pasting; what is saved counts at once and can be undone."""

import re
from datetime import date

import pytest

from layers import clock
from tests import town
from tests.webmap.conftest import post
from webmap.views import zone_assignment

PAGE = "/zones/assign?kind=daily_life&year=2027"


def chosen(text: str) -> list[str]:
    """The first select of each town."""
    rows = re.findall(r"<tr data-keys.*?</tr>", text, re.DOTALL)
    return ["".join(re.findall(r"<option selected>(.*?)</option>", row)[:1]) for row in rows]


def test_a_new_year_begins_with_the_newest_towns(sign_in) -> None:
    text = sign_in("staff").get(PAGE).text
    assert chosen(text) == ["西"] * 3 + ["中"] * 3 + ["東"] * 3
    assert 'id="uncovered-count">0<' in text


def test_pasting_fills_the_page_and_saves_nothing(sign_in, store) -> None:
    staff, before = sign_in("staff"), store.revision
    form = {f"zone-{n}": name for n, name in enumerate(["西"] * 3 + ["中"] * 3 + [""] * 3)}
    answer = post(
        staff, "/zones/assign", page=PAGE, kind="daily_life", year="2027", act="read",
        table="西町1丁目\t新しい圏域\n知らない町\t西", names="西\n中", **form,
    )  # fmt: skip
    assert chosen(answer.text) == ["新しい圏域", "西", "西", "中", "中", "中", "", "", ""]
    assert "知らない町" in answer.text
    assert 'id="uncovered-count">3<' in answer.text
    assert "まだ保存していません" in answer.text
    assert store.revision == before


def test_saving_makes_an_edition_that_can_be_undone(sign_in, store) -> None:
    staff = sign_in("lead")
    form = {f"zone-{n}": "北" for n in range(9)}
    answer = post(staff, "/zones/assign", page=PAGE, kind="daily_life", year="2027", act="save", names="北", **form)
    assert answer.status_code == 302
    with store.reading() as unit:
        assert [(row.name, row.residents) for row in unit.zones.counts("daily_life")] == [
            ("北", town.RESIDENTS),
            ("未割当", 0),
        ]
    saved = re.search(r"saved=(\d+)", answer.headers["Location"])[1]
    page = staff.get(answer.headers["Location"]).text
    assert f'action="/imports/{saved}/undo"' in page
    post(staff, f"/imports/{saved}/undo", page=answer.headers["Location"])
    with store.reading() as unit:
        assert [zone.name for zone in unit.zones.read("daily_life")] == ["西", "中", "東"]


def test_a_town_in_two_zones_counts_in_neither(sign_in, store) -> None:
    staff = sign_in("staff")
    form = {f"zone-{n}": name for n, name in enumerate(["西"] * 3 + ["中"] * 3 + ["東"] * 3)}
    form["zone-0"] = ["西", "中"]
    post(staff, "/zones/assign", page=PAGE, kind="daily_life", year="2027", act="save", names="西\n中\n東", **form)
    with store.reading() as unit:
        counts = {row.name: row.residents for row in unit.zones.counts("daily_life")}
        assert unit.zones.assignment("daily_life").partly == {"西町一丁目": ("西", "中")}
    assert counts == {"西": 500, "中": 1500, "東": 2400, "未割当": 100}


def test_an_unknown_kind_is_no_page(sign_in) -> None:
    assert sign_in("staff").get("/zones/assign?kind=nothing").status_code == 404


def test_saving_says_so_and_the_page_comes_back(sign_in) -> None:
    staff = sign_in("staff")
    form = {f"zone-{n}": "北" for n in range(9)}
    answer = post(staff, "/zones/assign", page=PAGE, kind="daily_life", year="2027", act="save", names="北", **form)
    assert "kind=daily_life&year=2027" in answer.headers["Location"]
    text = staff.get(answer.headers["Location"]).text
    assert "圏域の割り当てを保存しました。" in text
    assert "生活圏域（2027年度）" in text
    assert chosen(text) == ["北"] * 9
    assert "まだ保存していません" not in text


@pytest.mark.parametrize("year", ["", "1999", "2200", "abc"])
def test_a_year_that_is_none_is_the_newest(sign_in, year: str) -> None:
    text = sign_in("staff").get(f"/zones/assign?kind=daily_life&year={year}").text
    assert "生活圏域（2026年度）" in text
    assert "<strong>2026年度</strong>" in text


def test_years_are_offered_up_to_the_next(sign_in, monkeypatch) -> None:
    monkeypatch.setattr(zone_assignment, "this_fiscal_year", lambda: 2027)
    text = sign_in("staff").get("/zones/assign?kind=daily_life&year=2024").text
    line = re.search(r'<p class="state">年度：(.*?)</p>', text, re.DOTALL)[1]
    assert re.findall(r"(\d{4})年度", line) == ["2028", "2027", "2026", "2024"]
    assert '<a href="/zones/assign?kind=daily_life&amp;year=2028">' in line


@pytest.mark.parametrize(("day", "year"), [((2027, 3, 31), 2026), ((2027, 4, 1), 2027)])
def test_the_year_begins_in_april(monkeypatch, day: tuple[int, int, int], year: int) -> None:
    monkeypatch.setattr(clock, "today", lambda: date(*day))
    assert zone_assignment.this_fiscal_year() == year


def test_a_town_in_no_or_in_two_zones_is_listed(sign_in) -> None:
    form = {f"zone-{n}": name for n, name in enumerate(["西"] * 3 + ["中"] * 3 + ["東"] * 2)}
    answer = post(
        sign_in("staff"), "/zones/assign", page=PAGE, kind="daily_life", year="2027", act="read",
        table="西町一丁目\t西\n西町一丁目\t中", names="西\n中\n東", **form,
    )  # fmt: skip
    assert '<span id="uncovered">東町三丁目</span>' in answer.text
    assert '<span id="doubly">西町一丁目</span>' in answer.text
    assert 'id="doubly-count">1<' in answer.text
    assert "見あたらない名前" not in answer.text
