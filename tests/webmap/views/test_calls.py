"""電話リスト: each outcome, the next place, undo; a hundred places are far from three hours."""

import re
import time

import pytest

from layers.trust.audience import OPERATOR, Viewer
from tests import town
from tests.webmap.conftest import post
from webmap.worklist import works

STAFF = Viewer(name="staff", role="staff")
LIST = "/confirmations/calls"


@pytest.fixture
def round_id(store) -> str:
    with store.writing(STAFF) as unit:
        return unit.confirmations.start(2026, kinds=("kayoinoba",), ends_on="2099-03-31")


@pytest.fixture
def first(store, round_id):
    """The first place of the list."""
    with store.reading(STAFF) as unit:
        return works(unit, unit.confirmations.current(), unit.city())[0].point


def stage(store, round_id: str, point: str):
    with store.reading(STAFF) as unit:
        return unit.confirmations.stages(round_id)[point]


def here(text: str) -> str:
    return re.search(r'<article class="call" aria-label="([^"]+)"', text)[1]


def test_what_is_needed_for_a_call_stands_there(sign_in, first, round_id) -> None:
    text = sign_in("staff").get(LIST).text
    assert here(text) == first.name
    assert town.SECRETS["phone"] in text
    assert town.SECRETS["contact_name"] in text
    assert "1／12件め" in text
    assert text.count("data-key=") == 5


def test_nothing_has_changed_is_one_press_and_leads_on(sign_in, store, first, round_id) -> None:
    staff = sign_in("staff")
    answer = post(staff, f"{LIST}/{first.id}", page=LIST, outcome="same", how="visit")
    found = stage(store, round_id, first.id)
    assert (found.state, found.how) == ("same", "visit")
    text = staff.get(answer.headers["Location"]).text
    assert here(text) != first.name
    assert "のこり11件" in text
    assert f"「{first.name}」を「変わりなし」にしました。" in text
    undo = re.search(r'action="(/confirmations/steps/\d+/undo)"', text)[1]
    answer = post(staff, undo, page=LIST, how="visit")
    assert first.id in answer.headers["Location"]
    with store.reading(STAFF) as unit:
        assert unit.confirmations.stages(round_id) == {}


def test_only_what_was_written_anew_is_a_correction(sign_in, store, first, round_id) -> None:
    staff = sign_in("staff")
    with store.writing(STAFF) as unit:  # somebody else mends the fee while the form is open
        unit.amendments.record(first.id, {"fee": "100円"})
    form = {"was.fee": "", "fee": "", "was.schedule": "毎週月曜 10:00-11:30", "schedule": " 毎週火曜　9:00 "}
    form |= {"was.welcome_men": "", "welcome_men": "yes", "was.welcome_pickup": "", "welcome_pickup": ""}
    post(staff, f"{LIST}/{first.id}", page=LIST, outcome="changed", how="phone", **form)
    with store.reading(STAFF) as unit:
        facts = unit.places.one(first.id).facts
    assert (facts["schedule"], facts["fee"], facts["welcome_men"]) == ("毎週火曜 9:00", "100円", "yes")
    assert "welcome_pickup" not in facts
    assert stage(store, round_id, first.id).state == "changed"


def test_a_correction_without_a_change_is_a_confirmation(sign_in, store, first, round_id) -> None:
    post(sign_in("staff"), f"{LIST}/{first.id}", page=LIST, outcome="changed", how="phone", name="", fee="")
    assert stage(store, round_id, first.id).state == "same"


def test_no_answer_comes_back_and_an_end_is_written_down(sign_in, store, first, round_id) -> None:
    staff = sign_in("staff")
    for _ in range(2):
        post(staff, f"{LIST}/{first.id}", page=LIST, outcome="nobody", how="phone")
    assert stage(store, round_id, first.id).tries == 2
    assert "聞いた（2回）" in staff.get(f"{LIST}?at={first.id}").text
    post(staff, f"{LIST}/{first.id}", page=LIST, outcome="closed", how="phone")
    with store.reading(STAFF) as unit:
        assert unit.places.one(first.id).facts["status"] == "closed"
    assert stage(store, round_id, first.id).state == "changed"
    # It was found out in this round, so it still counts in it.
    assert "／12件め" in staff.get(LIST).text


@pytest.mark.parametrize(("asked", "number"), [("?zone=西", 4), ("?old=1", 12), ("?zone=nowhere", 0), ("?worker=0", 0)])
def test_a_part_of_the_work(sign_in, round_id, asked, number) -> None:
    text = sign_in("staff").get(LIST + asked).text
    assert text.count('<td class="day">まだ</td>') == number


def test_what_is_no_outcome_or_no_place_changes_nothing(sign_in, store, first, round_id) -> None:
    staff = sign_in("staff")
    assert post(staff, f"{LIST}/{first.id}", page=LIST, outcome="perhaps").status_code == 400
    assert post(staff, f"{LIST}/{first.id}", page=LIST, outcome="same", how="dream").status_code == 400
    assert post(staff, f"{LIST}/nowhere", page=LIST, outcome="same").status_code == 404
    assert post(staff, "/confirmations/steps/99/undo", page=LIST).status_code == 404
    with store.reading(STAFF) as unit:
        assert unit.confirmations.stages(round_id) == {}


def test_without_a_round_there_is_no_list(sign_in) -> None:
    assert sign_in("staff").get(LIST).status_code == 404


def test_one_worker_confirms_a_hundred_places(sign_in, store, round_id, capsys) -> None:
    """Counted, not timed: one press a place, one page a place; what is left of three hours is for talking."""
    batch = town.places()
    more = [
        type(batch.records[0])(
            key=f"会{number}", cell="A1", values={"name": f"会{number}", "kind": "kayoinoba"}, geometry=None
        )
        for number in range(88)
    ]
    larger = type(batch)(
        content="places", importer=batch.importer, records=[*batch.records, *more], as_of="2026-05-01",
        source=batch.source,
    )  # fmt: skip
    with store.writing(OPERATOR) as unit:
        unit.imports.publish(
            unit.imports.stage(larger, town.document(larger, "100"), dataset=unit.imports.one("4").dataset)
        )
    staff, address, presses, waited = sign_in("staff"), LIST, 0, 0.0
    text = staff.get(address).text
    assert "のこり100件" in text
    while "のこり" in text:
        target = re.search(r'<form method="post" action="(/confirmations/calls/[^"]+)"', text)[1]
        token = re.search(r'name="csrf_token" value="([^"]+)"', text)[1]
        began = time.perf_counter()
        answer = staff.post(target, data={"csrf_token": token, "outcome": "same", "how": "phone"})
        text = staff.get(answer.headers["Location"]).text
        waited += time.perf_counter() - began
        presses += 1
        assert presses <= 100
    assert presses == 100
    assert "すべて確かめました" in text
    with capsys.disabled():
        print(f"\n100 places: {presses} presses, {waited:.1f} s of pages in all")  # noqa: T201
    with store.reading(STAFF) as unit:
        stages = unit.confirmations.stages(round_id).values()
        assert [one.state for one in stages] == ["same"] * 100


def test_the_list_can_go_from_one_place_to_the_nearest(sign_in, store, round_id) -> None:
    with store.reading(STAFF) as unit:
        found = {one.point.name: one.point for one in works(unit, unit.confirmations.current(), unit.city())}
    start = found["中町二丁目の会"]
    text = sign_in("staff").get(f"{LIST}?near={start.id}&old=1").text
    assert here(text) == start.name
    order = re.findall(r'<th scope="row"><a href="[^"]*near=[^"]*">([^<]+)</a>', text)
    assert order[0] == start.name
    assert set(order[1:3]) == {"西町二丁目の会", "東町二丁目の会"}
    assert order[-2:] == ["遠くの会", "場所を探している会"]
    assert re.search(r'<span class="metres">9\d\dm</span>', text)
    page = sign_in("staff").get(f"/places/{start.id}").text
    assert f"near={start.id}" in page
    assert "まだ確認していません" in page
