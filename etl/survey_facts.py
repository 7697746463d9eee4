"""A マッピング調査 that was read, taken into a run of the register; its file stays nowhere."""

from dataclasses import dataclass
from pathlib import PurePath

from etl.run import Reading
from etl.survey_photos import Photos
from layers.intake.contract import Record
from layers.store import Unit
from layers.survey.facts import Noted
from layers.trust.persons import speaks_of_person


@dataclass(frozen=True, kw_only=True, slots=True)
class Taken:
    """The run that holds the facts of a file; ``fresh``: some of them were not there before."""

    run_id: str
    fresh: bool


_NONE = Photos()


def is_survey(reading: Reading) -> bool:
    """Whether a file holds facts of places, whose bytes must not stay anywhere."""
    return reading.batch is not None and reading.batch.content == "place_facts"


def take_facts(unit: Unit, reading: Reading, run_id: str = "", photos: Photos = _NONE) -> Taken:
    """Write the facts into a run, a new one where none is named; what was taken before stays as it is.

    Their photographs stay the staff's until somebody has looked at them.
    """
    if reading.batch is None:
        raise ValueError("nothing was read")
    records = reading.batch.records
    before = unit.surveys.run_of([record.key for record in records])
    run = run_id or before or _run(unit, reading)
    known = unit.surveys.known([record.key for record in records])
    for record in records:
        fact = unit.surveys.note(run, _noted(record))
        for number, drawn in enumerate(photos.of.get(record.key, ())):
            unit.survey_photos.add(fact.id, drawn, key=f"{record.key}/photo {number}")
    return Taken(run_id=before if before and not run_id else run, fresh=len(known) < len(records))


def _run(unit: Unit, reading: Reading) -> str:
    batch = reading.batch
    title = PurePath(reading.document.name).stem
    days = sorted(str(one.values["day"]) for one in (batch.records if batch else ()) if one.values.get("day"))
    title = title if title and not speaks_of_person(title) else unit.city().term("mapping_survey", "マッピング調査")
    return unit.surveys.start(title, held_on=days[0] if days else unit.surveys.today())


def _noted(record: Record) -> Noted:
    told = record.values
    spot = (told["lon"], told["lat"]) if "lon" in told else None
    return Noted(
        kind=told["kind"],
        text=told["text"],
        day=told.get("day", ""),
        town=told.get("town", ""),
        lonlat=spot,
        key=record.key,
        cell=record.cell,
        held=told.get("held", False),
    )
