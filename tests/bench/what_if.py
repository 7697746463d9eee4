"""もし〜なら: one place more, one fewer, on 500,000 nodes with 2,000 places and 50,000 homes; and through HTTP.

Limits (speed.md): p95 below 1 ms of computing, below 30 ms by the clock through HTTP with a warm state. Each outcome
searches, updates and adds up by town; at the end a standing after 400 openings and closings is held to one made anew.
"""

import json
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import numpy as np

from layers.access.ends import Ends
from layers.access.grounds import Ground
from layers.access.network import WalkNetwork
from layers.access.people import Area, Demand, Residents
from layers.access.question import Question
from layers.access.scenario import Act, plan
from layers.access.what_if import WhatIf
from layers.geo.shapes import to_plane_transformer
from layers.place.services import ServicePoint
from layers.store import Store
from layers.trust.audience import OPERATOR, Viewer
from tests import machine
from tests.bench import grid_network
from tests.bench.clock import Line
from tests.looks.served import served
from tests.realdata.test_walking_in_ube import streets
from tests.webmap.conftest import found_town
from webmap.what_if_ready import Ready

NODES, PLACES, HOMES, AREAS, ACTS = 500_000, 2_000, 50_000, 500, 400
COMPUTE, HTTP = 0.001, 0.030
QUESTION = Question(service="kayoinoba", people="all", minutes=15, walker="level60")
ASKED = "kind=kayoinoba&people=all&minutes=15&walker=level60"
STAFF = Viewer(name="staff", role="staff")


def measure(times: int) -> list[Line]:
    """Each act so many hundred times; the slowest twentieth counts."""
    large = WhatIf(QUESTION, ground(_drawn(), places=PLACES, homes=HOMES))
    lines = [*_computed("500k nodes", large, ACTS * times), *_over_http(large, ACTS)]
    real = machine.PARTS["realdata"]()
    if real:
        small = WhatIf(QUESTION, ground(streets(Path(real)), places=200, homes=5_000))
        lines += _computed("宇部", small, ACTS)
    return lines


def _computed(where: str, warm: WhatIf, count: int) -> list[Line]:
    chance = np.random.default_rng(3)
    spots = _spots(warm, chance, count + 1)
    gone = chance.integers(0, len(warm.places), count).tolist()
    warm.outcome([_added(spots[-1])])
    adding = [_took(lambda spot=spot: warm.outcome([_added(spot)])) for spot in spots[:-1]]
    closing_ = [_took(lambda number=number: warm.outcome([_closed(number)])) for number in gone]
    _as_made_anew(warm, spots[:ACTS])
    return [_line(f"{where}, add", adding, COMPUTE), _line(f"{where}, close", closing_, COMPUTE)]


def _drawn() -> WalkNetwork:
    """Half a million junctions, whose degrees are those of their plane metres."""
    drawn = grid_network.packed_city(NODES)
    degrees = to_plane_transformer(drawn.plane_srid).transform(*drawn.nodes_plane.T, direction="INVERSE")
    return replace(drawn, nodes_lonlat=np.column_stack(degrees))


def ground(network: WalkNetwork, *, places: int, homes: int) -> Ground:
    """Homes and places at junctions of chance."""
    chance = np.random.default_rng(2)
    nodes = grid_network.some_nodes(network, homes, 7)
    return Ground(
        network=network,
        residents=Residents(towns=()),
        demand=Demand(
            group="all",
            areas=tuple(Area(code=str(number), name=f"{number}丁目", residents=0) for number in range(AREAS)),
            homes=Ends(nodes=nodes, leg_metres=np.zeros(homes)),
            spots_plane=network.nodes_plane[nodes],
            area_of=(nodes.astype(np.int64) * AREAS // len(network)).astype(np.int32),
            people=chance.integers(0, 30, homes),
            uncertain=np.zeros(homes, dtype=np.bool_),
        ),
        places=tuple(
            ServicePoint(
                id=f"p{number}",
                kind="kayoinoba",
                name=f"会{number}",
                lonlat=(float(network.nodes_lonlat[node, 0]), float(network.nodes_lonlat[node, 1])),
            )
            for number, node in enumerate(grid_network.some_nodes(network, places, 8))
        ),
        today=date(2026, 11, 22),
    )


def _spots(warm: WhatIf, chance: np.random.Generator, count: int) -> list[tuple[float, float]]:
    """Near junctions, each another."""
    nodes = chance.choice(len(warm.ground.network), count, replace=False)
    moved = warm.ground.network.nodes_lonlat[nodes] + chance.uniform(-1e-4, 1e-4, (count, 2))
    return [(round(lon, 6), round(lat, 6)) for lon, lat in moved.tolist()]


def _added(spot: tuple[float, float]) -> Act:
    return Act(key="a1", kind="add", at_lonlat=spot)


def _closed(number: int) -> Act:
    return Act(key="a1", kind="close", place=f"p{number}")


def _took(act: Callable[[], object]) -> float:
    """Seconds that this thread has computed, whatever else the machine does."""
    began = time.thread_time()
    act()
    return time.thread_time() - began


def _as_made_anew(warm: WhatIf, spots: list[tuple[float, float]]) -> None:
    """One standing that everything is opened in and closed in again equals today's, bit for bit."""
    today, _ = warm.standing(plan([], ()))
    standing = today.copy()
    new = len(warm.places)
    rows = [warm.standing(plan([_added(spot)], ()))[0].row(new) for spot in spots]
    for number, row in enumerate(rows, start=new):
        standing.open(number, row)
    for number in np.random.default_rng(4).permutation(len(rows)).tolist():
        standing.close(new + number)
    for name in ("served", "nearest", "seconds", "uncovered"):
        if not np.array_equal(getattr(standing, name), getattr(today, name)):
            raise AssertionError(name)


def _over_http(warm: WhatIf, count: int) -> Iterator[Line]:
    """As the page's script sends it: a form with its token, from a browser that keeps its connection."""
    spots = _spots(warm, np.random.default_rng(6), count)
    with _signed_in(warm) as (ask, token):

        def press(**told: str) -> tuple[float, float]:
            began, computed = time.perf_counter(), time.process_time()
            answer = ask("POST", f"/coverage/what-if/act.json?{ASKED}", urlencode({"csrf_token": token, **told}))
            took = (time.perf_counter() - began, time.process_time() - computed)
            if not json.loads(answer)["lines"]:
                raise AssertionError(answer[:200])
            return took

        press(do="close", place="p0")
        adding = [press(do="add", at=f"{lat:.6f}, {lon:.6f}") for lon, lat in spots]
        closing_ = [press(do="close", place=f"p{number}") for number in range(count)]
    for what, took in (("add", adding), ("close", closing_)):
        computed = 1000 * float(np.quantile([one for _, one in took], 0.95))
        yield _line(f"HTTP, {what} ({computed:.1f} ms computed)", [one for one, _ in took], HTTP)


@contextmanager
def _signed_in(warm: WhatIf) -> Iterator[tuple[Callable[..., str], str]]:
    with tempfile.TemporaryDirectory() as folder:
        found_town(Path(folder) / "city.db")
        with closing(Store.open(f"sqlite:///{Path(folder) / 'city.db'}")) as store:
            with store.writing(OPERATOR) as unit:
                session = unit.accounts.open_session("staff")
            ready = Ready(store)
            with store.reading(STAFF) as unit:
                ready.keep(unit, QUESTION, warm)
            with served(store, working=False, known={"ibashomap.what_if": ready}) as url:
                ask = _browser(url, session)
                page = ask("GET", f"/coverage/what-if?{ASKED}")
                yield ask, page.split('name="csrf_token" value="')[1].split('"')[0]


def _browser(url: str, session: str) -> Callable[..., str]:
    """Asks over one connection that is kept, with the cookies that it was given."""
    connection = HTTPConnection(urlsplit(url).netloc)
    cookies = {"ibashomap": session}
    form = {"Content-Type": "application/x-www-form-urlencoded"}

    def ask(method: str, address: str, body: str | None = None) -> str:
        told = "; ".join(f"{name}={value}" for name, value in cookies.items())
        connection.request(method, address, body, {"Cookie": told, **(form if body else {})})
        answer = connection.getresponse()
        text = answer.read().decode()
        if answer.status != 200:
            raise AssertionError(text[:200])
        for given in answer.headers.get_all("Set-Cookie", ()):
            name, _, value = given.partition(";")[0].partition("=")
            cookies[name] = value
        return text

    return ask


def _line(job: str, took: list[float], limit: float) -> Line:
    p95, middle = float(np.quantile(took, 0.95)), float(np.median(took))
    said = f"what-if {job}: p95 {1000 * p95:.2f} ms, median {1000 * middle:.2f}"
    return Line.limit(said, p95, limit)
