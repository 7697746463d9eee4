"""マッピング調査 at the desk: what speaks of a person is held, facts are opened one by one, all can be undone."""

import pytest

from layers.errors import NotAllowed, NotFound, Refused
from layers.store import Store
from layers.survey.facts import Noted
from layers.trust.audience import EVERYBODY, Viewer, viewer_of

SENTENCE = "西町3-2の田中さん（82）は足が悪く坂がつらい"


def noted(kind: str, text: str, **told) -> Noted:
    return Noted(kind=kind, text=text, **told)


@pytest.fixture
def run_id(store: Store, staff: Viewer) -> str:
    with store.writing(staff) as unit:
        return unit.surveys.start("春のまち歩き", held_on="2026-05-10", zone="西地区", partners="西町自治会")


def test_a_fact_is_the_staffs_until_it_is_opened_and_can_be_closed_again(
    store: Store, staff: Viewer, run_id: str
) -> None:
    with store.writing(staff) as unit:
        fact = unit.surveys.note(run_id, noted("good", "朝、みなさんが立ち話をするベンチ", lonlat=(134.005, 34.305)))
    assert (fact.waits, fact.audience, fact.day, fact.town) == (False, "staff", "2026-05-10", "西町一丁目")
    for viewer in (EVERYBODY, viewer_of("volunteer"), viewer_of("partner")):
        with store.reading(viewer) as unit:
            assert (unit.surveys.facts(), unit.surveys.runs()) == ([], [])
            with pytest.raises(NotFound):
                unit.surveys.fact(fact.id)
            with pytest.raises(NotFound):
                unit.surveys.run(run_id)
    with store.writing(staff) as unit:
        unit.surveys.show_to(fact.id, "public")
    with store.reading(EVERYBODY) as unit:
        (seen,), (run,) = unit.surveys.facts(), unit.surveys.runs()
        assert (seen.text, run.title, run.partners, run.made_by) == (fact.text, "春のまち歩き", "", "")
    with store.writing(staff) as unit:
        unit.surveys.show_to(fact.id, "staff")
    with store.reading(EVERYBODY) as unit:
        assert unit.surveys.facts() == []


def test_what_speaks_of_a_person_is_held_and_taken_in_without_her(store: Store, staff: Viewer, run_id: str) -> None:
    with store.writing(staff) as unit:
        held = unit.surveys.note(run_id, noted("trouble", SENTENCE, lonlat=(134.005, 34.305)))
        assert (held.waits, held.text, held.lonlat) == (True, "西町一丁目の坂がつらい", None)
        assert unit.surveys.facts() == []
        assert unit.surveys.waiting(run_id) == [held]
        with pytest.raises(Refused, match=r"survey\.person"):
            unit.surveys.take_in(held.id, "田中さんは坂がつらい")
        unit.surveys.take_in(held.id, held.text)
        assert [one.text for one in unit.surveys.facts(run_id)] == ["西町一丁目の坂がつらい"]
        with pytest.raises(NotFound):
            unit.surveys.take_in(held.id, "もう決めた")
        unit.surveys.hold_again(held.id)
        unit.surveys.drop(held.id)
        assert (unit.surveys.facts(), unit.surveys.waiting()) == ([], [])
        assert [one.id for one in unit.surveys.dropped(run_id)] == [held.id]
        unit.surveys.bring(held.id)
        assert [one.id for one in unit.surveys.waiting()] == [held.id]


def test_the_person_is_nowhere_in_the_database(tmp_path, sqlite_url: str) -> None:
    opened = Store.open(sqlite_url)
    opened.migrate()
    worker = Viewer(name="職員", role="staff")
    with opened.writing(worker) as unit:
        run = unit.surveys.start("夏", held_on="2026-07-01")
        unit.surveys.note(run, noted("trouble", SENTENCE))
        unit.surveys.note(run, noted("help", "山田宅で預かりあい", town="西町1-2 山田"))
    opened.close()
    stored = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert "西町の坂がつらい".encode() in stored
    for word in ("田中", "（82）", "足が悪", "町3-2", "山田", "預かり"):
        assert word.encode() not in stored


def test_no_field_of_a_run_takes_a_person(store: Store, staff: Viewer) -> None:
    with store.writing(staff) as unit, pytest.raises(Refused, match=r"survey\.person_in_run"):
        unit.surveys.start("冬", held_on="2026-12-01", remarks="鈴木さんの家から出発")
    with store.writing(staff) as unit, pytest.raises(Refused, match=r"survey\.incomplete"):
        unit.surveys.start(" ", held_on="2026-12-01")


def test_what_comes_twice_is_one_and_what_is_wrong_is_refused(store: Store, staff: Viewer, run_id: str) -> None:
    with store.writing(staff) as unit:
        first = unit.surveys.note(run_id, noted("danger", "道が暗い", key="phone-1"))
        assert unit.surveys.note(run_id, noted("danger", "道が暗い", key="phone-1")) == first
        for kind, text, lonlat, code in (
            ("none", "道", None, "survey.kind"),
            ("danger", " ", None, "survey.no_text"),
            ("danger", "道", (34.3, 134.0), "placing.outside_japan"),
        ):
            with pytest.raises(Refused, match=code):
                unit.surveys.note(run_id, noted(kind, text, lonlat=lonlat))
        assert unit.surveys.facts() == [first]


def test_a_run_is_taken_back_with_its_facts_and_brought_again(store: Store, staff: Viewer, run_id: str) -> None:
    with store.writing(staff) as unit:
        fact = unit.surveys.note(run_id, noted("danger", "道が暗い"))
        unit.surveys.take_back(run_id)
        assert (unit.surveys.facts(), [one.id for one in unit.surveys.runs() if not one.undone_at]) == ([], [])
        unit.surveys.bring_again(run_id)
        assert unit.surveys.facts() == [fact]


@pytest.mark.parametrize("role", ["viewer", "volunteer", "partner"])
def test_those_who_may_not_write_cannot(store: Store, run_id: str, role: str) -> None:
    with store.writing(Viewer(name="だれか", role=role)) as unit:
        for act in (
            lambda: unit.surveys.start("x", held_on="2026-01-01"),
            lambda: unit.surveys.note(run_id, noted("good", "x")),
            lambda: unit.surveys.take_in("1", "x"),
            lambda: unit.surveys.drop("1"),
            lambda: unit.surveys.show_to("1", "public"),
            unit.surveys.waiting,
            lambda: unit.surveys.take_back(run_id),
        ):
            with pytest.raises(NotAllowed):
                act()
