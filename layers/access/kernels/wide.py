"""Searches over the whole network at once, compiled by numba: the nearest site of every node, and the nearest few.

They give up with False where a queue is too short; whoever asked gives them a larger one.
"""

import numpy as np
from numba import njit

from layers.access.graph import FAR

_U = np.uint32


@njit(cache=True, nogil=True)
def nearest(road, nodes, starts, numbers, limit, shift, labels, filled, queue, due):
    """``labels`` (n, 2): ticks to the nearest site of every node and its number, the lowest among equally near ones."""
    indptr, heads, ticks = road
    room, mask = queue.shape[1], _U(filled.size - 1)
    filled[:] = 0
    labels[:] = FAR
    live, bucket = 0, limit >> shift
    for i in range(nodes.size):
        node, start, number = nodes[i], starts[i], numbers[i]
        if node < 0 or start > limit:
            continue
        if start > labels[node, 0] or (start == labels[node, 0] and number >= labels[node, 1]):
            continue
        labels[node, 0], labels[node, 1] = start, number
        place = _U(start >> shift) & mask
        at = filled[place]
        if at == room:
            return False
        queue[place, at], due[place, at] = node, start
        filled[place] = at + 1
        live += 1
        bucket = min(bucket, start >> shift)
    while live > 0:
        slot = _U(bucket) & mask
        i = 0
        while i < filled[slot]:
            node, tick = _U(queue[slot, i]), due[slot, i]
            i += 1
            if tick != labels[node, 0]:
                continue
            owner = labels[node, 1]
            for edge in range(_U(indptr[node]), _U(indptr[node + _U(1)])):
                head = _U(heads[edge])
                then = tick + ticks[edge]
                held = labels[head, 0]
                if then > limit or then > held or (then == held and owner >= labels[head, 1]):
                    continue
                labels[head, 0], labels[head, 1] = then, owner
                place = _U(then >> shift) & mask
                at = filled[place]
                if at == room:
                    return False
                queue[place, at], due[place, at] = head, then
                filled[place] = at + 1
                live += 1
        live -= filled[slot]
        filled[slot] = 0
        bucket += 1
    return True


@njit(cache=True, nogil=True)
def _enter(times, sites, node, then, owner):
    """Put a site into the list of a node, sorted by (tick, site), each site once; whether anything changed."""
    few = times.shape[1]
    last = few - 1
    if then > times[node, last] or (then == times[node, last] and owner >= sites[node, last]):
        return False
    old = last
    for i in range(few):
        if sites[node, i] == owner:
            if times[node, i] <= then:
                return False
            old = i
            break
    while old > 0 and (then < times[node, old - 1] or (then == times[node, old - 1] and owner < sites[node, old - 1])):
        times[node, old], sites[node, old] = times[node, old - 1], sites[node, old - 1]
        old -= 1
    times[node, old], sites[node, old] = then, owner
    return True


@njit(cache=True, nogil=True)
def k_nearest(road, nodes, starts, limit, shift, times, sites, filled, queue):
    """``times``, ``sites`` (n, few): the nearest sites of every node, ties by the lower number (``FAR``, ``FAR``).

    ``queue`` (slots, room, 3): node, tick and site.
    """
    indptr, heads, ticks = road
    few, room, mask = times.shape[1], queue.shape[1], _U(filled.size - 1)
    filled[:] = 0
    times[:] = FAR
    sites[:] = FAR
    live, bucket = 0, limit >> shift
    for i in range(nodes.size):
        node, start = nodes[i], starts[i]
        if node < 0 or start > limit or not _enter(times, sites, _U(node), start, i):
            continue
        place = _U(start >> shift) & mask
        at = filled[place]
        if at == room:
            return False
        queue[place, at, 0], queue[place, at, 1], queue[place, at, 2] = node, start, i
        filled[place] = at + 1
        live += 1
        bucket = min(bucket, start >> shift)
    while live > 0:
        slot = _U(bucket) & mask
        i = 0
        while i < filled[slot]:
            node, tick, owner = _U(queue[slot, i, 0]), queue[slot, i, 1], queue[slot, i, 2]
            i += 1
            held = False
            for j in range(few):
                held = held or (times[node, j] == tick and sites[node, j] == owner)
            if not held:
                continue
            for edge in range(_U(indptr[node]), _U(indptr[node + _U(1)])):
                then = tick + ticks[edge]
                head = _U(heads[edge])
                if then > limit or not _enter(times, sites, head, then, owner):
                    continue
                place = _U(then >> shift) & mask
                at = filled[place]
                if at == room:
                    return False
                queue[place, at, 0], queue[place, at, 1], queue[place, at, 2] = head, then, owner
                filled[place] = at + 1
                live += 1
        live -= filled[slot]
        filled[slot] = 0
        bucket += 1
    return True
