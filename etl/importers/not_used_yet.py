"""Files of a known form that the map does not use so far (a walking network, AED …): refused with the reason."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from etl.headings import fold, headings
from etl.refusal import other_form
from layers.intake.contract import Batch, Document, Features, Finding, Hints

_FORMS: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))["form"]


class NotUsedYet:
    """Recognises forms only to say why they are not taken."""

    id = "not_used_yet"
    label = "種類は分かるが、まだ使わないデータ"

    def fits(self, document: Document, hints: Hints) -> float:  # noqa: ARG002 - the columns alone decide
        """Sure where all columns of a form stand."""
        return 0.9 if _form(document) else 0.0

    def read(self, document: Document, hints: Hints) -> Batch:  # noqa: ARG002 - nothing of the city is needed
        """No record, and the reason."""
        form = _form(document)
        if form is None:
            return other_form("places", self)
        params = {"title": form["title"], "why": form["why"]}
        finding = Finding(level="error", code="form.not_used", params=params)
        return Batch(content="places", importer=self.id, records=(), findings=(finding,))


def _form(document: Document) -> Mapping[str, Any] | None:
    return next((form for form in _FORMS if _is(form, document)), None)


def _is(form: Mapping[str, Any], document: Document) -> bool:
    wanted = {fold(word) for word in form["columns"]}
    never = {fold(word) for word in form.get("never", [])}
    if document.features is not None:
        names = {fold(column) for column in document.features.columns}
        return wanted <= names and not names & never and _shaped(form.get("shape", ""), document.features)
    if form.get("shape"):
        return False
    return any(
        headings(table, lambda one: wanted <= set(one.names) and not never & set(one.names))
        for table in document.tables
    )


def _shaped(wanted: str, features: Features) -> bool:
    shape = next((one for one in features.geometries if one is not None), None)
    return not wanted or (shape is not None and wanted in shape.geom_type)


IMPORTER = NotUsedYet()
