"""What is asked of a file before it can be read — what it lists, where its headings are, what its columns mean."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from layers.errors import Refused
from layers.intake import cell_address
from layers.intake.recipe import HEADLESS, lettered, plain, roles
from layers.intake.sheet_view import COVERED
from layers.store.jobs import Job
from layers.vocabulary import kinds
from webmap.pages import Choice, Page
from webmap.wording import MEANING_UNKNOWN

# A question of kind shows enough of the sheet to know it again.
_ROWS_OF_KIND = 12
_EXAMPLES = 3
_LONGEST = 60


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownCell:
    """One cell as it looks."""

    text: str
    looks: str
    across: int
    down: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownRow:
    """One row; ``at`` names it in an answer, "" where it can be no headings; ``told`` is what stands in it."""

    number: int
    at: str
    told: str
    likely: bool
    cells: tuple[ShownCell, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownSheet:
    """The beginning of a sheet; ``headless`` names the answer that it has no headings."""

    name: str
    letters: tuple[str, ...]
    rows: tuple[ShownRow, ...]
    more: int
    headless: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ListQuestion:
    """``asks``: kind or heading."""

    asks: str
    kinds: tuple[Choice, ...]
    sheets: tuple[ShownSheet, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ColumnAsked:
    """One column: its letter, its heading, what stands below it, and what it may mean."""

    number: int
    letter: str
    heading: str
    examples: tuple[str, ...]
    choices: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ColumnsPage(Page):
    """「それぞれの列は、何を表していますか」."""

    template: ClassVar[str] = "jobs/columns.html"
    id: str
    name: str
    at: str
    sheet: str
    row: int
    columns: tuple[ColumnAsked, ...]
    fault: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Pointed:
    """A row that somebody called the headings: ``row`` counts from 1 as in the file, or is ``HEADLESS``."""

    at: str
    sheet: Mapping[str, Any]
    row: int

    @property
    def index(self) -> int:
        """Its place among the rows that are shown."""
        return self.row - int(self.sheet["first"])

    def headings(self) -> dict[int, str]:
        """Column → heading; of columns that are called alike the first."""
        if self.row == HEADLESS:
            return {column: lettered(column) for column in range(_width(self.sheet))}
        found: dict[int, str] = {}
        for column, look in enumerate(self.sheet["looks"][self.index]):
            words = " ".join(_text(look).split())
            if words and plain(words) not in map(plain, found.values()):
                found[column] = words
        return found


def question_of(job: Job) -> ListQuestion | None:
    """What the page of a job asks; None where nothing is asked (any more)."""
    asks = str(job.result.get("asks", ""))
    if asks not in ("kind", "heading"):
        return None
    sheets = tuple(_sheet(one, number, asks) for number, one in enumerate(job.result["sheets"]))
    known = tuple(
        Choice(value=code, label=kind.label, colour=kind.colour, shape=kind.shape) for code, kind in kinds().items()
    )
    return ListQuestion(asks=asks, kinds=known if asks == "kind" else (), sheets=sheets)


def pointed(job: Job, at: str) -> Pointed:
    """The row of an answer (``sheet:row``); ``Refused("question.row")`` for what was not offered."""
    number, _, row = at.partition(":")
    sheets = job.result["sheets"]
    if not number.isdecimal() or len(number) > 2 or int(number) >= len(sheets):
        raise Refused("question.row")
    sheet = sheets[int(number)]
    if row == str(HEADLESS):
        return Pointed(at=at, sheet=sheet, row=HEADLESS)
    found = next((one for one in _sheet(sheet, int(number), "heading").rows if one.at and one.at == at), None)
    if found is None:
        raise Refused("question.row")
    return Pointed(at=at, sheet=sheet, row=found.number)


def columns_page(job: Job, here: Pointed, *, title: str, given: Mapping[str, str], fault: str = "") -> ColumnsPage:
    """The columns below the headings with what they seem to mean; ``given`` is what was chosen before."""
    seem = here.sheet["roles"][here.index] if here.row != HEADLESS else {}
    told = given or {f"column.{column}": role for column, role in seem.items()}
    return ColumnsPage(
        title=title,
        id=job.id,
        name=str(job.arguments.get("name", "")),
        at=here.at,
        sheet=str(here.sheet["name"]),
        row=max(here.row, 0),
        columns=tuple(
            ColumnAsked(
                number=column,
                letter=cell_address.letters(column),
                heading=heading,
                examples=tuple(_below(here, column)),
                choices=_meanings(told.get(f"column.{column}", "")),
            )
            for column, heading in here.headings().items()
        ),
        fault=fault,
    )


def _meanings(chosen: str) -> tuple[tuple[str, str, bool], ...]:
    return (("", MEANING_UNKNOWN, not chosen), *((code, label, code == chosen) for code, label in roles().items()))


def _below(here: Pointed, column: int) -> Iterator[str]:
    """The first words below a heading."""
    rows = here.sheet["looks"][0 if here.row == HEADLESS else here.index + 1 :]
    texts = dict.fromkeys(_text(row[column]).strip() for row in rows if column < len(row))
    for _, text in zip(range(_EXAMPLES), filter(None, texts), strict=False):
        yield text[:_LONGEST]


def _sheet(sheet: Mapping[str, Any], number: int, asks: str) -> ShownSheet:
    width, looks = _width(sheet), sheet["looks"]
    rows = looks if asks == "heading" else looks[:_ROWS_OF_KIND]
    most = max((len(roles_) for roles_ in sheet["roles"]), default=0)
    return ShownSheet(
        name=str(sheet["name"]),
        letters=tuple(map(cell_address.letters, range(width))),
        rows=tuple(
            _row(row, int(sheet["first"]) + index, number, width, likely=0 < most == len(sheet["roles"][index]))
            for index, row in enumerate(rows)
        ),
        more=int(sheet["rows"]) - len(rows),
        headless=f"{number}:{HEADLESS}" if asks == "heading" else "",
    )


def _row(looks: Sequence[Any], number: int, sheet: int, width: int, *, likely: bool) -> ShownRow:
    texts = [text for text in (" ".join(_text(look).split()) for look in looks) if text]
    padded = [*looks, *[None] * (width - len(looks))]
    return ShownRow(
        number=number,
        at=f"{sheet}:{number}" if len(texts) > 1 else "",
        told="、".join(texts)[:_LONGEST],
        likely=likely and len(texts) > 1,
        cells=tuple(_cell(look) for look in padded if look != COVERED),
    )


def _cell(look: Any) -> ShownCell:  # noqa: ANN401 - JSON
    told: Mapping[str, Any] = look if isinstance(look, Mapping) else {}
    names = ([f"tone-{told['f']}"] if told.get("f") else []) + (["struck"] if told.get("s") else [])
    return ShownCell(text=_text(look), looks=" ".join(names), across=told.get("a", 1), down=told.get("d", 1))


def _text(look: Any) -> str:  # noqa: ANN401 - JSON
    return look if isinstance(look, str) else str(look.get("t", "")) if isinstance(look, Mapping) else ""


def _width(sheet: Mapping[str, Any]) -> int:
    return max((len(row) for row in sheet["looks"]), default=0)
