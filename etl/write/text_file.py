"""A CSV that is changed in place: encoding, delimiter, quotes and line ends stay; only changed fields are anew."""

import re
from dataclasses import dataclass

from etl.read.text_csv import delimiter

# What a spreadsheet would run as a formula when it opens the file.
_RUNS = ("=", "+", "-", "@", "\t", "＝", "＋", "－", "＠")


@dataclass(kw_only=True)
class _Line:
    """One row: its fields as they are written, quotes and all, and how it ends."""

    fields: list[str]
    end: str


class TextFile:
    """The rows of one text file. Rows count from 1, columns from 0."""

    def __init__(self, content: bytes, encoding: str) -> None:
        """From the bytes; ``encoding`` as the reader told it."""
        self._big = content.startswith(b"\xfe\xff")
        self.encoding = encoding
        text = content.decode(encoding)
        self._mark = delimiter(text)
        self._lines = list(_lines(text, self._mark))
        self._end = next((line.end for line in self._lines if line.end), "\r\n")

    def set_value(self, row: int, column: int, value: str | float | None) -> None:
        """A field says something else."""
        fields = self._lines[row - 1].fields
        fields.extend([""] * (column + 1 - len(fields)))
        fields[column] = self._field(value, fields[column])

    def insert_row(self, above: int) -> int:
        """An empty row below ``above``, as wide as it is. Its number."""
        line = self._lines[above - 1]
        made = _Line(fields=[""] * max(len(line.fields), 1), end=line.end)
        line.end = line.end or self._end
        self._lines.insert(above, made)
        return above + 1

    def content(self) -> bytes:
        """The whole file; where the new words do not exist in its encoding, in UTF-8 with a mark."""
        text = "".join(self._mark.join(line.fields) + line.end for line in self._lines)
        try:
            return b"\xfe\xff" + text.encode("utf-16-be") if self._big else text.encode(self.encoding)
        except UnicodeEncodeError:
            self.encoding = "utf-8-sig"
            return text.encode(self.encoding)

    def _field(self, value: str | float | None, before: str) -> str:
        told = "" if value is None else str(value)
        if told.startswith(_RUNS) and not before.strip('"').startswith(told[0]) and not re.fullmatch(r"-?[\d.]+", told):
            told = f"'{told}"
        quoted = before.startswith('"') or any(sign in told for sign in (self._mark, '"', "\r", "\n"))
        return '"{}"'.format(told.replace('"', '""')) if quoted else told


def _lines(text: str, mark: str) -> list[_Line]:
    field = re.compile(rf'(?:"(?:[^"]|"")*"?)?[^{re.escape(mark)}\r\n]*')
    lines, fields, at = [], [], 0
    while at < len(text):
        found = field.match(text, at)
        fields.append(found[0] if found else "")
        at = found.end() if found else at + 1
        if at < len(text) and text[at] == mark:
            at += 1
            if at < len(text):
                continue
            fields.append("")
        end = re.compile(r"\r\n|\r|\n|$").match(text, at)
        lines.append(_Line(fields=fields, end=end[0] if end else ""))
        fields, at = [], end.end() if end else at
    return lines
