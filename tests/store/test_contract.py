"""What the store promises, on plain SQLite, on SQLite with mod_spatialite and on PostGIS alike."""

import pytest

from layers import city as cities
from layers.errors import NotAllowed, NotFound, Refused
from layers.place.zones import UNASSIGNED, Member
from layers.store import Store
from layers.trust.audience import EVERYBODY, OPERATOR, Viewer, viewer_of
from tests import town

CHANGED = town.town(0, 1) + "の会"
GONE = town.town(2, 2) + "の会"


def names(store: Store, viewer: Viewer = OPERATOR, **wanted: object) -> list[str]:
    """The names that this viewer reads."""
    with store.reading(viewer) as unit:
        return [point.name for point in unit.places.read(**wanted)]


def next_year(store: Store, *, release: bool = False) -> str:
    """Stage and publish the next edition of the list: one place gone, one with another schedule."""
    batch = town.places(gone=[GONE], renamed=CHANGED)
    with store.writing(OPERATOR) as unit:
        staged = unit.imports.stage(batch, town.document(batch, "2"))
        unit.imports.publish(staged, release=release)
    return staged


def schedule(store: Store, viewer: Viewer) -> str:
    """The schedule of the place that changes."""
    with store.reading(viewer) as unit:
        (point,) = [point for point in unit.places.read() if point.name == CHANGED]
    return point.facts["schedule"]


# --- a database and its city -----------------------------------------------------------------------------------


def test_a_second_migration_and_a_second_init_change_nothing(empty: Store) -> None:
    before = empty.revision
    empty.migrate()
    with empty.writing(OPERATOR) as unit:
        assert unit.settle(unit.city(), town.TOML) is False
    assert empty.revision == before


def test_one_database_is_one_city(empty: Store) -> None:
    other = cities.read(town.TOML.replace("999999", "372013"), city_id="other")
    with pytest.raises(Refused) as fault, empty.writing(OPERATOR) as unit:
        unit.settle(other, town.TOML)
    assert fault.value.code == "city.other"


def test_what_fails_midway_leaves_nothing(store: Store) -> None:
    before = names(store), store.revision

    def publish_and_fail() -> None:
        batch = town.places(gone=[GONE])
        with store.writing(OPERATOR) as unit:
            unit.imports.publish(unit.imports.stage(batch, town.document(batch, "2")))
            assert GONE not in [point.name for point in unit.places.read()]
            unit.imports.publish("12345")

    with pytest.raises(NotFound):
        publish_and_fail()
    assert (names(store), store.revision) == before


# --- stage, publish, release, undo -----------------------------------------------------------------------------


def test_what_is_staged_is_seen_by_nobody(empty: Store, staff: Viewer) -> None:
    batch = town.places()
    with empty.writing(staff) as unit:
        staged = unit.imports.stage(batch, town.document(batch))
    assert names(empty) == []
    with empty.reading(staff) as unit:
        row = unit.imports.one(staged)
    assert (row.state, row.rows, row.levels["warning"]) == ("staged", 12, 1)
    assert row.findings[0].cell == "Sheet1!D13"


def test_publishing_is_for_the_register_and_releasing_for_everybody(empty: Store, staff: Viewer) -> None:
    batch = town.places()
    with empty.writing(staff) as unit:
        staged = unit.imports.stage(batch, town.document(batch))
        unit.imports.publish(staged)
    assert len(names(empty, staff)) == 12
    assert names(empty, EVERYBODY) == []
    with empty.writing(staff) as unit:
        unit.imports.release(staged)
    assert len(names(empty, EVERYBODY)) == 12


def test_an_import_is_published_once(store: Store) -> None:
    with store.reading(OPERATOR) as unit:
        published = unit.imports.all()[0].id
    with pytest.raises(Refused), store.writing(OPERATOR) as unit:
        unit.imports.publish(published)


def test_what_waits_can_be_dropped_and_is_dropped_when_read_again(empty: Store, staff: Viewer) -> None:
    batch = town.places()
    with empty.writing(staff) as unit:
        first = unit.imports.stage(batch, town.document(batch))
        second = unit.imports.stage(batch, town.document(batch))
        assert [row.state for row in unit.imports.all()] == ["staged", "discarded"]
        unit.imports.discard(second)
    with empty.reading(staff) as unit:
        assert {row.state for row in unit.imports.all()} == {"discarded"}
        assert unit.imports.record_ids("places", int(first)) | unit.imports.record_ids("places", int(second)) == set()
    for gone in (first, second):
        with pytest.raises(Refused) as fault, empty.writing(staff) as unit:
            unit.imports.publish(gone)
        assert fault.value.code == "publish.discarded"


def test_what_is_published_cannot_be_dropped(store: Store, staff: Viewer) -> None:
    published = next_year(store)
    with pytest.raises(Refused) as fault, store.writing(staff) as unit:
        unit.imports.discard(published)
    assert fault.value.code == "discard.not_staged"
    assert GONE not in names(store)


def test_the_next_edition_says_what_changed(store: Store) -> None:
    staged = next_year(store)
    with store.reading(OPERATOR) as unit:
        row = unit.imports.one(staged)
    assert {(change.kind, change.name) for change in row.changes} == {("gone", GONE), ("changed", CHANGED)}
    assert (row.counts["same"], row.counts["changed"], row.counts["gone"], row.counts["new"]) == (10, 1, 1, 0)


def test_everybody_reads_the_old_edition_until_the_new_one_is_released(store: Store, staff: Viewer) -> None:
    staged = next_year(store)
    assert GONE not in names(store, staff)
    assert GONE in names(store, EVERYBODY)
    assert schedule(store, EVERYBODY) != schedule(store, staff)
    with store.writing(staff) as unit:
        unit.imports.release(staged)
    assert GONE not in names(store, EVERYBODY)
    assert schedule(store, EVERYBODY) == schedule(store, staff)


def test_undo_brings_back_what_was_for_the_register_and_for_everybody(store: Store, staff: Viewer) -> None:
    before = [names(store, viewer) for viewer in (EVERYBODY, staff)], schedule(store, staff)
    published = next_year(store, release=True)
    with store.writing(staff) as unit:
        assert unit.imports.undo() == published
    assert ([names(store, viewer) for viewer in (EVERYBODY, staff)], schedule(store, staff)) == before


def test_what_has_been_followed_by_another_edition_cannot_be_undone_first(store: Store) -> None:
    first = next_year(store)
    next_year(store)
    with pytest.raises(Refused) as fault, store.writing(OPERATOR) as unit:
        unit.imports.undo(first)
    assert fault.value.code == "undo.superseded"


def test_undo_does_not_bring_back_what_was_withdrawn(store: Store, staff: Viewer) -> None:
    published = next_year(store, release=True)
    with store.writing(staff) as unit:
        unit.imports.withdraw(published)
        unit.imports.undo(published)
    assert names(store, EVERYBODY) == []
    assert len(names(store, staff)) == 12


def test_with_nothing_published_there_is_nothing_to_undo(empty: Store) -> None:
    with pytest.raises(Refused) as fault, empty.writing(OPERATOR) as unit:
        unit.imports.undo()
    assert fault.value.code == "undo.nothing"


def test_withdrawing_takes_the_list_off_the_map_and_keeps_the_register(store: Store, staff: Viewer) -> None:
    with store.writing(staff) as unit:
        unit.imports.withdraw(next(row.id for row in unit.imports.all() if row.content == "places"))
    assert names(store, EVERYBODY) == []
    assert len(names(store, staff)) == 12


def test_the_revision_changes_with_everything_that_can_be_seen(store: Store) -> None:
    seen = [store.revision]
    staged = next_year(store)
    seen.append(store.revision)
    with store.writing(OPERATOR) as unit:
        unit.imports.release(staged)
    seen.append(store.revision)
    with store.writing(OPERATOR) as unit:
        unit.imports.undo()
    seen.append(store.revision)
    assert len(set(seen)) == len(seen)


def test_an_upload_is_kept_until_it_is_read(store: Store, staff: Viewer) -> None:
    with store.writing(staff) as unit:
        upload = unit.uploads.keep("一覧.xlsx", b"\x00bytes\xff")
        other = unit.uploads.keep("一覧.xlsx", b"other bytes of the same name")
        assert unit.uploads.kept(upload) == ("一覧.xlsx", b"\x00bytes\xff")
        assert unit.uploads.kept(other) == ("一覧.xlsx", b"other bytes of the same name")
        unit.uploads.forget(upload)
    with pytest.raises(NotFound), store.reading(staff) as unit:
        unit.uploads.kept(upload)


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


# --- zones and people ------------------------------------------------------------------------------------------


def test_people_of_every_kind_sum_to_the_city(store: Store) -> None:
    with store.reading(OPERATOR) as unit:
        counts = unit.zones.counts("daily_life")
    assert [(row.name, row.residents, row.age65plus) for row in counts] == [
        ("西", 600, 60),
        ("中", 1500, 150),
        ("東", 2400, 240),
        *[(row.name, 0, 0) for row in counts if row.name == UNASSIGNED],
    ]
    assert sum(row.residents for row in counts) == town.RESIDENTS


def test_places_are_counted_in_their_zones_and_the_rest_under_unassigned(store: Store) -> None:
    with store.reading(OPERATOR) as unit:
        found = {row.name: row.service_points for row in unit.zones.counts("daily_life")}
    assert found == {"西": 4, "中": 4, "東": 3, UNASSIGNED: 2}


def test_a_point_lies_in_its_zone_and_one_on_a_border_in_both(store: Store) -> None:
    with store.reading(EVERYBODY) as unit:
        inside = unit.zones.at(134.005, 34.305)
        border = unit.zones.at(134.01, 34.305)
        outside = unit.zones.at(135.0, 35.0)
    assert [zone.name for zone in inside["daily_life"]] == ["西"]
    assert sorted(zone.name for zone in border["daily_life"]) == ["中", "西"]
    assert outside == {}


def test_zones_are_saved_as_an_import_and_undone_like_one(store: Store, staff: Viewer) -> None:
    members = {"南": [Member(town=town.town(0, 0)), Member(town=town.town(1, 0), part=True)]}
    with store.writing(staff) as unit:
        saved = unit.zones.save("daily_life", 2027, members)
    with store.reading(staff) as unit:
        assert [zone.name for zone in unit.zones.read("daily_life")] == ["南"]
        assert [zone.name for zone in unit.zones.read("daily_life", 2026)] == ["西", "中", "東"]
        counts = {row.name: row.residents for row in unit.zones.counts("daily_life")}
        assignment = unit.zones.assignment("daily_life")
    assert counts == {"南": 100, UNASSIGNED: town.RESIDENTS - 100}
    assert assignment.partly == {town.town(1, 0): ("南",)}
    assert len(assignment.uncovered) == 7
    with store.writing(staff) as unit:
        unit.imports.undo(saved)
    with store.reading(staff) as unit:
        assert [zone.name for zone in unit.zones.read("daily_life")] == ["西", "中", "東"]


def test_the_summary_is_that_of_the_contract(store: Store) -> None:
    with store.reading(OPERATOR) as unit:
        found = unit.summary()
    assert (found["residents"], found["age65plus"]) == (town.RESIDENTS, town.AGED)
    assert (found["small_areas"], found["small_area_parts"]) == (9, 9)
    assert found["service_points"] == {"kayoinoba": 12}
    assert found["review_queue"] == 1
    assert {row["name"] for row in found["zones"]["daily_life"]} == {"西", "中", "東", UNASSIGNED}
    assert {"title", "publisher", "licence", "date"} == set(found["sources"][0])


# --- finding places --------------------------------------------------------------------------------------------


def test_places_are_found_by_words_kind_box_zone_and_page(store: Store) -> None:
    with store.reading(OPERATOR) as unit:
        east = next(zone.id for zone in unit.zones.read("daily_life") if zone.name == "東")
        assert unit.places.counts() == {"kayoinoba": 12}
    assert names(store, text="境の会") == ["境の会"]
    assert names(store, text="ﾄｵｸ") == []
    assert names(store, kinds=["salon"]) == []
    assert names(store, bbox=(134.0, 34.3, 134.0099, 34.31)) == [town.town(0, 0) + "の会"]
    assert len(names(store, zone_id=east)) == 3
    everything = names(store)
    assert names(store, limit=5) + names(store, limit=50, offset=5) == everything


def test_positions_come_back_as_they_went_in(store: Store) -> None:
    with store.reading(EVERYBODY) as unit:
        found = {point.name: point.lonlat for point in unit.places.read()}
    assert found["境の会"] == (134.01, 34.305)
    assert found["場所を探している会"] is None
    with store.reading(OPERATOR) as unit:
        pending = [point.name for point in unit.places.waiting()]
    assert pending == ["場所を探している会"]


def test_the_preview_is_what_everybody_would_see(store: Store, staff: Viewer) -> None:
    staged = next_year(store)
    with store.reading(staff) as unit:
        preview = unit.places.preview(unit.imports.one(staged).dataset)
    assert GONE not in {point.name for point in preview}
    assert not [point for point in preview if set(town.SECRETS) & set(point.facts)]


# --- jobs ------------------------------------------------------------------------------------------------------


def test_jobs_are_taken_in_order_told_and_ended(store: Store, staff: Viewer) -> None:
    with store.writing(staff) as unit:
        first = unit.jobs.ask("check_and_stage", {"upload": "a", "name": "一覧.xlsx"})
        second = unit.jobs.ask("publish", {"import": "1"})
    with store.writing(staff) as unit:
        taken = unit.jobs.take()
        assert taken is not None
        assert (taken.id, taken.arguments) == (first, {"upload": "a", "name": "一覧.xlsx"})
        assert unit.jobs.tell(first, 0.5, "job.running")
    with store.writing(staff) as unit:
        assert unit.jobs.one(first).progress == 0.5
        unit.jobs.end(first, "done", "job.done", {"import": "7"})
        assert unit.jobs.one(first).result == {"import": "7"}
        assert unit.jobs.take().id == second
        assert unit.jobs.take() is None


def test_a_cancelled_job_hears_of_it_and_is_not_taken(store: Store, staff: Viewer) -> None:
    with store.writing(staff) as unit:
        running, waiting = unit.jobs.ask("publish", {}), unit.jobs.ask("publish", {})
        unit.jobs.take()
    with store.writing(staff) as unit:
        unit.jobs.cancel(running)
        unit.jobs.cancel(waiting)
    with store.writing(staff) as unit:
        assert unit.jobs.tell(running, 0.9, "job.running") is False
        assert unit.jobs.take() is None
        assert unit.jobs.one(running).state == "cancelled"


def test_a_job_whose_worker_is_gone_is_interrupted(store: Store, staff: Viewer) -> None:
    with store.writing(staff) as unit:
        asked = unit.jobs.ask("publish", {})
        unit.jobs.take()
    with store.writing(staff) as unit:
        assert unit.jobs.interrupt_running(all_of_them=True) == 1
        assert unit.jobs.one(asked).state == "interrupted"
    with pytest.raises(NotFound), store.reading(staff) as unit:
        unit.jobs.one("12345")


# --- accounts --------------------------------------------------------------------------------------------------


def test_signing_in_and_out(store: Store) -> None:
    with store.writing(OPERATOR) as unit:
        unit.accounts.add("みほん職員", "staff", "とても長い合言葉")
    with store.writing(EVERYBODY) as unit:
        assert unit.accounts.sign_in("みほん職員", "ちがう合言葉です") is None
        assert unit.accounts.sign_in("いない人", "とても長い合言葉") is None
        token = unit.accounts.sign_in("みほん職員", "とても長い合言葉")
        again = unit.accounts.sign_in("みほん職員", "とても長い合言葉")
        assert token != again
        viewer = unit.accounts.viewer(token)
        assert (viewer.name, viewer.role) == ("みほん職員", "staff")
        unit.accounts.sign_out(token)
        assert unit.accounts.viewer(token) is None
        assert unit.accounts.viewer(again) is not None


def test_five_wrong_tries_close_the_door_for_a_minute(store: Store) -> None:
    with store.writing(OPERATOR) as unit:
        unit.accounts.add("みほん職員", "staff", "とても長い合言葉")
    for _ in range(5):
        with store.writing(EVERYBODY) as unit:
            assert unit.accounts.sign_in("みほん職員", "ちがう合言葉です") is None
    with pytest.raises(Refused) as fault, store.writing(EVERYBODY) as unit:
        unit.accounts.sign_in("みほん職員", "とても長い合言葉")
    assert fault.value.code == "signin.too_many"


def test_a_disabled_account_is_out_at_once(store: Store) -> None:
    with store.writing(OPERATOR) as unit:
        unit.accounts.add("みほん職員", "staff", "とても長い合言葉", zones=("z1",))
        token = unit.accounts.open_session("みほん職員")
        assert unit.accounts.viewer(token).zones == ("z1",)
        unit.accounts.disable("みほん職員")
        assert unit.accounts.viewer(token) is None
        assert unit.accounts.sign_in("みほん職員", "とても長い合言葉") is None


@pytest.mark.parametrize(
    ("name", "role", "password"),
    [
        ("", "staff", "とても長い合言葉"),
        ("a", "king", "とても長い合言葉"),
        ("a", "staff", "short"),
        ("いる人", "staff", "12345678"),
    ],
)
def test_accounts_that_make_no_sense_are_refused(store: Store, name: str, role: str, password: str) -> None:
    with store.writing(OPERATOR) as unit:
        unit.accounts.add("いる人", "staff", "とても長い合言葉")
    with pytest.raises(Refused), store.writing(OPERATOR) as unit:
        unit.accounts.add(name, role, password)


def test_acts_are_logged_without_what_files_say(store: Store) -> None:
    next_year(store)
    with store.reading(OPERATOR) as unit:
        log = unit.audit.recent(50)
    assert [entry.act for entry in log][:2] == ["publish", "stage"]
    assert {entry.who for entry in log} == {OPERATOR.name}
    assert not [entry for entry in log if any(secret in repr(entry) for secret in town.SECRETS.values())]


def test_a_consent_is_for_a_place_that_is_there(store: Store, staff: Viewer) -> None:
    with pytest.raises(NotFound) as fault, store.writing(staff) as unit:
        unit.consents.record("nowhere", field="phone", audience="public", given_by="代表", given_on="2026-04-01")
    assert fault.value.code == "place.not_found"
    with pytest.raises(NotFound) as fault, store.writing(staff) as unit:
        unit.consents.withdraw("999")
    assert fault.value.code == "consent.not_found"
