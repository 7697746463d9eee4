"""Searches compiled by numba: buckets of whole ticks, corrected inside a bucket, exact in their sums.

A search keeps the shortest among equally quick ways, the lowest site among equally near ones, so that its answer does
not hang on the order of its work. Queues grow as needed. No ``parallel=True``: it can end the process (see decisions).
"""

import numpy as np
from numba import njit

TICK, SPAN, MARK, EDGE = 0, 1, 2, 3


@njit(cache=True, nogil=True)
def _roomier(held):
    """The same rows with twice the room."""
    wide = np.empty((held.shape[0], 2 * held.shape[1]), held.dtype)
    wide[:, : held.shape[1]] = held
    return wide


@njit(cache=True, nogil=True)
def search(road, source, start, limit, goal, labels, version, touched, filled, queue, due, shift):
    """Everything within ``limit`` of one node, or until ``goal`` (-1: none) is certain.

    ``labels`` (n, 4) hold tick, span, version and the edge it was come by; ``touched`` lists the nodes.
    Gives how many, and the queues, which may have grown.
    """
    indptr, heads, ticks, spans = road
    mask = filled.size - 1
    labels[source, TICK], labels[source, SPAN] = start, 0
    labels[source, MARK], labels[source, EDGE] = version, -1
    touched[0] = source
    count = 1
    bucket = start >> shift
    slot = bucket & mask
    queue[slot, 0], due[slot, 0], filled[slot] = source, start, 1
    live = 1
    while live > 0:
        slot = bucket & mask
        i = 0
        while i < filled[slot]:
            node, tick = queue[slot, i], due[slot, i]
            i += 1
            if tick != labels[node, TICK]:
                continue
            walked = labels[node, SPAN]
            for edge in range(indptr[node], indptr[node + 1]):
                then = np.int64(tick) + ticks[edge]
                if then > limit:
                    continue
                head = heads[edge]
                far = np.int64(walked) + spans[edge]
                if labels[head, MARK] == version:
                    held = labels[head, TICK]
                    if then > held or (then == held and far >= labels[head, SPAN]):
                        continue
                else:
                    labels[head, MARK] = version
                    touched[count] = head
                    count += 1
                labels[head, TICK], labels[head, SPAN], labels[head, EDGE] = then, far, edge
                place = (then >> shift) & mask
                at = filled[place]
                if at == queue.shape[1]:
                    queue, due = _roomier(queue), _roomier(due)
                queue[place, at], due[place, at] = head, then
                filled[place] = at + 1
                live += 1
        live -= filled[slot]
        filled[slot] = 0
        if goal >= 0 and labels[goal, MARK] == version and labels[goal, TICK] >> shift <= bucket:
            filled[:] = 0
            break
        bucket += 1
    return count, queue, due


@njit(cache=True, nogil=True)
def ball(road, source, start, limit, goal, shift, desk):
    """One search; copies of what it found, and the queues for the next one."""
    labels, touched, filled, queue, due, version = desk
    version[0] += 1
    count, queue, due = search(road, source, start, limit, goal, labels, version[0], touched, filled, queue, due, shift)
    nodes = touched[:count].copy()
    found = np.empty((3, count), np.int32)
    for i in range(count):
        for row, column in enumerate((TICK, SPAN, EDGE)):
            found[row, i] = labels[nodes[i], column]
    return nodes, found, queue, due


@njit(cache=True, nogil=True)
def spread(road, nodes, starts, points, limit, shift, desk):
    """For each site the points within ``limit``, one way: counts by site, points ascending in each, ticks."""
    labels, touched, filled, queue, due, version = desk
    ptr, ids, at_node, legs, _ = points
    counts = np.zeros(nodes.size, np.int64)
    found, times = np.empty(4096, np.int32), np.empty(4096, np.int32)
    end = 0
    for row in range(nodes.size):
        if nodes[row] < 0 or starts[row] > limit:
            continue
        version[0] += 1
        count, queue, due = search(
            road, nodes[row], starts[row], limit, -1, labels, version[0], touched, filled, queue, due, shift
        )
        began = end
        for i in range(count):
            node = touched[i]
            for j in range(ptr[node], ptr[node + 1]):
                if np.int64(labels[node, TICK]) + legs[ids[j]] > limit:
                    continue
                if end == found.size:
                    found = np.concatenate((found, np.empty_like(found)))
                found[end] = ids[j]
                end += 1
        found[began:end].sort()
        while times.size < end:
            times = np.concatenate((times, np.empty_like(times)))
        for i in range(began, end):
            times[i] = labels[at_node[found[i]], TICK] + legs[found[i]]
        counts[row] = end - began
    return counts, found[:end].copy(), times[:end].copy(), queue, due


@njit(cache=True, nogil=True)
def both_ways(there, back, site, points, limit, most, shift, desk, other, found, end):
    """The points that one site serves, appended ascending to ``found`` from ``end``: there within, back within.

    ``there``: the edges turned round, as the search starts at the place; ``most``: the longest stretch (-1: any).
    The labels of both searches stay on their desks for whoever wants the times.
    """
    labels, touched, filled, queue, due, version = desk
    labels2, touched2, filled2, queue2, due2, version2 = other
    ptr, ids, _, legs, leg_spans = points
    node, start, span = site
    version[0] += 1
    version2[0] += 1
    count, queue, due = search(there, node, start, limit, -1, labels, version[0], touched, filled, queue, due, shift)
    someone = False
    for i in range(count):
        if ptr[touched[i] + 1] > ptr[touched[i]]:
            someone = True
            break
    if someone:
        _, queue2, due2 = search(
            back, node, start, limit, -1, labels2, version2[0], touched2, filled2, queue2, due2, shift
        )
    began = end
    for i in range(count if someone else 0):
        node = touched[i]
        if labels2[node, MARK] != version2[0]:
            continue
        worse = np.int64(max(labels[node, TICK], labels2[node, TICK]))
        longer = np.int64(max(labels[node, SPAN], labels2[node, SPAN])) + span
        for j in range(ptr[node], ptr[node + 1]):
            point = ids[j]
            if worse + legs[point] > limit or (most >= 0 and longer + leg_spans[point] > most):
                continue
            if end == found.size:
                found = np.concatenate((found, np.empty_like(found)))
            found[end] = point
            end += 1
    found[began:end].sort()
    return (
        found,
        end,
        (labels, touched, filled, queue, due, version),
        (labels2, touched2, filled2, queue2, due2, version2),
    )


@njit(cache=True, nogil=True)
def round_trips(there, back, sites, points, limit, most, shift, desk, other):
    """For each site whom it serves: counts by site, points ascending in each, (4, pairs) ticks and spans."""
    nodes, starts, spans = sites
    _, _, at_node, legs, leg_spans = points
    counts = np.zeros(nodes.size, np.int64)
    found, told = np.empty(4096, np.int32), np.empty((4096, 4), np.int32)
    end = 0
    for row in range(nodes.size):
        if nodes[row] < 0 or starts[row] > limit:
            continue
        began = end
        found, end, desk, other = both_ways(
            there, back, (nodes[row], starts[row], spans[row]), points, limit, most, shift, desk, other, found, end
        )
        while len(told) < end:
            told = np.concatenate((told, np.empty_like(told)))
        for i in range(began, end):
            point = found[i]
            node, leg, span = at_node[point], legs[point], spans[row] + leg_spans[point]
            told[i, 0], told[i, 1] = desk[0][node, TICK] + leg, other[0][node, TICK] + leg
            told[i, 2], told[i, 3] = desk[0][node, SPAN] + span, other[0][node, SPAN] + span
        counts[row] = end - began
    return counts, found[:end].copy(), told[:end].copy(), desk, other


@njit(cache=True, nogil=True)
def best_trips(there, back, sites, points, limit, most, shift, desk, other, best):
    """The site with the shortest worse way of each point; ``best`` (points, 3): site, ticks there, ticks back."""
    nodes, starts, spans, numbers = sites
    _, _, at_node, legs, _ = points
    found = np.empty(4096, np.int32)
    for row in range(nodes.size):
        if nodes[row] < 0 or starts[row] > limit:
            continue
        found, end, desk, other = both_ways(
            there, back, (nodes[row], starts[row], spans[row]), points, limit, most, shift, desk, other, found, 0
        )
        for i in range(end):
            point = found[i]
            node, leg = at_node[point], legs[point]
            out, home = desk[0][node, TICK] + leg, other[0][node, TICK] + leg
            # As 32-bit floats, in which they are told: equal there is equally near.
            worse, held = np.float32(max(out, home)), np.float32(max(best[point, 1], best[point, 2]))
            if worse < held or (worse == held and numbers[row] < best[point, 0]):
                best[point, 0], best[point, 1], best[point, 2] = numbers[row], out, home
    return desk, other
