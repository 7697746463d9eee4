"""`make bench`: how long the main jobs take, beside what else could do them. Medians and ratios, one line each.

``--only NAME`` measures one program, ``--times N`` changes how often each is measured, ``--full`` (`make bench-full`)
takes the sizes that take longer than a minute. Where something was promised the line says how many times faster at
least, and whether that was met; what this run leaves out stands there as not run. At the end: what was not met.
"""

import argparse
import inspect
import os
import platform
import sys
import time
from collections import Counter

from tests.bench import (
    big_city,
    hall_phones,
    import_rows,
    load_city,
    places_payload,
    points_in_zones,
    prints,
    read_lists,
    registers,
    siting,
    walking,
    walking_straight,
    walking_ube,
    what_if,
)
from tests.bench.clock import MET, MISSED, NOT_RUN, Line

PROGRAMS = {
    "walking": walking.measure,
    "walking_ube": walking_ube.measure,
    "straight": walking_straight.measure,
    "points": points_in_zones.measure,
    "payload": places_payload.measure,
    "siting": siting.measure,
    "what_if": what_if.measure,
    "big_city": big_city.measure,
    "rows": import_rows.measure,
    "lists": read_lists.measure,
    "registers": registers.measure,
    "city": load_city.measure,
    "prints": prints.measure,
    "hall": hall_phones.measure,
}


def main() -> None:
    """Measure what was asked for and print the table."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--only", choices=PROGRAMS)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--full", action="store_true")
    asked = parser.parse_args()
    began, lines = time.monotonic(), []
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    _say(f"{platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} cores, load {load:.1f}")
    _say(Line.heading())
    for name, measure in PROGRAMS.items():
        if asked.only in (None, name):
            large = {"full": asked.full} if "full" in inspect.signature(measure).parameters else {}
            for line in measure(asked.times, **large):
                _say(str(line))
                lines.append(line)
    _say(f"{time.monotonic() - began:.0f} s in all. {_summary(lines)}")


def _summary(lines: list[Line]) -> str:
    """How many promises were met; those that were not by name."""
    verdicts = Counter(line.verdict for line in lines if line.least)
    told = [f"{line.job}, beside {line.other_name}" for line in lines if line.verdict == MISSED]
    counted = ", ".join(f"{verdicts[one]} {one}" for one in (MET, MISSED, NOT_RUN))
    return f"Promised {verdicts.total()}: {counted}." + "".join(f"\n  {MISSED}: {one}" for one in told)


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
