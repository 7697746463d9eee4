"""Canaries: what a list says of a person never reaches a page, a layer, an export or a log of somebody who may not."""

import io
import logging
import re
import zipfile
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from etl.load import load
from etl.worker import work_once
from layers import catalog, export
from layers import city as cities
from layers.store import Store
from layers.survey.facts import Noted
from layers.trust.audience import EVERYBODY, OPERATOR, viewer_of
from tests import town
from tests.applications import application
from tests.layers.drawing import paper
from tests.webmap.conftest import post
from webmap.settings import Settings

LIST = """グループ名,種別,開催場所,住所,緯度,経度,日時,代表者名,電話番号,備考
あおぞら体操,通いの場,西集会所,架空市西町1-2-3,34.305,134.005,毎週月曜 10:00,鳴門カナ,090-0000-7001,カナリア一号は要介護
ほほえみの家,居場所,個人宅,架空市東町9-8-7,34.315,134.025,毎週火曜 13:00,鳴門リア,087-000-7002,カナリア二号は生活保護
立ち話の会,ふだんの集まり,バス停のベンチ,架空市中町4-5-6,34.325,134.015,毎朝,鳴門ヒナ,087-000-7003,カナリア三号は独居
"""
CANARIES = ("鳴門カナ", "鳴門リア", "鳴門ヒナ", "090-0000-7001", "087-000-7002", "087-000-7003")
CANARIES += (
    "カナリア一号",
    "カナリア二号",
    "カナリア三号",
    "カナリア四号",
    "カナリア九号",
    "カナリア調査",
    "東町9-8-7",
    "ほほえみの家",
    "立ち話の会",
    "134.025",
    "134.015",
)
ADDRESS = re.compile(r'(?:href|src|action)="(/[^"#]*)"')


@pytest.fixture
def caged(tmp_path: Path) -> Store:
    """架空市 with one list, put on the residents' map by the shell."""
    opened = Store.open(f"sqlite:///{tmp_path / 'canary.db'}")
    opened.migrate()
    with opened.writing(OPERATOR) as unit:
        unit.settle(cities.read(town.TOML, city_id="town"), town.TOML)
        unit.accounts.add("協力者", "volunteer", "合言葉は八文字以上")
    file = tmp_path / "lists" / "通いの場一覧.csv"
    file.parent.mkdir()
    file.write_bytes(LIST.encode("cp932"))
    (told,) = load(opened, OPERATOR, [file], release=True, tell=lambda *_: None)
    assert (told["status"], told["rows"]) == ("published", 3)
    with opened.writing(OPERATOR) as unit:
        run = unit.surveys.start("カナリア調査", held_on="2026-05-10", remarks="カナリア九号")
        unit.surveys.note(run, Noted(kind="good", text="カナリア四号の木", lonlat=(134.015, 34.325)))
    return opened


def words(content: bytes) -> str:
    """What a reader finds in an answer, be it a page, a print, a workbook or a database."""
    if content.startswith(b"%PDF"):
        return paper.text(content)
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            return "".join(unescape(parts.read(name).decode("utf-8", "replace")) for name in parts.namelist())
    return unescape(content.decode("utf-8", "replace"))


def told(client: FlaskClient) -> dict[str, str]:
    """Everything that can be reached from the front page and from the map, by address."""
    seen: dict[str, str] = {}
    waiting = [
        "/",
        "/map",
        "/places",
        "/zones",
        "/embed",
        "/imports",
        "/prints",
        "/signin",
        "/surveys",
        "/surveys/1",
        "/map?theme=projector",
        "/none",
    ]
    waiting += [f"/layers/{name}.geojson" for name in catalog.layers()]
    waiting += [f"/places?q={word}" for word in ("鳴門", "カナリア", "090", "ほほえみ")]
    while waiting:
        address = waiting.pop()
        if address not in seen and "/static/" not in address and len(seen) < 300:
            seen[address] = words(client.get(address).data)
            waiting += [unescape(found) for found in ADDRESS.findall(seen[address])]
    return seen


def escaped(pages: dict[str, str]) -> list[tuple[str, str]]:
    """Canaries that got out, with the address; what an address itself asked for is its own echo."""
    return [
        (address, canary)
        for address, text in pages.items()
        for canary in CANARIES
        if canary in text and canary not in address
    ]


def test_nobody_sees_a_canary_on_any_page(caged: Store) -> None:
    pages = told(application(Settings(db="", secret="only for tests"), caged).test_client())
    assert len(pages) > 15
    assert any("あおぞら体操" in text for text in pages.values())
    assert escaped(pages) == []


def test_a_volunteer_of_another_zone_sees_none_either(caged: Store) -> None:
    with caged.writing(OPERATOR) as unit:
        token = unit.accounts.open_session("協力者")
    client = application(Settings(db="", secret="only for tests"), caged).test_client()
    client.set_cookie("ibashomap", token)
    assert escaped(told(client)) == []


@pytest.mark.parametrize("audience", ["public", "volunteer", "partner"])
def test_no_export_below_the_staff_holds_a_canary(caged: Store, audience: str) -> None:
    with caged.reading(viewer_of(audience)) as unit:
        points = unit.places.read()
    assert [point.name for point in points] == ["あおぞら体操"]
    for code in ("geojson", "csv"):
        text = export.write(code, points).decode("utf-8-sig")
        assert not [canary for canary in CANARIES if canary in text]


def test_no_page_of_a_group_and_no_sheet_holds_one_but_the_name_it_bears(caged: Store) -> None:
    """Even of a home and of a meeting that only the staff knows, and whoever finds the paper."""
    with caged.writing(OPERATOR) as unit:
        unit.accounts.add("職員", "staff", "合言葉は八文字以上")
        token = unit.accounts.open_session("職員")
        points = unit.places.read()
        round_id = unit.confirmations.start(2026, kinds=[one.kind for one in points], ends_on="2099-03-31")
        unit.replies.ready(round_id, [one.id for one in points])
        links = unit.replies.tokens(round_id)
    app = application(Settings(db="", secret="only for tests"), caged)
    client, staff = app.test_client(), app.test_client()
    staff.set_cookie("ibashomap", token)
    pages = {f"/c/{link}{part}": client for link in links.values() for part in ("", "/mend")}
    assert len(pages) == 6
    pages["/confirmations/sheets"] = staff
    names = {one.name for one in points}
    for address, reader in pages.items():
        text = unescape(reader.get(address).text)
        assert any(name in text for name in names)
        assert [canary for canary in CANARIES if canary in text and canary not in names] == []


def test_no_print_holds_one_whoever_asks(caged: Store) -> None:
    """The staff's edition names the home and the meeting that only they know, but nobody's name, number or door."""
    with caged.writing(OPERATOR) as unit:
        unit.accounts.add("職員", "staff", "合言葉は八文字以上")
        token = unit.accounts.open_session("職員")
    app = application(Settings(db="", secret="only for tests"), caged)
    everyone, staff = app.test_client(), app.test_client()
    staff.set_cookie("ibashomap", token)
    kinds_ = "kayoinoba,ibasho,gathering"
    told_all = paper.text(everyone.get(f"/prints/zone_map.pdf?kind={kinds_}&edition=staff").data)
    assert "あおぞら体操" in told_all
    assert [canary for canary in CANARIES if canary in told_all] == []
    page = post(staff, "/prints/zone_map", page="/prints", kind=kinds_, edition="staff").headers["Location"]
    assert work_once(caged)
    told_staff = paper.text(staff.get(f"{page}/file").data)
    assert [canary for canary in CANARIES if canary in told_staff] == ["ほほえみの家", "立ち話の会"]
    assert "職員用・持ち出し注意" in told_staff
    assert "1件は地図に位置がありません" in told_staff


def test_the_staff_does_see_them(caged: Store) -> None:
    with caged.reading(viewer_of("staff")) as unit:
        text = export.write("csv", unit.places.read()).decode("utf-8-sig")
        (run,), (fact,) = unit.surveys.runs(), unit.surveys.facts()
    text += f"{run.title}{run.remarks}{fact.text}"
    assert [canary for canary in CANARIES if canary not in text] == []


def test_no_log_and_no_line_of_the_audit_holds_one(
    caged: Store, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    told(application(Settings(db="", secret="only for tests"), caged).test_client())
    with caged.reading(OPERATOR) as unit:
        lines = [f"{entry.act} {entry.target}" for entry in unit.audit.recent(1000)]
    written = "\n".join([caplog.text, *capfd.readouterr(), *lines])
    assert not [canary for canary in CANARIES if canary in written]


def test_a_canary_that_is_let_out_is_found(caged: Store) -> None:
    with caged.writing(OPERATOR) as unit:
        (point,) = [point for point in unit.places.read() if point.name == "あおぞら体操"]
        unit.consents.record(point.id, field="phone", audience="public", given_by="代表", given_on="2026-04-01")
    pages = told(application(Settings(db="", secret="only for tests"), caged).test_client())
    assert {canary for _, canary in escaped(pages)} == {"090-0000-7001"}
    with caged.reading(EVERYBODY) as unit:
        assert unit.places.one(point.id).facts["phone"] == "090-0000-7001"
