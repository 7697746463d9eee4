"""What moves when a row is put into a sheet: areas, formulas, names. One row at a time, everything below goes down.

An area that ends just above the new row and holds more than one row takes the new row in, so that totals still count.
"""

import re
from html import unescape

from openpyxl.formula import Tokenizer
from openpyxl.formula.translate import Translator
from openpyxl.utils import column_index_from_string, get_column_letter

from etl.write import markup

_SPOT = re.compile(r"(\$?)([A-Z]{1,3})(\$?)(\d{1,7})")
_AREA = re.compile(r"(\$?[A-Z]{1,3}\$?\d{1,7})(?::(\$?[A-Z]{1,3}\$?\d{1,7}))?")
_ROWS = re.compile(r"(\$?)(\d{1,7}):(\$?)(\d{1,7})")
_HOLDERS = re.compile(
    r"<(?:\w+:)?(?:dimension|mergeCell|conditionalFormatting|dataValidation|hyperlink|autoFilter|protectedRange"
    r"|ignoredError|selection|sortState|sortCondition|table|comment)\b[^>]*>"
)
_WHERE = re.compile(r'(\b(?:ref|sqref|activeCell)=")([^"]+)')
_RULES = re.compile(r"(<(?:\w+:)?(?:formula|formula1|formula2)\b[^>]*>)([^<]+)(</)")
_EXTENSION = re.compile(r"(<(?:\w+:)?(?:f|sqref)>)([^<]+)(</)")
_BREAKS = re.compile(r"(<(?:\w+:)?rowBreaks\b.*?</(?:\w+:)?rowBreaks>)", re.DOTALL)
_FORMULA = re.compile(r"(<(?:\w+:)?f\b[^>]*>)([^<]*)(</(?:\w+:)?f>)")


def area(reference: str) -> tuple[int, int, int, int]:
    """``A1:C3`` → top, left, bottom, right (rows from 1, columns from 0)."""
    ends = [_SPOT.fullmatch(one) for one in reference.replace("$", "").split(":")]
    spots = [(int(one[4]), column_index_from_string(one[2]) - 1) for one in ends if one]
    return (*spots[0], *spots[-1])


def reference(bounds: tuple[int, int, int, int]) -> str:
    """The area as it is written."""
    top, left, bottom, right = bounds
    return f"{get_column_letter(left + 1)}{top}:{get_column_letter(right + 1)}{bottom}"


def references(text: str, made: int, *, grows: bool = True) -> str:
    """Areas apart by spaces, below a row that was put in at ``made``."""
    return " ".join(_area(one, made, grows=grows) for one in text.split(" "))


def _area(text: str, made: int, *, grows: bool) -> str:
    found = _AREA.fullmatch(text)
    if found is None:
        return _whole_rows(text, made)
    if found[2] is None:
        return _spot(text, made)
    top, bottom = _number(found[1]), _number(found[2])
    takes_in = grows and bottom == made - 1 and bottom > top
    last = _SPOT.sub(lambda one: f"{one[1]}{one[2]}{one[3]}{made}", found[2]) if takes_in else _spot(found[2], made)
    return f"{_spot(found[1], made)}:{last}"


def _whole_rows(text: str, made: int) -> str:
    found = _ROWS.fullmatch(text)
    if found is None:
        return text
    first, last = (int(found[2]), int(found[4]))
    return f"{found[1]}{first + (first >= made)}:{found[3]}{last + (last >= made)}"


def _spot(text: str, made: int) -> str:
    return _SPOT.sub(lambda one: f"{one[1]}{one[2]}{one[3]}{int(one[4]) + (int(one[4]) >= made)}", text)


def _number(spot: str) -> int:
    found = _SPOT.fullmatch(spot)
    return int(found[4]) if found else 0


def formula(text: str, sheet: str, made: int, *, here: bool) -> str:
    """A formula (without =) that follows the row; ``here``: it stands in that very sheet."""
    tokens = Tokenizer(f"={text}")
    return "".join(_token(one.value, one.subtype, sheet, made, here=here) for one in tokens.items)


def _token(value: str, subtype: str, sheet: str, made: int, *, here: bool) -> str:
    if subtype != "RANGE":
        return value
    name, mark, spot = value.rpartition("!")
    meant = name.strip("'").replace("''", "'") == sheet if mark else here
    return f"{name}{mark}{references(spot, made)}" if meant else value


def formulas(inside: str, sheet: str, made: int, *, here: bool) -> str:
    """What stands in a cell, its formula followed."""

    def followed(found: re.Match[str]) -> str:
        opening = (
            re.sub(r'(\bref=")([^"]+)', lambda one: one[1] + references(one[2], made), found[1]) if here else found[1]
        )
        return f"{opening}{_safely(found[2], sheet, made, here=here)}{found[3]}"

    return _FORMULA.sub(followed, inside)


def _safely(text: str, sheet: str, made: int, *, here: bool) -> str:
    plain = unescape(text)
    return markup.written(formula(plain, sheet, made, here=here) if plain.strip() else plain)


def sheet_text(text: str, made: int) -> str:
    """All that stands before and behind the rows of the sheet itself: areas, rules, breaks."""
    told = _HOLDERS.sub(lambda one: _holder(one[0], made), text)
    told = _RULES.sub(lambda one: one[1] + _safely(one[2], "", made, here=True) + one[3], told)
    told = _EXTENSION.sub(lambda one: one[1] + _in_extension(one[2], made) + one[3], told)
    return _BREAKS.sub(lambda one: _breaks(one[1], made), told)


def _holder(text: str, made: int) -> str:
    # Whether a merged cell takes the new row in depends on what it says: its writer decides.
    grows = "mergeCell" not in text
    return _WHERE.sub(lambda one: one[1] + references(one[2], made, grows=grows), text)


def drawing_text(text: str, made: int) -> str:
    """Pictures and shapes that hang on rows (counted from 0)."""
    return re.sub(r"(<(?:\w+:)?row>)(\d+)", lambda one: f"{one[1]}{int(one[2]) + (int(one[2]) >= made - 1)}", text)


def note_text(text: str, made: int) -> str:
    """The boxes of cell comments: their row, and the corners of where they open (counted from 0)."""

    def corners(found: re.Match[str]) -> str:
        parts = [int(one) for one in found[2].split(",")]
        moved = [n + (index in (2, 6) and n >= made - 1) for index, n in enumerate(parts)]
        return found[1] + ", ".join(map(str, moved))

    told = re.sub(r"(<(?:\w+:)?Row>)(\d+)", lambda one: f"{one[1]}{int(one[2]) + (int(one[2]) >= made - 1)}", text)
    return re.sub(r"(<(?:\w+:)?Anchor>)\s*(\d+(?:\s*,\s*\d+){7})", corners, told)


def names_text(text: str, sheet: str, made: int) -> str:
    """``xl/workbook.xml``: names of areas, the area that is printed."""
    return re.sub(
        r"(<(?:\w+:)?definedName\b[^>]*>)([^<]+)",
        lambda one: one[1] + _safely(one[2], sheet, made, here=False),
        text,
    )


def _in_extension(text: str, made: int) -> str:
    known = all(_AREA.fullmatch(one) for one in text.split(" "))
    return references(text, made) if known else _safely(text, "", made, here=True)


def _breaks(text: str, made: int) -> str:
    return re.sub(r'(\bid=")(\d+)', lambda one: f"{one[1]}{int(one[2]) + (int(one[2]) >= made - 1)}", text)


def unshared(anchor: str, origin: str, target: str) -> str:
    """The formula of a cell that shares that of another one."""
    return str(Translator(f"={anchor}", origin=origin).translate_formula(target))[1:]
