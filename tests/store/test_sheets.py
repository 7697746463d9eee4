"""Sheets as they look and the places read of them: kept with the import, for those who take lists in, gone with it."""

import pytest

from layers.errors import NotAllowed
from layers.intake.contract import Cell, Table
from layers.intake.sheet_view import Heading, view_of
from layers.store import Store
from layers.store.sheets import PAGE_ROWS
from layers.trust.audience import EVERYBODY, OPERATOR, Viewer
from tests import town

HEADING = Heading(row=1, column=0, height=1, label="名称", role="name")


def staged(store: Store) -> str:
    """The town's places with a sheet of 250 rows."""
    batch = town.places()
    table = Table(
        sheet="通いの場", rows=[[Cell(f"{n}番")] for n in range(250)], hidden=frozenset({0}), hidden_rows=frozenset({4})
    )
    with store.writing(OPERATOR) as unit:
        made = unit.imports.stage(batch, town.document(batch))
        unit.sheets.keep(made, [(view_of(table, 0, [HEADING]), table)])
        unit.sheets.keep(made, [(view_of(table, 0, [HEADING]), table)])
    return made


def test_sheets_are_read_by_pages(empty: Store) -> None:
    made = staged(empty)
    with empty.reading(OPERATOR) as unit:
        sheets = unit.sheets.of(made)
        assert [one.hidden_rows for one in sheets] == [(5,)]
        assert [(one.name, one.rows, one.hidden, one.headings) for one in sheets] == [
            ("通いの場", 250, (0,), (HEADING,))
        ]
        pages = [unit.sheets.page(made, 0, number) for number in range(4)]
    assert [len(page) for page in pages] == [PAGE_ROWS, PAGE_ROWS, 50, 0]
    assert pages[1][0] == ["100番"]


def test_they_are_for_those_who_take_lists_in(empty: Store) -> None:
    made = staged(empty)
    with empty.reading(EVERYBODY) as unit:
        for asked in (
            lambda: unit.sheets.of(made),
            lambda: unit.sheets.page(made, 0, 0),
            lambda: unit.staged.cells(made),
        ):
            with pytest.raises(NotAllowed):
                asked()


def test_they_go_when_the_import_is_dropped(empty: Store) -> None:
    made = staged(empty)
    with empty.writing(OPERATOR) as unit:
        unit.imports.discard(made)
        assert unit.sheets.of(made) == []
        assert unit.sheets.page(made, 0, 0) == []


def test_what_was_read_can_be_looked_at_before_it_is_published(empty: Store) -> None:
    made = staged(empty)
    with empty.reading(OPERATOR) as unit:
        cells = unit.staged.cells(made)
        places = unit.staged.places(made, [name for name, _ in cells[:3]])
        assert len(cells) == len(town.places().records)
        assert [place.name for place in places] == [record.values["name"] for record in town.places().records[:3]]
        assert [place.id for place in places] == [name for name, _ in cells[:3]]
        assert all(place.position == "given" for place in places)
        assert unit.staged.unplaced(made) == sum(record.geometry is None for record in town.places().records)


def test_a_place_put_by_hand_is_not_asked_for_again(empty: Store) -> None:
    made = staged(empty)
    with empty.writing(OPERATOR) as unit:
        unit.imports.publish(made)
        lost = next(one.point.id for one in unit.placings.queue() if one.point.name == "場所を探している会")
        assert unit.staged.unplaced(made) == 1
        unit.placings.place(lost, (134.2, 34.2))
        assert unit.staged.unplaced(made) == 0
        (place,) = unit.staged.places(made, [lost])
        assert place.position == "hand"


def test_facts_beyond_the_viewer_are_not_fetched(empty: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    made = staged(empty)
    staff = Viewer(name="s", role="staff")
    with empty.reading(staff) as unit:
        ids = [name for name, _ in unit.staged.cells(made)]
        known = {field for place in unit.staged.places(made, ids) for field in place.facts}
        assert "phone" in known
        monkeypatch.setattr(Viewer, "rank", property(lambda _: 0))
        known = {field for place in unit.staged.places(made, ids) for field in place.facts}
    assert known
    assert not known & set(town.SECRETS)


def test_they_go_with_the_file_when_that_is_deleted_for_good(empty: Store) -> None:
    made = staged(empty)
    with empty.writing(OPERATOR) as unit:
        unit.kept_files.keep(made, "一覧.xlsx", b"bytes")
        unit.kept_files.forget(made)
        assert unit.sheets.of(made) == []
        assert unit.sheets.page(made, 0, 0) == []
