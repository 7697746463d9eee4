"""How the cities of a run are spread: one after another here, or over the workers of dask.distributed.

A worker that dies costs no result: what it had not handed over is done again by another one.
"""

import importlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol

from layers.errors import LayersError, Refused

Document = dict[str, Any]
Work = Callable[[str, Document], Document]
# A task that has ended so many workers will end the next one too.
_TRIES = 4
# How long somebody at an address may take to answer.
_WAIT_SECONDS = 10


@dataclass(frozen=True, kw_only=True, slots=True)
class Task:
    """One city's share: where its data are, what is asked."""

    id: str
    db: str
    asked: Document


@dataclass(frozen=True, kw_only=True, slots=True)
class Done:
    """``document`` of a city, or the fault (code and parameters) that kept it from having one."""

    id: str
    document: Document | None = None
    code: str = ""
    params: Mapping[str, Any] | None = None


class Spread(Protocol):
    """Does tasks in any order and hands each over as soon as it is done."""

    def __call__(self, tasks: list[Task], work: Work) -> Iterator[Done]:
        """One ``Done`` for each task."""
        ...


def here(tasks: list[Task], work: Work) -> Iterator[Done]:
    """One after another in this process."""
    for task in tasks:
        yield _tried(task, work)


@contextmanager
def cluster(address: str, workers: int) -> Iterator[Spread]:
    """The scheduler at an address, else one of our own with so many processes on this machine.

    Raises:
        Refused: ``many.extra`` where dask is not installed, ``many.scheduler`` where nobody answers at the address.
    """
    distributed = _distributed()
    with _client(distributed, address, workers) as client:

        def spread(tasks: list[Task], work: Work) -> Iterator[Done]:
            waiting = {client.submit(_tried, one, work, key=f"{one.id}-{number}", retries=_TRIES, pure=False): one.id
                       for number, one in enumerate(tasks)}  # fmt: skip
            for future in distributed.as_completed(list(waiting)):
                name = waiting[future]
                yield future.result() if future.status == "finished" else _lost(name, future.exception())
                # A result that has been handed over need not be kept by the worker.
                future.release()

        yield spread


def _tried(task: Task, work: Work) -> Done:
    """A fault of one city is that city's answer: the others go on."""
    try:
        return Done(id=task.id, document=work(task.db, task.asked))
    except LayersError as fault:
        return Done(id=task.id, code=fault.code, params={key: str(value) for key, value in fault.params.items()})


def _lost(name: str, fault: BaseException | None) -> Done:
    return Done(id=name, code="many.lost", params={"reason": f"{type(fault).__name__}: {fault}"[:200]})


def _distributed() -> Any:  # noqa: ANN401 - an optional package without types
    try:
        return importlib.import_module("distributed")
    except ImportError as fault:
        raise Refused("many.extra") from fault


@contextmanager
def _client(distributed: Any, address: str, workers: int) -> Iterator[Any]:  # noqa: ANN401
    if not address:
        made = distributed.LocalCluster(
            n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
        )
        with made, distributed.Client(made) as client:
            yield client
        return
    try:
        client = distributed.Client(address, timeout=_WAIT_SECONDS)
    except (OSError, TimeoutError) as fault:
        raise Refused("many.scheduler", address=address, reason=str(fault)) from fault
    with client:
        yield client
