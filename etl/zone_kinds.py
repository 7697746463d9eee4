"""Which kind of zone (圏域の種類) a column, a file or a layer speaks of, and of which 年度."""

import re
from collections.abc import Iterable

from etl.days import fiscal_year_in
from etl.headings import fold
from layers.city import ZoneKind
from layers.intake.contract import Document, Hints

_TAIL = re.compile(r"(名|名称|の名称)$")


def kind_of_column(heading: str, hints: Hints) -> str | None:
    """The kind whose column or name this heading is: 「生活圏域」, 「生活圏域名」, or the city's ``from_column``."""
    wanted = {fold(heading), _TAIL.sub("", fold(heading))}
    for kind in _kinds(hints):
        if {fold(kind.id), fold(kind.name), fold(kind.from_column or kind.name)} & wanted:
            return kind.id
    return None


def kind_of_words(words: Iterable[str], hints: Hints) -> str | None:
    """The kind named by the city's entry for this list, else the one whose name stands in the words (longest first)."""
    if hints.listing and hints.listing.kind:
        return hints.listing.kind
    said = fold(" ".join(words))
    longest_first = sorted(_kinds(hints), key=lambda kind: -len(kind.name))
    return next((kind.id for kind in longest_first if fold(kind.name) in said), None)


def known_kinds(hints: Hints) -> str:
    """The kinds of the city as a person may choose among them."""
    return "、".join(f"{kind.name}（{kind.id}）" for kind in _kinds(hints))


def fiscal_year(document: Document, *titles: str) -> int:
    """The 年度 in a title, else in the name of the file, else 0."""
    years = (fiscal_year_in(text) for text in (*titles, document.name.rsplit(".", 1)[0]))
    return next((year for year in years if year), 0)


def _kinds(hints: Hints) -> tuple[ZoneKind, ...]:
    return hints.city.zone_kinds if hints.city else ()
