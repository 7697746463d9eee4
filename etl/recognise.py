"""Which importer reads a document, and which row of a table holds the headings and which column means what.

Headings are compared with the synonyms of ``recognise.toml``; a heading of two or three rows is read as one, its
merged upper cell standing before the lower one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from etl import cell_looks
from etl.heading_words import below, exact_role, first_of, folded, marks, role_of, together, word_role
from layers.intake.contract import Cell, Document, Hints, Importer, Table

SEARCHED_ROWS = 30
MAX_HEADING_ROWS = 3


@dataclass(frozen=True, kw_only=True)
class Columns:
    """The headings of a table: ``roles[column]`` is what it means, ``labels[column]`` how it is called.

    ``also`` holds all that a heading names at once (「会場・住所」); the role is then the first thing to look for.
    ``inferred`` are the columns whose heading says nothing to us: their role was read from what stands below it.
    """

    first_row: int
    height: int
    roles: Mapping[int, str]
    labels: Mapping[int, str] = field(default_factory=dict)
    also: Mapping[int, frozenset[str]] = field(default_factory=dict)
    inferred: frozenset[int] = frozenset()

    @property
    def data_row(self) -> int:
        """The first row below the headings."""
        return self.first_row + self.height

    def of(self, role: str) -> tuple[int, ...]:
        """The columns of a role, from left to right."""
        return self._by_role.get(role, ())

    @cached_property
    def _by_role(self) -> Mapping[str, tuple[int, ...]]:
        found: dict[str, tuple[int, ...]] = {}
        for column, role in sorted(self.roles.items()):
            found[role] = (*found.get(role, ()), column)
        return found

    def has(self, *roles: str) -> bool:
        """Whether any of these roles has a column."""
        return any(found in roles for found in self.roles.values())

    @property
    def unknown(self) -> tuple[str, ...]:
        """The headings that mean nothing to us."""
        return tuple(label for column, label in sorted(self.labels.items()) if label and column not in self.roles)

    @property
    def own(self) -> tuple[int, ...]:
        """自分の列: what a person called so, and what means nothing to us."""
        return tuple(c for c, label in sorted(self.labels.items()) if label and self.roles.get(c, "own") == "own")


def columns(
    table: Table, named: Mapping[str, str] | None = None, chosen: Mapping[str, str] | None = None
) -> Columns | None:
    """The headings of a table, or ``None`` where no row looks like headings.

    ``named`` is the city's own table of column names (key → heading) for headings that do not tell by themselves;
    ``chosen`` (heading → role) is what a person said of this list, and goes before everything else.
    """
    own = {folded(heading): key for key, heading in (named or {}).items()}
    own |= {folded(heading): role for heading, role in (chosen or {}).items()}
    return _best(table, range(min(SEARCHED_ROWS, len(table.rows))), own)


def heading_at(table: Table, row: int, chosen: Mapping[str, str] | None = None) -> Columns:
    """The headings of a table whose heading is known to be one row."""
    return read_headings(table, row, 1, {folded(heading): role for heading, role in (chosen or {}).items()})


def all_columns(table: Table, chosen: Mapping[str, str]) -> list[Columns]:
    """The headings of all tables below each other; headings that only repeat those above them are left out."""
    own = {folded(heading): role for heading, role in chosen.items()}
    main = columns(table, chosen=chosen)
    found = [main] if main else []
    row = 0
    while main and row < len(table.rows):
        inside = main.first_row <= row < main.data_row
        other = None if inside or not headlike(table.rows[row], own) else _best(table, range(row, row + 1), own)
        last = max((one for one in found if one.first_row < row), key=lambda one: one.first_row, default=None)
        if other and not _overlap(other, main) and not _repeats(other, last or main):
            found.append(other)
        row += other.height if other else 1
    return sorted(found, key=lambda one: one.first_row)


def _best(table: Table, rows: range, own: Mapping[str, str]) -> Columns | None:
    best: tuple[float, Columns] | None = None
    for first in rows:
        for height in range(1, MAX_HEADING_ROWS + 1):
            found = read_headings(table, first, height, own)
            score = _score(found, table, first)
            # A lower or a taller heading must be better, not just as good.
            if score >= 2 and (best is None or score > best[0]):
                best = (score, found)
    return best[1] if best else None


def headlike(row: Sequence[Cell], own: Mapping[str, str]) -> bool:
    """Whether most of a row's cells are known headings: what else a data row holds is known by chance."""
    filled = [cell for cell in row if cell.value is not None and not cell.merged and cell.text.strip()]
    if len(filled) < 2:
        return False
    words = [cell.value for cell in filled if isinstance(cell.value, str)]
    known = {role for word in words if (role := own.get(folded(word)) or exact_role(word))}
    return len(known) >= 2 and len(known) * 5 >= len(filled) * 3


def _overlap(one: Columns, other: Columns) -> bool:
    return one.first_row < other.data_row and other.first_row < one.data_row


def _repeats(one: Columns, other: Columns) -> bool:
    """Whether two headings call the same columns the same."""
    same = sum(folded(label) == folded(other.labels.get(column, "")) for column, label in one.labels.items())
    return same * 5 >= max(len(one.labels), len(other.labels)) * 4


def is_heading(row: Sequence[Cell], found: Columns) -> bool:
    """Whether a row repeats the headings, as at the top of each printed page."""
    texts = [cell.text for cell in row if cell.text.strip()]
    alike = sum(
        _same(row[column].text, label, found.roles.get(column, ""))
        for column, label in found.labels.items()
        if column < len(row)
    )
    return bool(texts) and alike >= 2 and alike * 2 > len(texts)


def _same(text: str, label: str, role: str) -> bool:
    if not folded(label).endswith(folded(text)):
        return False
    if role_of(text):
        return True
    # A word of the list's own, of which somebody said what it means; the sign of a ○ matrix may stand in its rows too.
    said = role != "" and not role.endswith("_mark") and not role_of(label)
    return said and bool(text.strip()) and folded(label) == folded(text)


def read_headings(table: Table, first: int, height: int, own: Mapping[str, str]) -> Columns:
    """What ``height`` rows from ``first`` say when taken as headings; ``own`` is what a person said of them."""
    rows = table.rows[first : first + height]
    labels: dict[int, str] = {}
    roles: dict[int, str] = {}
    also: dict[int, frozenset[str]] = {}
    for column in range(max((len(row) for row in rows), default=0)):
        parts = list(dict.fromkeys(row[column].text.strip() for row in rows if column < len(row)))
        parts = [part for part in parts if part]
        role = _role(parts, own)
        if parts:
            labels[column] = " ".join(parts)
        if role:
            roles[column] = role
            if (several := together(parts[-1])) and role in several:
                also[column] = several
    roles = _with_matrices(_without_doubt(roles, labels), labels)
    return Columns(first_row=first, height=len(rows), roles=roles, labels=labels, also=also)


def _role(parts: list[str], own: Mapping[str, str]) -> str:
    """Upper and lower heading as one, else the lower alone, else what the upper says of a lower of its own."""
    if not parts:
        return ""
    whole = "".join(parts)
    if named := own.get(folded(whole)) or own.get(folded(parts[-1])):
        return named
    if len(parts) > 1 and (below := _below(parts)):
        return below
    upper = role_of(parts[-2]) if len(parts) > 1 else ""
    mark = "target_mark" if folded(parts[-1]) in marks("target") and upper in ("", "target") else ""
    several = first_of(together(parts[-1]))
    return several or word_role(whole) or role_of(parts[-1]) or mark or upper


def _below(parts: list[str]) -> str:
    """What a heading means below another one, where it means something else alone."""
    upper, lower = role_of(parts[-2]), role_of(parts[-1])
    # 「その他」 under 「対象」 is one more group of people, not the remarks.
    if upper == "target" and lower in ("", "note"):
        return "target_mark"
    # 「男」 under 「参加者数」 counts a part of them.
    if upper in ("participants", "capacity") and folded(parts[-1]) in marks("part"):
        return "ignored"
    if upper in ("day", "schedule") and folded(parts[-1]) in marks("day"):
        return "day_mark"
    if upper in ("day", "schedule") and folded(parts[-1]) in marks("week"):
        return "week_mark"
    return below(upper, lower)


def _with_matrices(roles: dict[int, str], labels: Mapping[int, str]) -> dict[int, str]:
    """Three weekdays or weeks beside each other are a ○ matrix, also without a heading above them."""
    for kind in ("day", "week"):
        bare = [column for column, label in labels.items() if folded(label) in marks(kind)]
        if len(bare) >= 3:
            roles = {**roles, **dict.fromkeys(bare, f"{kind}_mark")}
    return roles


def _without_doubt(roles: dict[int, str], labels: Mapping[int, str]) -> dict[int, str]:
    """「団体名」 is the organisation beside a name, and the name where the table has no other."""
    if "name" not in roles.values():
        wanted = next(
            (c for c, role in sorted(roles.items()) if role == "organization" and "団体" in folded(labels[c])), None
        )
        if wanted is not None:
            return {**roles, wanted: "name"}
    return roles


def _score(found: Columns, table: Table, first: int) -> float:
    """Columns understood; nothing for rows whose cells are mostly not headings, or that are no list of places."""
    if found.height > 1 and not _belongs(table, first, found.height):
        return 0
    if any(holds_data(row) for row in table.rows[first : found.data_row]):
        return 0
    understood = {role for role in found.roles.values() if role not in ("ignored", "own")}
    if not understood & {"name", "venue"} or len(understood) < 2:
        return 0
    # Of equal readings the taller one: 「その他」 alone is a remark, under 「対象」 it is not.
    return len(found.roles) + found.height / 100 + len(understood) / 10_000


def holds_data(row: Sequence[Cell]) -> bool:
    """Whether a row tells of a place (days, telephones, amounts, addresses), and so is no heading."""
    own = [cell for cell in row if cell.value is not None and not cell.merged]
    known = [cell for cell in own if exact_role(cell.text)]
    told = [cell for cell in own if cell_looks.is_datum(cell) and not exact_role(cell.text)]
    return bool(told) and len(told) * 3 >= len(known)


def _belongs(table: Table, first: int, height: int) -> bool:
    """Whether the lower rows are headings too: all their cells are repeated by merging, or mean something."""
    for number, row in enumerate(table.rows[first + 1 : first + height], first):
        if _hangs_down(table.rows[number], row):
            continue
        filled = [cell for cell in row if cell.text.strip()]
        own = [cell for cell in filled if not cell.merged]
        known = [c for c in own if role_of(c.text) or folded(c.text) in marks("target") | marks("day") | marks("week")]
        # A line of its own below the headings (「■月曜日」) opens a section.
        if len(filled) < 2 or len(known) * 2 < len(own) or (not own and all(cell.merged for cell in filled)):
            return False
    # The upper row of two must itself be headings, not the title above them.
    upper = table.rows[first]
    return len({role_of(cell.text) for cell in upper} - {""}) >= 2 or _only_spans(upper, table.rows[first + 1])


def _only_spans(upper: Sequence[Cell], lower: Sequence[Cell]) -> bool:
    """Whether a row holds nothing but headings that span some of those below (「参加者数」 over 男・女・計)."""
    filled = [column for column, cell in enumerate(upper) if cell.text.strip()]
    wide = sum(bool(cell.text.strip()) for cell in lower)
    own = [column for column in filled if not upper[column].merged]
    return len(filled) < wide and bool(own) and all(_spans(upper, one) and role_of(upper[one].text) for one in own)


def _hangs_down(upper: Sequence[Cell], row: Sequence[Cell]) -> bool:
    """Whether a row's cells are those of the headings above, merged downwards, or parts of one that spans them."""
    columns = [column for column, cell in enumerate(row) if cell.text.strip() and column < len(upper)]
    own = [column for column in columns if not row[column].merged]
    merged = [column for column in columns if row[column].merged and row[column].value == upper[column].value]
    words = bool(own) and all(isinstance(row[column].value, str) for column in own)
    return words and (len(merged) * 2 > len(columns) or (bool(merged) and all(_spans(upper, one) for one in own)))


def _spans(row: Sequence[Cell], column: int) -> bool:
    """Whether a cell is merged with its neighbour."""
    return any(
        row[right].merged and row[right].value == row[right - 1].value and row[right].value is not None
        for right in (column, column + 1)
        if 0 < right < len(row)
    )


def choose(document: Document, importers: Iterable[Importer], hints: Hints) -> tuple[Importer | None, float]:
    """The importer that is surest of the document, and how sure; the one the city names for this list goes before."""
    all_ = {importer.id: importer for importer in importers}
    if hints.listing and hints.listing.importer in all_:
        return all_[hints.listing.importer], 1.0
    scores = [(importer.fits(document, hints), importer.id) for importer in all_.values()]
    score, chosen = max(scores, default=(0.0, ""))
    return (all_[chosen], score) if score > 0 else (None, 0.0)
