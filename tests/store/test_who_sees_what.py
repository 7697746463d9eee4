"""Who sees what, and who may write, on every provider."""

import pytest

from layers.errors import NotAllowed, NotFound, Refused
from layers.store import Store
from layers.trust.audience import EVERYBODY, OPERATOR, Viewer, viewer_of
from tests import town
from tests.store.editions import CHANGED, GONE, names, next_year, schedule

# --- who sees what ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("audience", ["public", "volunteer", "partner"])
def test_secrets_stay_with_the_staff(store: Store, audience: str) -> None:
    with store.reading(viewer_of(audience)) as unit:
        points = unit.places.read()
    assert points
    assert not [point for point in points if set(town.SECRETS) & set(point.facts)]
    assert not [point for point in points if any(secret in repr(point) for secret in town.SECRETS.values())]


@pytest.mark.parametrize("audience", ["staff", "lead"])
def test_the_staff_reads_them(store: Store, audience: str) -> None:
    with store.reading(viewer_of(audience)) as unit:
        points = unit.places.read()
    assert all({name: point.facts[name] for name in town.SECRETS} == town.SECRETS for point in points)


def test_secrets_cannot_be_found_by_searching(store: Store, staff: Viewer) -> None:
    for secret in town.SECRETS.values():
        assert names(store, EVERYBODY, text=secret) == []


def test_a_consent_opens_one_field_of_one_place_and_can_be_taken_back(store: Store, staff: Viewer) -> None:
    with store.writing(staff) as unit:
        point, other = unit.places.read()[:2]
        unit.consents.record(point.id, field="phone", audience="public", given_by="代表者", given_on="2026-04-01")
    with store.reading(EVERYBODY) as unit:
        assert unit.places.one(point.id).facts["phone"] == town.SECRETS["phone"]
        assert "contact_name" not in unit.places.one(point.id).facts
        assert "phone" not in unit.places.one(other.id).facts
    with store.writing(staff) as unit:
        (consent,) = unit.consents.of(point.id)
        unit.consents.withdraw(consent.id)
    with store.reading(EVERYBODY) as unit:
        assert "phone" not in unit.places.one(point.id).facts
    with store.reading(staff) as unit:
        assert unit.consents.of(point.id)[0].withdrawn_at


def test_a_consent_can_also_narrow_a_place_away(store: Store, staff: Viewer) -> None:
    with store.writing(staff) as unit:
        point = unit.places.read()[0]
        unit.consents.record(point.id, field="", audience="staff", given_by="代表者", given_on="2026-04-01")
    assert point.name not in names(store, EVERYBODY)
    assert point.name in names(store, staff)
    with pytest.raises(NotFound) as hidden, store.reading(EVERYBODY) as unit:
        unit.places.one(point.id)
    with pytest.raises(NotFound) as missing, store.reading(EVERYBODY) as unit:
        unit.places.one("no-such-place")
    assert (hidden.value.code, hidden.value.params) == (missing.value.code, missing.value.params)


def test_a_consent_outlives_the_next_edition(store: Store, staff: Viewer) -> None:
    with store.writing(staff) as unit:
        (point,) = [point for point in unit.places.read() if point.name == CHANGED]
        unit.consents.record(point.id, field="phone", audience="public", given_by="代表者", given_on="2026-04-01")
    next_year(store, release=True)
    with store.reading(EVERYBODY) as unit:
        assert unit.places.one(point.id).facts["phone"] == town.SECRETS["phone"]


@pytest.mark.parametrize(
    "change",
    [{"field": "no_such_field"}, {"given_by": " "}, {"given_on": ""}, {"audience": "nobody"}],
)
def test_a_consent_says_what_for_whom_by_whom_and_when(store: Store, staff: Viewer, change: dict[str, str]) -> None:
    whole = {"field": "phone", "audience": "public", "given_by": "代表者", "given_on": "2026-04-01"}
    with pytest.raises(Refused), store.writing(staff) as unit:
        unit.consents.record(unit.places.read()[0].id, **{**whole, **change})


def test_volunteers_read_the_register_in_their_zone_and_elsewhere_what_everybody_reads(store: Store) -> None:
    with store.reading(OPERATOR) as unit:
        west = next(zone.id for zone in unit.zones.read("daily_life") if zone.name == "西")
    next_year(store)
    volunteer = Viewer(name="民生委員", role="volunteer", zones=(west,))
    assert schedule(store, volunteer) == "第2・4火曜 13:00-15:00"
    assert GONE in names(store, volunteer)


@pytest.mark.parametrize("role", ["viewer", "volunteer", "partner"])
def test_only_the_staff_writes(store: Store, role: str) -> None:
    batch = town.places()
    viewer = Viewer(name="だれか", role=role)
    acts = [
        lambda unit: unit.imports.stage(batch, town.document(batch)),
        lambda unit: unit.imports.publish("1"),
        lambda unit: unit.imports.release("1"),
        lambda unit: unit.imports.withdraw("1"),
        lambda unit: unit.imports.undo(),
        lambda unit: unit.uploads.keep("x", b""),
        lambda unit: unit.zones.save("daily_life", 2027, {"西": []}),
        lambda unit: unit.consents.record("1", field="phone", audience="public", given_by="a", given_on="b"),
        lambda unit: unit.consents.withdraw("1"),
        lambda unit: unit.jobs.ask("publish", {}),
        lambda unit: unit.accounts.add("a", "admin", "long-enough"),
        lambda unit: unit.accounts.disable("a"),
    ]
    before = store.revision
    for act in acts:
        with pytest.raises(NotAllowed), store.writing(viewer) as unit:
            act(unit)
    assert store.revision == before
