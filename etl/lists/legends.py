"""Colours that mean something: the legend of a list (「灰色は廃止」, a patch beside a word) and the rows painted so."""

import colorsys
import re
from collections.abc import Iterable, Mapping, Sequence

from etl import heading_words
from etl.clean import text
from etl.lists import status
from etl.lists.rows import Row
from layers.intake.contract import Cell

_SQUARES = ("■", "●", "◆", "▮", "█")
_PATCH = "■●□◆▮█＝=:：…　 "
_STRUCK = re.compile(r"取り?消し?線|見え消し|横線|二重線|打ち?消し")
_EXPLAINS = re.compile(r"凡例|色|[＝=:：は]")
_SIGNED = re.compile(
    r"([●○◎×✕△▲■□★☆※*▼◆◇])\s*(?:印)?\s*(?:[:=…は→]|\.{2,}|・{2,}|-{2,})\s*([^●○◎×✕△▲■□★☆※*▼◆◇:=＝]{1,15})"
)
# 「※1 令和6年10月より休止」 below the list, and 「さくら会※1」 in it.
_NUMBERED = re.compile(r"(?:※|注|\*)\s*\d{1,2}")
# 「区分　1：活動中　2：休止中　3：廃止」
_CODED = re.compile(r"(?<![\dA-Za-z.])([1-9A-Za-z])\s*(?:[:=→)]|\.+|・{2,}|-{2,})\s*([^\d\s:=、,/;・)]{2,12})")
_SIGN = re.compile(r"[●○◎×✕△▲■□★☆※*▼◆◇]")
_LONGEST_MEANING = 15
_LONGEST_CLAUSE = 30
# What may stand beside a colour that is only named: 「文字が灰色の団体は」.
_ONLY_NAMED = re.compile(
    r"(?:色|字|文字|書き|塗りつぶし|塗り|セル|行|欄|部分|箇所|マーカー|印|番号|名称|名前|表示|団体|サロン|グループ|会|もの|ところ|所|通いの場|居場所"
    r"|で|に|が|は|の|を|も|した|された|している|ている|ついた|※)*"
)
_INK = re.compile(r"字|文字|書き")
_FAMILIES = (
    ("grey", re.compile(r"灰|グレー|グレイ|鼠|ねずみ|網|あみかけ|ハッチ")),
    ("yellow", re.compile(r"黄")),
    ("red", re.compile(r"赤|朱|紅")),
    ("pink", re.compile(r"ピンク|桃|桜色")),
    ("blue", re.compile(r"青|水色|ブルー|紺")),
    ("green", re.compile(r"緑|みどり|グリーン")),
    ("orange", re.compile(r"橙|オレンジ|だいだい")),
    ("purple", re.compile(r"紫|むらさき|パープル")),
    ("any", re.compile(r"色付き|色つき|色の付い|色のつい|着色|塗りつぶし|塗り潰し|色塗り|色付け")),
)
# The families of a hue (degrees); neighbours overlap, since people do not agree where red ends.
_HUES = (
    ("red", 340, 380), ("red", 0, 18), ("orange", 12, 46), ("yellow", 40, 72), ("green", 68, 168), ("blue", 165, 260),
    ("purple", 250, 300), ("pink", 290, 350),
)  # fmt: skip
# The colours of Office's own theme, as it has been since 2013.
_THEME = ("FFFFFF", "000000", "E7E6E6", "44546A", "4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47")
_CLAUSES = re.compile(r"[、。,;；/／\s]+")


def legend(rows: Iterable[Sequence[Cell]]) -> Mapping[str, str]:
    """Mark → state, from the cells outside the list: ``FFFF00``, ``fill:grey``, ``ink:red`` or ``struck``."""
    found: dict[str, str] = {}
    for cells in rows:
        for column, cell in enumerate(cells):
            if cell.value is not None or cell.fill:
                right = cells[column + 1 : column + 3]
                _patch(cell, right, found)
                _words(cell.text, found)
                _marks(cell, right, found)
                _note(cell, found)
        _codes(" ".join(cell.text for cell in cells if cell.text.strip()), found)
        # 「赤字は」 and 「終了した団体」 may stand in cells of their own.
        _words("　".join(cell.text for cell in cells if cell.text.strip()), found)
    return found


def painted(rows: Iterable[Sequence[Cell]]) -> frozenset[str]:
    """The colours that rows bear, of paint and of letters."""
    return frozenset({one for row in rows for cell in row for one in (cell.fill, cell.ink)} - {""})


def explains(line: Sequence[Cell], paint: frozenset[str]) -> bool:
    """Whether a line above a list explains a colour: it bears one of its rows, or a patch stands beside its words."""
    patch = any(cell.fill and not cell.text.strip(_PATCH) and not cell.merged for cell in line)
    drawn = any(cell.ink and cell.text.strip()[:1] in _PATCH for cell in line if cell.text.strip())
    return patch or drawn or bool(painted([line]) & paint)


def explained(rows: Iterable[Sequence[Cell]]) -> frozenset[str]:
    """The colours beside which, or in which, the cells outside the list say anything at all."""
    found: set[str] = set()
    for cells in rows:
        for column, cell in enumerate(cells):
            beside = any(one.text.strip() for one in cells[column : column + 3])
            found |= {cell.fill, cell.ink} if beside else set()
    return frozenset(found - {""})


def joined(own: Mapping[str, str], others: Iterable[Mapping[str, str]]) -> Mapping[str, str]:
    """The marks of a sheet, and those that the other sheets of the workbook explain all alike."""
    told: dict[str, set[str]] = {}
    for marks in others:
        for mark, state in marks.items():
            told.setdefault(mark, set()).add(state)
    # The footnotes of a sheet are its own.
    alike = {mark: min(states) for mark, states in told.items() if len(states) == 1 and not mark.startswith("note:")}
    return {**alike, **own}


def is_legend(heading: str) -> bool:
    """Whether what stands in the line of the headings explains a mark, and heads no column."""
    return bool(status.of_cell(heading) or (status.said(heading) and _EXPLAINS.search(heading)))


def _marks(cell: Cell, right: Sequence[Cell], found: dict[str, str]) -> None:
    """「●：休止中　×：廃止」: a sign that stands in a cell or before a name, here beside its meaning."""
    plain = text.plain(cell.text)
    beside = next((one.text for one in right if one.text.strip()), "")
    alone = [(plain, beside)] if _SIGN.fullmatch(plain) and len(beside) <= _LONGEST_MEANING else []
    for sign, words in [*_SIGNED.findall(plain), *alone]:
        state = status.explained(words)
        if state:
            found.setdefault(f"sign:{sign}", state)


def _codes(line: str, found: dict[str, str]) -> None:
    """Numbers that stand for states, two or more in one line, below the heading that the line begins with."""
    plain = text.plain(line)
    told = [(match, status.explained(match[2])) for match in _CODED.finditer(plain)]
    states = {state for _, state in told if state}
    if len(states) < 2:
        return
    heading = heading_words.folded(plain[: told[0][0].start()])
    for match, state in told:
        if state:
            found.setdefault(f"code:{heading}:{match[1]}", state)


def _note(cell: Cell, found: dict[str, str]) -> None:
    """A numbered footnote that tells a state."""
    plain = text.plain(cell.text).lstrip("(")
    number = _NUMBERED.match(plain)
    state = status.remarked(plain[number.end() :].lstrip(").:、 ")) if number else ""
    if number and state:
        found.setdefault(f"note:{number[0].replace(' ', '')}", state)


def _patch(cell: Cell, right: Sequence[Cell], found: dict[str, str]) -> None:
    """A painted cell that names a state, or that stands beside its name."""
    if len(cell.text) > 40:
        return
    beside = next((one.text for one in right if one.text.strip()), "") if _is_patch(cell) else ""
    state = status.explained(cell.text) or status.explained(beside)
    if cell.fill and state:
        found.setdefault(cell.fill, state)
    if state and cell.struck:
        found.setdefault("struck", state)
    if state and cell.ink and not cell.fill:
        found.setdefault(f"ink:{cell.ink}", state)
        if cell.text.strip()[:1] in _SQUARES:
            # A square drawn in a colour stands for the paint of the rows.
            found.setdefault(cell.ink, state)


def _is_patch(cell: Cell) -> bool:
    """Whether a cell shows a colour and says no more than its name (「黄色」)."""
    plain = cell.text.strip(_PATCH)
    return not plain or (len(plain) <= 4 and any(word.search(plain) for _, word in _FAMILIES))


def _words(written: str, found: dict[str, str]) -> None:
    """「灰色は廃止、赤字は休止」, clause by clause; a clause that only names a colour waits for what is said of it."""
    waiting = ""
    for clause in _CLAUSES.split(text.plain(written)):
        if not clause.strip(_PATCH + "."):
            continue
        state = status.explained(clause) if len(clause) <= _LONGEST_CLAUSE else ""
        named = _STRUCK.search(clause) or any(word.search(clause) for _, word in _FAMILIES)
        if state:
            _explain(clause if named else waiting, state, found)
        waiting = clause if named and not state and _ONLY_NAMED.fullmatch(_bare(clause)) else ""


def _bare(clause: str) -> str:
    """A clause without the colour, or the line, that it names."""
    bare = _STRUCK.sub("", clause)
    for _, word in _FAMILIES:
        bare = word.sub("", bare)
    return bare.strip(_PATCH + ".・")


def _explain(clause: str, state: str, found: dict[str, str]) -> None:
    if _STRUCK.search(clause):
        found.setdefault("struck", state)
    called = [family for family, word in _FAMILIES if word.search(clause)]
    # 「緑の塗りつぶし」 is one colour, 「塗りつぶし」 alone is any.
    for family in [one for one in called if one != "any"] or called:
        found.setdefault(f"{'ink' if _INK.search(clause) else 'fill'}:{family}", state)


def state_of(row: Row, marks: Mapping[str, str]) -> str:
    """The state for which the paint of a row stands, ``""`` where the list explains none."""
    if not marks:
        return ""
    fill, ink = row.fill, row.ink
    keys = [fill, *(f"fill:{one}" for one in families(fill)), f"ink:{ink}", *(f"ink:{one}" for one in families(ink))]
    return next((marks[key] for key in [*keys, *_signs(row), *_numbers(row, marks)] if key in marks), "")


def _numbers(row: Row, marks: Mapping[str, str]) -> list[str]:
    """The numbers that a legend explains, in the column whose heading it names, or in one of states."""
    found = []
    for column, label in row.columns.labels.items():
        written, called = text.plain(row.cell(column).text), heading_words.folded(label)
        for key in marks if len(written) == 1 and called else ():
            kind, _, rest = key.partition(":")
            heading, _, code = rest.rpartition(":")
            named = called in heading or row.columns.roles.get(column) == "status"
            found += [key] if kind == "code" and code == written and named else []
    return found


def _signs(row: Row) -> list[str]:
    """The signs that stand alone in a cell which means nothing else, the one before the name, numbers of footnotes."""
    free = ("", "own", "serial", "note", "status")
    cells = [
        text.plain(cell.text) for column, cell in enumerate(row.cells) if row.columns.roles.get(column, "") in free
    ]
    signs = [f"sign:{one}" for one in [*cells, text.plain(row.first("name"))[:1]] if one]
    notes = (_NUMBERED.findall(text.plain(cell.text)) for cell in row.cells)
    return [*signs, *(f"note:{one.replace(' ', '')}" for found in notes for one in found)]


def families(colour: str) -> list[str]:
    """The names by which people call a colour; none for no colour."""
    if not colour:
        return []
    if colour == "pattern":
        return ["grey", "any"]
    if colour.startswith("theme:"):
        _, number, tint = colour.split(":")
        if number in ("0", "1", "2"):
            return ["grey", "any"]
        base = _THEME[int(number)] if int(number) < len(_THEME) else ""
        return _of_hex(base) if base and float(tint) < 1 else ["any"]
    return _of_hex(colour)


def _of_hex(six: str) -> list[str]:
    red, green, blue = (int(six[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, saturation, value = colorsys.rgb_to_hsv(red, green, blue)
    if saturation < 0.12:
        return ["grey", "any"]
    degrees = hue * 360
    found = [name for name, low, high in _HUES if low <= degrees < high]
    # A light red is what people call pink.
    light = ["pink"] if "red" in found and saturation < 0.6 and value > 0.8 else []
    return [*dict.fromkeys([*found, *light]), "any"]
