"""写真 of 気づき at the desk: the staff's until a second look, bare pictures alone, taken away and gone in the end."""

import pytest

from layers.drawing.photographs import drawn_anew
from layers.errors import NotAllowed, NotFound, Refused
from layers.store import Store
from layers.store.schema_survey import survey_photo
from layers.survey.facts import Noted
from layers.survey.photo import MOST, Drawn
from layers.trust.audience import EVERYBODY, OPERATOR, Viewer, viewer_of
from tests.layers.drawing import snapshots

OTHERS = (EVERYBODY, viewer_of("volunteer"), viewer_of("partner"))
BENCH = "公園の入口の木のベンチ"


@pytest.fixture(scope="module")
def drawn() -> Drawn:
    return drawn_anew(snapshots.jpeg(400, 300))


@pytest.fixture
def fact_id(store: Store, staff: Viewer) -> str:
    with store.writing(staff) as unit:
        run = unit.surveys.start("春のまち歩き", held_on="2026-05-10")
        return unit.surveys.note(run, Noted(kind="good", text="木かげのベンチ")).id


def seen_by(store: Store, viewer: Viewer, fact_id: str) -> list[str]:
    with store.reading(viewer) as unit:
        return [one.id for one in unit.survey_photos.of([fact_id]).get(fact_id, [])]


def test_a_photograph_is_the_staffs_until_a_second_look_opens_it(
    store: Store, staff: Viewer, fact_id: str, drawn: Drawn
) -> None:
    with store.writing(staff) as unit:
        photo = unit.survey_photos.add(fact_id, drawn, looked=True)
        unit.surveys.show_to(fact_id, "public")
    for viewer in OTHERS:
        assert seen_by(store, viewer, fact_id) == []
        with store.reading(viewer) as unit, pytest.raises(NotFound):
            unit.survey_photos.content(photo)
    with store.writing(staff) as unit:
        for words, looked, code in (
            (BENCH, False, "not_looked"),
            (" ", True, "no_words"),
            ("田中さんの家", True, "person"),
        ):
            with pytest.raises(Refused, match=rf"photo\.{code}"):
                unit.survey_photos.show_to_all(photo, words, looked=looked)
        unit.survey_photos.show_to_all(photo, BENCH, looked=True)
    with store.reading(EVERYBODY) as unit:
        (fact,) = unit.surveys.facts()
        assert [(one.words, one.audience) for one in fact.photos] == [(BENCH, "public")]
        assert unit.survey_photos.content(photo) == drawn.content
        assert unit.survey_photos.content(photo, small=True) == drawn.small
    with store.writing(staff) as unit:
        # What everybody sees is never without words; and the fact takes its photographs with it.
        with pytest.raises(Refused, match=r"photo\.no_words"):
            unit.survey_photos.describe(photo, "")
        unit.surveys.show_to(fact_id, "staff")
    assert seen_by(store, EVERYBODY, fact_id) == []
    with store.writing(staff) as unit:
        unit.surveys.show_to(fact_id, "public")
        unit.survey_photos.take_down(photo)
    assert (seen_by(store, EVERYBODY, fact_id), seen_by(store, staff, fact_id)) == ([], [photo])


def test_of_a_fact_of_the_staff_none_is_opened(store: Store, staff: Viewer, fact_id: str, drawn: Drawn) -> None:
    with store.writing(staff) as unit:
        photo = unit.survey_photos.add(fact_id, drawn)
        with pytest.raises(Refused, match=r"photo\.fact_is_staffs"):
            unit.survey_photos.show_to_all(photo, BENCH, looked=True)


def test_four_at_most_and_the_same_key_is_one(store: Store, staff: Viewer, fact_id: str, drawn: Drawn) -> None:
    with store.writing(staff) as unit:
        ids = [unit.survey_photos.add(fact_id, drawn, key=f"key-{number % MOST}") for number in range(2 * MOST)]
        assert len(set(ids)) == MOST
        with pytest.raises(Refused, match=r"photo\.enough"):
            unit.survey_photos.add(fact_id, drawn, key="one-more")
        unit.survey_photos.drop(ids[0])
        more = unit.survey_photos.add(fact_id, drawn, key="one-more")
        with pytest.raises(Refused, match=r"photo\.enough"):
            unit.survey_photos.bring(ids[0])
        unit.survey_photos.drop(more)
        unit.survey_photos.bring(ids[0])
        unit.survey_photos.drop(ids[1])
        with pytest.raises(NotFound):
            unit.survey_photos.bring(ids[0])
        with pytest.raises(NotFound):
            unit.survey_photos.add("999", drawn)


def test_no_bytes_but_a_bare_picture_come_in(store: Store, staff: Viewer, fact_id: str, drawn: Drawn) -> None:
    raw = snapshots.jpeg(400, 300)
    with store.writing(staff) as unit:
        for one in (Drawn(content=raw, small=drawn.small, width=400, height=300),
                    Drawn(content=drawn.content, small=raw, width=400, height=300)):  # fmt: skip
            with pytest.raises(Refused, match=r"photo\.broken"):
                unit.survey_photos.add(fact_id, one)


def test_what_is_taken_away_comes_back_as_the_staffs(store: Store, staff: Viewer, fact_id: str, drawn: Drawn) -> None:
    with store.writing(staff) as unit:
        photo = unit.survey_photos.add(fact_id, drawn)
        unit.surveys.show_to(fact_id, "public")
        unit.survey_photos.show_to_all(photo, BENCH, looked=True)
        with pytest.raises(NotFound):
            unit.survey_photos.erase(photo)
        unit.survey_photos.drop(photo)
        assert [one.id for one in unit.survey_photos.gone(fact_id)] == [photo]
        with pytest.raises(NotFound):
            unit.survey_photos.content(photo)
        unit.survey_photos.bring(photo)
    assert (seen_by(store, EVERYBODY, fact_id), seen_by(store, staff, fact_id)) == ([], [photo])


def test_its_bytes_go_for_good(store: Store, staff: Viewer, fact_id: str, drawn: Drawn) -> None:
    """At once by an act, else after some days; those of a fact or a run that was taken back too."""
    with store.writing(staff) as unit:
        now, later, stays = (unit.survey_photos.add(fact_id, drawn) for _ in range(3))
        other = unit.surveys.note(unit.surveys.fact(fact_id).run_id, Noted(kind="good", text="花だん"))
        lost = unit.survey_photos.add(other.id, drawn)
        for one in (now, later):
            unit.survey_photos.drop(one)
        unit.surveys.drop(other.id)
        unit.survey_photos.erase(now)
    with store.writing(OPERATOR) as unit:
        assert unit.survey_photos.erase_older(1) == 0
        assert unit.survey_photos.erase_older(-1) == 2
        rows = unit._connection.execute(survey_photo.select()).all()
        assert [str(row.id) for row in rows] == [stays]
        assert later != lost
        told = [entry.target for entry in unit.audit.recent(50) if entry.act == "photo.erase"]
    assert sorted(told) == sorted([now, later, lost])


def test_only_the_staff_writes(store: Store, staff: Viewer, fact_id: str, drawn: Drawn) -> None:
    with store.writing(staff) as unit:
        photo = unit.survey_photos.add(fact_id, drawn)
    for viewer in OTHERS:
        with store.writing(viewer) as unit:
            for act in (
                lambda unit=unit: unit.survey_photos.add(fact_id, drawn),
                lambda unit=unit: unit.survey_photos.drop(photo),
                lambda unit=unit: unit.survey_photos.show_to_all(photo, BENCH, looked=True),
                lambda unit=unit: unit.survey_photos.erase(photo),
                lambda unit=unit: unit.survey_photos.gone(fact_id),
            ):
                with pytest.raises(NotAllowed):
                    act()
