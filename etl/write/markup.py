"""XML as text: where an element begins and ends, so that a part of a workbook is changed and the rest stays as it is.

No parser builds a tree here: prefixes, order and spaces that we do not touch keep every byte. The parts were judged by
``etl.read.excel`` before (no document type, within limits).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from xml.sax.saxutils import escape, quoteattr

_TAG = re.compile(
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>"
    r"""|<(?P<close>/?)(?P<name>[A-Za-z_][\w.:-]*)(?P<attributes>(?:\s+[\w.:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(?P<empty>/?)>""",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"""([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
# What XML 1.0 cannot hold.
_NO_LETTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a text: ``start``–``end`` with its tags, ``inside``–``inside_end`` without."""

    name: str
    attributes: dict[str, str]
    start: int
    inside: int
    inside_end: int
    end: int

    @property
    def local(self) -> str:
        """The name without its prefix."""
        return self.name.rpartition(":")[2]

    @property
    def prefix(self) -> str:
        """``"x:"`` where the document writes one."""
        return self.name[: -len(self.local)]


def attributes(text: str) -> dict[str, str]:
    """The attributes of a tag."""
    return {name: unescape(one or other) for name, one, other in _ATTRIBUTE.findall(text)}


def root(text: str) -> Element:
    """The outermost element."""
    return next(children(text, 0, len(text)))


def children(text: str, start: int, end: int) -> Iterator[Element]:
    """The elements that stand directly between two places."""
    depth, opened = 0, None
    for tag in _TAG.finditer(text, start, end):
        if tag["name"] is None:
            continue
        if not tag["close"]:
            opened = tag if depth == 0 else opened
            depth += 1
        if tag["close"] or tag["empty"]:
            depth -= 1
            if depth == 0 and opened is not None:
                inside_end = opened.end() if tag["empty"] else tag.start()
                found = attributes(opened["attributes"])
                yield Element(opened["name"], found, opened.start(), opened.end(), inside_end, tag.end())


def child(text: str, within: Element, local: str) -> Element | None:
    """The first child of this local name."""
    return next((one for one in children(text, within.inside, within.inside_end) if one.local == local), None)


def tag(name: str, given: dict[str, str], *, empty: bool = False) -> str:
    """An opening tag (or a whole empty one)."""
    told = "".join(f" {key}={quoteattr(value)}" for key, value in given.items())
    return f"<{name}{told}{'/' if empty else ''}>"


def written(text: str) -> str:
    """Text between tags; what XML cannot hold is dropped, carriage returns survive the reader."""
    return escape(_NO_LETTER.sub("", text), {"\r": "&#13;"})


def appended(text: str, holder: Element, piece: str) -> str:
    """The text with a further child at the end of an element; a ``count`` of its children counts it."""
    given = dict(holder.attributes)
    if "count" in given:
        given["count"] = str(int(given["count"]) + 1)
    inside = text[holder.inside : holder.inside_end]
    return f"{text[: holder.start]}{tag(holder.name, given)}{inside}{piece}</{holder.name}>{text[holder.end :]}"
