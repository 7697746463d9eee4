"""様式: the papers that an office hands out, as files for a word processor; made by ``docs/forms/build.py``."""

import tomllib
from functools import cache
from pathlib import Path

from flask import Blueprint, Response

from layers.errors import NotFound
from webmap.attachment import attachment

VIEW = Blueprint("forms", __name__)
LABEL = "様式"
FORMS = Path(__file__).resolve().parents[2] / "docs" / "forms"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@VIEW.get("/forms/<form>.docx")
def save(form: str) -> Response:
    """「参加者への説明」「写真の同意」: blank, so for everybody."""
    name = _names().get(form)
    if name is None:
        raise NotFound("page.not_found")
    return attachment((FORMS / name).read_bytes(), name, _DOCX, kept=True)


@cache
def _names() -> dict[str, str]:
    """The file of each form, by the name of its text."""
    return {text.stem: tomllib.loads(text.read_text("utf-8"))["file"] for text in FORMS.glob("*.toml")}
