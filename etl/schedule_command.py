"""`ibashomap schedule`: the dates of a schedule text, one text or a batch of JSON lines; needs no database."""

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from dateutil.relativedelta import relativedelta

from layers import clock
from layers.command import Command, answer, say
from layers.errors import Refused
from layers.place import schedule_text
from layers.place.meeting_days import KNOWN_YEARS, dates, in_doubt
from layers.place.schedule import Meeting
from layers.wording import sentence

_AHEAD = relativedelta(months=3)
_WEEKDAYS = "月火水木金土日"
_STANDARD_INPUT = Path("-")


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", nargs="?", help="開催日時の文")
    parser.add_argument("--from", dest="first", type=_day, help="最初の日 YYYY-MM-DD (なければ今日)")
    parser.add_argument("--to", dest="last", type=_day, help="最後の日 YYYY-MM-DD (なければ3か月後)")
    parser.add_argument("--json", action="store_true", help="JSONで答える")
    parser.add_argument(
        "--batch", nargs="?", type=Path, const=_STANDARD_INPUT, help='1行に1つのJSON {"id","text","from","to"}'
    )


def _day(written: str) -> date:
    day = date.fromisoformat(written)
    if not KNOWN_YEARS[0] <= day.year <= KNOWN_YEARS[1]:
        raise ValueError(written)
    return day


def _run(asked: argparse.Namespace) -> int:
    if asked.batch is not None:
        return _batch(asked)
    if asked.text is None:
        say(sentence("schedule.no_text"))
        return 2
    first, last = _window(asked.first, asked.last)
    if asked.json:
        answer(_answer(asked.text, first, last))
        return 0
    reading = schedule_text.read(asked.text, near=first)
    if reading.schedule is None:
        say(sentence(f"schedule.{reading.reason}", {"words": reading.words}))
        return 0
    season = in_doubt(reading.schedule, first, last)
    if season:
        say(sentence("schedule.season", {"words": season}))
        return 0
    for meeting in dates(reading.schedule, first, last):
        sys.stdout.write(f"{_line(meeting)}\n")
    return 0


def _window(first: date | None, last: date | None) -> tuple[date, date]:
    begin = first or clock.today()
    return begin, last or begin + _AHEAD


def _line(meeting: Meeting) -> str:
    day = f"{meeting.day.isoformat()}（{_WEEKDAYS[meeting.day.weekday()]}）"
    hours = f"{meeting.start}～{meeting.end}" if meeting.start or meeting.end else ""
    return f"{day} {hours}".rstrip()


def _answer(text: str, first: date, last: date) -> dict[str, Any]:
    schedule = schedule_text.read(text, near=first).schedule
    if schedule and in_doubt(schedule, first, last):
        schedule = None
    found = dates(schedule, first, last) if schedule else ()
    return {
        "understood": schedule is not None,
        "dates": [{"date": one.day.isoformat(), "start": one.start or None, "end": one.end or None} for one in found],
        "remark": schedule.remark if schedule else "",
        "text": text,
    }


def _batch(asked: argparse.Namespace) -> int:
    for line in _lines(asked.batch):
        told = json.dumps(_answered(line, asked), ensure_ascii=False)
        sys.stdout.buffer.write(told.encode(errors="backslashreplace") + b"\n")
    sys.stdout.buffer.flush()
    return 0


def _lines(source: Path) -> Iterator[bytes]:
    """The lines that hold anything."""
    if source == _STANDARD_INPUT:
        yield from (line for line in sys.stdin.buffer if line.strip())
        return
    try:
        with source.open("rb") as file:
            yield from (line for line in file if line.strip())
    except OSError as fault:
        raise Refused("path.missing", path=str(source)) from fault


def _answered(line: bytes, asked: argparse.Namespace) -> dict[str, Any]:
    """One answer for each line, whatever stands in it."""
    question = _question(line)
    text = question.get("text")
    told = {"understood": False, "dates": [], "remark": "", "text": text if isinstance(text, str) else ""}
    try:
        if isinstance(text, str):
            first = _asked_day(question, "from", asked.first)
            told = _answer(text, *_window(first, _asked_day(question, "to", asked.last)))
    except (TypeError, ValueError):
        pass  # a day that is none: nothing is known of the window, so nothing is stated
    return {"id": question.get("id"), **told}


def _question(line: bytes) -> dict[str, Any]:
    try:
        found = json.loads(line.decode("utf-8-sig", errors="replace"))
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _asked_day(question: dict[str, Any], name: str, otherwise: date | None) -> date | None:
    return _day(question[name]) if question.get(name) is not None else otherwise


COMMANDS = {"schedule": Command(help="開催日時の文から開催日を言う", arguments=_arguments, run=_run, needs_store=False)}
