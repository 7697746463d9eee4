"""月報: own work of a month on a page and in a file; what is not kept is a dash, never a nought; no cell computes."""

import io
from html import unescape
from urllib.parse import unquote

import openpyxl
import pytest

from layers.store import audit
from layers.store.visits import Memo
from layers.trust.audience import Viewer

STAFF = Viewer(name="staff", role="staff")
PAGE = "/monthly-report"
TODAY = audit.now()[:10]
FORMULA = '=HYPERLINK("x")'


@pytest.fixture
def worked(store) -> str:
    """Two visits of one worker, one of another; the name of the first place."""
    with store.reading(STAFF) as unit:
        first, second = unit.places.read()[:2]
    with store.writing(STAFF) as unit:
        unit.visits.write(Memo(key="memo-one", point_id=first.id, day=TODAY, same=True, people=12, remark=FORMULA))
        unit.visits.write(Memo(key="memo-two", point_id=second.id, day=TODAY, consulted=True))
        unit.added.add({"name": "ベンチの会", "kind": "gathering"})
    with store.writing(Viewer(name="lead", role="lead")) as unit:
        unit.visits.write(Memo(key="memo-lead", point_id=first.id, day=TODAY, remark="担当者の訪問"))
    return first.name


def test_the_page_tells_ones_own_month_and_what_is_not_kept(sign_in, worked) -> None:
    text = unescape(sign_in("staff").get(PAGE).text)
    for line in ("訪問<strong>2</strong>", "確認<strong>1</strong>", "新しく見つけた場<strong>1</strong>"):
        assert line in text
    assert "話し合い<strong>0</strong>" in text
    assert "つないだ数<strong>―</strong>" in text
    assert "「相談を聞いた」の印は、つないだ数ではありません" in text
    assert worked in text
    assert "担当者の訪問" not in text
    everybody = unescape(sign_in("staff").get(f"{PAGE}?who=all").text)
    assert "訪問<strong>3</strong>" in everybody
    assert "担当者の訪問" in everybody


@pytest.mark.parametrize("month", ["2000-01", "9999-12", "いつか", "2026-13"])
def test_a_month_without_work_says_what_to_do(sign_in, worked, month) -> None:
    answer = sign_in("staff").get(PAGE, query_string={"month": month})
    assert answer.status_code == 200
    assert (month == "2000-01") == ("この月の訪問メモは、まだありません" in answer.text)


def test_one_press_gives_the_file_and_no_cell_computes(sign_in, worked) -> None:
    answer = sign_in("staff").get(f"{PAGE}.xlsx?month={TODAY[:7]}")
    name = unquote(answer.headers["Content-Disposition"])
    assert "月報_令和" in name
    assert name.endswith("月_staff.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(answer.data))
    assert book.sheetnames == ["月報", "訪問の一覧"]
    first = [[cell.value for cell in row] for row in book["月報"].iter_rows()]
    told = {row[0]: row[1] for row in first if row[0]}
    assert [told[one] for one in ("訪問", "確認", "新しく見つけた場", "話し合い", "つないだ数")] == [2, 1, 1, 0, "―"]
    assert [row[0] for row in first].index("圏域ごと") < [row[0] for row in first].index("種類ごと")
    listed = list(book["訪問の一覧"].iter_rows(min_row=2))
    assert [cell.value for cell in listed[0]][:6] == [TODAY, worked, "通いの場", listed[0][3].value, 12, FORMULA]
    assert "f" not in {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}


def test_it_is_for_the_staff_alone(client, sign_in, worked) -> None:
    for address in (PAGE, f"{PAGE}.xlsx"):
        assert "/signin" in client.get(address).headers["Location"]
        assert sign_in("partner").get(address).status_code == 403
