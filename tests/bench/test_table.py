"""The table of `make bench`: what its last columns and its end say."""

import pytest

from tests.bench.__main__ import _summary
from tests.bench.clock import FULL, MET, MISSED, NOT_RUN, Line


@pytest.mark.parametrize(
    ("other", "least", "sound", "verdict"),
    [
        (10.0, 5, True, MET),
        (10.0, 10, True, MET),
        (9.0, 10, True, MISSED),
        (10.0, 5, False, MISSED),
        (0.1, 0, True, ""),
    ],
)
def test_a_promise_is_kept_by_its_ratio_and_by_all_else_that_it_says(
    other: float, least: float, sound: bool, verdict: str
) -> None:
    line = Line(job="walk", ours=1.0, other_name="scipy", other=other, least=least, sound=sound)
    assert line.verdict == verdict
    assert verdict in str(line)


def test_what_is_left_out_stands_there_with_its_bar_and_is_not_called_met() -> None:
    line = Line.not_run("walk of 2,000k", "scipy", FULL, 2)
    assert line.verdict == NOT_RUN
    assert str(line).split() == [
        "walk",
        "of",
        "2,000k",
        "–",
        "–",
        "–",
        "2×",
        "not",
        "run",
        "scipy",
        "(make",
        "bench-full)",
    ]


def test_the_end_counts_promises_alone_and_names_those_not_met() -> None:
    lines = [
        Line.limit("quick", 0.1, 1.0),
        Line.limit("slow", 2.0, 1.0),
        Line.not_run("large", "scipy", FULL, 2),
        Line(job="told", ours=1.0, other_name="scipy", other=1.0),
    ]
    told = _summary(lines)
    assert told.splitlines()[0] == "Promised 3: 1 met, 1 NOT MET, 1 not run."
    assert [line for line in told.splitlines() if "slow" in line]
    assert "quick" not in told
    assert "told" not in told
