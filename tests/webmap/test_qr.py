"""The path of a code draws exactly its dark modules."""

import re

import segno

from webmap.qr import qr


def test_the_path_is_the_code() -> None:
    text = "https://map.example/c/0123456789abcdefghjk"
    made = qr(text)
    dark = set()
    for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", made.path):
        dark |= {(int(x) - 4 + step, int(y) - 4) for step in range(int(length))}
    rows = segno.make(text, error="m", micro=False).matrix
    assert dark == {(x, y) for y, row in enumerate(rows) for x, bit in enumerate(row) if bit}
    assert made.size == len(rows) + 8
