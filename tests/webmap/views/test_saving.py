import csv
import io
import subprocess
from dataclasses import replace
from urllib.parse import unquote

import openpyxl
import pytest

from etl.worker import work_once
from layers import export
from layers.intake.contract import Document, Record
from layers.trust.audience import OPERATOR
from tests import machine, town
from tests.webmap.conftest import post
from webmap.views import saving


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


@pytest.fixture
def few(monkeypatch):
    """A request holds five places."""
    monkeypatch.setattr(saving, "MOST", 5)


def test_more_than_a_request_holds_is_refused_to_those_unknown(client, few):
    told = client.get("/save/csv")
    assert told.status_code == 400
    assert "サインインすると全件を保存できます" in told.text


@pytest.mark.parametrize("whose", ["", "staff"])
def test_the_worker_writes_more_than_a_request_holds(sign_in, store, hidden, few, whose):
    partner = sign_in("staff")
    page = f"/save/csv?kind=gathering,kayoinoba&for={whose}" if whose else "/save/csv?kind=gathering,kayoinoba"
    asked = partner.get(page)
    assert "件を1つのファイルにします" in asked.text
    given = {"kind": "kayoinoba,gathering", **({"for": whose} if whose else {})}
    answer = post(partner, "/save/csv", page=page, **given)
    assert answer.status_code == 303
    job = answer.location
    assert "ファイルを作っています" in partner.get(job).text
    assert partner.get(f"{job}/file").status_code == 404
    assert work_once(store)
    done = partner.get(job).text
    assert "ファイルができました" in done
    assert ("13件" if whose else "12件") in done
    file = partner.get(f"{job}/file")
    assert (hidden.name in file.data.decode("utf-8-sig")) is bool(whose)
    assert file.headers["Cache-Control"] == "private, no-store"
    assert ("職員用" if whose else "住民向け") in unquote(file.headers["Content-Disposition"])
    with store.reading(OPERATOR) as unit:
        assert [one.act for one in unit.audit.recent(9)].count("save") == bool(whose)


def test_the_file_is_for_the_one_who_asked(sign_in, client, store, few):
    job = post(sign_in("staff"), "/save/xlsx", page="/save/xlsx").location
    assert work_once(store)
    for other in (client, sign_in("admin"), sign_in("partner")):
        assert [other.get(f"{job}{part}").status_code for part in ("", ".json", "/file")] == [404, 404, 404]


def test_what_was_picked_holds_for_the_worker_too(sign_in, store, few):
    page = "/save/csv?day=MO&q=西町"
    staff = sign_in("staff")
    job = post(staff, "/save/csv", page="/save/csv", day="MO", q="西町").location
    assert work_once(store)
    told = staff.get(f"{job}/file").data.decode("utf-8-sig")
    assert told.count("西町") >= 3
    assert "東町" not in told
    assert staff.get(page).data.decode("utf-8-sig") == told


def test_it_can_be_stopped(sign_in, store, few):
    staff = sign_in("staff")
    job = post(staff, "/save/csv", page="/save/csv").location
    post(staff, f"{job}/cancel", page=job)
    assert "ファイルはできませんでした" in staff.get(job).text
    assert not work_once(store)


def test_old_files_make_room(sign_in, store, few):
    staff = sign_in("staff")
    jobs = []
    for word in ("西町", "中町", "東町", "境", "遠く", "探して", "会", "の"):
        jobs.append(post(staff, "/save/csv", page="/save/csv", q=word).location)
        assert work_once(store)
    found = [staff.get(f"{job}/file").status_code for job in jobs]
    assert found[0] == 404
    assert found[-1] == 200


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
