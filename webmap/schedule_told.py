"""「こう読みました」: how a schedule text was understood, in words and in the next days."""

from datetime import date

from layers.place.schedule_text import read, write
from layers.place.schedule_text.quoting import quoted
from layers.wording import sentence
from webmap import wording
from webmap.next_days import next_days


def told(text: str, today: date) -> tuple[bool, str]:
    """Whether it was understood, and what to say of it; nothing of an empty text."""
    if not text:
        return True, ""
    reading = read(text, near=today)
    if reading.schedule is None:
        return False, sentence(f"schedule.{reading.reason}", {"words": quoted(text, reading.words)})
    days = wording.ALSO.join(next_days(text, today))
    return True, (wording.READ_AS_DAYS if days else wording.READ_AS).format(words=write(reading.schedule), days=days)
