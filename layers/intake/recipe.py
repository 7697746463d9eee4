"""控え: what a person once said of a list, kept for next year: which column means what, and how cells were mended.

A mend names its row by ``row_key`` (an identifier of the list, else name and venue), never by its number, and holds
only where the cell still says ``was``: what a later list says anew goes before it.
"""

import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, Self

from layers.errors import Refused
from layers.intake import cell_address
from layers.vocabulary import fields, kinds

VERSION = 2
# The first edition knew neither kind nor headings; what it lacks nobody has said.
_READABLE = (1, 2)
# A list without any headings: its columns are called by their letters.
HEADLESS = -1
ENCODINGS = ("", "utf-8", "utf-8-sig", "utf-16", "cp932", "euc_jp", "iso2022_jp")
# A sheet of another name is the same sheet when so much of its headings is the same.
ALIKE = 0.8


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


@cache
def roles() -> dict[str, str]:
    """What a column may be said to mean: code → Japanese label, in the order in which they are offered."""
    known = fields()
    return {row["code"]: row.get("label") or known[row["code"]].label for row in _words()["role"]}


def plain(text: str) -> str:
    """The form in which headings, rows and cells are compared: NFKC, without spaces, lower case."""
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()


def lettered(column: int) -> str:
    """What a column is called in a list without headings."""
    return str(_words()["lettered"]).format(letters=cell_address.letters(column))


def row_key(*, code: str = "", name: str = "", venue: str = "", rest: str = "") -> str:
    """The name of a row that is the same next year; ``rest`` (its other text) only for a row that has none of them."""
    if code.strip():
        return f"#{plain(code)}"
    return f"{plain(name)}|{plain(venue)}" if plain(name + venue) else f"?{plain(rest)}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Mend:
    """One cell put right: in the row ``row``, under ``heading`` (as printed), ``was`` became ``now``."""

    row: str
    heading: str
    was: str
    now: str

    @property
    def place(self) -> tuple[str, str]:
        """Which cell it speaks of."""
        return self.row, plain(self.heading)


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetRecipe:
    """One sheet: ``columns`` are those that a person chose (heading as printed → role), ``headings`` all it had.

    ``heading`` is the row (from 1, as in the file) that she called the headings, ``HEADLESS`` where she said that there
    are none, 0 where they tell by themselves. Next year the row is known by what stands in it, not by its number.
    """

    name: str
    headings: tuple[str, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    mends: tuple[Mend, ...] = ()
    heading: int = 0

    def likeness(self, headings: Iterable[str]) -> float:
        """How much of its headings stands among the given ones (0 … 1), in whatever order."""
        own, given = {plain(one) for one in self.headings or self.columns} - {""}, {plain(one) for one in headings}
        return len(own & given) / len(own) if own else 0.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Recipe:
    """The whole list. ``encoding`` and ``kind`` are those chosen by hand, "" for what the file tells by itself."""

    sheets: tuple[SheetRecipe, ...] = ()
    encoding: str = ""
    kind: str = ""

    def __bool__(self) -> bool:
        """Whether a person has said anything at all."""
        said = any(sheet.columns or sheet.mends or sheet.heading for sheet in self.sheets)
        return bool(self.encoding or self.kind or said)

    def sheet(self, name: str, headings: Iterable[str] = ()) -> SheetRecipe | None:
        """The sheet of this name, else the one whose headings are most alike (``>= ALIKE``)."""
        found = next((one for one in self.sheets if one.name == name), None)
        if found is not None:
            return found
        seen = tuple(headings)
        best = max(self.sheets, key=lambda one: one.likeness(seen), default=None)
        return best if best is not None and best.likeness(seen) >= ALIKE else None

    def with_sheet(self, name: str, headings: Iterable[str]) -> Self:
        """The same recipe, which now knows what headings a sheet has."""
        return self._with(replace(self._own(name), headings=tuple(headings)))

    def with_headings(self, sheet: str, row: int, headings: Iterable[str]) -> Self:
        """The row that somebody called the headings, with what stands in it; what was chosen for others is gone."""
        if row < HEADLESS:
            raise Refused("recipe.unreadable", reason=str(row))
        return self._with(replace(self._own(sheet), heading=row, headings=tuple(headings), columns={}))

    def with_column(self, sheet: str, heading: str, role: str) -> Self:
        """A column that somebody chose; role "" takes the choice back, ``Refused("recipe.role")`` an unknown one."""
        if role and role not in roles():
            raise Refused("recipe.role", role=role)
        own = self._own(sheet)
        others = {one: kept for one, kept in own.columns.items() if plain(one) != plain(heading)}
        return self._with(replace(own, columns={**others, heading: role} if role else others))

    def with_mend(self, sheet: str, mend: Mend) -> Self:
        """A cell put right; mended twice it keeps what the file says, mended back the mend is gone."""
        own = self._own(sheet)
        before = next((one for one in own.mends if one.place == mend.place), None)
        wanted = replace(mend, was=before.was) if before and mend.was == before.now else mend
        others = tuple(one for one in own.mends if one.place != mend.place)
        return self._with(replace(own, mends=others if wanted.was == wanted.now else (*others, wanted)))

    def with_encoding(self, encoding: str) -> Self:
        """The encoding chosen by hand; "" leaves it to the bytes again."""
        if encoding not in ENCODINGS:
            raise Refused("recipe.unreadable", reason=encoding)
        return replace(self, encoding=encoding)

    def with_kind(self, kind: str) -> Self:
        """What a person says the list is of; "" leaves it to the list, ``Refused("recipe.kind")`` an unknown one."""
        if kind and kind not in kinds():
            raise Refused("recipe.kind", kind=kind)
        return replace(self, kind=kind)

    def _own(self, name: str) -> SheetRecipe:
        return next((one for one in self.sheets if one.name == name), SheetRecipe(name=name))

    def _with(self, sheet: SheetRecipe) -> Self:
        others = {one.name: one for one in self.sheets}
        return replace(self, sheets=tuple({**others, sheet.name: sheet}.values()))

    def to_json(self) -> dict[str, Any]:
        """The document that is stored and sent."""
        told = {"version": VERSION, "encoding": self.encoding, "kind": self.kind}
        return {**told, "sheets": [_sheet_to_json(one) for one in self.sheets]}

    @classmethod
    def from_json(cls, document: Any) -> Self:  # noqa: ANN401 - whatever a form or a database hands over
        """A recipe out of its document; ``Refused("recipe.unreadable")`` for anything else."""
        try:
            if document["version"] not in _READABLE:
                raise Refused("recipe.unreadable", reason=f"version {document['version']}")
            made = cls(sheets=tuple(_sheet_from_json(one) for one in document["sheets"]))
            kind = _text(document.get("kind", ""))
            # A kind of a later edition of this program means nothing to this one: the list is asked for again.
            return made.with_encoding(_text(document["encoding"])).with_kind(kind if kind in kinds() else "")
        except (KeyError, TypeError, ValueError, AttributeError) as fault:
            raise Refused("recipe.unreadable", reason=type(fault).__name__) from fault


def _sheet_to_json(sheet: SheetRecipe) -> dict[str, Any]:
    mends = [{"row": one.row, "heading": one.heading, "was": one.was, "now": one.now} for one in sheet.mends]
    told = {"name": sheet.name, "headings": list(sheet.headings), "heading": sheet.heading}
    return {**told, "columns": dict(sheet.columns), "mends": mends}


def _sheet_from_json(document: Mapping[str, Any]) -> SheetRecipe:
    columns = {_text(heading): _text(role) for heading, role in document["columns"].items()}
    # A role of a later edition of this program means nothing to this one: the column tells by itself again.
    known = {heading: role for heading, role in columns.items() if role in roles()}
    mends = [{key: _text(one[key]) for key in ("row", "heading", "was", "now")} for one in document["mends"]]
    return SheetRecipe(
        name=_text(document["name"]),
        headings=tuple(_text(one) for one in document["headings"]),
        columns=known,
        mends=tuple(Mend(**one) for one in mends),
        heading=_row(document.get("heading", 0)),
    )


def _row(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < HEADLESS:
        raise TypeError(value)
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value
