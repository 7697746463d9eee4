import csv
import io
import subprocess
from dataclasses import replace
from urllib.parse import unquote

import openpyxl
import pytest

from layers import export
from layers.intake.contract import Document, Record
from layers.trust.audience import OPERATOR
from tests import machine, town


@pytest.fixture
def hidden(store):
    """A place that residents do not see, though its list is on their map."""
    values = {"name": "立ち話の会", "kind": "gathering", "address": "架空市中町4", "schedule": "毎週火曜 9:00-10:00"}
    batch = replace(town.places(), records=[Record(key="g1", cell="A2", values=values)], findings=[], label="別の一覧")
    with store.writing(OPERATOR) as unit:
        document = Document(name="別の一覧.csv", folder="", sha256="other", format="csv")
        unit.imports.publish(unit.imports.stage(batch, document), release=True)
        (found,) = [point for point in unit.places.read() if point.kind == "gathering"]
    return found


@pytest.mark.parametrize("code", sorted(export.formats()))
def test_every_form_holds_what_everybody_may_see(client, store, code):
    with store.reading() as unit:
        wanted = export.write(code, unit.places.read())
    answer = client.get(f"/save/{code}")
    assert answer.status_code == 200
    assert code == "gpkg" or answer.data == wanted
    assert "住民向け" in unquote(answer.headers["Content-Disposition"])
    assert unquote(answer.headers["Content-Disposition"]).endswith(f".{code}")


def test_the_filter_holds(client, store):
    with store.reading() as unit:
        kind = unit.places.read()[0].kind
        wanted = {point.name for point in unit.places.read(kinds=[kind])}
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"/save/xlsx?kind={kind}").data))
    names = {row[0].value for row in book.active.iter_rows(min_row=2)}
    assert wanted <= {cell.value for row in book.active.iter_rows(min_row=2) for cell in row}
    assert len(names) <= book.active.max_row - 1 == len(wanted)


def test_the_staff_choose_for_whom_and_it_is_written_down(sign_in, store, hidden):
    staff = sign_in("staff")
    assert hidden.name not in staff.get("/save/csv").data.decode()
    inside = staff.get("/save/csv?for=staff")
    assert hidden.name in inside.data.decode()
    assert "職員用" in unquote(inside.headers["Content-Disposition"])
    assert inside.headers["Cache-Control"] == "private, no-store"
    with store.reading(OPERATOR) as unit:
        assert [one.act for one in unit.audit.recent(5)].count("save") == 1


def test_nobody_unknown_gets_what_is_for_the_staff(client, hidden):
    told = client.get("/save/csv?for=staff")
    assert hidden.name not in told.data.decode()
    assert "住民向け" in unquote(told.headers["Content-Disposition"])


def test_too_many_are_refused_with_what_to_do(client, monkeypatch):
    monkeypatch.setattr("webmap.views.saving.MOST", 1)
    answer = client.get("/save/xlsx")
    assert answer.status_code == 400
    assert "絞り込んで" in answer.get_data(as_text=True)
    assert client.get("/save/exe").status_code == 400


def test_the_list_leads_to_every_form(client, sign_in):
    told = client.get("/places?kind=kayoinoba").get_data(as_text=True)
    for code in export.formats():
        assert f"/save/{code}?kind=kayoinoba" in told
    assert "for=staff" not in told
    assert "for=staff" in sign_in("staff").get("/places").get_data(as_text=True)


@pytest.mark.parametrize("code", ["xlsx", "csv"])
def test_an_office_opens_it_with_every_sign_in_its_place(sign_in, store, tmp_path, code):
    """Of a CSV without a window it takes no hint from the BOM, so that it is told what the BOM tells Excel."""
    office = machine.need("libreoffice")
    with store.reading() as unit:
        names = {point.name for point in unit.places.read()}
    saved = tmp_path / f"一覧.{code}"
    saved.write_bytes(sign_in("staff").get(f"/save/{code}?for=staff").data)
    home = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    # Comma, double quote, UTF-8, from the first line on, and the first sheet.
    form = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"
    told = ["--infilter=CSV:44,34,76"] if code == "csv" else []
    command = [office, home, "--headless", *told, "--convert-to", form, "--outdir", str(tmp_path / "again"), str(saved)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    rows = list(csv.reader((tmp_path / "again" / "一覧.csv").read_text("utf-8-sig").splitlines()))
    cells = {cell for row in rows[1:] for cell in row}
    assert names <= cells
    assert town.SECRETS["phone"] in cells
    assert "名称" in "".join(rows[0])
