"""The worker: takes jobs one by one. A job is done in steps of one transaction each, so that a kill changes nothing."""

import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from etl.findings import told
from etl.geocode.again import publish
from etl.read.child import read_limited
from etl.run import stage, understand
from layers.errors import LayersError
from layers.store import Store
from layers.store.jobs import Job
from layers.trust.audience import OPERATOR, Viewer

Step = Callable[[float, str], None]
_PAUSE_SECONDS = 0.3


class Cancelled(Exception):
    """Somebody pressed 「止める」."""


def run(store: Store, *, stop: Callable[[], bool] = lambda: False) -> None:
    """Take jobs until told to stop. Jobs found running at the start are 中断: their worker is gone."""
    with store.writing(OPERATOR) as unit:
        unit.jobs.interrupt_running(all_of_them=True)
    while not stop():
        if not work_once(store):
            time.sleep(_PAUSE_SECONDS)


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
    viewer = Viewer(name=job.asked_by, role="admin")
    step(0.1, "job.reading")
    with store.reading(viewer) as unit:
        name, content = unit.uploads.kept(job.arguments["upload"])
        city = unit.city()
    with tempfile.TemporaryDirectory(prefix="ibashomap-") as folder:
        path = Path(folder) / Path(name).name
        path.write_bytes(content)
        reading = understand(path, city, folder="", by=read_limited)
    step(0.6, "job.comparing")
    with store.writing(viewer) as unit:
        unit.uploads.forget(job.arguments["upload"])
        if reading.refused:
            return {"import": None, "file": name, "findings": [told(one) for one in reading.findings]}
        made = stage(unit, reading)
        if not unit.jobs.tell(job.id, 0.9, "job.comparing"):
            raise Cancelled
    return {"import": made, "file": name, "findings": []}


def _publish(store: Store, job: Job, step: Step) -> Mapping[str, Any]:
    step(0.3, "job.publishing")
    with store.writing(Viewer(name=job.asked_by, role="admin")) as unit:
        publish(unit, job.arguments["import"], release=bool(job.arguments.get("release")))
    return {"import": job.arguments["import"]}


_WORK: Mapping[str, Callable[[Store, Job, Step], Mapping[str, Any]]] = {
    "check_and_stage": _check_and_stage,
    "publish": _publish,
}
