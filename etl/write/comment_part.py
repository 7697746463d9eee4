"""Cell comments: a word on a cell that opens when one points at it, in Excel and in LibreOffice alike.

The sheet's own comments stay; a cell that has one already gets another line in it.
"""

import re

from openpyxl.utils import get_column_letter
from openpyxl.xml.constants import COMMENTS_NS, REL_NS, SHEET_MAIN_NS

from etl.read.reading import SIGNED
from etl.write import markup
from etl.write.package import Package
from etl.write.sheet_part import Sheet

_VML = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_COMMENTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
# What must stand behind the link to the boxes of the comments.
_AFTER = ("legacyDrawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst")
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_BOXES = """<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" \
xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/>\
</o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">\
<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>"""
_BOX = """<v:shape xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" \
xmlns:x="urn:schemas-microsoft-com:office:excel" id="_x0000_s{id}" type="#_x0000_t202" style="position:absolute;\
margin-left:60pt;margin-top:2pt;width:200pt;height:66pt;z-index:{id};visibility:hidden" fillcolor="#ffffe1" \
o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>\
<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div>\
</v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>\
<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"""


def put(package: Package, part: str, sheet: Sheet, notes: dict[tuple[int, int], str]) -> None:
    """Comments on cells ``(row from 1, column from 0)`` of a sheet."""
    if not notes:
        return
    words, boxes = _parts(package, part, sheet)
    words_text, boxes_text = package.text(words), package.text(boxes)
    words_text, number = _author(words_text, SIGNED.rstrip(":"))
    for (row, column), note in sorted(notes.items()):
        spot = f"{get_column_letter(column + 1)}{row}"
        told, was_there = _commented(words_text, spot, note, number)
        words_text = told
        boxes_text = boxes_text if was_there else _boxed(boxes_text, row - 1, column)
    package.put(words, words_text)
    package.put(boxes, boxes_text)


def _parts(package: Package, part: str, sheet: Sheet) -> tuple[str, str]:
    """The two parts of a sheet's comments, made where they are not there."""
    words = next(iter(package.related(part, "comments").values()), "")
    if not words:
        words = package.fresh("xl/comments{}.xml")
        package.put(
            words, f'{_HEAD}<comments xmlns="{SHEET_MAIN_NS}"><authors></authors><commentList></commentList></comments>'
        )
        package.declare(part=words, kind=_COMMENTS)
        package.relate(part, "comments", words)
    linked = re.search(r"<(?:\w+:)?legacyDrawing\b[^>]*?:id=\"([^\"]+)\"", sheet.tail)
    boxes = package.related(part, "vmlDrawing").get(linked[1], "") if linked else ""
    if not boxes:
        boxes = package.fresh("xl/drawings/vmlDrawing{}.vml")
        package.put(boxes, _BOXES)
        package.declare(extension="vml", kind=_VML)
        link = package.relate(part, "vmlDrawing", boxes)
        _link(sheet, f'<{sheet.prefix}legacyDrawing xmlns:r="{REL_NS}" r:id="{link}"/>')
    return words, boxes


def _link(sheet: Sheet, piece: str) -> None:
    found = re.search(rf"<(?:\w+:)?(?:{'|'.join(_AFTER)})\b", sheet.tail)
    at = found.start() if found else sheet.tail.rindex("</")
    sheet.tail = sheet.tail[:at] + piece + sheet.tail[at:]


def _author(text: str, author: str) -> tuple[str, int]:
    holder = markup.child(text, markup.root(text), "authors")
    if holder is None:
        raise ValueError(COMMENTS_NS)
    names = list(markup.children(text, holder.inside, holder.inside_end))
    told = [text[one.inside : one.inside_end] for one in names]
    if markup.written(author) in told:
        return text, told.index(markup.written(author))
    return markup.appended(
        text, holder, f"<{holder.prefix}author>{markup.written(author)}</{holder.prefix}author>"
    ), len(told)


def _commented(text: str, spot: str, note: str, author: int) -> tuple[str, bool]:
    """The comments with one more, and whether the cell had one already."""
    holder = markup.child(text, markup.root(text), "commentList")
    if holder is None:
        raise ValueError(COMMENTS_NS)
    p = holder.prefix
    run = f'<{p}r><{p}t xml:space="preserve">{{}}</{p}t></{p}r>'
    known = markup.children(text, holder.inside, holder.inside_end)
    own = next((one for one in known if one.attributes.get("ref") == spot), None)
    words = markup.child(text, own, "text") if own else None
    if words is not None:
        here = text[words.inside : words.inside_end]
        more = note if markup.written(SIGNED) in here else f"{SIGNED}\n{note}"
        return markup.appended(text, words, run.format(markup.written(f"\n{more}"))), True
    words_of_it = run.format(markup.written(f"{SIGNED}\n{note}"))
    piece = f'<{p}comment ref="{spot}" authorId="{author}"><{p}text>{words_of_it}</{p}text></{p}comment>'
    return markup.appended(text, holder, piece), False


def _boxed(text: str, row: int, column: int) -> str:
    taken = [int(one) for one in re.findall(r'id="_x0000_s(\d+)"', text)]
    anchor = f"{column + 1}, 15, {max(row - 1, 0)}, 2, {column + 4}, 15, {row + 3}, 4"
    return markup.appended(
        text, markup.root(text), _BOX.format(id=max([1024, *taken]) + 1, anchor=anchor, row=row, column=column)
    )
