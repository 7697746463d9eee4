"""The worker: takes jobs one by one. A job is done in steps of one transaction each, so that a kill changes nothing."""

import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from etl import ahead, derive, profile_sheets, sitings
from etl.findings import told
from etl.geocode.again import publish, search_again
from etl.questions import questions
from etl.read.child import read_limited
from etl.read.file_name import holdable
from etl.run import NOTHING, Memory, Reading, stage, understand
from etl.sheet_views import sheet_views
from etl.survey_facts import is_survey, take_facts
from etl.survey_photos import photos_of
from etl.write.usual_form import of_import, usual_form
from layers import clock, export
from layers.city import City
from layers.drawing import prints
from layers.drawing.order import Order
from layers.errors import LayersError
from layers.intake.contract import Finding
from layers.intake.recipe import Recipe
from layers.store import Store, Unit
from layers.store.import_history import WAITING
from layers.store.jobs import Job
from layers.store.own_work import asker
from layers.store.savings import SaveOrder
from layers.trust.audience import OPERATOR, Viewer

Step = Callable[[float, str], None]
_PAUSE_SECONDS = 0.3
_DAY_SECONDS = 24 * 3600
_KEPT_RESULTS = 20
_WAITING_DAYS = 30


class Cancelled(Exception):
    """Somebody pressed 「止める」."""


def run(store: Store, *, stop: Callable[[], bool] = lambda: False) -> None:
    """Take jobs until told to stop. Jobs found running at the start are 中断: their worker is gone.

    What has had its time goes first, and then once a day.
    """
    with store.writing(OPERATOR) as unit:
        unit.jobs.interrupt_running(all_of_them=True)
    tidy(store)
    tidied, watch = time.monotonic(), derive.Watch()
    ahead.searches(store)
    while not stop():
        if time.monotonic() - tidied > _DAY_SECONDS:
            tidy(store)
            tidied, watch = time.monotonic(), derive.Watch()
        if work_once(store):
            ahead.searches(store)
        elif not watch.look(store):
            time.sleep(_PAUSE_SECONDS)


def tidy(store: Store) -> None:
    """Let go what was put down and never answered, and photographs that were taken away long ago."""
    with store.writing(OPERATOR) as unit:
        unit.uploads.forget_older(_WAITING_DAYS)
        unit.jobs.forget_old_questions(_WAITING_DAYS)
        erased = unit.survey_photos.erase_older()
    if erased:
        store.wipe()


def work_once(store: Store) -> bool:
    """Do the oldest waiting job, if there is one."""
    with store.reading(OPERATOR) as unit:
        if not unit.jobs.waiting():
            return False
    with store.writing(OPERATOR) as unit:
        job = unit.jobs.take()
    if job is None:
        return False

    def step(progress: float, message: str) -> None:
        with store.writing(OPERATOR) as unit:
            if not unit.jobs.tell(job.id, progress, message):
                raise Cancelled

    state, message, result = _do(store, job, step)
    with store.writing(OPERATOR) as unit:
        unit.jobs.end(job.id, state, message, result)
    return True


def _do(store: Store, job: Job, step: Step) -> tuple[str, str, Mapping[str, Any]]:
    try:
        return "done", "job.done", _WORK[job.kind](store, job, step)
    except Cancelled:
        return "cancelled", "job.cancelled", {}
    except LayersError as fault:
        return "failed", "job.failed", {"code": fault.code, "params": {k: str(v) for k, v in fault.params.items()}}
    except Exception as fault:  # noqa: BLE001 - the worker must live on; the page says that nothing has changed
        return "failed", "job.failed", {"code": "job.broken", "params": {"kind": type(fault).__name__}}


def _check_and_stage(store: Store, job: Job, step: Step) -> Mapping[str, Any]:
    """Read an uploaded file.

    ``recipe`` (its document) is what a person says of the list beforehand, if anything; ``encoding`` the one she chose.
    """
    viewer = Viewer(name=job.asked_by, role="admin")
    step(0.1, "job.reading")
    with store.reading(viewer) as unit:
        name, content = unit.uploads.kept(job.arguments["upload"])
        city, known = unit.city(), unit.recipes.known()
    reading = _read(
        name, content, city, Memory(recipe=_recipe(job), known=known, encoding=job.arguments.get("encoding", ""))
    )
    step(0.6, "job.comparing")
    if is_survey(reading) and not reading.refused:
        return _taken(store, viewer, job, reading, content)
    with store.writing(viewer) as unit:
        asked = _asked(reading, content)
        if not asked:
            # The bytes wait only for an answer, and so does what was shown of them.
            unit.uploads.forget(job.arguments["upload"])
            unit.jobs.forget_questions(job.arguments.get("answers", ""))
        return {**_staged(unit, job, reading, content), **asked}


def _survey_read(store: Store, job: Job, step: Step) -> Mapping[str, Any]:
    """Read what was put down on the page of a survey. Its bytes go before anything is made of them."""
    viewer = Viewer(name=job.asked_by, role="admin")
    step(0.1, "job.reading")
    with store.reading(viewer) as unit:
        name, content = unit.uploads.kept(job.arguments["upload"])
        city = unit.city()
    reading = _read(name, content, city, NOTHING)
    if reading.refused or not is_survey(reading):
        # What was found wrong with it may hold its words: only the form is told.
        with store.writing(viewer) as unit:
            unit.uploads.forget(job.arguments["upload"])
        store.wipe()
        return {"import": None, "file": name, "findings": [told(Finding(level="error", code="survey.other_form"))]}
    return _taken(store, viewer, job, reading, content)


def _taken(store: Store, viewer: Viewer, job: Job, reading: Reading, content: bytes) -> Mapping[str, Any]:
    """The facts of a survey stand in a run, with their photographs; the file is nowhere any more."""
    with store.writing(viewer) as unit:
        unit.uploads.forget(job.arguments["upload"])
    store.wipe()
    with _lying_there(reading.document.name, content) as path:
        photos = photos_of(reading, path)
    with store.writing(viewer) as unit:
        run = take_facts(unit, reading, str(job.arguments.get("run", "")), photos).run_id
    notes = [told(one) for one in (*reading.findings, *photos.findings)]
    return {"survey": run, "file": reading.document.name, "notes": notes}


def _read_again(store: Store, job: Job, step: Step) -> Mapping[str, Any]:
    """Read the kept file of an import anew, as a person now says; where the import still waits it keeps its id.

    ``recipe``: its document, else the list's own; ``cells``: ``[[address, new text], …]`` of those put right;
    ``dataset``: the list that it is the next edition of, as somebody has answered.
    """
    viewer = Viewer(name=job.asked_by, role="admin")
    step(0.1, "job.reading")
    edition_of = str(job.arguments.get("dataset", ""))
    with store.reading(viewer) as unit:
        row, kept = unit.imports.one(job.arguments["import"]), unit.kept_files.of(job.arguments["import"])
        city, own = unit.city(), unit.recipes.of(row.dataset) or unit.recipes.of(edition_of)
    cells = tuple((str(cell), str(now)) for cell, now in job.arguments.get("cells", ()))
    memory = Memory(recipe=_recipe(job) or own, cells=cells, encoding=job.arguments.get("encoding", ""))
    reading = _read(kept.name, kept.content, city, memory, folder=row.folder)
    step(0.6, "job.comparing")
    with store.writing(viewer) as unit:
        same = reading.batch is not None and reading.batch.content == row.content
        waits = unit.imports.one(row.id).state in WAITING
        known = {"dataset": row.dataset, "place_of": row.id if waits else ""} if same else {}
        if edition_of:
            # It never was a list of its own: what waited under that name goes.
            known = {"dataset": edition_of, "place_of": ""}
            unit.imports.discard(row.id)
        return {**_staged(unit, job, reading, kept.content, **known), **_asked(reading, kept.content)}


def _asked(reading: Reading, content: bytes) -> dict[str, Any]:
    return questions(reading, content) if reading.refused else {}


def _recipe(job: Job) -> Recipe | None:
    document = job.arguments.get("recipe")
    return Recipe.from_json(document) if document else None


@contextmanager
def _lying_there(name: str, content: bytes) -> Iterator[Path]:
    """A file in a folder of its own that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="ibashomap-") as place:
        path = Path(place) / holdable(name)
        path.write_bytes(content)
        yield path


def _read(name: str, content: bytes, city: City, memory: Memory, *, folder: str = "") -> Reading:
    with _lying_there(name, content) as path:
        return understand(path, city, folder=folder, by=read_limited, memory=memory)


def _staged(unit: Unit, job: Job, reading: Reading, content: bytes, **known: str) -> Mapping[str, Any]:
    name = reading.document.name
    if reading.refused:
        return {"import": None, "file": name, "findings": [told(one) for one in reading.findings]}
    made = stage(unit, reading, content, **known)
    unit.sheets.keep(made, sheet_views(reading, unit.city()))
    if not unit.jobs.tell(job.id, 0.9, "job.comparing"):
        raise Cancelled
    return {"import": made, "file": name, "findings": []}


def _publish(store: Store, job: Job, step: Step) -> Mapping[str, Any]:
    step(0.3, "job.publishing")
    with store.writing(Viewer(name=job.asked_by, role="admin")) as unit:
        told = {name: bool(job.arguments.get(name)) for name in ("release", "keep_missing")}
        publish(unit, job.arguments["import"], **told)
    return {"import": job.arguments["import"]}


def _locate(store: Store, job: Job, step: Step) -> Mapping[str, Any]:
    """Positions for the addresses that wait: somebody has added a place without pressing the map."""
    step(0.3, "job.locating")
    with store.writing(Viewer(name=job.asked_by, role="admin")) as unit:
        return {"found": search_again(unit) if unit.placings.has_gazetteer() else 0}


def _usual_form(store: Store, job: Job, step: Step) -> Mapping[str, Any]:
    """The file of an import with what the register knows now; ``download`` names its bytes among the uploads."""
    viewer = Viewer(name=job.asked_by, role="admin")
    step(0.1, "job.reading")
    with store.reading(viewer) as unit:
        original, register = of_import(unit, job.arguments["import"])
    step(0.3, "job.writing")
    written = usual_form(original, register, today=clock.today(), by=read_limited)
    with store.writing(viewer) as unit:
        for old in unit.jobs.done("usual_form")[_KEPT_RESULTS:]:
            unit.uploads.forget(old.result["download"])
        kept = unit.uploads.keep(written.name, written.content)
    counts = {"changed": written.changed, "added": written.added, "closed": written.closed}
    return {"download": kept, "file": written.name, **counts, "notes": [told(one) for one in written.findings]}


def _print(store: Store, job: Job, step: Step) -> Mapping[str, Any]:
    """A print as its asker may see it; ``print`` names its bytes among the uploads."""
    order, viewer = Order.from_json(job.arguments["order"]), asker(job)
    step(0.1, "job.gathering")
    with store.reading(viewer) as unit:
        stock = unit.prints.stock(order)
    kind = prints.get(order.print_id)
    printed = kind.make(stock, order.chosen, lambda share: step(0.1 + 0.8 * share, "job.drawing"))
    with store.writing(viewer) as unit:
        kept = unit.prints.keep(printed.name, printed.content)
    return {"print": kept, "file": printed.name, "media_type": printed.media_type}


def _save(store: Store, job: Job, step: Step) -> Mapping[str, Any]:
    """More places than a request can hold as one file; ``save`` names its bytes among the uploads."""
    order, viewer = SaveOrder.from_json(job.arguments["order"]), asker(job)
    step(0.1, "job.gathering")
    with store.reading(viewer) as unit:
        places = unit.savings.places(order)
    step(0.6, "job.saving")
    content = export.write(order.code, places)
    step(0.9, "job.saving")
    with store.writing(viewer) as unit:
        kept = unit.savings.keep(order, content, rows=len(places))
    media_type = export.formats()[order.code].MEDIA_TYPE
    return {"save": kept, "file": order.name, "media_type": media_type, "rows": len(places)}


_WORK: Mapping[str, Callable[[Store, Job, Step], Mapping[str, Any]]] = {
    "check_and_stage": _check_and_stage,
    "coverage": derive.coverage,
    "locate": _locate,
    "print": _print,
    "profile_sheets": profile_sheets.sheets,
    "publish": _publish,
    "read_again": _read_again,
    "save": _save,
    "siting": sitings.siting,
    "survey_read": _survey_read,
    "usual_form": _usual_form,
}
