"""A messy list from its bytes to its report, as the worker reads it, beside openpyxl and pandas that only read it.

In CPU seconds of this process and its children: the machine may have other things to do.
"""

import io
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import openpyxl
import pandas as pd

from etl import worker
from layers import city as cities
from layers.intake.contract import Document
from layers.store import Store
from layers.trust.audience import OPERATOR
from tests import town
from tests.bench import messy_list
from tests.bench.clock import Line, cpu_median

SIZES = {1_000: 3.0, 10_000: 20.0}
# From so many rows on once is enough: their time is the sum of many small ones.
MANY = 10_000
# The name says what the rows are; the list itself does not.
NAME = "通いの場一覧"


def measure(times: int) -> list[Line]:
    """Two forms in two sizes; 20,000 numbers of the gazetteer are known, each address is looked for."""
    return [line for count, limit in SIZES.items() for line in _of_size(times if count < MANY else 1, count, limit)]


def _of_size(times: int, count: int, limit: float) -> Iterator[Line]:
    book, text = messy_list.workbook(count), messy_list.text(count)
    others: dict[str, Callable[[], object]] = {
        "xlsx": lambda: openpyxl.load_workbook(io.BytesIO(book)),
        "csv": lambda: pd.read_csv(io.BytesIO(text), encoding="cp932"),
    }
    for suffix, content in (("xlsx", book), ("csv", text)):
        with _settled() as store:
            ours = cpu_median(times, partial(_reported, store, f"{NAME}.{suffix}", content, count))
        reads = {"xlsx": "openpyxl reads it", "csv": "pandas reads it"}[suffix]
        job = f"{count:,} rows of .{suffix}, bytes to report (CPU)"
        yield Line.limit(job, ours, limit)
        yield Line(job=job, ours=ours, other_name=reads, other=cpu_median(times, others[suffix]))


@contextmanager
def _settled() -> Iterator[Store]:
    """A store of 架空市 with its gazetteer in force."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(f"sqlite:///{Path(folder) / 'city.db'}")
        store.migrate()
        with store.writing(OPERATOR) as unit:
            unit.settle(cities.read(town.TOML, city_id="town"), town.TOML)
            document = Document(name="gazetteer.csv", folder="", sha256="bench", format="csv")
            unit.imports.publish(unit.imports.stage(messy_list.gazetteer(), document), release=True)
        yield store
        store.close()


def _reported(store: Store, name: str, content: bytes, count: int) -> None:
    """Put the file down, let the worker take it, look at the report that the page shows."""
    with store.writing(OPERATOR) as unit:
        asked = unit.jobs.ask("check_and_stage", {"upload": unit.uploads.keep(name, content)})
    worker.work_once(store)
    with store.reading(OPERATOR) as unit:
        result = unit.jobs.one(asked).result
        told = unit.imports.one(result["import"])
        if told.rows != count or not unit.sheets.of(told.id):
            raise AssertionError(told.rows)
