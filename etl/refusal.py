"""A file given to an importer whose form it does not have: refused with the reason, nothing raised."""

from layers.intake.contract import Batch, Content, Finding, Importer


def other_form(content: Content, importer: Importer) -> Batch:
    """The empty batch that says which form was expected."""
    finding = Finding(level="error", code="importer.other_form", params={"expected": importer.label})
    return Batch(content=content, importer=importer.id, records=(), findings=(finding,))
