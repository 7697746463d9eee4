"""Misses shut the door for one caller, for a while."""

from webmap import throttle
from webmap.throttle import Throttle


def test_too_many_misses_shut_it_for_this_caller_and_a_while(monkeypatch) -> None:
    now = [100.0]
    monkeypatch.setattr(throttle.time, "monotonic", lambda: now[0])
    door = Throttle(2, 60)
    for at in (100.0, 130.0):
        now[0] = at
        door.miss("a")
    assert (door.is_shut("a"), door.is_shut("b")) == (True, False)
    now[0] = 161.0
    assert not door.is_shut("a")


def test_it_does_not_grow_without_end(monkeypatch) -> None:
    monkeypatch.setattr(throttle, "_MOST_KNOWN", 3)
    door = Throttle(1, 60)
    for caller in "abcdef":
        door.miss(caller)
    assert len(door._misses) <= 4
