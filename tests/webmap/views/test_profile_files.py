"""The files of a profile: made at once, for the staff to hand out, of what everybody may see."""

import pytest
from flask.testing import FlaskClient

from layers.store import Store
from layers.trust.audience import OPERATOR
from tests.layers.drawing import paper


@pytest.fixture
def address(store: Store) -> str:
    with store.reading(OPERATOR) as unit:
        zone = next(one for one in unit.zones.read("daily_life") if one.name == "西")
    return f"/profiles/daily_life/{zone.id}"


def test_the_page_leads_to_them_all_and_they_open(sign_in, address: str) -> None:
    staff = sign_in("staff")
    page = staff.get(address).text
    begins = {"a3": b"%PDF", "large": b"%PDF", "furigana": b"%PDF", "easy": b"%PDF", "docx": b"PK", "pptx": b"PK"}
    for form, begin in begins.items():
        assert f"{address}/paper/{form}" in page
        assert staff.get(f"{address}/paper/{form}").data.startswith(begin)
    told = paper.text(staff.get(f"{address}/paper/a3").data)
    assert "西の地域プロフィール" in told
    assert "600人" in told
    assert "4,500人" in told
    assert staff.get(f"{address}/paper/exe").status_code == 404


def test_nobody_else_asks_for_them(client: FlaskClient, sign_in, address: str) -> None:
    assert client.get(f"{address}/paper/a3").status_code == 302
    assert sign_in("volunteer").get(f"{address}/paper/a3").status_code == 403
