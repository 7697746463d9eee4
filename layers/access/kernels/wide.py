"""Searches over the whole network at once, compiled by numba: the nearest site of every node, and the nearest few."""

import numpy as np
from numba import njit

from layers.access.graph import FAR


@njit(cache=True, nogil=True)
def _roomier(held):
    """The same rows with twice the room."""
    wide = np.empty((held.shape[0], 2 * held.shape[1]), held.dtype)
    wide[:, : held.shape[1]] = held
    return wide


@njit(cache=True, nogil=True)
def nearest(road, nodes, starts, limit, shift, slots, room):
    """Ticks to the nearest site of every node and its number, the lowest among equally near ones (``FAR``, -1)."""
    indptr, heads, ticks = road
    mask = slots - 1
    filled = np.zeros(slots, np.int64)
    queue, due = np.empty((slots, room), np.int32), np.empty((slots, room), np.int32)
    times = np.full(indptr.size - 1, FAR, np.int32)
    site = np.full(indptr.size - 1, -1, np.int32)
    live, bucket = 0, np.int64(limit) >> shift
    for i in range(nodes.size):
        node, start = nodes[i], starts[i]
        if node < 0 or start > limit or start >= times[node]:
            continue
        times[node], site[node] = start, i
        place = (start >> shift) & mask
        if filled[place] == queue.shape[1]:
            queue, due = _roomier(queue), _roomier(due)
        queue[place, filled[place]], due[place, filled[place]] = node, start
        filled[place] += 1
        live += 1
        bucket = min(bucket, np.int64(start) >> shift)
    while live > 0:
        slot = bucket & mask
        i = 0
        while i < filled[slot]:
            node, tick = queue[slot, i], due[slot, i]
            i += 1
            if tick != times[node]:
                continue
            owner = site[node]
            for edge in range(indptr[node], indptr[node + 1]):
                head = heads[edge]
                then = np.int64(tick) + ticks[edge]
                held = times[head]
                if then > limit or then > held or (then == held and owner >= site[head]):
                    continue
                times[head], site[head] = then, owner
                place = (then >> shift) & mask
                at = filled[place]
                if at == queue.shape[1]:
                    queue, due = _roomier(queue), _roomier(due)
                queue[place, at], due[place, at] = head, then
                filled[place] = at + 1
                live += 1
        live -= filled[slot]
        filled[slot] = 0
        bucket += 1
    return times, site


@njit(cache=True, nogil=True)
def _enter(times, sites, then, owner):
    """Put a site into the list of a node, sorted by (tick, site), each site once; whether anything changed."""
    few = times.size
    if (then, owner) >= (times[few - 1], sites[few - 1]):
        return False
    old = few - 1
    for i in range(few):
        if sites[i] == owner:
            if times[i] <= then:
                return False
            old = i
            break
    while old > 0 and (then, owner) < (times[old - 1], sites[old - 1]):
        times[old], sites[old] = times[old - 1], sites[old - 1]
        old -= 1
    times[old], sites[old] = then, owner
    return True


@njit(cache=True, nogil=True)
def k_nearest(road, nodes, starts, few, limit, shift, slots, room):
    """The ``few`` nearest sites of every node, (n, few) ticks and numbers, ties by the lower number (``FAR``, -1)."""
    indptr, heads, ticks = road
    mask = slots - 1
    filled = np.zeros(slots, np.int64)
    queue, due = np.empty((slots, room), np.int32), np.empty((slots, room), np.int32)
    whose = np.empty((slots, room), np.int32)
    times = np.full((indptr.size - 1, few), FAR, np.int32)
    sites = np.full((indptr.size - 1, few), FAR, np.int32)
    live, bucket = 0, np.int64(limit) >> shift
    for i in range(nodes.size):
        node, start = nodes[i], starts[i]
        if node < 0 or start > limit or not _enter(times[node], sites[node], start, i):
            continue
        place = (start >> shift) & mask
        if filled[place] == queue.shape[1]:
            queue, due, whose = _roomier(queue), _roomier(due), _roomier(whose)
        at = filled[place]
        queue[place, at], due[place, at], whose[place, at] = node, start, i
        filled[place] += 1
        live += 1
        bucket = min(bucket, np.int64(start) >> shift)
    while live > 0:
        slot = bucket & mask
        i = 0
        while i < filled[slot]:
            node, tick, owner = queue[slot, i], due[slot, i], whose[slot, i]
            i += 1
            held = False
            for j in range(few):
                held = held or (times[node, j] == tick and sites[node, j] == owner)
            if not held:
                continue
            for edge in range(indptr[node], indptr[node + 1]):
                then = np.int64(tick) + ticks[edge]
                head = heads[edge]
                if then > limit or not _enter(times[head], sites[head], then, owner):
                    continue
                place = (then >> shift) & mask
                at = filled[place]
                if at == queue.shape[1]:
                    queue, due, whose = _roomier(queue), _roomier(due), _roomier(whose)
                queue[place, at], due[place, at], whose[place, at] = head, then, owner
                filled[place] = at + 1
                live += 1
        live -= filled[slot]
        filled[slot] = 0
        bucket += 1
    for node in range(indptr.size - 1):
        for j in range(few):
            if times[node, j] == FAR:
                sites[node, j] = -1
    return times, sites
