"""Jobs, sign-ins and the log, on every provider."""

import pytest

from layers.errors import NotFound, Refused
from layers.store import Store
from layers.trust.audience import EVERYBODY, OPERATOR, Viewer
from tests import town
from tests.store.editions import next_year

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
