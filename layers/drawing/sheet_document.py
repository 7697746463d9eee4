"""会議に出す1枚 as a Word document: A4, numbers alone, each with its source."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docx import Document

from layers.drawing.word_file import lines, styled, table


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """One heading with its numbers; a row: 項目, この期間, 前の期間, 出典."""

    heading: str
    rows: tuple[tuple[str, str, str, str], ...]


def docx(title: str, about: Sequence[str], heads: Sequence[str], parts: Sequence[Part], foot: Sequence[str]) -> bytes:
    """The document; a part without rows is left out."""
    made: Any = Document()
    styled(made)
    made.core_properties.title = title
    made.add_heading(title, level=0)
    lines(made, about)
    for part in parts:
        if part.rows:
            made.add_heading(part.heading, level=2)
            table(made, heads, part.rows)
    lines(made, foot)
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()
