"""What people print, as files: the prints of the house for one town, and where each word stands on its sheet."""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from unicodedata import east_asian_width

from layers.drawing import prints
from layers.drawing.choices import chosen
from layers.drawing.order import Order
from layers.drawing.stock import PUBLIC
from layers.store import Store
from layers.trust.audience import EVERYBODY
from tests import machine

ORDERS = (
    ("zone-a4", "zone_map", {"paper": "a4p"}, True),
    ("zone-a3", "zone_map", {"paper": "a3l"}, True),
    ("zone-a3-black", "zone_map", {"paper": "a3l", "ink": "black"}, True),
    ("city-a3", "zone_map", {"paper": "a3l"}, False),
    ("wall-a1", "wall_map", {"paper": "a1l", "places": "shown"}, True),
    ("guide-a4", "guide", {"form": "a4"}, False),
    ("guide-booklet", "guide", {"form": "a5_booklet"}, False),
    ("guide-fold", "guide", {"form": "a3_fold"}, False),
    ("week", "week", {}, False),
)
_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
_WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>')


@dataclass(frozen=True, kw_only=True, slots=True)
class Word:
    """One word on a sheet, in points from the left upper corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def lies_on(self, other: "Word") -> bool:
        """Whether ink is on ink. Boxes are as high as the highest sign of the font: the letters' width tells more."""
        across = min(self.right, other.right) - max(self.left, other.left)
        apart = abs(self.top + self.bottom - other.top - other.bottom) / 2
        return across > 0.6 * min(self.em, other.em) and apart < 0.4 * (self.em + other.em)

    @property
    def em(self) -> float:
        """The size of its letters, from how broad they are."""
        return (self.right - self.left) / sum(1 if east_asian_width(sign) in "FWA" else 0.56 for sign in self.text)


def made(store: Store) -> Iterator[tuple[str, bytes]]:
    """Each print of the town, by name."""
    with store.reading(EVERYBODY) as unit:
        zone = unit.zones.read(unit.city().zone_kinds[0].id)[0].id
    for name, code, given, of_zone in ORDERS:
        print_ = prints.get(code)
        options = chosen(print_.choices, given)
        order = Order(print_id=code, zone=zone if of_zone else "", edition=PUBLIC, chosen=options)
        with store.reading(EVERYBODY) as unit:
            stock = unit.prints.stock(order)
        yield name, print_.make(stock, options, lambda _share: None).content


def sheets(file: Path) -> list[tuple[float, float, list[Word]]]:
    """Width, height and words of each sheet."""
    program = machine.need("pdftotext")
    told = subprocess.run([program, "-bbox", file, "-"], check=True, capture_output=True).stdout.decode()
    found = []
    for width, height, inside in _PAGE.findall(told):
        words = [
            Word(text=unescape(text), left=float(left), top=float(top), right=float(right), bottom=float(bottom))
            for left, top, right, bottom, text in _WORD.findall(inside)
        ]
        found.append((float(width), float(height), words))
    return found


def faults(file: Path) -> list[str]:
    """Words that lie off their sheet or on each other."""
    return [fault for number, sheet in enumerate(sheets(file), 1) for fault in _off(number, *sheet)] + [
        fault for number, (_, _, words) in enumerate(sheets(file), 1) for fault in _on_each_other(number, words)
    ]


def _off(number: int, width: float, height: float, words: list[Word]) -> list[str]:
    return [
        f"{number}: off: {word.text}"
        for word in words
        if word.left < 0 or word.top < 0 or word.right > width or word.bottom > height
    ]


def _on_each_other(number: int, words: list[Word]) -> Iterator[str]:
    lines = sorted(words, key=lambda word: word.top)
    for at, word in enumerate(lines):
        for other in lines[at + 1 :]:
            if other.top > word.bottom:
                break
            if word.lies_on(other):
                yield f"{number}: overlap: {word.text} / {other.text}"
