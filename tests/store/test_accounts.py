"""Passwords and sessions by the clock: idle sessions end, a working day ends them all, and guessing is slow."""

import time
from collections.abc import Callable

import pytest

from layers.errors import NotAllowed, NotFound, Refused
from layers.store import Store, accounts
from layers.trust.audience import EVERYBODY, OPERATOR, Viewer

PASSWORD = "とても長い合言葉"
Clock = Callable[[float], None]


@pytest.fixture
def provider() -> str:
    """Clocks are the program's own: one provider is enough."""
    return "sqlite"


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """``clock(seconds)`` moves the time on."""
    now = [time.time()]
    monkeypatch.setattr(accounts.time, "time", lambda: now[0])

    def move(seconds: float) -> None:
        now[0] += seconds

    return move


@pytest.fixture
def token(store: Store, clock: Clock) -> str:
    """A session of 職員."""
    with store.writing(OPERATOR) as unit:
        unit.accounts.add("職員", "staff", PASSWORD, zones=("z1", "z2"))
        return unit.accounts.open_session("職員")


def known(store: Store, token: str) -> Viewer | None:
    with store.reading() as unit:
        return unit.accounts.viewer(token)


def used(store: Store, token: str) -> None:
    with store.writing(EVERYBODY) as unit:
        unit.accounts.touch(token)


def test_a_session_ends_after_half_an_hour_of_nothing(store: Store, token: str, clock: Clock) -> None:
    clock(30 * 60 - 1)
    assert known(store, token) == Viewer(name="職員", role="staff", zones=("z1", "z2"))
    clock(1)
    assert known(store, token) is None


def test_a_session_in_use_lasts_a_working_day_and_no_longer(store: Store, token: str, clock: Clock) -> None:
    for _ in range(9 * 3 - 1):
        clock(20 * 60)
        used(store, token)
        assert known(store, token)
    clock(20 * 60 - 1)
    assert known(store, token)
    clock(1)
    used(store, token)
    assert known(store, token) is None


def test_use_is_written_down_once_a_minute(store: Store, token: str, clock: Clock) -> None:
    clock(50)
    used(store, token)
    clock(30 * 60 - 50)
    assert known(store, token) is None
    clock(-(30 * 60 - 61))
    used(store, token)
    clock(30 * 60 - 1)
    assert known(store, token)


def test_one_session_in_use_keeps_no_other_alive(store: Store, token: str, clock: Clock) -> None:
    with store.writing(OPERATOR) as unit:
        other = unit.accounts.open_session("職員")
    assert len({token, other}) == 2
    assert len(token) >= 40
    clock(20 * 60)
    used(store, other)
    clock(20 * 60)
    assert known(store, token) is None
    assert known(store, other)
    with store.writing(EVERYBODY) as unit:
        unit.accounts.sign_out(other)
    assert known(store, other) is None


def test_the_door_opens_again_after_a_minute(store: Store, token: str, clock: Clock) -> None:
    for _ in range(5):
        with store.writing(EVERYBODY) as unit:
            assert unit.accounts.sign_in("職員", "ちがう合言葉です") is None
    clock(59)
    with pytest.raises(Refused) as fault, store.writing(EVERYBODY) as unit:
        unit.accounts.sign_in("職員", PASSWORD)
    assert fault.value.code == "signin.too_many"
    with store.writing(EVERYBODY) as unit:
        assert unit.accounts.sign_in("ほかの人", PASSWORD) is None
    clock(2)
    with store.writing(EVERYBODY) as unit:
        assert unit.accounts.sign_in("職員", PASSWORD)


def test_four_wrong_tries_close_nothing(store: Store, token: str) -> None:
    with store.writing(EVERYBODY) as unit:
        for _ in range(4):
            assert unit.accounts.sign_in("職員", "ちがう合言葉です") is None
        assert unit.accounts.sign_in("職員", PASSWORD)


@pytest.mark.parametrize(
    ("asked", "code", "params"),
    [
        (("新人", "king", PASSWORD), "account.role", {"role": "king"}),
        (("新人", "staff", "1234567"), "account.password", {"least": 8}),
        ((" ", "staff", PASSWORD), "account.taken", {"name": " "}),
        (("職員", "staff", PASSWORD), "account.taken", {"name": "職員"}),
    ],
)
@pytest.mark.usefixtures("token")
def test_a_refused_account_says_why(
    store: Store, asked: tuple[str, str, str], code: str, params: dict[str, object]
) -> None:
    with pytest.raises(Refused) as fault, store.writing(OPERATOR) as unit:
        unit.accounts.add(*asked)
    assert fault.value.code == code
    assert {key: fault.value.params[key] for key in params} == params


def test_eight_letters_are_enough(store: Store) -> None:
    with store.writing(OPERATOR) as unit:
        unit.accounts.add("い", "staff", "12345678")
        unit.accounts.add("あ", "staff", "12345678")
        assert unit.accounts.names() == ["あ", "い"]


def test_nobody_is_disabled_who_is_not_there(store: Store, token: str) -> None:
    with pytest.raises(NotFound) as fault, store.writing(OPERATOR) as unit:
        unit.accounts.disable("いない人")
    assert (fault.value.code, fault.value.params["name"]) == ("account.not_found", "いない人")
    assert known(store, token)


def test_passwords_and_tokens_are_not_in_the_file(store: Store, token: str, url: str) -> None:
    store.close()
    from pathlib import Path  # noqa: PLC0415

    folder = Path(url.removeprefix("sqlite:///")).parent
    raw = b"".join(path.read_bytes() for path in folder.glob("city.db*"))
    assert "職員".encode() in raw
    assert PASSWORD.encode() not in raw
    assert token.encode() not in raw


def test_the_log_says_who_did_what_and_only_to_whoever_may_ask(store: Store, token: str) -> None:
    with store.writing(OPERATOR) as unit:
        unit.accounts.disable("職員")
        newest = unit.audit.recent(3)
        assert [(one.who, one.act, one.target) for one in newest] == [
            ("shell", "account.disable", "職員"),
            ("職員", "signin", "職員"),
            ("shell", "account.add", "職員"),
        ]
        assert [one.at for one in unit.audit.recent(1)] == [newest[0].at]
        assert all(one.at.endswith("+09:00") for one in newest)
    with pytest.raises(NotAllowed), store.reading(Viewer(name="職員", role="staff")) as unit:
        unit.audit.recent()
