"""地域プロフィール at the desk, on all providers: sums, sharing, years, what was kept, who reads what."""

from dataclasses import replace
from datetime import date

import pytest

from layers import clock
from layers.drawing.felt import counts
from layers.errors import NotAllowed, NotFound, Refused
from layers.intake.contract import Batch
from layers.profile.profile import ZoneProfile
from layers.store import Store
from layers.store.resident_words import Spot
from layers.trust.audience import EVERYBODY, OPERATOR, Viewer
from tests import town

SPOT = Spot(kind="daily_life", zone="西")


def profile(store: Store, viewer: Viewer = OPERATOR, name: str = "西") -> ZoneProfile:
    with store.reading(viewer) as unit:
        zone = next(zone for zone in unit.zones.read("daily_life") if zone.name == name)
        return unit.profiles.of("daily_life", zone.id)


def number(told: ZoneProfile, name: str) -> object:
    return next(one.value for one in told.figures() if one.id == name)


def a_month(day: str, *, more: int = 0) -> Batch:
    """The register of another day, with so many people more in each town."""
    batch = town.population()
    records = [
        replace(one, values={**one.values, "as_of": day, "people": one.values["people"] + more})
        for one in batch.records
    ]
    return replace(batch, records=records, as_of=day)


def publish(store: Store, batch: Batch, edition: str = "2") -> None:
    with store.writing(OPERATOR) as unit:
        unit.imports.publish(unit.imports.stage(batch, town.document(batch, edition)), release=True)


def test_the_numbers_of_a_zone_stand_beside_the_citys(store: Store) -> None:
    told = profile(store)
    people = sum(town.people(0, row) for row in range(3))
    assert (number(told, "residents"), told.people.figures[0].city_value) == (people, town.RESIDENTS)
    assert number(told, "65plus") == people // 10
    assert [one.name for one in told.where.towns] == [town.town(0, row) for row in range(3)]
    assert told.people.figures[0].date == "2026-02-28"
    assert told.people.figures[0].source
    assert all(one.source and one.date for one in told.figures() if one.known)
    assert {one.code for one in told.here} == {"kayoinoba"}


def test_zones_of_a_kind_sum_to_the_city(store: Store) -> None:
    with store.reading(OPERATOR) as unit:
        zones = unit.profiles.all_of("daily_life")
    assert sum(zone.people.figures[0].value or 0 for zone in zones) == town.RESIDENTS


def test_a_new_month_of_people_changes_every_profile_and_no_word(store: Store, staff: Viewer) -> None:
    with store.writing(staff) as unit:
        kept = unit.resident_words.write(SPOT, "pride", "浜の朝市", author="住民", day="2025-11-08")
        unit.resident_words.approve(kept)
    before = profile(store)
    publish(store, a_month("2026-03-31", more=10))
    after = profile(store)
    assert number(after, "residents") == number(before, "residents") + 30
    assert after.people.figures[0].date == "2026-03-31"
    assert after.words == before.words
    assert after.all_words()[0].author == "住民"


def test_years_are_told_by_the_tables_of_earlier_editions(store: Store) -> None:
    publish(store, a_month("2027-02-28", more=-5))
    told = profile(store)
    assert [(year.date, year.people) for year in told.people.years] == [("2026-02-28", 600), ("2027-02-28", 585)]
    changed = next(one for one in told.changed.figures if one.label == "住民")
    assert (changed.before, changed.after) == (600, 585)
    assert "15人へりました" in changed.told


def test_what_was_kept_tells_of_places_that_came_and_went(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: date(2026, 4, 10))
    keep(store)
    batch = town.places(gone=[town.town(0, 2) + "の会"])
    publish(store, batch)
    monkeypatch.setattr(clock, "today", lambda: date(2027, 4, 12))
    told = profile(store)
    assert told.changed.since == "2026-04-10"
    assert told.changed.closed == (town.town(0, 2) + "の会",)
    assert told.changed.opened == ()
    assert any(one.label == "通いの場" for one in told.changed.figures)


def keep(store: Store, viewer: Viewer = OPERATOR) -> None:
    with store.reading(viewer) as unit:
        profiles = unit.profiles.unkept()
    with store.writing(viewer) as unit:
        unit.profiles.keep(profiles)
    with store.reading(viewer) as unit:
        assert unit.profiles.unkept() == []


def test_words_are_the_staffs_until_they_are_approved(store: Store, staff: Viewer) -> None:
    with store.writing(staff) as unit:
        kept = unit.resident_words.write(SPOT, "history", "ここまで海だった")
        with pytest.raises(Refused, match="kind"):
            unit.resident_words.write(SPOT, "nothing", "x")
    assert [word.text for word in profile(store, staff).all_words()] == ["ここまで海だった"]
    assert profile(store, EVERYBODY).all_words() == []
    with store.reading(EVERYBODY) as unit, pytest.raises(NotFound):
        unit.resident_words.one(kept)
    with store.writing(staff) as unit:
        unit.resident_words.approve(kept)
    assert [word.text for word in profile(store, EVERYBODY).all_words()] == ["ここまで海だった"]
    with store.writing(staff) as unit:
        unit.resident_words.mend(kept, "ここまで浜だった")
    assert profile(store, EVERYBODY).all_words() == []
    with store.writing(staff) as unit:
        unit.resident_words.take_back(kept)
    assert profile(store, staff).all_words() == []
    with store.writing(staff) as unit:
        unit.resident_words.bring_again(kept)
    assert [word.text for word in profile(store, staff).all_words()] == ["ここまで浜だった"]


def test_what_may_speak_of_a_person_is_approved_with_their_consent_alone(store: Store, staff: Viewer) -> None:
    with store.writing(staff) as unit:
        kept = unit.resident_words.write(SPOT, "concern", "山田花子さんが一人で暮らしている")
        with pytest.raises(Refused, match="person"):
            unit.resident_words.approve(kept)
        unit.resident_words.approve(kept, agreed=True)
        assert unit.resident_words.one(kept).approved


def test_answers_are_kept_with_the_number_they_were_said_of(store: Store, staff: Viewer) -> None:
    figure = profile(store, staff).people.figures[0]
    with store.writing(staff) as unit:
        unit.resident_words.answer(SPOT, figure, "fits")
        unit.resident_words.answer(SPOT, figure, "differs", text="もっと多い気がする", author="住民")
        with pytest.raises(Refused):
            unit.resident_words.answer(SPOT, figure, "maybe")
    felt = profile(store, staff).felt_of("residents")
    assert (felt.fits, felt.differs, [one.text for one in felt.remarks]) == (1, 1, ["もっと多い気がする"])
    assert profile(store, EVERYBODY).felt_of("residents").remarks == ()
    # What was said of last year's number is not told of this year's.
    last_year = replace(figure, value=figure.value + 9, date="2025-04-01")
    with store.writing(staff) as unit:
        unit.resident_words.answer(SPOT, last_year, "fits")
    felt = profile(store, EVERYBODY).felt_of("residents")
    assert [(one.value, one.fits, one.differs) for one in felt.of] == [(figure.value, 1, 1), (last_year.value, 1, 0)]
    assert counts(figure, felt) == (
        "合う 1・ちがう 1",
        f"{last_year.value:,}人（令和7年4月1日）のときに 合う 1・ちがう 0",
    )


def test_nobody_but_the_staff_writes(store: Store) -> None:
    for viewer in (EVERYBODY, Viewer(name="協力者", role="volunteer")):
        with store.writing(viewer) as unit:
            figure = unit.profiles.of("daily_life", unit.zones.read("daily_life")[0].id).people.figures[0]
            for act in (
                lambda unit=unit: unit.resident_words.write(SPOT, "pride", "x"),
                lambda unit=unit: unit.resident_words.approve("1"),
                lambda unit=unit: unit.resident_words.take_back("1"),
                lambda unit=unit, figure=figure: unit.resident_words.answer(SPOT, figure, "fits"),
            ):
                with pytest.raises(NotAllowed):
                    act()


def test_a_zone_of_another_kind_or_none_is_not_found(store: Store) -> None:
    with store.reading(OPERATOR) as unit:
        zone = unit.zones.read("daily_life")[0]
        for kind, name in (("school", zone.id), ("daily_life", "nothing")):
            with pytest.raises(NotFound):
                unit.profiles.of(kind, name)
        with pytest.raises(NotFound):
            unit.profiles.tally("daily_life", zone.id, "nothing")


def test_every_number_equals_the_sum_of_its_rows(store: Store) -> None:
    told = profile(store)
    with store.reading(OPERATOR) as unit:
        for one in told.figures():
            if one.rows is not None and not one.id.startswith("per_thousand"):
                assert one.value == unit.profiles.tally("daily_life", told.zone, one.id)[1].total
