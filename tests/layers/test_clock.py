"""The day is the one of Japan, wherever the machine stands."""

import os
import time
from datetime import UTC, datetime, timedelta

import pytest

from layers import clock


@pytest.mark.parametrize("zone", ["UTC", "America/Los_Angeles", "Pacific/Kiritimati"])
def test_the_day_does_not_hang_on_the_zone_of_the_machine(monkeypatch, zone: str) -> None:
    monkeypatch.setitem(os.environ, "TZ", zone)
    time.tzset()
    try:
        before, told, after = datetime.now(UTC), clock.today(), datetime.now(UTC)
    finally:
        monkeypatch.undo()
        time.tzset()
    assert told in {(moment + timedelta(hours=9)).date() for moment in (before, after)}
