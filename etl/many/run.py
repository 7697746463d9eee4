"""One run over many cities: what stands already is kept, the rest is asked, each result is written as it comes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from etl.many import kept
from etl.many.listed import Listed
from etl.many.spread import Done, Spread, Task, Work
from layers.access.question import Question
from layers.errors import LayersError
from layers.wording import sentence

KEPT, COMPUTED, FAILED = "kept", "computed", "failed"
Tell = Callable[[int, int, str], None]


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What came of one city: ``status``, the file of its result, its totals, or the sentence of its fault."""

    id: str
    status: str
    file: str = ""
    totals: dict[str, Any] | None = None
    message: str = ""


def run(
    cities: Sequence[Listed], question: Question, out: Path, *, spread: Spread, work: Work, tell: Tell
) -> tuple[Outcome, ...]:
    """An outcome for each city, in the order of the list."""
    out.mkdir(parents=True, exist_ok=True)
    found, files = _standing(cities, question, out)
    open_cities = [one for one in cities if one.id not in found]
    tell(len(found), len(cities), "")
    tasks = [Task(id=one.id, db=one.db, asked=question.to_json()) for one in open_cities]
    for done in spread(tasks, work) if tasks else ():
        found[done.id] = _written(done, files[done.id])
        tell(len(found), len(cities), done.id)
    return tuple(found[one.id] for one in cities)


def _standing(cities: Sequence[Listed], question: Question, out: Path) -> tuple[dict[str, Outcome], dict[str, Path]]:
    """Cities whose result stands or whose database cannot be read, and where the result of each of the others goes."""
    found: dict[str, Outcome] = {}
    files: dict[str, Path] = {}
    for city in cities:
        try:
            path = kept.path_of(out, city, kept.fingerprint(city, question))
        except LayersError as fault:
            found[city.id] = Outcome(id=city.id, status=FAILED, message=sentence(fault.code, fault.params))
            continue
        files[city.id], document = path, kept.read(path)
        if document is not None:
            found[city.id] = Outcome(id=city.id, status=KEPT, file=path.name, totals=document["totals"])
    return found, files


def _written(done: Done, path: Path) -> Outcome:
    if done.document is None:
        return Outcome(id=done.id, status=FAILED, message=sentence(done.code, done.params))
    kept.write(path, done.document)
    return Outcome(id=done.id, status=COMPUTED, file=path.name, totals=done.document["totals"])
