"""A typst template and its data → a PDF with Noto Sans CJK JP embedded; no font of the machine, no network.

The data reach the template as JSON, never as markup: a text of a list cannot become a command of the typesetter.
"""

import json
import time
from collections.abc import Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import Any, cast

import typst

from layers.errors import LayersError

FAMILY = "Noto Sans CJK JP"
_FONTS = ("noto_cjk_sans_jp_regular", "noto_cjk_sans_jp_bold")
_TEMPLATES = Path(__file__).parent


def pdf(template: str, data: Mapping[str, Any], *, files: Mapping[str, bytes] | None = None) -> bytes:
    """Typeset ``template`` (a ``.typ`` file of this folder) with ``data``; its pages as PDF bytes.

    The template reads ``json("data.json")`` and ``files`` (drawings in SVG, photographs) by their names.

    Raises:
        LayersError: ``print.failed`` where the template does not compile with these data.
    """
    given = {
        "main.typ": (_TEMPLATES / template).read_bytes(),
        "data.json": json.dumps(data, ensure_ascii=False).encode(),
        **{one.name: one.read_bytes() for one in _TEMPLATES.glob("*.typ") if one.name != template},
        **(files or {}),
    }
    try:
        made = typst.compile(
            cast("Any", given),  # names and bytes of several files; its stubs know one only
            font_paths=list(_font_folders()),
            ignore_system_fonts=True,
            format="pdf",
            timestamp=int(time.time()),
        )
    except typst.TypstError as fault:
        raise LayersError("print.failed", reason=fault.message) from fault
    return bytes(made)


def _font_folders() -> Sequence[str]:
    return [str(resources.files(name)) for name in _FONTS]
