"""`make bench`: how long the main jobs take, beside what else could do them. Medians and ratios, one line each.

``--only NAME`` measures one program, ``--times N`` changes how often each is measured, ``--full`` (`make bench-full`)
takes the sizes that take longer than a minute. Where something was promised the line ends in met or NOT MET.
"""

import argparse
import inspect
import os
import platform
import sys

from tests.bench import (
    big_city,
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
from tests.bench.clock import Line

PROGRAMS = {
    "points": points_in_zones.measure,
    "payload": places_payload.measure,
    "rows": import_rows.measure,
    "lists": read_lists.measure,
    "registers": registers.measure,
    "city": load_city.measure,
    "big_city": big_city.measure,
    "prints": prints.measure,
    "siting": siting.measure,
    "what_if": what_if.measure,
    "walking": walking.measure,
    "walking_ube": walking_ube.measure,
    "straight": walking_straight.measure,
}


def main() -> None:
    """Measure what was asked for and print the table."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--only", choices=PROGRAMS)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--full", action="store_true")
    asked = parser.parse_args()
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    _say(f"{platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} cores, load {load:.1f}")
    _say(Line.heading())
    for name, measure in PROGRAMS.items():
        if asked.only in (None, name):
            large = {"full": True} if asked.full and "full" in inspect.signature(measure).parameters else {}
            for line in measure(asked.times, **large):
                _say(str(line))


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
