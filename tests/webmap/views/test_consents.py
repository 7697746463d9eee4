"""掲載同意: from the next request on, and back at once."""

import re
from datetime import timedelta

import pytest

from layers.catalog.look import look_of
from tests import town
from tests.webmap.conftest import post


@pytest.fixture
def point(store):
    """A place with secrets."""
    with store.reading() as unit:
        return unit.places.read()[0]


def test_a_consent_opens_one_field_and_its_withdrawal_closes_it(client, sign_in, store, point) -> None:
    staff, page = sign_in("staff"), f"/places/{point.id}"
    post(
        staff, f"{page}/consents", page=page,
        field="phone", audience="public", given_by="代表の方", given_on="2026-04-01",
    )  # fmt: skip
    assert town.SECRETS["phone"] in client.get(page).text
    assert town.SECRETS["contact_name"] not in client.get(page).text
    with store.reading(_staff()) as unit:
        (given,) = unit.consents.of(point.id)
    post(staff, f"{page}/consents/{given.id}/withdraw", page=page)
    assert town.SECRETS["phone"] not in client.get(page).text


@pytest.mark.parametrize("day", ["", "きのう", (look_of().today + timedelta(days=1)).isoformat()])
def test_a_consent_needs_a_day_that_has_been(sign_in, point, day: str) -> None:
    page = f"/places/{point.id}"
    answer = post(
        sign_in("staff"), f"{page}/consents", page=page, field="phone", audience="public", given_by="代表", given_on=day
    )
    assert answer.status_code == 400


def test_a_consent_of_another_place_is_not_withdrawn_here(sign_in, store, point) -> None:
    staff, page = sign_in("staff"), f"/places/{point.id}"
    with store.reading() as unit:
        other = unit.places.read()[1]
    with store.writing(_staff()) as unit:
        unit.consents.record(other.id, field="phone", audience="public", given_by="代表", given_on="2026-04-01")
        (given,) = unit.consents.of(other.id)
    assert post(staff, f"{page}/consents/{given.id}/withdraw", page=page).status_code == 404


def _staff():
    from layers.trust.audience import Viewer  # noqa: PLC0415

    return Viewer(name="staff", role="staff")


def test_what_was_agreed_to_is_written_down_and_told(sign_in, store, point) -> None:
    staff, page = sign_in("staff"), f"/places/{point.id}"
    answer = post(
        staff, f"{page}/consents", page=page,
        field="phone", audience="volunteer", given_by="代表の方", given_on="2026-04-01", note="同意書12",
    )  # fmt: skip
    assert (answer.status_code, answer.headers["Location"]) == (302, page)
    text = staff.get(page).text
    assert "掲載同意を記録しました。" in text
    row = re.search(r"<tbody><tr><td>電話番号</td>.*?</tr>", text, re.DOTALL)[0]
    assert re.findall(r"<td[^>]*>([^<]*?)</td>", row) == [
        "電話番号",
        "地域の協力者まで",
        "代表の方",
        "2026-04-01",
        "staff",
    ]
    with store.reading(_staff()) as unit:
        (given,) = unit.consents.of(point.id)
    assert given.note == "同意書12"
    answer = post(staff, f"{page}/consents/{given.id}/withdraw", page=page)
    assert (answer.status_code, answer.headers["Location"]) == (302, page)
    text = staff.get(page).text
    assert "掲載同意を取り下げました。" in text
    assert re.search(r"\d{4}-\d\d-\d\d[^<]*に取り下げ", text)
    assert "同意を取り下げる</button>" not in text


def test_the_place_as_a_whole_can_be_agreed_to(sign_in, store, point) -> None:
    staff, page = sign_in("staff"), f"/places/{point.id}"
    form = {"audience": "staff", "given_by": "代表", "given_on": "2026-04-01"}
    assert post(staff, f"{page}/consents", page=page, field="", **form).status_code == 302
    assert "この場所そのもの" in staff.get(page).text
    assert post(staff, f"{page}/consents", page=page, field="name", **form).status_code == 400
    assert post(staff, f"{page}/consents", page=page, **form).status_code == 400
    assert post(staff, "/places/nowhere/consents", page=page, field="phone", **form).status_code == 404


def test_long_words_are_cut_to_what_the_form_allows(sign_in, store, point) -> None:
    page = f"/places/{point.id}"
    post(
        sign_in("staff"), f"{page}/consents", page=page,
        field="phone", audience="public", given_by="あ" * 150, given_on=look_of().today.isoformat(), note="い" * 300,
    )  # fmt: skip
    with store.reading(_staff()) as unit:
        (given,) = unit.consents.of(point.id)
    assert (len(given.given_by), len(given.note)) == (100, 200)
