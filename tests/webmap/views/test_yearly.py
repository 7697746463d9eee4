"""年次集計: by hand over the town, the same in Excel and on paper, by what the viewer may see, for the staff alone."""

import io
from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook

from layers.store import Store
from layers.trust.audience import OPERATOR
from tests import town
from tests.layers.drawing import paper

# The town: twelve 通いの場 「毎週月曜」, 450 people of 65+ on 2026-02-28; three of them tell how many take part.
TOLD = {"西町一丁目の会": 9, "中町一丁目の会": 12, "東町三丁目の会": 6}
SHARE = "6.00%"


@pytest.fixture
def told(store: Store) -> Store:
    """The town whose list tells of three places how many come."""
    batch = town.places()
    for record in batch.records:
        if record.key in TOLD:
            record.values["participants"] = TOLD[record.key]
    with store.writing(OPERATOR) as unit:
        unit.imports.publish(unit.imports.stage(batch, town.document(batch, "2")), release=True)
    return store


def test_only_the_staff_reads_it(told: Store, client: FlaskClient, sign_in) -> None:
    for address in ("/coverage/yearly", "/coverage/yearly.xlsx", "/coverage/yearly.pdf"):
        assert client.get(address).status_code == 302
        assert sign_in("volunteer").get(address).status_code == 403


def test_the_page_the_workbook_and_the_paper_say_the_same(told: Store, sign_in) -> None:
    staff = sign_in("staff")
    page = staff.get("/coverage/yearly").text
    assert "65歳以上　450人（住民基本台帳 令和8年2月28日現在）" in page
    book = load_workbook(io.BytesIO(staff.get("/coverage/yearly.xlsx").data))
    rows = [list(row)[:6] for row in book.worksheets[0].values]
    assert ["開催頻度", "週1回以上2回未満", 12, 27, 9, SHARE] in rows
    assert ["運営主体", "合計", 12, 27, 9, SHARE] in rows
    sheet = paper.text(staff.get("/coverage/yearly.pdf").data)
    for words in ("27", SHARE, "2回数えている", "人数の記録がない9か所"):
        assert words in page
        assert words.replace(" ", "") in "".join(sheet.split())
    names = [row[0] for row in book.worksheets[1].values]
    assert set(TOLD) < set(names)


def test_a_place_for_leads_alone_is_not_counted_for_the_staff(store: Store, sign_in) -> None:
    batch = town.places()
    one = batch.records[0]
    hidden = replace(one, key="担当者だけの会", values={**one.values, "name": "担当者だけの会"}, audiences={"": "lead"})
    batch = replace(batch, records=[*batch.records, hidden])
    with store.writing(OPERATOR) as unit:
        unit.imports.publish(unit.imports.stage(batch, town.document(batch, "3")), release=True)
    for role, number in (("staff", 12), ("lead", 13)):
        someone = sign_in(role)
        book = load_workbook(io.BytesIO(someone.get("/coverage/yearly.xlsx").data))
        assert [row[2] for row in book.worksheets[0].values if row[1] == "合計"] == [number] * 3
        names = [row[0] for row in book.worksheets[1].values]
        assert ("担当者だけの会" in names) == (role == "lead")


def test_an_unknown_day_of_the_register_gives_the_newest(told: Store, sign_in) -> None:
    assert "2025年度の開催日で" in sign_in("staff").get("/coverage/yearly?as_of=1999-01-01").text
