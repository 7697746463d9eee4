"""Greedy and interchange on the state of a choice (``siting_rows``): margins are always up to date."""

import numpy as np

from layers.access.kernels.siting_loops import close_place, jit, open_place, relief


@jit
def _choice(r, eps, indptr, demand, zone, people, allowed, opened, count, margin, short):
    """The best place to open now, floors first; on a tie the lowest. ``r`` (-1: none) is what stood there before."""
    lacking = (short > 0).any()
    found, value, mends = r, eps, 0.0
    if r >= 0:
        value = margin[r]
        if lacking:
            mends = relief(r, indptr, demand, zone, people, count, short)
    for s in np.flatnonzero(allowed & ~opened):
        if s == r or (not lacking and margin[s] < value - eps):
            continue
        mended = relief(s, indptr, demand, zone, people, count, short) if lacking else 0.0
        if mended < mends:
            continue
        if mended > mends or margin[s] > value + eps or (s < found and margin[s] >= value - eps):
            found, value, mends = s, margin[s], mended
    return found


@jit
def greedy(k, eps, indptr, demand, gain, cptr, place, cgain, zone, people, allowed, opened, count, best, margin, short):
    """Open up to ``k`` places, each time the one that adds most; none that adds nothing. Which, in that order."""
    chosen = np.empty(k, np.int64)
    for turn in range(k):
        s = _choice(-1, eps, indptr, demand, zone, people, allowed, opened, count, margin, short)
        if s < 0:
            return chosen[:turn]
        open_place(s, indptr, demand, gain, cptr, place, cgain, zone, people, opened, count, best, margin, short)
        chosen[turn] = s
    return chosen


@jit
def interchange(
    chosen,
    passes,
    eps,
    indptr,
    demand,
    gain,
    cptr,
    place,
    cgain,
    zone,
    people,
    allowed,
    opened,
    count,
    best,
    margin,
    short,
):
    """Exchange one place at a time for the best other until nothing gets better; equal ones give way to lower numbers.

    ``chosen`` is changed in place; how many exchanges there were.
    """
    moves = 0
    for _ in range(passes):
        before = moves
        for p in range(chosen.size):
            r = chosen[p]
            close_place(r, indptr, demand, gain, cptr, place, cgain, zone, people, opened, count, best, margin, short)
            s = _choice(r, eps, indptr, demand, zone, people, allowed, opened, count, margin, short)
            open_place(s, indptr, demand, gain, cptr, place, cgain, zone, people, opened, count, best, margin, short)
            chosen[p] = s
            moves += s != r
        if moves == before:
            break
    return moves
