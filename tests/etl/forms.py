"""The samples of ``tests/data/forms``: one folder an importer, each file in the exact form of its origin."""

import tomllib
from pathlib import Path

from etl.plugins import importers
from etl.read.document import read
from etl.recognise import choose
from layers.city import City
from layers.intake.contents import faults
from layers.intake.contract import Batch, Document, Hints
from tests.etl.documents import half_told

FORMS = Path(__file__).parents[1] / "data" / "forms"
ASHIYA = Hints(city=City(id="ashiya", code="282065", name="芦屋市", plane=5, prefecture="兵庫県"))
NOWHERE = Hints()


def samples() -> list[tuple[str, str]]:
    """``(importer, file)`` of every sample that an ``origin.toml`` names."""
    return [
        (folder.parent.name, form["file"])
        for folder in sorted(FORMS.glob("*/origin.toml"))
        for form in tomllib.loads(folder.read_text("utf-8"))["form"]
    ]


def opened(importer: str, file: str) -> Document:
    """A sample as the reader gives it."""
    return read(FORMS / importer / file)


def sampled(importer: str, file: str, hints: Hints = NOWHERE) -> Batch:
    """What is understood of a sample: its own importer is the surest, its records are sound and told apart."""
    document = opened(importer, file)
    chosen, _ = choose(document, importers().values(), hints)
    assert chosen is not None
    assert chosen.id == importer
    batch = chosen.read(document, hints)
    assert [key for record in batch.records for key in faults(batch.content, dict(record.values))] == []
    assert len({record.key for record in batch.records}) == len(batch.records)
    assert half_told([*document.findings, *batch.findings]) == []
    return batch


def told(batch: Batch) -> list[tuple[str, str, str]]:
    """Level, code and cell of the findings; what the reader of schedules has to say is not the importer's."""
    return [(one.level, one.code, one.cell) for one in batch.findings if not one.code.startswith("schedule.")]
