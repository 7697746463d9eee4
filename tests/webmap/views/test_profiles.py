"""地域プロフィール as pages: for the staff, every number with day and source and a way to its rows."""

import io
import re

import openpyxl
import pytest
from flask.testing import FlaskClient

from layers.store import Store
from layers.trust.audience import OPERATOR
from tests import town


@pytest.fixture
def address(store: Store) -> str:
    with store.reading(OPERATOR) as unit:
        zone = next(one for one in unit.zones.read("daily_life") if one.name == "西")
    return f"/profiles/daily_life/{zone.id}"


def test_all_zones_are_one_click_away(sign_in) -> None:
    page = sign_in("staff").get("/profiles").text
    assert len(re.findall(r'href="/profiles/daily_life/[^"]+"', page)) == 3
    assert ">地域プロフィール<" in page


@pytest.mark.parametrize("role", ["", "volunteer"])
@pytest.mark.parametrize("path", ["", "/changes", "/rows/residents", "/profile.xlsx"])
def test_it_is_for_the_staff(client: FlaskClient, sign_in, address: str, role: str, path: str) -> None:
    answer = (sign_in(role) if role else client).get(address + path)
    assert answer.status_code == (403 if role else 302)


def test_the_sheet_shows_the_city_beside_the_zone_and_leads_to_the_rows(sign_in, address: str) -> None:
    client = sign_in("staff")
    page = client.get(address).text
    assert f'href="{address}/rows/residents">600人</a>' in page
    assert "市全体 4,500人" in page
    assert "住民の10％（市全体10％）" in page or "住民の10.0％" in page
    rows = client.get(f"{address}/rows/residents").text
    assert [int(number) for number in re.findall(r'<td class="number">(\d+)</td>', rows)][:3] == [100, 200, 300]
    assert "合計" in rows
    whole = client.get(f"{address}/rows/residents?of=city").text
    assert "4,500人" in whole
    places = client.get(f"{address}/rows/here.kayoinoba").text
    assert town.town(0, 0) + "の会" in places


def test_unknown_zones_kinds_and_numbers_are_not_there(sign_in, address: str) -> None:
    client = sign_in("staff")
    kind, zone = address.split("/")[2:]
    for path in (
        f"/profiles/school/{zone}",
        f"/profiles/{kind}/nothing",
        f"{address}/rows/nothing",
        f"{address}/rows/85plus",
        f"{address}?year=1999",
        f"/profiles/{kind}/%00",
    ):
        assert client.get(path).status_code == 404, path


def test_the_workbook_holds_values_alone_and_the_numbers_of_the_page(sign_in, address: str) -> None:
    client = sign_in("staff")
    send(client, address, "words", section="pride", text="=1+1", author="住民")
    answer = client.get(f"{address}/profile.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(answer.data))
    assert book.sheetnames == [
        "数字",
        "年齢",
        "年ごと",
        "場所",
        "歩いて行けない町丁",
        "町丁",
        "変わったこと",
        "住民のことば",
    ]
    numbers = {row[0].value: row[1].value for row in book["数字"].iter_rows(min_row=2)}
    assert (numbers["住民"], numbers["65歳以上の人"]) == (600, 60)
    cells = [cell for page in book for row in page.iter_rows() for cell in row]
    assert not any(cell.data_type == "f" for cell in cells)
    assert "=1+1" in str([cell.value for cell in cells])


def send(client: FlaskClient, address: str, to: str, **form: str):
    token = re.search(r'name="csrf_token" value="([^"]+)"', client.get(address).text)
    assert token
    return client.post(f"{address}/{to}", data={"csrf_token": token[1], **form})
