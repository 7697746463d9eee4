"""自分の列: kept word for word, and for the staff alone whatever anybody has consented to."""

import csv
import io
from dataclasses import replace

import openpyxl
import pytest

from layers import export
from layers.errors import Refused
from layers.store import Store
from layers.trust.audience import EVERYBODY, OPERATOR, Viewer, viewer_of
from tests import town

OWN = {"合言葉": "カナリア山", "鍵の\n場所": " 花壇の下 "}


@pytest.fixture
def marked(store: Store) -> Store:
    """架空市 whose first place has 自分の列; released, with every consent that can be given."""
    batch = town.places()
    first, *others = batch.records
    records = [replace(first, values={**first.values, "own": OWN}), *others]
    with store.writing(OPERATOR) as unit:
        staged = unit.imports.stage(replace(batch, records=records), town.document(batch, "2"))
        unit.imports.publish(staged, release=True)
        point = next(point for point in unit.places.read() if point.own)
        for field in ("", "position", "note", "contact_name", "phone"):
            unit.consents.record(point.id, field=field, audience="public", given_by="本人", given_on="2026-04-01")
    return store


def test_the_staff_read_them_as_they_were_written(marked: Store, staff: Viewer) -> None:
    with marked.reading(staff) as unit:
        owned = [point for point in unit.places.read() if point.own]
        assert [dict(point.own) for point in owned] == [OWN]
        assert "own" not in owned[0].facts
        text = export.write("csv", unit.places.read()).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["合言葉"] for row in rows if row["合言葉"]] == ["カナリア山"]
    book = openpyxl.load_workbook(io.BytesIO(export.write("xlsx", owned)))
    assert "花壇の下" in repr([cell.value for cell in book.active[2]])


@pytest.mark.parametrize("audience", ["public", "volunteer", "partner"])
def test_nobody_else_reads_them(marked: Store, audience: str) -> None:
    for viewer in (viewer_of(audience), EVERYBODY):
        with marked.reading(viewer) as unit:
            points = unit.places.read()
            assert len(points) == 12
            assert all(not point.own for point in points)
            assert "カナリア" not in repr(points)
            for code in ("csv", "geojson"):
                written = export.write(code, points).decode("utf-8-sig")
                assert "カナリア" not in written
                assert "合言葉" not in written


def test_no_consent_opens_them(marked: Store, staff: Viewer) -> None:
    with marked.reading(staff) as unit:
        point = next(point for point in unit.places.read() if point.own)
    with pytest.raises(Refused) as fault, marked.writing(staff) as unit:
        unit.consents.record(point.id, field="own", audience="public", given_by="本人", given_on="2026-04-01")
    assert fault.value.code == "consent.field"


def test_a_change_in_them_is_told_column_by_column(marked: Store, staff: Viewer) -> None:
    batch = town.places()
    first, *others = batch.records
    changed = {"合言葉": "カナリア川", "新": "1"}
    records = [replace(first, values={**first.values, "own": changed}), *others]
    with marked.writing(staff) as unit:
        staged = unit.imports.stage(replace(batch, records=records), town.document(batch, "3"))
        (change,) = unit.imports.one(staged).changes
    assert change.fields == {
        "own:合言葉": ["カナリア山", "カナリア川"],
        "own:鍵の\n場所": [" 花壇の下 ", None],
        "own:新": [None, "1"],
    }
