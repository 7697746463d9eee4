"""掲載同意: from the next request on, and back at once."""

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
