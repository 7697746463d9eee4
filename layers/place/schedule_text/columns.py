"""Cells of several columns joined to one text: 「火・木 09:00 17:00」, 「2026-05-16 2026-05-16 10:00 12:00」."""

from layers.place.schedule_text import clock, figures
from layers.place.schedule_text.stream import Made, Stream
from layers.place.schedule_text.tokens import NotUnderstood, Token

# So many commas tell a line of a CSV from a sentence; one with a full date is no sentence at two.
_CELLS = 3
_CELLS_WITH_DATE = 2
_DATE = r"fd?"


def joined(stream: Stream) -> None:
    """Put a begin and an end for two hours side by side, and one date for a first and a last day that are the same."""
    stream.replace(rf"{_DATE}h,?{_DATE}h(?=[).x?]|$)", _from_and_to)
    points = [token for token in stream.of(0, len(stream.tokens), "h") if "point" in token.said]
    if len(points) == 2 == stream.letters.count("h"):
        stream.replace(r"h,?h" if _cells(stream) else r"hh(?!L)", _begin_and_end)
    stream.replace(rf"{_DATE},?{_DATE}(?!,?{_DATE})", _one_date)


def _cells(stream: Stream) -> bool:
    commas = [token.text for token in stream.of(0, len(stream.tokens), ",")]
    return set(commas) == {","} and len(commas) >= (_CELLS_WITH_DATE if stream.has("f") else _CELLS)


def _from_and_to(stream: Stream, start: int, end: int) -> Made:
    """「2026-07-18 10:00 2026-07-18 12:00」: from one instant to another of the same day."""
    first, last = stream.of(start, end, "f")
    days = [figures.day_of(one, figures.year(one.said["era"])) for one in (first, last)]
    hours = stream.of(start, end, "h")
    if not all("point" in one.said for one in hours):
        return None
    if days[0] != days[1]:
        if hours[0].said["point"] != hours[1].said["point"]:
            raise NotUnderstood(f"{first.text} {last.text}")
        return None
    at = stream.tokens.index(hours[0], start)
    return [*stream.tokens[start:at], *(_begin_and_end(Stream(hours), 0, 2) or hours)]


def _begin_and_end(stream: Stream, start: int, end: int) -> Made:
    first, last = stream.of(start, end, "h")
    if any(token.text != "," for token in stream.of(start, end, ",")):
        return None
    said = {"start": first.said["point"], "end": last.said["point"]}
    whole = Token("h", f"{first.text}~{last.text}", first.start, last.end, said)
    clock.hours(whole)
    return [whole]


def _one_date(stream: Stream, start: int, end: int) -> Made:
    """A first and a last day that differ may be two days or all between: then nobody knows."""
    first, last = stream.of(start, end, "f")
    same = [figures.day_of(one, figures.year(one.said["era"])) for one in (first, last)]
    if same[0] == same[1]:
        middle = stream.tokens.index(last, start)
        return stream.tokens[start:middle]
    if stream.has(",", start, end):
        return None
    if stream.letters[end:].lstrip(",").startswith("h") and stream.letters.count("f") == 2 and not stream.has("d"):
        raise NotUnderstood(f"{first.text} {last.text}")
    return None
