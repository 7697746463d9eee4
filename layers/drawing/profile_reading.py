"""地域プロフィール with ふりがな, in large letters on A4: whole, or told in やさしい日本語."""

import itertools
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any

from layers.drawing import profile_easy, typeset
from layers.drawing.easy_words import spaced
from layers.drawing.furigana import furigana
from layers.drawing.profile_words import FELT_BOXES, figure_rows, ground_svg, told_of
from layers.profile.profile import ZoneProfile

# What residents said and the names of sources stay as they were written.
_VERBATIM = ("said", "raw")
_PYRAMID = ("男（人）", "女（人）", "この地域（人）", "市全体（人）")
_TITLE = "{zone}の地域プロフィール（{edition}）"


def pdf(profile: ZoneProfile) -> bytes:
    """The whole profile, ふりがな over its 漢字."""
    return _typeset(profile, _whole(told_of(profile)), "ふりがな", _as_it_is)


def easy_pdf(profile: ZoneProfile) -> bytes:
    """The same in short sentences of easy words, with a space between the 文節."""
    return _typeset(profile, profile_easy.blocks(profile), "やさしい日本語", spaced)


def names(profile: ZoneProfile) -> frozenset[str]:
    """Names of which only the house knows the reading."""
    places = (place.name for kind in profile.here for place in kind.places)
    towns = (town.name for town in profile.where.towns)
    authors = (word.author for word in profile.all_words())
    return frozenset(filter(None, (profile.zone_name, profile.city_name, *towns, *places, *authors)))


def _typeset(
    profile: ZoneProfile,
    blocks: Iterable[tuple[str, str]],
    edition: str,
    spacing: Callable[[str, Collection[str]], str],
) -> bytes:
    told, known, drawn = told_of(profile), names(profile), ground_svg(profile, large=True)
    ready = [
        {
            "form": form,
            "pieces": [] if form == "bands" else furigana(text if form in _VERBATIM else spacing(text, known), known),
        }
        for form, text in blocks
        if form != "map" or drawn
    ]
    data: dict[str, Any] = {
        "title": _TITLE.format(zone=profile.zone_name, edition=edition),
        "credits": told["credits"],
        "printed": told["printed"],
        "mark": told["mark"],
        "bands": told["bands"],
        "said": {words: {"pieces": furigana(words)} for words in _PYRAMID},
        "blocks": ready,
    }
    return typeset.pdf("profile_reading.typ", data, files={"map.svg": drawn} if drawn else {})


def _as_it_is(text: str, _names: Collection[str]) -> str:
    return text


def _whole(told: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield "title", told["title"]
    yield "line", told["subtitle"]
    yield from _where_and_who(told)
    yield from _what_and_far(told)
    yield from _rest(told)


def _where_and_who(told: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield "head", "どんなところ"
    yield "line", told["towns"]
    yield from _rows(told["heads"], figure_rows(told["where"]))
    yield "map", told["map_note"]
    yield "head", "だれが住んでいるか"
    yield from _rows(told["heads"], figure_rows(told["people"]))
    if told["bands"]:
        yield "bands", ""
    yield "line", told["bands_note"]
    yield from _rows(told["year_heads"], told["years"])
    yield "line", told["no_projection"]


def _what_and_far(told: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield "head", "ここにあるもの"
    numbers = itertools.count(1)
    for kind in told["here"]:
        yield "strong", kind["head"] + (f"（市全体 {kind['city']}）" if kind["city"] else "")
        for one in kind["places"]:
            yield "line", f"{next(numbers)}　{one['name']}" + (f"　{one['when']}" if one["when"] else "")
        yield "line", f"ほか {kind['more']}か所" if kind["more"] else ""
    yield "head", "歩いて行けるか"
    yield "line", told["question"]
    yield "line", told["far_waiting"]
    yield from _rows(told["heads"], figure_rows(told["far"]))
    yield from _rows(told["far_heads"], told["far_towns"])
    yield "line", told["far_others"]


def _rest(told: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield from (("item", line) for line in told["slopes"])
    yield from _list("歩いて気づいたこと", told["found"])
    opened, closed = (f"{label}：{'、'.join(told[name])}" if told[name] else "" for label, name in _MOVED)
    since = f"（{told['since']}から）" if told["since"] else ""
    yield from _list(f"変わったこと{since}", [told["unchanged"], *told["changed"], opened, closed])
    yield from _list("この数字の読み方", told["caveats"])
    yield "head", "住む人のページ"
    for kind in told["words"]:
        yield "strong", f"{kind['label']}　{kind['ask']}"
        yield from (("said", f"「{word['text']}」　{word['by']}") for word in kind["words"])
        yield "lines", ""
    yield "strong", told["felt_head"]
    yield from (("item", f"{figure}　{counts or FELT_BOXES}") for figure, counts in told["felt"])
    yield "head", "出典"
    yield from (("raw", source) for source in told["sources"])


_MOVED = (("新しい場", "opened"), ("なくなった場", "closed"))


def _list(head: str, lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    held = [line for line in lines if line]
    if held:
        yield "head", head
        yield from (("item", line) for line in held)


def _rows(heads: Iterable[str], rows: Iterable[list[str]]) -> Iterator[tuple[str, str]]:
    """A row as its name and, under it, each cell with its heading: a table does not go into large letters."""
    _, *others = heads
    for first, *cells in rows:
        yield "strong", first
        yield from (("line", f"{head}：{cell}") for head, cell in zip(others, cells, strict=True) if cell)
