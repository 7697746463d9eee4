"""A kept sheet as the table of the page: which cells became which place, which may be mended, what stands over them."""

from layers.intake.contract import Finding
from layers.intake.sheet_view import COVERED, DRAWN, Heading, SheetView
from webmap.sheet_panel import around, rows_of


def heading(column: int, label: str, role: str) -> Heading:
    """A heading in the first row; the second list begins at the third column."""
    return Heading(row=1, column=column, height=1, label=label, role=role, part=column // 2)


EAST = (heading(0, "名称", "name"), heading(1, "会場", "venue"))
WEST = (heading(2, "名称", "name"), heading(3, "印", ""))

# Two lists that touch each other, and an empty column.
VIEW = SheetView(
    number=0,
    name="表",
    first_row=1,
    rows=3,
    height=3,
    width=5,
    hidden=(1,),
    hidden_rows=(3,),
    headings=(*EAST, *WEST),
)
LOOKS = [["名称", "会場", "名称", "印"], ["東の会", "東館", "西の会", {"t": "○", "r": "新しい"}], ["北の会"]]


def rows(findings: tuple[Finding, ...] = (), *, asked: str = "", may_mend: bool = True):
    """The rows of the sheet, with what was read of them."""
    cells = [("east", "表!A2"), ("west", "表!C2"), ("north", "表!A3"), ("elsewhere", "他!A2")]
    return rows_of(around(VIEW, findings, cells, asked=asked, may_mend=may_mend), LOOKS, 1)


def test_cells_belong_to_the_place_of_their_own_table() -> None:
    assert [one.record for one in rows()[1].cells] == ["east", "east", "west", "west", ""]
    assert {one.record for one in rows()[0].cells} == {""}


def test_cells_below_headings_may_be_mended_where_that_is_possible_at_all() -> None:
    assert [one.may_mend for one in rows()[1].cells] == [True, True, True, True, False]
    assert not any(one.may_mend for one in rows()[0].cells)
    assert not any(one.may_mend for one in rows(may_mend=False)[1].cells)


def test_over_headings_stands_what_they_mean() -> None:
    meanings = rows()[0].meanings
    chosen = [next(((code, label) for code, label, on in one.choices if on), None) for one in meanings]
    assert chosen == [("name", "名称"), ("venue", "会場"), ("name", "名称"), ("", "意味が分からない列"), None]
    assert rows()[1].meanings == ()


def test_findings_hidden_parts_and_remarks_are_seen() -> None:
    found = (
        Finding(level="info", code="mend.applied", cell="表!A2", params={"was": "ひがしの会", "now": "東の会"}),
        Finding(level="warning", code="phone.unreadable", cell="表!A2"),
    )
    first, second = rows(found, asked="表!A2")[1].cells[:2]
    assert (first.looks, first.was, first.asked) == ("mended found-warning", "ひがしの会", True)
    assert first.told.startswith("確かめてください：")
    assert (second.looks, second.asked) == ("out", False)
    assert rows()[1].cells[3].told == "メモ：新しい"
    assert [row.hidden for row in rows()] == [False, False, True]
    assert all("out" in one.looks for one in rows()[2].cells)


def test_a_cell_that_covers_others_stands_once() -> None:
    known = around(VIEW, (), (), asked="", may_mend=True)
    (row,) = rows_of(known, [[{"t": "■東", "a": 3, "d": 1}, COVERED, COVERED, "x", None]], 2)
    assert [(one.address, one.across) for one in row.cells] == [("表!A2", 3), ("表!D2", 1), ("表!E2", 1)]


def test_the_cells_of_a_card_belong_to_its_place_and_its_labels_to_nobody() -> None:
    label = Heading(row=1, column=0, height=1, label="名称", role="name", part=DRAWN)
    drawn = (("B1", "B1"), ("B2", "B1"))
    card = SheetView(number=0, name="", first_row=1, rows=2, height=2, width=2, headings=(label,), drawn=drawn)
    known = around(card, (), [("one", "B1")], asked="", may_mend=True)
    cells = [one for row in rows_of(known, [["名称", "会"], ["会場", "会館"]], 1) for one in row.cells]
    assert [(one.record, one.may_mend) for one in cells] == [("", False), ("one", True), ("", False), ("one", True)]
