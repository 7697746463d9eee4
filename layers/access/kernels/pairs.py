"""Whom each site reaches one way, compiled by numba: searches that keep nothing but ticks.

A label is one whole number, the version above the ticks. Versions count down, so that whatever an earlier search left
behind is larger than anything that this one finds: one comparison tells both whether a node is new and whether it has
been come to later. Entries of a queue are packed likewise, ticks above the node.
"""

import numpy as np
from numba import njit

from layers.access.kernels.local import lived_in
from layers.access.kernels.wide import HIGH, LOW

_FULL = -1
_U = np.uint32


@njit(cache=True, nogil=True)
def _search(road, source, start, limit, shift, desk):
    """Label everything within ``limit`` of one node; how many nodes were touched, ``_FULL``: a queue was too short."""
    indptr, heads, ticks = road
    labels, touched, filled, queue, stamp = desk
    stamp[0] -= 1
    version, room, mask = np.int64(stamp[0]) << HIGH, queue.shape[1], _U(filled.size - 1)
    newest = version | LOW
    labels[source] = version | start
    touched[0] = source
    count = live = 1
    bucket = start >> shift
    slot = _U(bucket) & mask
    queue[slot, 0], filled[slot] = (np.int64(start) << HIGH) | source, 1
    while live > 0:
        slot = _U(bucket) & mask
        i = 0
        while i < filled[slot]:
            entry = queue[slot, i]
            i += 1
            node, tick = _U(entry & LOW), entry >> HIGH
            if labels[node] != version | tick:
                continue
            for edge in range(_U(indptr[node]), _U(indptr[node + _U(1)])):
                then = tick + ticks[edge]
                head = _U(heads[edge])
                held, label = labels[head], version | then
                better = (label < held) & (then <= limit)
                labels[head] = label if better else held
                touched[count] = head
                count += better & (held > newest)
                place = _U(then >> shift) & mask
                at = filled[place]
                if at == room:
                    filled[:] = 0
                    return _FULL
                queue[place, at] = (then << HIGH) | np.int64(head)
                filled[place] = at + better
                live += better
        live -= filled[slot]
        filled[slot] = 0
        bucket += 1
    return count


@njit(cache=True, nogil=True)
def spread(road, nodes, starts, homes, limit, shift, desk):
    """For each site the homes within ``limit``, one way: counts by site, homes ascending in each, ticks, the queue."""
    ptr, ids, legs, lived = homes
    labels, touched, filled, queue, stamp = desk
    counts = np.zeros(nodes.size, np.int64)
    found = np.empty(8192, np.int64)
    end = 0
    for row in range(nodes.size):
        if nodes[row] < 0 or starts[row] > limit:
            continue
        count = _search(road, nodes[row], starts[row], limit, shift, (labels, touched, filled, queue, stamp))
        while count == _FULL:
            queue = np.empty((queue.shape[0], 2 * queue.shape[1]), np.int64)
            count = _search(road, nodes[row], starts[row], limit, shift, (labels, touched, filled, queue, stamp))
        began = end
        for i in range(lived_in(touched, count, lived)):
            node = _U(touched[i])
            first, last = ptr[node], ptr[node + _U(1)]
            if end + last - first > found.size:
                longer = np.empty(2 * (end + last - first), np.int64)
                longer[:end] = found[:end]
                found = longer
            tick = labels[node] & LOW
            for j in range(first, last):
                then = tick + legs[ids[j]]
                if then <= limit:
                    found[end] = (np.int64(ids[j]) << HIGH) | then
                    end += 1
        found[began:end].sort()
        counts[row] = end - began
    who, times = np.empty(end, np.int32), np.empty(end, np.int32)
    for i in range(end):
        who[i], times[i] = found[i] >> HIGH, found[i] & LOW
    return counts, who, times, queue
