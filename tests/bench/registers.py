"""What is computed of a register: likely doubles, the dates of schedule texts, the list in its usual form.

In CPU seconds of this process: the machine may have other things to do.
"""

import itertools
import random
import tempfile
from pathlib import Path

import openpyxl
from rapidfuzz import fuzz, process

from layers.place import schedule_text
from layers.place.same import Entry
from layers.place.same.candidates import candidates
from tests.bench import messy_list
from tests.bench.clock import Line, cpu_median
from tests.etl.write.register import List

TEXTS = 1_000
CHANGED = 20
LISTED = 1_000
# Every pair of names alone, a hundredth of the work: more would not end in a minute.
_COMPARED = 2_000


def measure(times: int) -> list[Line]:
    """Doubles among 2,000 and 10,000 places, 1,000 schedule texts, 20 changes in 1,000 rows."""
    return [*(_doubles(times, count) for count in (2_000, 10_000)), _schedules(times), _usual_form(times)]


def _doubles(times: int, count: int) -> Line:
    rows = messy_list.rows(count)
    entries = {
        str(row[1]): Entry(name=str(row[2]), venue=str(row[3]), address=str(row[4]), phones=(str(row[10]),))
        for row in rows
    }
    names = [entry.name for entry in entries.values()][:_COMPARED]
    return Line(
        job=f"likely doubles among {count:,} places (CPU)",
        ours=cpu_median(times, lambda: candidates(entries)),
        other_name=f"rapidfuzz, the names of {len(names):,} places alone",
        other=cpu_median(times, lambda: process.cdist(names, names, scorer=fuzz.ratio)),
    )


def _schedules(times: int) -> Line:
    texts = [f"{row[5]} {row[6]} {row[11]}" for row in itertools.islice(messy_list.rows(TEXTS), TEXTS)]

    def ours() -> None:
        # What one run has kept must not help the next.
        schedule_text.read.cache_clear()
        for text in texts:
            schedule_text.read(text)

    job = f"{len(set(texts)):,} different schedule texts in {TEXTS:,} rows (CPU)"
    return Line.limit(job, cpu_median(times, ours), TEXTS / 1000, name="the limit of 1 ms a row")


def _usual_form(times: int) -> Line:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        content = messy_list.workbook(LISTED)
        listed = List(folder, content)
        for number, point in enumerate(random.Random(4).sample(listed.points, CHANGED)):
            listed.change(point.name, **_CHANGES[number % len(_CHANGES)])

        def ours() -> None:
            if listed.written().changed != CHANGED:
                raise AssertionError

        def other() -> None:
            path = folder / "other.xlsx"
            path.write_bytes(content)
            openpyxl.load_workbook(path).save(path)

        return Line(
            job=f"{CHANGED} changes into the usual form of {LISTED:,} rows (CPU)",
            ours=cpu_median(times, ours),
            other_name="openpyxl reads and saves it, losing what it does not know",
            other=cpu_median(times, other),
        )


_CHANGES = (
    {"schedule": "毎週火曜 10:00-11:30"},
    {"phone": "0877-99-1234"},
    {"fee": "300円"},
    {"venue": "中央会館", "address": "架空市松浜町一丁目1番1号"},
)
