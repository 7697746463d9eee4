"""計画の表 in words: the same lines for the page, the paper and the workbook; what no data tell is said to be so."""

from collections.abc import Iterator
from dataclasses import dataclass

from layers.place.plan_table import PlanRow, PlanTable
from layers.place.services import ServicePoint

NOT_IN_DATA = "データにありません"
NOT_TIED = "結び付く一覧がありません"
NO_ITEM = "号の記録なし"
HEADINGS = (
    "号",
    "事業の区分",
    "事業名",
    "実施方式",
    "拠点数（計画）",
    "拠点数（台帳）",
    "所管課",
    "備考",
    "台帳の場所",
)
PLACE_HEADINGS = ("号", "事業名", "場所", "会場", "所在地", "分野を超えて受け入れ可")
CROSSING = "分野を超えて受け入れ可"
_CROSSING_FACT = "welcome_any_sector"


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanLine:
    """One line; ``first`` of how many (``span``) lines of its item."""

    item: str
    label: str
    about: str
    name: str
    way: str
    stated: str
    found: str
    office: str
    note: str
    places: tuple[ServicePoint, ...]
    crossing: int
    first: bool
    span: int

    @property
    def cells(self) -> tuple[str, ...]:
        """As a row of a sheet, in the order of the headings."""
        names = "、".join(place.name for place in self.places)
        told = (self.label, self.about, self.name, self.way, self.stated, self.found, self.office, self.note)
        return (*told, names)


def lines(table: PlanTable) -> tuple[PlanLine, ...]:
    """Every line of a table."""
    codes = [_code(row) for row in table.rows]
    return tuple(
        _line(row, first=number == codes.index(_code(row)), span=codes.count(_code(row)))
        for number, row in enumerate(table.rows)
    )


def totals(table: PlanTable) -> tuple[str, ...]:
    """What the numbers add up to, and what was counted once though it stands twice."""
    held = f"台帳の場所は、合わせて{table.total:,}か所です。"
    if table.repeated:
        names = "、".join(place.name for place, _ in table.repeated)
        held += f"2つ以上の行に出てくる{len(table.repeated)}か所は、1か所と数えました（{names}）。"
    if not table.stated:
        return held, f"計画の数は、{NOT_IN_DATA}。"
    plan = f"計画の数は、合わせて{table.stated:,}です。"
    if table.stated_twice:
        plan += f"「{'」「'.join(table.stated_twice)}」は計画に2度出てきますが、1か所と数えました。"
    if table.uncounted:
        plan += f"数がデータにない事業が、ほかに{table.uncounted}あります。"
    return held, plan


def source(table: PlanTable) -> str:
    """Whose plan it is, and of when."""
    plan = table.plan
    return f"計画：{plan.title or NOT_IN_DATA}（{plan.date or '年月は' + NOT_IN_DATA}）"


def sheets(table: PlanTable) -> list[tuple[str, list[list[str]]]]:
    """The table and its places as sheets of a workbook."""
    told = lines(table)
    below = [[], *([text] for text in (*totals(table), source(table)))]
    places = [[line.label, line.name, *_place(place)] for line in told for place in line.places]
    return [
        ("計画の表", [list(HEADINGS), *(list(line.cells) for line in told), *below]),
        ("場所の一覧", [list(PLACE_HEADINGS), *places]),
    ]


def crosses(place: ServicePoint) -> bool:
    """Whether a place takes in people of other fields than its own, as far as somebody has asked and may know."""
    return place.facts.get(_CROSSING_FACT) == "yes"


def _line(row: PlanRow, *, first: bool, span: int) -> PlanLine:
    item, program = row.item, row.program
    tied = program is None or bool(program.lists or program.kinds or program.standing)
    return PlanLine(
        item=_code(row),
        label=item.label if item else NO_ITEM,
        about=item.name if item else "",
        name=program.name if program else NOT_IN_DATA,
        way=(program.way if program else "") or NOT_IN_DATA,
        stated=f"{program.count:,}" if program and program.count is not None else NOT_IN_DATA,
        found=f"{len(row.places):,}" if tied and not row.empty else NOT_TIED if not row.empty else NOT_IN_DATA,
        office=(program.office if program else "") or NOT_IN_DATA,
        note=_note(row),
        places=row.places,
        crossing=sum(crosses(place) for place in row.places),
        first=first,
        span=span,
    )


def _note(row: PlanRow) -> str:
    if row.program is None:
        return "一覧の「位置づけ」の列による" if row.places else ""
    named = f"計画にある名前：{'・'.join(row.program.names)}。" if row.program.names else ""
    return named + row.program.note


def _place(place: ServicePoint) -> Iterator[str]:
    yield place.name
    yield from (str(place.facts.get(name) or "") for name in ("venue", "address"))
    yield "○" if crosses(place) else ""


def _code(row: PlanRow) -> str:
    return row.item.code if row.item else ""
