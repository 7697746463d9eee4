"""The Lagrangian dual of choosing ``k`` places: a bound that no choice can beat, and places decided by it."""

import numpy as np

from layers.access.kernels.siting_loops import jit, offers, visit

OPEN, FREE, OUT = 1, 0, -1
_PATIENCE, _SHRINK, _SMALLEST = 10, 0.7, 1e-4
# What rounding can take away from a sum of a million terms is given back, so that the bound stays one.
_ROUNDING = 1e-11


@jit
def dual(k, steps, lower, unit, indptr, demand, gain, zone, people, need, price, fate, keep, chosen):
    """Subgradient steps on ``price`` (m,), deflected, of Polyak's length; changes ``price``, ``fate``, ``chosen``.

    For prices ``u >= 0``: ``L(u) = sum_i u_i + sum of the k largest rho_j``, ``rho_j = sum_i max(0, g_ij - u_i)``.
    ``lower``: the value to beat, that of ``chosen`` (k,) if any; ``unit``: 1 where values are whole: then
    ``L < lower + 1`` ends it. ``fate`` (n,): what cannot be part of anything better than ``lower`` becomes OUT, what
    must be becomes OPEN; of ``keep`` (n,) none goes out, and beside it none is forced, where any is kept.
    (bound, value of ``chosen``) come back.
    """
    paid, best, way = np.zeros(price.size, np.int32), np.zeros(price.size), np.zeros(price.size)
    got = np.zeros(need.size)
    bound, scale, stuck = np.inf, 1.0, 0
    cheapest = price.copy()
    for _ in range(steps):
        rho = offers(indptr, demand, gain, price, fate)
        picked, last, spare = _pick(rho, fate, k)
        total = price.sum() + rho[picked].sum()
        total += _ROUNDING * (total + price.sum())
        _settle(total, last, spare, lower + unit * (1 - 1e-6), k, rho, fate, keep)
        if total < bound:
            if total < bound - 1e-4 * (bound - lower):
                stuck = 0
            bound = total
            cheapest[:] = price
        else:
            stuck += 1
        if bound <= lower or bound < lower + unit * (1 - 1e-6):
            break
        if stuck >= _PATIENCE:
            scale *= _SHRINK
            if scale < _SMALLEST:
                break
            stuck = 0
            price[:] = cheapest
            way[:] = 0.0
            continue
        worth = visit(picked, indptr, demand, gain, zone, people, price, paid, best, got)
        if worth > lower and (got >= need).all():
            lower = worth
            chosen[:] = -1
            chosen[: picked.size] = picked
        way[:] = 0.5 * way + (1.0 - paid)
        way[(price <= 0.0) & (way > 0.0)] = 0.0
        size = (way * way).sum()
        if size == 0.0:
            break
        price[:] = np.maximum(0.0, price - scale * (total - lower) / size * way)
    price[:] = cheapest
    return bound, lower


@jit
def _pick(rho, fate, k):
    """The open places and the best free ones, ``k`` at most; the worst free one taken and the best one left."""
    picked = np.empty(k, np.int64)
    held = np.flatnonzero(fate == OPEN)
    taken = held.size
    picked[:taken] = held
    last, spare = np.inf, 0.0
    for s in np.argsort(-rho, kind="mergesort"):
        if fate[s] != FREE:
            continue
        if taken == k:
            spare = rho[s]
            break
        picked[taken] = s
        taken += 1
        last = rho[s]
    return picked[:taken], last if taken == k else -np.inf, spare


@jit
def _settle(total, last, spare, goal, k, rho, fate, keep):
    """Decide places by what the bound would be with or without them: below ``goal`` nothing better is left."""
    kept = keep.any()
    if last < np.inf:
        fate[(fate == FREE) & ~keep & (rho < last) & (total - last + rho < goal)] = OUT
    forced = (fate == OPEN).sum()
    for s in np.flatnonzero((fate == FREE) & (rho > last) & (total - rho + spare < goal)):
        if (keep[s] or not kept) and forced < k:
            fate[s] = OPEN
            forced += 1
