"""`load`: check, stage and publish whole folders, whatever the order of the arguments."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from etl.editions import Candidate, newest_of_each
from etl.findings import told_at_the_shell
from etl.geocode.again import publish
from etl.run import NOTHING, Memory, Reading, files_of, stage_and_tell, understand
from etl.survey_facts import is_survey, take_facts
from etl.survey_photos import photos_of
from layers.errors import Refused
from layers.intake.contract import Finding
from layers.store import Store, Unit
from layers.trust.audience import Viewer

# What others stand on comes first: addresses need the gazetteer, zones the areas.
_ORDER = (
    *("boundary", "lines", "towns", "small_areas", "population", "mesh", "zones", "places", "observations"),
    *("projection", "place_facts", "walk_network"),
)
Tell = Callable[[int, int, str], None]


def load(
    store: Store, viewer: Viewer, paths: Sequence[Path], *, release: bool, tell: Tell, said: Memory = NOTHING
) -> list[dict[str, Any]]:
    """Every file is taken or refused with a reason; one answer per file, in the order of their paths."""
    with store.reading(viewer) as unit:
        city, memory = unit.city(), replace(said, known=unit.recipes.known())
    files = files_of(paths)
    candidates, answers = [], {}
    for number, path in enumerate(files):
        tell(number, len(files), path.name)
        reading = understand(path, city, memory=memory)
        if reading.refused:
            answers[path] = _answer(path, reading, "refused")
        else:
            candidates.append(Candidate(path=path, reading=reading))
    fresh, repeated = _once(candidates)
    in_force, older = newest_of_each(fresh)
    answers |= {one.path: _answer(one.path, one.reading, "unchanged") for one in repeated}
    answers |= {one.path: _answer(one.path, one.reading, "older_edition") for one in older}
    for number, one in enumerate(sorted(in_force, key=_rank)):
        tell(number, len(in_force), one.path.name)
        answers[one.path] = _publish(store, viewer, one, release=release)
    return [answers[path] for path in files]


def _once(candidates: Sequence[Candidate]) -> tuple[list[Candidate], list[Candidate]]:
    """Same bytes are taken once."""
    seen: set[str] = set()
    fresh: list[Candidate] = []
    repeated: list[Candidate] = []
    for one in candidates:
        digest = one.reading.document.sha256
        (repeated if digest in seen else fresh).append(one)
        seen.add(digest)
    return fresh, repeated


def _rank(one: Candidate) -> tuple[int, str]:
    batch = one.reading.batch
    return (_ORDER.index(batch.content) if batch else len(_ORDER), str(one.path))


def _publish(store: Store, viewer: Viewer, one: Candidate, *, release: bool) -> dict[str, Any]:
    reading = one.reading
    if is_survey(reading):
        return _taken(store, viewer, one)
    try:
        return _in_one_turn(store, viewer, one, release=release)
    except Refused as fault:
        # What only the store can tell (a network of somewhere else) must not cost the other files.
        said = Finding(level="error", code=fault.code, params=fault.params)
        return _answer(one.path, replace(reading, findings=(*reading.findings, said)), "refused")


def _in_one_turn(store: Store, viewer: Viewer, one: Candidate, *, release: bool) -> dict[str, Any]:
    reading = one.reading
    with store.writing(viewer) as unit:
        before = unit.imports.by_bytes(reading.document.sha256)
        if before is not None:
            return _answer(one.path, reading, "unchanged", before.id)
        if _is_older(unit, one):
            return _answer(one.path, reading, "older_edition")
        # One transaction from the look at what is there to the publish: of two loads at once, one finds it done.
        made, reading = stage_and_tell(unit, reading, one.path.read_bytes())
        publish(unit, made, release=release)
    return _answer(one.path, reading, "published", made)


def _taken(store: Store, viewer: Viewer, one: Candidate) -> dict[str, Any]:
    photos = photos_of(one.reading, one.path)
    with store.writing(viewer) as unit:
        fresh = take_facts(unit, one.reading, photos=photos).fresh
    batch = one.reading.batch
    told = replace(batch, findings=(*batch.findings, *photos.findings)) if batch else batch
    return _answer(one.path, replace(one.reading, batch=told), "published" if fresh else "unchanged")


def _is_older(unit: Unit, one: Candidate) -> bool:
    """Whether the register holds a newer edition from the same folder already."""
    batch, document = one.reading.batch, one.reading.document
    if batch is None:
        return False
    dataset = unit.imports.dataset_for(batch, document)
    held = next((row for row in unit.imports.in_force() if row.dataset == dataset), None)
    return held is not None and held.folder == document.folder and (held.as_of, held.rows) > one.age


def _answer(path: Path, reading: Reading, status: str, made: str | None = None) -> dict[str, Any]:
    return {
        "file": str(path),
        "importer": reading.importer,
        "status": status,
        "import": made,
        "rows": len(reading.batch.records) if reading.batch else 0,
        "findings": [told_at_the_shell(one) for one in reading.findings],
    }
