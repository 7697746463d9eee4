"""The contract between readers, importers, checks and the store: Document → Batch of Records and Findings.

A fault of a file is never an exception but a Finding with sheet and cell; one bad row never stops a list.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from shapely.geometry.base import BaseGeometry

from layers.access.network import WalkNetwork
from layers.city import City, Listing
from layers.intake.recipe import Recipe
from layers.provenance import Source

Level = Literal["error", "warning", "info"]
Content = Literal[
    "places",
    "small_areas",
    "population",
    "zones",
    "towns",
    "boundary",
    "lines",
    "mesh",
    "projection",
    "observations",
    "place_facts",
    "walk_network",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """指摘: a code with its parameters, and the cell it speaks of (``"Sheet1!C7"``; ``""`` = the whole file).

    ``error``: the row (or, with an empty cell, the file) is not taken. ``warning``: taken, but look at it.
    """

    level: Level
    code: str
    cell: str = ""
    params: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its value as stored (text, int, float, bool, datetime or None) and what marks it.

    ``ink`` is the colour of its letters where it is not black, ``remark`` the comment that hangs on it.
    """

    value: Any = None
    struck: bool = False
    fill: str = ""
    merged: bool = False
    ink: str = ""
    remark: str = ""

    @property
    def text(self) -> str:
        """The value as text, untouched otherwise; whole floats lose their ``.0``."""
        value = self.value
        # Nearly all cells are texts, and each is asked some thirty times.
        if type(value) is str:
            return value
        if value is None:
            return ""
        return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)

    def __reduce__(self) -> tuple[type["Cell"], tuple[Any, ...]]:
        """A sheet comes from its reader in another process, cell by cell: what dataclasses do asks for all fields."""
        return Cell, (self.value, self.struck, self.fill, self.merged, self.ink, self.remark)


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """One sheet (``sheet`` is ``""`` for CSV). ``rows`` are ragged.

    ``hidden`` holds the indices of hidden columns, ``hidden_rows`` those of hidden (or filtered) rows in ``rows``.
    """

    sheet: str
    rows: Sequence[Sequence[Cell]]
    first_row: int = 1
    hidden: frozenset[int] = frozenset()
    hidden_rows: frozenset[int] = frozenset()

    def address(self, row: int, column: int) -> str:
        """The address of ``rows[row][column]`` as a person finds it: ``Sheet1!C7``, or ``C7`` in a CSV."""
        letters = ""
        number = column + 1
        while number:
            number, rest = divmod(number - 1, 26)
            letters = chr(65 + rest) + letters
        spot = f"{letters}{self.first_row + row}"
        return f"{self.sheet}!{spot}" if self.sheet else spot


@dataclass(frozen=True, kw_only=True, slots=True)
class Features:
    """One vector layer, in lon/lat degrees (EPSG:6668; 4326 and 4612 are taken as equal to it).

    ``attributes[i]`` belongs to ``geometries[i]``; a dbf without its shp has ``None`` geometries.
    """

    layer: str
    columns: Sequence[str]
    attributes: Sequence[Mapping[str, Any]]
    geometries: Sequence[BaseGeometry | None]


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """A file as read: bytes have become tables or features, nothing is understood yet.

    ``encoding`` is one of utf-8, utf-8-sig, utf-16, cp932, euc_jp, iso2022_jp; None for workbooks and vector files.
    """

    name: str
    folder: str
    sha256: str
    format: str
    encoding: str | None = None
    tables: Sequence[Table] = ()
    features: Features | None = None
    network: WalkNetwork | None = None
    findings: Sequence[Finding] = ()

    @property
    def path(self) -> str:
        """``folder/name``: what the patterns of a city's lists are held against."""
        return f"{self.folder}/{self.name}" if self.folder else self.name


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """One row as understood. ``key`` tells it from its siblings and is the same next year.

    ``values`` hold the keys of ``layers.intake.contents`` for the batch's content; an empty cell gives no key.
    ``audiences`` narrows single fields ("" = the whole record); what is not named keeps the vocabulary's audience.
    ``cells`` says where single values stand; what is not named stands somewhere in the row of ``cell``.
    """

    key: str
    cell: str
    values: Mapping[str, Any]
    geometry: BaseGeometry | None = None
    audiences: Mapping[str, str] = field(default_factory=dict)
    cells: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Batch:
    """All that one importer understood of one document. ``as_of``: the inner date (ISO) that tells editions apart."""

    content: Content
    importer: str
    records: Sequence[Record]
    findings: Sequence[Finding] = ()
    as_of: str = ""
    source: Source | None = None
    label: str = ""

    @property
    def refused(self) -> bool:
        """Whether the whole file is refused: an error finding that speaks of no single cell, or nothing was read."""
        return not self.records or any(f.level == "error" and not f.cell for f in self.findings)


@dataclass(frozen=True, kw_only=True, slots=True)
class Hints:
    """What is known besides the file: the city (or None for `check`), its entry for this list, and the list's 控え."""

    city: City | None = None
    listing: Listing | None = None
    recipe: Recipe = field(default_factory=Recipe)


class Importer(Protocol):
    """One file per source in ``etl/importers``: a module with ``IMPORTER``, an object of this shape."""

    id: str
    label: str

    def fits(self, document: Document, hints: Hints) -> float:
        """How sure (0 … 1) that this document is one of its own; the surest importer reads it."""
        ...

    def read(self, document: Document, hints: Hints) -> Batch:
        """The batch; never raises for what stands in the file."""
        ...
