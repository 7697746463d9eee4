"""The inner loops of siting in numpy, for where numba is missing: the same names, arguments and answers."""

import numpy as np


def jit(function):
    """As it stands."""
    return function


def open_place(s, indptr, demand, gain, cptr, place, cgain, zone, people, opened, count, best, margin, short):
    """Open ``s``."""
    opened[s] = True
    row = slice(indptr[s], indptr[s + 1])
    reached = demand[row]
    first = reached[(count[reached] == 0) & (zone[reached] >= 0)]
    np.subtract.at(short, zone[first], people[first])
    count[reached] += 1
    best[reached] = np.maximum(best[reached], gain[row])
    _margins(cptr, place, cgain, best, margin)


def close_place(s, indptr, demand, gain, cptr, place, cgain, zone, people, opened, count, best, margin, short):  # noqa: ARG001 - as the compiled one
    """Close ``s`` again."""
    opened[s] = False
    reached = demand[indptr[s] : indptr[s + 1]]
    count[reached] -= 1
    last = reached[(count[reached] == 0) & (zone[reached] >= 0)]
    np.add.at(short, zone[last], people[last])
    point = np.repeat(np.arange(best.size), np.diff(cptr))
    held = opened[place]
    best[:] = 0.0
    np.maximum.at(best, point[held], cgain[held])
    _margins(cptr, place, cgain, best, margin)


def relief(s, indptr, demand, zone, people, count, short):
    """How much of what the zones lack the place would mend."""
    reached = demand[indptr[s] : indptr[s + 1]]
    new = reached[(zone[reached] >= 0) & (count[reached] == 0)]
    work = np.bincount(zone[new], weights=people[new], minlength=short.size)
    return np.minimum(work, np.maximum(short, 0.0)).sum()


def offers(indptr, demand, gain, price, fate):
    """``rho``: what each place earns above the prices; nothing where it is out."""
    owner = np.repeat(np.arange(fate.size), np.diff(indptr))
    rho = np.bincount(owner, weights=np.maximum(gain - price[demand], 0.0), minlength=fate.size)
    return np.where(fate >= 0, rho, 0.0)


def visit(picked, indptr, demand, gain, zone, people, price, paid, best, got):
    """What the picked places are worth; ``paid``: how many of them pay at a point; ``got``: people by zone."""
    paid[:] = 0
    best[:] = 0.0
    for s in picked:
        row = slice(indptr[s], indptr[s + 1])
        reached = demand[row]
        paid[reached] += gain[row] > price[reached]
        best[reached] = np.maximum(best[reached], gain[row])
    seen = (best > 0) & (zone >= 0)
    got[:] = np.bincount(zone[seen], weights=people[seen], minlength=got.size)
    return best.sum()


def _margins(cptr, place, cgain, best, margin):
    point = np.repeat(np.arange(best.size), np.diff(cptr))
    margin[:] = np.bincount(place, weights=np.maximum(cgain - best[point], 0.0), minlength=margin.size)
