"""Coverage out of the store: the scope of its audience, what is kept, and who may ask, on every provider."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from layers.access.coverage import answer
from layers.access.documents import to_document
from layers.access.question import Question
from layers.errors import NotAllowed, NotFound, Refused
from layers.intake.contract import Record
from layers.store import Store
from layers.trust.audience import EVERYBODY, OPERATOR, Viewer
from tests import town, town_blocks

ASKED = Question(service="kayoinoba", people="75plus", walker="level60")


@pytest.fixture
def walked(store: Store) -> Iterator[Store]:
    """架空市 with its streets."""
    with store.writing(OPERATOR) as unit:
        unit.walk_networks.keep(town_blocks.network())
    return store


def _answer(store: Store, question: Question = ASKED, viewer: Viewer = EVERYBODY):
    with store.reading(viewer) as unit:
        return answer(question, unit.coverage.gather(question))


def test_the_people_of_the_register_are_all_in_the_answer(walked: Store) -> None:
    found = _answer(walked)
    assert found.people == 225
    assert found.to_json()["rows"][0] == {
        "code": "999990000",
        "name": town.town(0, 0),
        "people": 5,
        "uncovered": 0,
        "place": found.rows[0].place,
        "place_name": f"{town.town(0, 0)}の会",
        "minutes": pytest.approx(3.33),
    }
    assert [row.people for row in found.zones["daily_life"]] == [30, 75, 120]
    assert found.difference["people"] == 0
    assert "架空のまち" not in str(found.sources)
    assert {"住民基本台帳", "通いの場一覧"} <= {source.title for source in found.sources}


def test_without_a_network_it_is_said_what_to_do(store: Store) -> None:
    with pytest.raises(Refused) as refused:
        _answer(store)
    assert refused.value.code == "coverage.no_network"


def test_what_was_kept_is_found_again_until_anything_changes(walked: Store) -> None:
    made = _answer(walked)
    with walked.writing(OPERATOR) as unit:
        assert unit.coverage.kept(ASKED) is None
        unit.coverage.keep(made)
        unit.coverage.keep(made)
    with walked.reading(EVERYBODY) as unit:
        assert unit.coverage.kept(ASKED) == made
        assert unit.coverage.recent() == [ASKED]
        assert unit.coverage.kept(Question(service="salon", people="75plus", walker="level60")) is None
    with walked.writing(OPERATOR) as unit:
        batch = town.places(gone=[town.town(2, 2) + "の会"])
        unit.imports.publish(unit.imports.stage(batch, town.document(batch, "2")), release=True)
    with walked.reading(EVERYBODY) as unit:
        assert unit.coverage.kept(ASKED) is None


def test_only_those_who_may_see_it_ask_in_the_scope_of_an_audience(walked: Store, staff: Viewer) -> None:
    question = Question(service="kayoinoba", people="75plus", walker="level60", audience="staff")
    with pytest.raises(NotAllowed):
        _answer(walked, question)
    assert _answer(walked, question, staff).people == 225


def test_a_public_answer_has_the_same_bytes_with_and_without_what_only_the_staff_know(
    walked: Store, staff: Viewer
) -> None:
    """The differencing attack: whoever compares two public answers learns nothing of a hidden place or a home."""
    before = to_document(_answer(walked))
    hidden = town.hidden_places()
    with walked.writing(OPERATOR) as unit:
        unit.imports.publish(unit.imports.stage(hidden, town.document(hidden, "hidden")), release=True)
    after = to_document(_answer(walked))
    assert after == before
    by_staff = to_document(_answer(walked, ASKED, staff))
    assert by_staff == before
    # The staff's own answer counts them: the test would see a leak.
    own = Question(service="kayoinoba", people="75plus", walker="level60", audience="staff")
    assert _answer(walked, own, staff).places == 11 + len(hidden.records)


def test_a_job_is_its_askers_alone(walked: Store, staff: Viewer) -> None:
    with walked.writing(EVERYBODY) as unit, pytest.raises(NotAllowed):
        unit.coverage.ask(ASKED)
    with walked.writing(staff) as unit:
        job = unit.coverage.ask(ASKED)
        assert unit.coverage.job(job).arguments["question"] == ASKED.to_json()
        unit.coverage.cancel(job)
        assert unit.coverage.job(job).state == "cancelled"
    other = Viewer(name="ほかの人", role="staff")
    with walked.reading(other) as unit, pytest.raises(NotFound):
        unit.coverage.job(job)


def test_a_coming_year_is_answered_from_the_estimate_and_called_one(walked: Store) -> None:
    coming = Question(service="kayoinoba", people="75plus", walker="level60", year=2040)
    with pytest.raises(Refused) as refused:
        _answer(walked, coming)
    assert refused.value.code == "coverage.no_projection"
    batch = town.projection()
    with walked.writing(OPERATOR) as unit:
        unit.imports.publish(unit.imports.stage(batch, town.document(batch)), release=True)
        # An estimate never counts as residents.
        assert unit.summary()["residents"] == town.RESIDENTS
    found = _answer(walked, coming)
    assert (found.people, found.people_as_of, found.difference) == (9 * 7, "2040", {})
    assert dict(found.caveats)["caveat.estimate"] == {"year": "2040", "source": batch.source.credit()}
    assert _answer(walked).people == 225
    with pytest.raises(Refused) as other:
        _answer(walked, Question(service="kayoinoba", people="all", walker="level60", year=2041))
    assert other.value.params["known"] == "2040"


def test_people_of_a_table_without_ages_get_those_of_the_census_and_the_answer_says_so(walked: Store) -> None:
    """This year's table counts towns alone; last year's and the census tell ages: the newest of the register first."""
    told, plain = town.population(), town.population_without_ages()
    with walked.writing(OPERATOR) as unit:
        unit.imports.publish(unit.imports.stage(plain, town.document(plain)), release=True)
        assert unit.coverage.tells_ages()
    found = _answer(walked)
    assert found.people == 450
    assert dict(found.caveats)["caveat.borrowed_ages"] == {"source": f"{told.source.title} 2026"}
    assert told.source in found.sources


def test_without_any_ages_nothing_is_guessed(walked: Store) -> None:
    plain = replace(town.population_without_ages(), importer="test_population")
    with walked.writing(OPERATOR) as unit:
        unit.imports.publish(unit.imports.stage(plain, town.document(plain)), release=True)
        assert not unit.coverage.tells_ages()
    with pytest.raises(Refused) as refused:
        _answer(walked)
    assert refused.value.code == "coverage.no_ages"


def test_an_estimate_of_the_city_alone_is_shared_out_as_people_live_today_unless_meshes_tell_more(
    walked: Store,
) -> None:
    coming = Question(service="kayoinoba", people="65plus", walker="level60", year=2040)
    values = {"mesh": "", "year": 2040, "people": 4000.0, "age65plus": 900.0, "age75plus": None}
    mesh = town.projection()
    city = replace(mesh, importer="test_city_projection", records=[Record(key="city/2040", cell="行2", values=values)])
    with walked.writing(OPERATOR) as unit:
        unit.imports.publish(unit.imports.stage(city, town.document(city, "city")), release=True)
        assert unit.summary()["residents"] == town.RESIDENTS
    found = _answer(walked, coming)
    assert [row.people for row in found.rows] == [20, 40, 60, 80, 100, 120, 140, 160, 180]
    told = [code for code, _ in found.caveats if code.startswith("caveat.estimate")]
    assert told == ["caveat.estimate_by_share"]
    older = _answer(walked, replace(coming, people="75plus"))
    assert (older.people, "caveat.estimate_older" in dict(older.caveats)) == (450, True)
    with walked.writing(OPERATOR) as unit:
        unit.imports.publish(unit.imports.stage(mesh, town.document(mesh)), release=True)
    assert _answer(walked, coming).people == 9 * 10
