"""地域プロフィール as slides, to be changed by hand: text as text, ages and years as charts of the slide program."""

import io
from collections.abc import Iterator, Sequence
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.oxml.ns import qn
from pptx.util import Emu, Mm, Pt

from layers.drawing.profile_words import FELT_BOXES, band_rows, figure_rows, told_of
from layers.profile.profile import ZoneProfile

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
_FONT = "BIZ UDPゴシック"
_WIDE, _HIGH = Mm(338.7), Mm(190.5)
_EDGE = Mm(14)
# Dark and light, so that zone and city are two on grey paper too.
_COLOUR: Any = RGBColor
_BARS = tuple(_COLOUR.from_string(colour) for colour in ("0B5CAD", "C4CBD3"))
_LINES = 15
_ROWS = 9
_LETTERS = 42
# It tells no types of its own.
_DATA: Any = CategoryChartData


def pptx(profile: ZoneProfile) -> bytes:
    """The slides; what is too long for one goes on on the next."""
    told = told_of(profile)
    made = Presentation()
    made.slide_width, made.slide_height = _WIDE, _HIGH
    made.core_properties.title, made.core_properties.author = told["title"], profile.city_name
    _text(made, told["title"], [told["subtitle"], told["towns"], told["printed"], told["mark"]])
    _table(made, "どんなところ・だれが住んでいるか", told["heads"], figure_rows([*told["where"], *told["people"]]))
    if told["bands"]:
        _chart(made, f"年齢のかたち　{told['bands_note']}", profile)
    _table(made, "年齢別の人数", told["band_heads"], band_rows(told))
    _table(made, "人口の移り変わり", told["year_heads"], told["years"])
    here = [line for kind in told["here"] for line in _kind(kind)]
    _text(made, "ここにあるもの", here)
    _text(made, "歩いて行けるか", [told["question"], told["far_waiting"], *told["slopes"]])
    _table(made, "歩いて行けるか（数字）", told["heads"], figure_rows(told["far"]))
    others = [[told["far_others"], "", "", ""]] if told["far_others"] else []
    _table(made, "歩いて行ける場が遠い町丁", told["far_heads"], [*told["far_towns"], *others])
    _text(made, "歩いて気づいたこと", told["found"])
    gone = [*(f"新しい場：{one}" for one in told["opened"]), *(f"なくなった場：{one}" for one in told["closed"])]
    _text(made, "変わったこと", [told["unchanged"], *told["changed"], *gone])
    for kind in told["words"]:
        said = [f"「{word['text']}」　{word['by']}" for word in kind["words"]]
        _text(made, f"住む人のことば：{kind['label']}", [kind["ask"], *said])
    _text(made, told["felt_head"], [f"{figure}　{counts or FELT_BOXES}" for figure, counts in told["felt"]])
    _text(made, "この数字の読み方・出典", [*told["caveats"], *told["sources"]])
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def _kind(kind: dict[str, Any]) -> Iterator[str]:
    yield kind["head"] + (f"（市全体 {kind['city']}）" if kind["city"] else "")
    for one in kind["places"]:
        yield "　・" + "　".join(part for part in (one["name"], one["when"]) if part)
    if kind["more"]:
        yield f"　ほか {kind['more']}か所"


def _text(made: Any, title: str, lines: Sequence[str]) -> None:  # noqa: ANN401 - python-pptx has no types
    """Lines of 20 pt; as many slides as they take."""
    for number, part in enumerate(_pages([line for line in lines if line])):
        slide = _slide(made, title if number == 0 else f"{title}（つづき）")
        frame = slide.shapes.add_textbox(_EDGE, Mm(36), _WIDE - 2 * _EDGE, _HIGH - Mm(46)).text_frame
        frame.word_wrap = True
        for row, line in enumerate(part):
            paragraph = frame.paragraphs[0] if row == 0 else frame.add_paragraph()
            _say(paragraph, line, 20)


def _pages(lines: Sequence[str]) -> list[list[str]]:
    pages: list[list[str]] = []
    room = 0
    for line in lines:
        takes = 1 + len(line) // _LETTERS
        if not pages or takes > room:
            pages.append([])
            room = _LINES
        pages[-1].append(line)
        room -= takes
    return pages


def _table(made: Any, title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:  # noqa: ANN401
    for begin in range(0, len(rows), _ROWS):
        part = rows[begin : begin + _ROWS]
        slide = _slide(made, title if begin == 0 else f"{title}（つづき）")
        wide = _WIDE - 2 * _EDGE
        table = slide.shapes.add_table(len(part) + 1, len(heads), _EDGE, Mm(38), wide, Mm(12 * (len(part) + 1))).table
        for row, cells in enumerate((heads, *part)):
            for column, words in enumerate(cells):
                _say(table.cell(row, column).text_frame.paragraphs[0], words, 14)


def _chart(made: Any, title: str, profile: ZoneProfile) -> None:  # noqa: ANN401
    """Bars of five years, in per cent of all, so that zone and city can be seen beside each other."""
    bands = profile.people.bands
    mine, city = sum(one.people for one in bands) or 1, sum(one.city for one in bands) or 1
    rows = _DATA(number_format="0.0")
    rows.categories = [one.label for one in bands]
    rows.add_series("この地域（％）", [round(100 * one.people / mine, 1) for one in bands])
    rows.add_series("市全体（％）", [round(100 * one.city / city, 1) for one in bands])
    slide = _slide(made, title)
    size = (_EDGE, Mm(34), Emu(_WIDE - 2 * _EDGE), Emu(_HIGH - Mm(40)))
    chart = slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *size, rows).chart
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    chart.font.size, chart.font.name = Pt(12), _FONT
    for series, colour in zip(chart.plots[0].series, _BARS, strict=True):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = colour


def _slide(made: Any, title: str) -> Any:  # noqa: ANN401
    slide = made.slides.add_slide(made.slide_layouts[5])
    slide.shapes.title.left, slide.shapes.title.top = _EDGE, Mm(8)
    slide.shapes.title.width, slide.shapes.title.height = _WIDE - 2 * _EDGE, Mm(24)
    _say(slide.shapes.title.text_frame.paragraphs[0], title, 28, bold=True)
    return slide


def _say(paragraph: Any, words: str, size: int, *, bold: bool = False) -> None:  # noqa: ANN401
    run = paragraph.add_run()
    run.text = words
    run.font.size, run.font.name, run.font.bold = Pt(size), _FONT, bold
    # Without it the slide program sets Japanese in a font of its own choice.
    east = run._r.get_or_add_rPr().makeelement(qn("a:ea"), {"typeface": _FONT})  # noqa: SLF001 - no other way in
    run._r.get_or_add_rPr().append(east)  # noqa: SLF001
