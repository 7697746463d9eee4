"""Searches over the whole network at once, compiled by numba: the nearest site of every node, and the nearest few.

They give up with False where a queue is too short; whoever asked gives them a larger one.
"""

import numpy as np
from numba import njit

from layers.access.graph import FAR

_U = np.uint32
# Two numbers in one: the first above these bits, the second below.
HIGH = 32
LOW = np.int64((1 << 32) - 1)


@njit(cache=True, nogil=True)
def nearest(road, nodes, starts, numbers, limit, shift, labels, filled, queue):
    """``labels`` (n,): ticks to the nearest site of every node above its number, the lowest among equally near ones.

    The smaller label is the better one in both, and all begin with the least that is beyond the limit: one comparison
    tells everything.
    """
    indptr, heads, ticks = road
    room, mask = queue.shape[1], _U(filled.size - 1)
    filled[:] = 0
    labels[:] = (np.int64(limit) + 1) << HIGH
    live, bucket = 0, limit >> shift
    for i in range(nodes.size):
        node, start = nodes[i], np.int64(starts[i])
        if node < 0 or start > limit:
            continue
        label = (start << HIGH) | numbers[i]
        if label >= labels[node]:
            continue
        labels[node] = label
        place = _U(start >> shift) & mask
        at = filled[place]
        if at == room:
            return False
        queue[place, at] = (start << HIGH) | node
        filled[place] = at + 1
        live += 1
        bucket = min(bucket, start >> shift)
    while live > 0:
        slot = _U(bucket) & mask
        i = 0
        while i < filled[slot]:
            entry = queue[slot, i]
            i += 1
            node = _U(entry & LOW)
            label = labels[node]
            tick = label >> HIGH
            if tick != entry >> HIGH:
                continue
            for edge in range(_U(indptr[node]), _U(indptr[node + _U(1)])):
                head = _U(heads[edge])
                then, offered = tick + ticks[edge], label + (np.int64(ticks[edge]) << HIGH)
                if offered >= labels[head]:
                    continue
                labels[head] = offered
                place = _U(then >> shift) & mask
                at = filled[place]
                if at == room:
                    return False
                queue[place, at] = (then << HIGH) | np.int64(head)
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
