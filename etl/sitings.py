"""配置案 out of the store: the answer kept before, or computed now with its progress told."""

from collections.abc import Callable, Mapping
from typing import Any

from layers.access.siting.answered import SitingAnswer
from layers.access.siting.asked import SitingQuestion
from layers.access.siting.places import SECONDS, best_places
from layers.store import Store
from layers.store.jobs import Job
from layers.store.own_work import asker
from layers.trust.audience import Viewer

Step = Callable[[float, str], None]


def sited(store: Store, viewer: Viewer, asked: SitingQuestion, step: Step, *, seconds: float = SECONDS) -> SitingAnswer:
    """The answer kept before, where nothing has changed since; else computed now. It is not kept by this."""
    step(0.1, "job.gathering_people")
    with store.reading(viewer) as unit:
        gathered = unit.sitings.gather(asked)
        kept = unit.sitings.kept(asked, gathered)
    if kept is not None:
        return kept
    step(0.2, "job.walking")

    def told(share: float) -> None:
        step(0.2 + 0.7 * share, "job.choosing" if share > _WALKED else "job.walking")

    return best_places(asked, gathered.ground, gathered.candidates, seconds=seconds, told=told)


_WALKED = 0.05


def siting(store: Store, job: Job, step: Step) -> Mapping[str, Any]:
    """The job "siting"."""
    viewer, asked = asker(job), SitingQuestion.from_json(job.arguments["question"])
    found = sited(store, viewer, asked, step)
    step(0.95, "job.keeping")
    with store.writing(viewer) as unit:
        unit.sitings.keep(found)
    return {"fingerprint": found.fingerprint}
