"""Searches around one place, compiled by numba: buckets of whole ticks, corrected inside a bucket, exact in their sums.

A search keeps the shortest among equally quick ways, so that its answer does not hang on the order of its work.
Numbers of nodes are unsigned, and no array is made anew inside a loop: either would cost half of the speed.
No ``parallel=True``: it can end the process.
"""

import numpy as np
from numba import njit

TICK, SPAN, MARK, EDGE = 0, 1, 2, 3
_FULL = -1
_U = np.uint32


@njit(cache=True, nogil=True)
def _search(road, source, start, limit, most, goal, shift, desk):
    """Everything within ``limit`` of one node, or until ``goal`` (-1: none) is certain; how many nodes were touched.

    ``labels`` (n, 4) hold tick, span, version and the edge it was come by; ``touched`` lists the nodes.
    ``most`` (-1: any): once every open way is longer, the search ends; labels beyond it may be unfinished.
    ``_FULL`` where a queue was too short: its search has to begin again.
    """
    indptr, heads, ticks, spans = road
    labels, touched, filled, queue, due, stamp = desk
    stamp[0] += 1
    version, room, mask = stamp[0], queue.shape[1], _U(filled.size - 1)
    labels[source, TICK], labels[source, SPAN], labels[source, MARK], labels[source, EDGE] = start, 0, version, -1
    touched[0] = source
    count = live = 1
    bucket, horizon = start >> shift, np.int64(start)
    slot = _U(bucket) & mask
    queue[slot, 0], due[slot, 0], filled[slot] = source, start, 1
    while live > 0:
        slot = _U(bucket) & mask
        i = 0
        while i < filled[slot]:
            node, tick = _U(queue[slot, i]), due[slot, i]
            i += 1
            if tick != labels[node, TICK]:
                continue
            walked = labels[node, SPAN]
            for edge in range(_U(indptr[node]), _U(indptr[node + _U(1)])):
                then = tick + ticks[edge]
                if then > limit:
                    continue
                head = _U(heads[edge])
                far = walked + spans[edge]
                if labels[head, MARK] == version:
                    held = labels[head, TICK]
                    if then > held or (then == held and far >= labels[head, SPAN]):
                        continue
                else:
                    labels[head, MARK] = version
                    touched[count] = head
                    count += 1
                labels[head, TICK], labels[head, SPAN], labels[head, EDGE] = then, far, edge
                place = _U(then >> shift) & mask
                at = filled[place]
                if at == room:
                    filled[:] = 0
                    return _FULL
                queue[place, at], due[place, at] = head, then
                filled[place] = at + 1
                live += 1
                if far <= most and then > horizon:
                    horizon = then
        live -= filled[slot]
        filled[slot] = 0
        beyond = most >= 0 and bucket >= horizon >> shift
        if beyond or (goal >= 0 and labels[goal, MARK] == version and labels[goal, TICK] >> shift <= bucket):
            filled[:] = 0
            break
        bucket += 1
    return count


@njit(cache=True, nogil=True)
def _roomier(desk):
    """The same desk with twice the room in its queues, which are empty."""
    labels, touched, filled, queue, _, stamp = desk
    shape = (queue.shape[0], 2 * queue.shape[1])
    return labels, touched, filled, np.empty(shape, np.int32), np.empty(shape, np.int32), stamp


@njit(cache=True, nogil=True)
def search(road, source, start, limit, most, goal, shift, desk):
    """The same on a desk that is large enough in the end."""
    count = _search(road, source, start, limit, most, goal, shift, desk)
    while count == _FULL:
        desk = _roomier(desk)
        count = _search(road, source, start, limit, most, goal, shift, desk)
    return count, desk


@njit(cache=True, nogil=True)
def ball(road, source, start, limit, goal, shift, desk):
    """One search: copies of what it found, and the desk for the next one."""
    count, desk = search(road, source, start, limit, -1, goal, shift, desk)
    labels, nodes = desk[0], desk[1][:count].copy()
    found = np.empty((3, count), np.int32)
    for i in range(count):
        node = _U(nodes[i])
        found[0, i], found[1, i], found[2, i] = labels[node, TICK], labels[node, SPAN], labels[node, EDGE]
    return nodes, found, desk


@njit(cache=True, nogil=True)
def _doubled(held):
    """A longer copy."""
    longer = np.empty(2 * held.size, held.dtype)
    longer[: held.size] = held
    return longer


@njit(cache=True, nogil=True)
def lived_in(touched, count, lived):
    """Bring the nodes where somebody lives to the front; how many. Few are, and no branch could guess which."""
    kept = 0
    for i in range(count):
        node = touched[i]
        touched[kept] = node
        kept += lived[_U(node)]
    return kept


@njit(cache=True, nogil=True)
def _served(labels, labels2, version2, touched, count, span, homes, limit, most, found, end):
    """Append the homes that both searches have come to and no limit forbids, ascending; the row may have grown."""
    ptr, ids, _, legs, leg_spans, _ = homes
    began = end
    for i in range(count):
        node = _U(touched[i])
        if labels2[node, MARK] != version2:
            continue
        worse = np.int64(max(labels[node, TICK], labels2[node, TICK]))
        longer = np.int64(max(labels[node, SPAN], labels2[node, SPAN])) + span
        while found.size < end + ptr[node + _U(1)] - ptr[node]:
            found = _doubled(found)
        for j in range(ptr[node], ptr[node + _U(1)]):
            home = ids[j]
            if worse + legs[home] <= limit and (most < 0 or longer + leg_spans[home] <= most):
                found[end] = home
                end += 1
    found[began:end].sort()
    return found, end


@njit(cache=True, nogil=True)
def both_ways(there, back, site, homes, bounds, shift, desk, other, found, end):
    """The homes that one site serves, appended to ``found`` from ``end``: there within, back within.

    ``there``: the edges turned round, as the search starts at the place. The labels of both searches stay on their
    desks for whoever wants the times.
    """
    node, start, span = site
    limit, most = bounds
    left = max(most - span, 0) if most >= 0 else -1
    count, desk = search(there, node, start, limit, left, -1, shift, desk)
    count = lived_in(desk[1], count, homes[5])
    if count > 0:
        _, other = search(back, node, start, limit, left, -1, shift, other)
        found, end = _served(desk[0], other[0], other[5][0], desk[1], count, span, homes, limit, most, found, end)
    return found, end, desk, other


@njit(cache=True, nogil=True)
def round_trips(there, back, sites, homes, bounds, shift, desk, other):
    """For each site whom it serves: counts by site, homes ascending in each, (pairs, 4) ticks and spans."""
    nodes, starts, spans = sites
    counts = np.zeros(nodes.size, np.int64)
    found = np.empty(4096, np.int32)
    told = np.empty((4096, 4), np.int32)
    end = 0
    for row in range(nodes.size):
        if nodes[row] < 0 or starts[row] > bounds[0]:
            continue
        began = end
        site = (nodes[row], starts[row], spans[row])
        found, end, desk, other = both_ways(there, back, site, homes, bounds, shift, desk, other, found, end)
        while len(told) < end:
            longer = np.empty((2 * len(told), 4), np.int32)
            longer[: len(told)] = told
            told = longer
        _told(desk[0], other[0], homes, spans[row], found, told, began, end)
        counts[row] = end - began
    return counts, found[:end].copy(), told[:end].copy(), desk, other


@njit(cache=True, nogil=True)
def _told(labels, labels2, homes, span, found, told, began, end):
    """Ticks out and back, spans out and back of the homes of a row."""
    _, _, at_node, legs, leg_spans, _ = homes
    for i in range(began, end):
        home = _U(found[i])
        node, leg, more = _U(at_node[home]), legs[home], span + leg_spans[home]
        told[i, 0], told[i, 1] = labels[node, TICK] + leg, labels2[node, TICK] + leg
        told[i, 2], told[i, 3] = labels[node, SPAN] + more, labels2[node, SPAN] + more


@njit(cache=True, nogil=True)
def best_trips(there, back, sites, homes, bounds, shift, desk, other, best):
    """The site with the shortest worse way of each home; ``best`` (homes, 3): site, ticks there, ticks back."""
    nodes, starts, spans, numbers = sites
    found = np.empty(4096, np.int32)
    for row in range(nodes.size):
        if nodes[row] < 0 or starts[row] > bounds[0]:
            continue
        site = (nodes[row], starts[row], spans[row])
        found, end, desk, other = both_ways(there, back, site, homes, bounds, shift, desk, other, found, 0)
        _bettered(desk[0], other[0], homes, numbers[row], found, end, best)
    return desk, other


@njit(cache=True, nogil=True)
def _bettered(labels, labels2, homes, number, found, end, best):
    """Let a site have the homes that it is the best of so far."""
    _, _, at_node, legs, _, _ = homes
    for i in range(end):
        home = _U(found[i])
        node, leg = _U(at_node[home]), legs[home]
        out, back = labels[node, TICK] + leg, labels2[node, TICK] + leg
        # As 32-bit floats, in which they are told: equal there is equally near.
        worse, held = np.float32(max(out, back)), np.float32(max(best[home, 1], best[home, 2]))
        if worse < held or (worse == held and number < best[home, 0]):
            best[home, 0], best[home, 1], best[home, 2] = number, out, back
