"""`ibashomap walk build` and `walk minutes`: the walking network into the database, and how long a walk takes."""

import argparse
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from shapely.geometry.base import BaseGeometry

from etl.findings import told_at_the_shell
from etl.geocode.again import publish
from etl.json_lines import STANDARD_INPUT, tell
from etl.run import Reading, stage_and_tell, understand
from etl.walk_batch import cut_to_city, lifted
from etl.walk_minutes import Walk, batch, minutes, point
from layers.access.network import WalkNetwork
from layers.access.walkers import walker, walkers
from layers.command import Command, answer, reply, say
from layers.errors import Refused
from layers.intake.contract import Batch
from layers.store import Store
from layers.trust.audience import OPERATOR
from layers.wording import sentence


def _arguments(parser: argparse.ArgumentParser) -> None:
    acts = parser.add_subparsers(dest="act", required=True, metavar="ACT")
    build = acts.add_parser("build", help="歩く道のネットワークをファイルから作る")
    _database(build)
    build.add_argument("--network", required=True, type=Path, help="OpenStreetMap・GraphML・GeoPackageのファイル")
    build.add_argument("--heights", type=Path, help="標高タイルのフォルダーかGeoTIFF")
    build.add_argument("--json", action="store_true", help="JSONで答える")
    build.set_defaults(do=_build)
    minutes = acts.add_parser("minutes", help="歩いて何分かかるかを言う")
    _database(minutes)
    minutes.add_argument("--from", dest="start", metavar="LON,LAT", help="どこから")
    minutes.add_argument("--to", dest="end", metavar="LON,LAT", help="どこまで")
    minutes.add_argument("--walker", default="older75", choices=list(walkers()), help="だれが歩くか")
    minutes.add_argument("--json", action="store_true", help="JSONで答える")
    minutes.add_argument(
        "--batch",
        nargs="?",
        type=Path,
        const=STANDARD_INPUT,
        help='1行に1つのJSON {"id","from":[lon,lat],"to":[lon,lat]}',
    )
    minutes.set_defaults(do=_minutes)


def _database(parser: argparse.ArgumentParser) -> None:
    # The word may stand behind the act too; what stands before it must not be overwritten by nothing.
    parser.add_argument("--db", default=argparse.SUPPRESS, help="sqlite:///… / postgresql+psycopg://…")


def _run(asked: argparse.Namespace) -> int:
    return int(asked.do(asked))


def _build(asked: argparse.Namespace) -> int:
    for path in filter(None, (asked.network, asked.heights)):
        _existing(path)
    with closing(Store.open(asked.db)) as store:
        with store.reading(OPERATOR) as unit:
            city, border = unit.city(), unit.areas.outline()
        say(sentence("walk.reading", {"file": asked.network.name}))
        reading = _of_network(understand(asked.network, city))
        if reading.batch is None or reading.refused:
            for one in reading.findings:
                say(told_at_the_shell(one)["message"])
            return 1
        ready = _ready(reading.batch, border, asked.heights)
        say(sentence("walk.keeping"))
        with store.writing(OPERATOR) as unit:
            made, _ = stage_and_tell(unit, replace(reading, batch=ready))
            publish(unit, made, release=True)
            report = unit.walk_networks.report()
    for one in (*reading.document.findings, *ready.findings):
        say(told_at_the_shell(one)["message"])
    if asked.json:
        answer({"import": made, **report})
    return 0


def _ready(batch: Batch, border: Sequence[BaseGeometry], heights: Path | None) -> Batch:
    """Cut first: tiles beyond the city need not be opened."""
    around = cut_to_city(batch, border)
    if heights is None:
        return around
    say(sentence("walk.lifting", {"file": heights.name}))
    return lifted(around, heights)


def _minutes(asked: argparse.Namespace) -> int:
    if asked.batch is None and not (asked.start and asked.end):
        say(sentence("walk.no_points"))
        return 2
    network = _network(asked.db)
    if asked.batch is not None:
        tell(batch(network, asked.batch, asked.walker))
        return 0
    walk = Walk(walker=walker(asked.walker), start=point(asked.start), end=point(asked.end))
    (told,) = minutes(network, [walk])
    if asked.json:
        answer(told)
        return 0
    reached = told["reached"]
    words = {"minutes": f"{told['minutes']:.1f}", "metres": round(told["metres"])} if reached else {}
    words |= {"walker": walk.walker.label}
    reply(sentence("walk.minutes" if reached else "walk.not_reached", words))
    return 0


def _network(database: str) -> WalkNetwork:
    with closing(Store.open(database)) as store, store.reading(OPERATOR) as unit:
        found = unit.walk_networks.newest()
    if found is None:
        raise Refused("walk.none")
    return found


def _existing(path: Path) -> None:
    if not path.exists():
        raise Refused("path.missing", path=str(path))


def _of_network(reading: Reading) -> Reading:
    """The reading of a network; ``Refused("walk.other")`` where a file is understood as something else."""
    if reading.batch is not None and reading.batch.content != "walk_network":
        raise Refused("walk.other", file=reading.document.name)
    return reading


COMMANDS = {"walk": Command(help="歩く道のネットワークを作る、歩く時間を言う", arguments=_arguments, run=_run)}
