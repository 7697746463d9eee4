"""The inner loops of siting, compiled: what changes when a place opens or closes, and one step of the bound."""

import numpy as np
from numba import njit

# The state of a choice: opened (n,); count (m,) open places that reach a demand point; best (m,) the largest gain among
# them, 0: none; margin (n,) what opening each would add now; short (z,) people that a zone still lacks to its floor,
# negative: more than enough. Gains are positive and stand in both orders: indptr, demand, gain by place;
# cptr, place, cgain by demand point.
jit = njit(cache=True, nogil=True)


@jit
def open_place(s, indptr, demand, gain, cptr, place, cgain, zone, people, opened, count, best, margin, short):
    """Open ``s``: only the margins of places that share a demand point with it change."""
    opened[s] = True
    for q in range(indptr[s], indptr[s + 1]):
        i = demand[q]
        if count[i] == 0 and zone[i] >= 0:
            short[zone[i]] -= people[i]
        count[i] += 1
        g, b = gain[q], best[i]
        if g > b:
            best[i] = g
            for t in range(cptr[i], cptr[i + 1]):
                h = cgain[t]
                if h > b:
                    margin[place[t]] -= min(h, g) - b


@jit
def close_place(s, indptr, demand, gain, cptr, place, cgain, zone, people, opened, count, best, margin, short):
    """Close ``s`` again."""
    opened[s] = False
    for q in range(indptr[s], indptr[s + 1]):
        i = demand[q]
        count[i] -= 1
        if count[i] == 0 and zone[i] >= 0:
            short[zone[i]] += people[i]
        g = gain[q]
        if g == best[i]:
            b = 0.0
            for t in range(cptr[i], cptr[i + 1]):
                if opened[place[t]] and cgain[t] > b:
                    b = cgain[t]
            if b < g:
                best[i] = b
                for t in range(cptr[i], cptr[i + 1]):
                    h = cgain[t]
                    if h > b:
                        margin[place[t]] += min(h, g) - b


@jit
def relief(s, indptr, demand, zone, people, count, short):
    """How much of what the zones lack the place would mend."""
    work = np.zeros(short.size)
    for q in range(indptr[s], indptr[s + 1]):
        i = demand[q]
        z = zone[i]
        if z >= 0 and count[i] == 0:
            work[z] += people[i]
    return np.minimum(work, np.maximum(short, 0.0)).sum()


@jit
def offers(indptr, demand, gain, price, fate):
    """``rho``: what each place earns above the prices; nothing where it is out."""
    rho = np.zeros(fate.size)
    for s in range(fate.size):
        if fate[s] >= 0:
            a = 0.0
            for q in range(indptr[s], indptr[s + 1]):
                over = gain[q] - price[demand[q]]
                if over > 0:
                    a += over
            rho[s] = a
    return rho


@jit
def visit(picked, indptr, demand, gain, zone, people, price, paid, best, got):
    """What the picked places are worth; ``paid``: how many of them pay at a point; ``got``: people by zone."""
    paid[:] = 0
    best[:] = 0.0
    got[:] = 0.0
    for s in picked:
        for q in range(indptr[s], indptr[s + 1]):
            i, g = demand[q], gain[q]
            if g > price[i]:
                paid[i] += 1
            if g > best[i]:
                if best[i] == 0.0 and zone[i] >= 0:
                    got[zone[i]] += people[i]
                best[i] = g
    return best.sum()
