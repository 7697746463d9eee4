"""Hours of the day as lists write them: 午前10時～11時半, 13:30-15:00, 正午から午後2時."""

import re
from dataclasses import dataclass

from layers.place.schedule import Hours
from layers.place.schedule_text.tokens import NotUnderstood, Token

_LATE = re.compile(r"午後|PM|P\.M\.|夜|夕|晩|昼", re.IGNORECASE)
_NIGHT = re.compile(r"夜|晩")
_EARLY = re.compile(r"午前|AM|A\.M\.|朝", re.IGNORECASE)
_NUMBERS = re.compile(r"(\d{1,2})(?:\D*?(\d{1,2})|\D*?(半))?")
_LENGTH = re.compile(r"(?:(?P<hours>[\d.]+)時間(?P<half>半)?)?(?:(?P<minutes>\d+)分)?")
# A meeting ends at midnight at the latest, written 24:00, and begins before it.
_LAST_MINUTE = 24 * 60
NOON = 12 * 60


@dataclass(frozen=True, slots=True)
class _Clock:
    minutes: int
    half: str


def hours(token: Token) -> Hours:
    """10時～11時半 → 10:00, 11:30. 午後 carries over to the end; an hour that could be either half is refused."""
    said = token.said
    opens = _clock(said.get("start") or said.get("point") or "", token)
    closes = _clock(said.get("end", ""), token)
    start = _begin(opens, closes, token) if opens else None
    end = _finish(closes, opens, start, token) if closes else _after(start, said.get("length", ""), token)
    return Hours(opens_at=_written(start), closes_at=_written(end))


def _after(start: int | None, length: str, token: Token) -> int | None:
    """「10時から2時間」, 「13時半から90分間」."""
    found = _LENGTH.match(length.replace(" ", ""))
    if start is None or not length or not found:
        return None
    end = start + int(60 * float(found["hours"] or 0)) + 30 * bool(found["half"]) + int(found["minutes"] or 0)
    if not start < end <= _LAST_MINUTE:
        raise NotUnderstood(token.text)
    return end


def _clock(written: str, token: Token) -> _Clock | None:
    if not written:
        return None
    if "正午" in written:
        return _Clock(NOON, "late")
    found = _NUMBERS.search(written)
    half = "late" if _LATE.search(written) else "early" if _EARLY.search(written) else ""
    if not found:
        raise NotUnderstood(token.text)
    minutes = 60 * int(found[1]) + (30 if found[3] else int(found[2] or 0))
    if int(found[2] or 0) > 59 or minutes > _LAST_MINUTE:
        raise NotUnderstood(token.text)
    if _NIGHT.search(written) and minutes < 5 * 60:
        raise NotUnderstood(token.text)  # 夜0時 is no noon
    if half == "late" and minutes < NOON:
        minutes += NOON
    return _Clock(minutes, half or ("exact" if re.search(r"(?<!\d)0\d:", written) else ""))


def _begin(opens: _Clock, closes: _Clock | None, token: Token) -> int:
    """Nobody meets at two at night: 1時 to 4時 without 午前 is the afternoon; 5時 may be either."""
    if opens.half or not 60 <= opens.minutes < 6 * 60:
        return opens.minutes
    if opens.minutes >= 5 * 60 and not (closes and closes.half == "early"):
        raise NotUnderstood(token.text)
    return opens.minutes + NOON if opens.minutes < 5 * 60 else opens.minutes


def _finish(closes: _Clock, opens: _Clock | None, start: int | None, token: Token) -> int:
    end = closes.minutes
    if start is None:
        return _begin(closes, None, token)
    if end <= start and not closes.half and (opens and opens.minutes < 13 * 60 + NOON):
        end += NOON
    if not start < end <= _LAST_MINUTE:
        raise NotUnderstood(token.text)
    return end


def _written(minutes: int | None) -> str:
    return "" if minutes is None else f"{minutes // 60:02}:{minutes % 60:02}"
