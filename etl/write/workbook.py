"""A workbook (.xlsx) that is changed in place: values, marks, comments, new rows.

Pictures, shapes, rules and print settings are never taken apart, so nothing of them can be lost.
"""

import re
from collections.abc import Collection, Sequence

from etl.write import comment_part, markup, row_shift
from etl.write.package import Package
from etl.write.sheet_part import Sheet
from etl.write.style_part import Styles

_WORKBOOK = "xl/workbook.xml"


class Workbook:
    """The sheets of one file by name. Rows count from 1, columns from 0."""

    def __init__(self, content: bytes, meaning: Collection[str] = ()) -> None:
        """From the bytes of the file; ``ValueError`` for one that is not built as offices build them.

        ``meaning``: the marks that its legend explains.
        """
        self._package = Package(original=content)
        self._part = next(iter(self._package.related("", "officeDocument").values()), _WORKBOOK)
        self._styles_part = next(iter(self._package.related(self._part, "styles").values()), "")
        self.styles = Styles(self._package.text(self._styles_part), meaning)
        self._parts = self._sheet_parts()
        self._sheets: dict[str, Sheet] = {}
        self._notes: dict[str, dict[tuple[int, int], str]] = {}
        self.inserted: list[tuple[str, int]] = []

    def _sheet_parts(self) -> dict[str, str]:
        text = self._package.text(self._part)
        holder = markup.child(text, markup.root(text), "sheets")
        if holder is None:
            raise ValueError("sheets")
        related = self._package.related(self._part, "worksheet")
        found = {}
        for one in markup.children(text, holder.inside, holder.inside_end):
            link = next((value for name, value in one.attributes.items() if name.endswith(":id")), "")
            if link in related:
                found[one.attributes["name"]] = related[link]
        return found

    @property
    def names(self) -> list[str]:
        """The sheets in their order."""
        return list(self._parts)

    def sheet(self, name: str) -> Sheet:
        """A sheet, opened when first asked for."""
        if name not in self._sheets:
            self._sheets[name] = Sheet(self._package.text(self._parts[name]))
        return self._sheets[name]

    def set_value(self, name: str, row: int, column: int, value: str | float | None) -> None:
        """A cell says something else, and shows it."""
        self.sheet(name).set_value(row, column, value)
        self.mark(name, row, column)

    def mark(self, name: str, row: int, column: int) -> None:
        """A cell that is seen to have changed."""
        sheet = self.sheet(name)
        sheet.set_look(row, column, self.styles.marked(sheet.look(row, column)))

    def strike(self, name: str, row: int, columns: Sequence[int], *, struck: bool) -> None:
        """A line through those cells of a row that say anything, or none any more."""
        sheet = self.sheet(name)
        for column in set(sheet.filled(row)) & set(columns):
            look = sheet.look(row, column)
            sheet.set_look(row, column, self.styles.struck(look) if struck else self.styles.cleared(look))

    def note(self, name: str, row: int, column: int, text: str) -> None:
        """A word on a cell; a further one stands below it."""
        known = self._notes.setdefault(name, {})
        before = known.get((row, column))
        known[row, column] = f"{before}\n{text}" if before else text

    def insert_row(self, name: str, above: int) -> int:
        """An empty row below ``above``, in its style; everything that points below follows. Its number."""
        made = self.sheet(name).insert_row(above, self.styles.before)
        for other in self._parts:
            self.sheet(other).shift_formulas(name, made, here=other == name)
        self._follow(name, made)
        notes = self._notes.get(name, {})
        self._notes[name] = {(row + (row >= made), column): text for (row, column), text in notes.items()}
        self.inserted.append((name, made))
        return made

    def _follow(self, name: str, made: int) -> None:
        package, part = self._package, self._parts[name]
        package.put(self._part, row_shift.names_text(package.text(self._part), name, made))
        for kind, followed in (
            ("drawing", row_shift.drawing_text),
            ("vmlDrawing", row_shift.note_text),
            ("comments", row_shift.sheet_text),
            ("table", row_shift.sheet_text),
        ):
            for beside in package.related(part, kind).values():
                package.put(beside, followed(package.text(beside), made))

    def content(self) -> bytes:
        """The whole file."""
        package = self._package
        for name, sheet in self._sheets.items():
            comment_part.put(package, self._parts[name], sheet, self._notes.get(name, {}))
            package.put(self._parts[name], sheet.text())
        package.put(self._styles_part, self.styles.text)
        chain = next(iter(package.related(self._part, "calcChain").values()), "")
        if chain:
            # The order of reckoning is made anew by whoever opens the file.
            package.drop(chain, told_by=self._part)
        package.put(self._part, _reckoned_anew(package.text(self._part)))
        return package.content()


def _reckoned_anew(text: str) -> str:
    """Totals are reckoned when the file is opened."""
    found = re.search(r"<(?:\w+:)?calcPr\b[^>]*?/?>", text)
    if found is None or "fullCalcOnLoad" in found[0]:
        return text
    return text.replace(found[0], re.sub(r"(<(?:\w+:)?calcPr\b)", r'\1 fullCalcOnLoad="1"', found[0]), 1)
