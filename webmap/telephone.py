"""Telephone numbers in a sentence, so that a press on a phone calls: which pieces of it are numbers."""

import re
from collections.abc import Iterator

# 0797-00-0000, 03(0000)0000, with any hyphen; an extension or a postcode is none.
NUMBER = re.compile(r"(?<![\d-])0\d{1,4}[-‐−ー(（]\d{1,4}[-‐−ー)）]\d{3,4}(?![\d-])|(?<![\d-])0\d{9,10}(?![\d-])")


def pieces(text: str) -> Iterator[tuple[str, str]]:
    """The text in pieces, each with the address that calls it, "" where a piece is no number."""
    end = 0
    for found in NUMBER.finditer(text):
        if found.start() > end:
            yield text[end : found.start()], ""
        yield found[0], "tel:" + re.sub(r"\D", "", found[0])
        end = found.end()
    if end < len(text):
        yield text[end:], ""
