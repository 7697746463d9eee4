"""Minutes of a 町丁目 before and after a plan, as far as the question asks: those of the person in the middle.

Only homes within the minutes asked are searched, so that all else is None: farther than that, or no way at all.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from layers.access.coverage import median
from layers.access.scenario import Act
from layers.access.standing import Seconds, Standing
from layers.access.what_if import WhatIf

_MINUTE = 60.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Minutes:
    """On foot; whoever is fetched has walked no nearer."""

    before: float | None
    after: float | None


def minutes(ready: WhatIf, acts: Sequence[Act], codes: Sequence[str]) -> dict[str, Minutes]:
    """For these areas."""
    then, _ = ready.standing(ready.planned(acts))
    now = ready.today
    return {code: Minutes(before=_of(ready, now, code), after=_of(ready, then, code)) for code in codes}


def _of(ready: WhatIf, standing: Standing, code: str) -> float | None:
    homes = ready.homes_of(code)
    seconds = on_foot(standing, standing.seconds[homes])
    return median(seconds / _MINUTE, ready.ground.demand.people[homes])


def on_foot(standing: Standing, seconds: Seconds) -> "np.ndarray[tuple[int], np.dtype[np.float64]]":
    """Those who are fetched stand at the last moment before the limit (``with_riders``)."""
    limit = np.nextafter(np.float32(standing.kept.limit), np.float32(0))
    return np.where(seconds < limit, seconds.astype(np.float64), np.inf)
