"""`init`, `summary`, `doctor`: what the shell asks of the store itself."""

import argparse
import platform
from contextlib import closing
from importlib.metadata import version
from typing import Any

from layers import city as cities
from layers.command import Command, answer, reply, say
from layers.reach import addresses, reach
from layers.store import Store
from layers.store.migrate import current, newest
from layers.trust.audience import OPERATOR
from layers.vocabulary import kinds

_LIBRARIES = ("sqlalchemy", "geoalchemy2", "shapely", "pyproj", "pyogrio", "geopandas", "flask", "openpyxl")


def _init_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--city", required=True, help="市の名前（takamatsu など）・6けたの団体コード・TOMLの場所")


def _init(asked: argparse.Namespace) -> int:
    city, toml = cities.find(asked.city)
    with closing(Store.open(asked.db)) as store:
        store.migrate()
        with store.writing(OPERATOR) as unit:
            fresh = unit.settle(city, toml)
    say(f"{city.name}のデータベースを{'作りました' if fresh else '確かめました（変わりありません）'}。")
    return 0


def _json_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="JSONで答える")


def _summary(asked: argparse.Namespace) -> int:
    with closing(Store.open(asked.db)) as store, store.reading(OPERATOR) as unit:
        found = unit.summary()
    if asked.json:
        answer(found)
    else:
        reply(_told(found))
    return 0


def _told(found: dict[str, Any]) -> str:
    aged = "（年齢の資料がありません）" if found["age65plus"] is None else f"{found['age65plus']:,}人"
    lines = [f"人口 {found['residents']:,}人・65歳以上 {aged}・小地域 {found['small_areas']:,}"]
    lines += [f"  {kinds()[kind].label} {number:,}" for kind, number in found["service_points"].items()]
    lines += [f"位置の確認が要る場所 {found['review_queue']:,}"]
    return "\n".join(lines)


def _doctor(asked: argparse.Namespace) -> int:
    with closing(Store.open(asked.db)) as store:
        found = {
            **store.versions(),
            "python": platform.python_version(),
            "libraries": {name: version(name) for name in _LIBRARIES},
            "schema": {"has": _schema(store), "wants": newest()},
            "phones_can_reach": list(addresses()),
        }
    found["missing"] = [] if found["schema"]["has"] == newest() else ["schema"]
    if asked.json:
        answer(found)
    else:
        reply("\n".join([*(f"{key}: {value}" for key, value in found.items()), "", *reach().told()]))
    return 0


def _schema(store: Store) -> str:
    with store.engine.connect() as connection:
        return current(connection)


COMMANDS = {
    "init": Command(help="市のデータベースを作る", arguments=_init_arguments, run=_init),
    "summary": Command(help="入っているものを数える", arguments=_json_argument, run=_summary),
    "doctor": Command(help="動く状態かを調べる", arguments=_json_argument, run=_doctor),
}
