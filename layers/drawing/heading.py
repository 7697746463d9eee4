"""Heading: the words around every map — its title, for whom it is, of what day, whose lists, and what must be known."""

from collections.abc import Sequence
from typing import Any

from layers.catalog.days import japanese_day
from layers.drawing import letters
from layers.drawing.chart import Chart
from layers.drawing.marks import Numbered
from layers.drawing.stock import STAFF, Stock

# The mark, the day and the number of the page stand at the right of the credits.
_BESIDE_CREDITS = 80.0


def words(stock: Stock, rows: Sequence[Numbered], scale: int) -> dict[str, Any]:
    """What the templates of all maps ask for."""
    return {
        "title": stock.title,
        "subtitle": _of_what(stock),
        "mark": stock.mark,
        "scale": f"縮尺 1:{scale:,}",
        "credits": sources(stock, rows),
        "printed": printed(stock),
        "contact": contact(stock),
    }


def contact(stock: Stock) -> str:
    """Whom one asks, without the words that stand before it."""
    return (stock.city.contact or stock.city.name).removeprefix("お問い合わせ：")


def printed(stock: Stock) -> str:
    """「令和8年11月22日 印刷」."""
    return f"{japanese_day(stock.today.isoformat())} 印刷"


def _of_what(stock: Stock) -> str:
    if stock.zone is not None:
        return "・".join(one for one in (stock.city.name, stock.system) if one)
    return "えらんだ範囲" if stock.box_lonlat else stock.city.name


def sources(stock: Stock, rows: Sequence[Numbered]) -> str:
    """Whose lists these are, by publisher and licence: 「出典：みほん市「通いの場一覧」2026-04-01、…（CC BY 4.0）」."""
    held: dict[tuple[str, str], list[str]] = {}
    for source in dict.fromkeys((*(row.place.source for row in rows), *stock.ground_sources)):
        title = "".join(part for part in (f"「{source.title}」" if source.title else "", source.date) if part)
        held.setdefault((source.publisher, source.licence), []).append(title)
    told = [
        f"{publisher}{'、'.join(titles)}" + (f"（{licence}）" if licence else "")
        for (publisher, licence), titles in held.items()
    ]
    return f"出典：{'／'.join(told)}" if told else stock.city.name


def foot(told: str, width: float) -> float:
    """Millimetres that the foot of a sheet needs, so that no credit is cut off."""
    rows = len(letters.lines(told, 7.5 * letters.POINT, width - _BESIDE_CREDITS))
    return max(13.0, 7.0 + 4.2 * rows)


def notes(stock: Stock, made: Chart, rows: Sequence[Numbered]) -> list[str]:
    """What must be known in the same breath."""
    found = []
    if stock.approximate:
        found.append("町丁の境は概略境界です。")
    if made.marks.dots:
        crowded = len([number for _, numbers in made.marks.dots for number in numbers])
        found.append(f"込み合う所の{crowded}件は、点だけで示しました（一覧の位置の欄で探せます）。")
    if rough := sum(row.place.how == "town" and row.place.lonlat is not None for row in rows):
        found.append(f"{rough}件は、町の中ほどに仮に置いた位置です。")
    if missing := len(rows) - len(made.spots):
        found.append(f"{missing}件は地図に位置がありません（一覧だけにあります）。")
    return found


def file_name(stock: Stock, paper: str) -> str:
    """「みなとの地図_A3横_2026-11-22.pdf」; the staff's says so."""
    name = "".join("_" if sign in '\\/:*?"<>|' else sign for sign in stock.name)
    mark = "_職員用" if stock.edition == STAFF else ""
    return f"{name}の地図_{paper}{mark}_{stock.today.isoformat()}.pdf"
