"""The styles of a workbook: looks of cells that differ from a known one by a mark or a line through the text."""

import re
from collections.abc import Callable, Collection

from etl.lists import legends
from etl.write import markup

# Pale, and none of the colours that lists use by themselves; the first that the workbook does not hold yet, and that
# its legend does not speak of: where 「黄色は休止中」 stands, a yellow mark would close the place that was changed.
_MARKS = ("FFFFF3B0", "FFE3F6D5", "FFD9ECFF", "FFFCE4EC")
_LETTERS_OF_MARK = "FFB00020"


class Styles:
    """``xl/styles.xml``: cells point at its looks (``cellXfs``) by number."""

    def __init__(self, text: str, meaning: Collection[str] = ()) -> None:
        """From the part as it stands; ``meaning``: the marks that the legend of a list explains (``fill:yellow``)."""
        self.text = text
        self._made: dict[tuple[str, int], int] = {}
        self._of: dict[int, int] = {}
        free = [one for one in _MARKS if not any(f"fill:{name}" in meaning for name in legends.families(one[2:]))]
        self._mark = next((one for one in free if one not in text.upper()), next(iter(free), ""))

    def marked(self, look: int) -> int:
        """The same look, painted pale; where a colour may mean something, its letters turn red instead."""
        return self._once("mark", look)

    def struck(self, look: int) -> int:
        """The same look with a line through the text."""
        return self._once("strike", look)

    def cleared(self, look: int) -> int:
        """The same look without the line."""
        return self._once("clear", look)

    def before(self, look: int) -> int:
        """The look that a cell had before anything was marked or struck here, without a line of its own."""
        while look in self._of:
            look = self._of[look]
        xf = self._piece("cellXfs", look)
        return self.cleared(look) if "strike" in self._piece("fonts", _number(xf, "fontId")) else look

    def _once(self, act: str, look: int) -> int:
        if (act, look) not in self._made:
            xf = self._piece("cellXfs", look)
            self._made[act, look] = self._append("cellXfs", _ACTS[act](self, xf))
            self._of[self._made[act, look]] = look
        return self._made[act, look]

    def coloured(self, xf: str) -> bool:
        """Whether a look has a fill."""
        fill = self._piece("fills", _number(xf, "fillId"))
        return 'patternType="none"' not in fill and "patternType=" in fill

    def _with_mark(self, xf: str) -> str:
        if self.coloured(xf) or not self._mark:
            return self._with_font(xf, _recoloured)
        colour = f'<fgColor rgb="{self._mark}"/><bgColor indexed="64"/>'
        made = f'<fill><patternFill patternType="solid">{colour}</patternFill></fill>'
        return _with(_with(xf, "fillId", str(self._once_piece("fills", made))), "applyFill", "1")

    def _with_strike(self, xf: str) -> str:
        return self._with_font(xf, lambda font: re.sub(r"^(<(\w+:)?font\b[^>]*?)/?>", _strike, _plain(font), count=1))

    def _without_strike(self, xf: str) -> str:
        return self._with_font(xf, _plain)

    def _with_font(self, xf: str, change: Callable[[str], str]) -> str:
        font = self._once_piece("fonts", change(self._piece("fonts", _number(xf, "fontId"))))
        return _with(_with(xf, "fontId", str(font)), "applyFont", "1")

    def _holder(self, name: str) -> markup.Element:
        found = markup.child(self.text, markup.root(self.text), name)
        if found is None:
            raise ValueError(name)
        return found

    def _pieces(self, name: str) -> list[str]:
        holder = self._holder(name)
        return [self.text[one.start : one.end] for one in markup.children(self.text, holder.inside, holder.inside_end)]

    def _piece(self, name: str, number: int) -> str:
        pieces = self._pieces(name)
        return pieces[number] if number < len(pieces) else pieces[0]

    def _once_piece(self, name: str, piece: str) -> int:
        pieces = self._pieces(name)
        prefixed = piece if name == "fonts" else self._prefixed(name, piece)
        return pieces.index(prefixed) if prefixed in pieces else self._append(name, prefixed)

    def _prefixed(self, name: str, piece: str) -> str:
        prefix = self._holder(name).prefix
        return re.sub(r"<(/?)(\w)", rf"<\1{prefix}\2", piece) if prefix else piece

    def _append(self, name: str, piece: str) -> int:
        number = len(self._pieces(name))
        self.text = markup.appended(self.text, self._holder(name), piece)
        return number


_ACTS = {"mark": Styles._with_mark, "strike": Styles._with_strike, "clear": Styles._without_strike}  # noqa: SLF001


def _plain(font: str) -> str:
    return re.sub(r"<(?:\w+:)?strike\b[^>]*/>", "", font)


def _strike(found: re.Match[str]) -> str:
    prefix = found[2] or ""
    empty = found[0].endswith("/>")
    return f"{found[1]}><{prefix}strike/>" + (f"</{prefix}font>" if empty else "")


def _recoloured(font: str) -> str:
    prefix = markup.root(font).prefix
    bare = re.sub(r"<(?:\w+:)?color\b[^>]*/>", "", font)
    return re.sub(r"</(?:\w+:)?font>$", f'<{prefix}color rgb="{_LETTERS_OF_MARK}"/></{prefix}font>', bare)


def _number(xf: str, attribute: str) -> int:
    return int(markup.root(xf).attributes.get(attribute, "0"))


def _with(xf: str, attribute: str, value: str) -> str:
    root = markup.root(xf)
    given = {**root.attributes, attribute: value}
    inside = xf[root.inside : root.inside_end]
    if not inside:
        return markup.tag(root.name, given, empty=True)
    return f"{markup.tag(root.name, given)}{inside}</{root.name}>"
