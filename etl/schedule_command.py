"""`ibashomap schedule`: the dates of a schedule text, one text or a batch of JSON lines; needs no database."""

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import Any

from dateutil.relativedelta import relativedelta

from etl.json_lines import STANDARD_INPUT, lines, question, tell
from layers import clock
from layers.command import Command, answer, say
from layers.place import schedule_text
from layers.place.meeting_days import KNOWN_YEARS, dates, in_doubt
from layers.place.schedule import Meeting
from layers.wording import sentence

_AHEAD = relativedelta(months=3)
_WEEKDAYS = "月火水木金土日"


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", nargs="?", help="開催日時の文")
    parser.add_argument("--from", dest="first", type=_day, help="最初の日 YYYY-MM-DD (なければ今日)")
    parser.add_argument("--to", dest="last", type=_day, help="最後の日 YYYY-MM-DD (なければ3か月後)")
    parser.add_argument("--json", action="store_true", help="JSONで答える")
    parser.add_argument(
        "--batch", nargs="?", type=Path, const=STANDARD_INPUT, help='1行に1つのJSON {"id","text","from","to"}'
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
    tell(_answered(line, asked) for line in lines(asked.batch))
    return 0


def _answered(line: bytes, asked: argparse.Namespace) -> dict[str, Any]:
    """One answer for each line, whatever stands in it."""
    asked_now = question(line)
    text = asked_now.get("text")
    told = {"understood": False, "dates": [], "remark": "", "text": text if isinstance(text, str) else ""}
    try:
        if isinstance(text, str):
            first = _asked_day(asked_now, "from", asked.first)
            told = _answer(text, *_window(first, _asked_day(asked_now, "to", asked.last)))
    except (TypeError, ValueError):
        pass  # a day that is none: nothing is known of the window, so nothing is stated
    return {"id": asked_now.get("id"), **told}


def _asked_day(asked_now: dict[str, Any], name: str, otherwise: date | None) -> date | None:
    return _day(asked_now[name]) if asked_now.get(name) is not None else otherwise


COMMANDS = {"schedule": Command(help="開催日時の文から開催日を言う", arguments=_arguments, run=_run, needs_store=False)}
