"""審議会の資料 of one answer of coverage: question, number, tables, what they stand on, the command that repeats it.

The same words make the PDF, its large-print twin and the Word document, so that no figure differs between them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from layers.access.answer import Answer, Row
from layers.access.painted import Painting
from layers.catalog import coverage_words as words
from layers.catalog.days import japanese_day, japanese_moment
from layers.drawing import coverage_ground, typeset

MOST_TOWNS = 12
FEWEST_TOWNS = 5
_TOWNS_TITLE = "通えない人のいる町丁目（{lacking}のうち、人数の多い{shown}。全部はCSVにあります）"
_HEADS = ("町丁目", "ここにあるもの", "住む人", "通えない人", "割合", "いちばん近い場", "分", "気をつけて読む所")
_ZONE_HEADS = ("圏域", "住む人", "通えない人", "割合", "分")


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """What goes on it. ``here``: names of the places by id; ``straight``: the answer as the crow flies, if known.

    ``made_at``: when the answer was computed.
    """

    city: str
    answer: Answer
    today: date
    straight: Answer | None = None
    here: Mapping[str, str] = field(default_factory=dict)
    zone_labels: Mapping[str, str] = field(default_factory=dict)
    painting: Painting | None = None
    made_at: str = ""


def pdf(sheet: Sheet, *, large: bool = False) -> bytes:
    """One A4 page, its assumptions on it; in large print on as many as it takes."""
    told = told_of(sheet)
    drawn = coverage_ground.svg(sheet.painting) if sheet.painting else ""
    told = told if large else _on_one_page(told)
    legend = {f"class{step}.svg": coverage_ground.swatch(step).encode() for step in range(len(coverage_ground.LEGEND))}
    files = {"ground.svg": drawn.encode(), **legend} if drawn else {}
    return typeset.pdf("coverage_sheet.typ", {**told, "large": large, "drawn": bool(drawn)}, files=files)


def _on_one_page(told: dict[str, Any]) -> dict[str, Any]:
    """Where many zones stand on the page, fewer towns do: those who sit on a committee turn no page."""
    rows = max(MOST_TOWNS - max(len(told["zones"]) - 4, 0), FEWEST_TOWNS)
    if len(told["towns"]) <= rows:
        return told
    title = _TOWNS_TITLE.format(lacking=told["lacking"], shown=rows)
    return {**told, "towns": told["towns"][:rows], "towns_title": title}


def told_of(sheet: Sheet) -> dict[str, Any]:
    """All words and figures of the sheet."""
    answer = sheet.answer
    towns = sorted(answer.rows, key=lambda row: -row.uncovered)
    lacking = sum(bool(row.uncovered) for row in answer.rows)
    shown = [row for row in towns if row.uncovered][:MOST_TOWNS]
    return {
        "title": f"{sheet.city}　通える範囲",
        "question": words.sentence_of(answer.question),
        "number": f"{answer.uncovered:,}人",
        "says": _says(answer),
        "straight": _straight(answer, sheet.straight),
        "heads": _HEADS,
        "towns": [_town(row, sheet.here) for row in shown],
        "towns_title": _towns_title(lacking, len(shown)),
        "lacking": lacking,
        "zone_heads": _ZONE_HEADS,
        "zones": [_zone(row) for rows in answer.zones.values() for row in rows],
        "zones_title": "・".join(sheet.zone_labels.get(kind, kind) for kind in answer.zones),
        "outreach": "、".join(row.name for row in answer.rows if row.outreach),
        "assumptions": [{"heading": head, "lines": lines} for head, lines in words.assumptions(answer)],
        "command": words.command(answer.question),
        "legend": list(coverage_ground.LEGEND) if sheet.painting else [],
        # Whose figures these are stands with the assumptions, in full.
        "credits": sheet.city,
        "printed": f"{_computed(sheet)}{japanese_day(sheet.today.isoformat())} 作成",
        "mark": "職員が作った資料",
    }


def _says(answer: Answer) -> str:
    question = answer.question
    asked = f"{words.reach(question)}に{words.usable(question)}へ行って帰って来られない人"
    share = words.share(answer.uncovered, answer.people)
    return f"{words.counted_in(answer)} {answer.people:,}人のうち、{asked}（{share}）"


def _computed(sheet: Sheet) -> str:
    return f"{japanese_moment(sheet.made_at)} 計算・" if sheet.made_at else ""


def _straight(answer: Answer, straight: Answer | None) -> str:
    if straight is None:
        return ""
    return (
        f"直線で測ると {straight.uncovered:,}人（{words.share(straight.uncovered, straight.people)}）。"
        "川・線路・坂・遠回りを数えないので、通える人を多く見積もります。"
        if straight.uncovered < answer.uncovered
        else f"直線で測っても {straight.uncovered:,}人です。"
    )


def _towns_title(lacking: int, shown: int) -> str:
    if lacking > shown:
        return _TOWNS_TITLE.format(lacking=lacking, shown=shown)
    return f"通えない人のいる町丁目（{lacking}）"


def _town(row: Row, here: Mapping[str, str]) -> list[str]:
    standing = "、".join(here[one] for one in row.here if one in here)
    near = row.place_name or ""
    marks = "・".join(words.marks(row))
    return [row.name, standing, *_figures(row), near, words.minutes(row.minutes), marks]


def _zone(row: Row) -> list[str]:
    return [row.name, *_figures(row), words.minutes(row.minutes)]


def _figures(row: Row) -> list[str]:
    return [f"{row.people:,}", f"{row.uncovered:,}", words.share(row.uncovered, row.people)]
