"""The photographs of a マッピング調査 that was read: drawn anew before anything is written; their names are left."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from etl.read.attachments import Attachments
from etl.run import Reading
from layers.drawing.photographs import drawn_anew
from layers.errors import Refused
from layers.intake.contract import Finding
from layers.survey.photo import MOST, Drawn


@dataclass(frozen=True, kw_only=True, slots=True)
class Photos:
    """Photographs by the key of their row, and what was wrong with others."""

    of: Mapping[str, Sequence[Drawn]] = field(default_factory=dict)
    findings: Sequence[Finding] = ()


def photos_of(reading: Reading, path: Path) -> Photos:
    """Those that the rows name, from what lies with the file."""
    records = reading.batch.records if reading.batch else ()
    asking = [one for one in records if one.values.get("photos")]
    if not asking:
        return Photos()
    beside = Attachments(path)
    drawn: dict[str, list[Drawn]] = {}
    findings: list[Finding] = []
    for record in asking:
        names = record.values["photos"]
        if len(names) > MOST:
            findings.append(Finding(level="warning", code="photo.enough", cell=record.cell, params={"most": MOST}))
        for name in names[:MOST]:
            content = beside.read(name, near=record.key.removeprefix("uuid:"))
            if content is None:
                findings.append(Finding(level="warning", code="survey.photo_missing", cell=record.cell))
                continue
            try:
                drawn.setdefault(record.key, []).append(drawn_anew(content))
            except Refused as fault:
                findings.append(Finding(level="warning", code=fault.code, cell=record.cell, params=fault.params))
    return Photos(of=drawn, findings=findings)
