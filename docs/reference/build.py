#!/usr/bin/env python3
"""Writes the reference pages from the code: the glossary, the importers, the sample cities and the indicators."""

import inspect
import pkgutil
import sys
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path

from layers import vocabulary
from layers.city import SAMPLES, City, Program, ZoneKind, find
from layers.intake.contract import Importer
from layers.profile.indicators import PLACES, Indicator, indicators
from layers.wording import sentence

HERE = Path(__file__).parent
MADE = "<!-- docs/reference/build.py が作ります。ここを直さず、もとを直してください。 -->\n"


def table(header: list[str], rows: list[list[str]]) -> str:
    """A Markdown table; a vertical bar in a cell is escaped."""
    lines = [header, ["---"] * len(header), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)


def glossary() -> str:
    """The closed lists: audiences, roles, kinds of places, facts."""
    label = {code: audience.label for code, audience in vocabulary.audiences().items()}
    kinds = [[k.label, k.reading, f"`{k.code}`", label[k.audience]] for k in vocabulary.kinds().values()]
    facts = [[f.label, f"`{f.code}`", label[f.audience]] for f in vocabulary.fields().values()]
    roles = [
        [r.label, f"`{r.code}`", label[r.audience], "・".join(f"`{act}`" for act in r.acts) or "なし"]
        for r in vocabulary.roles().values()
    ]
    items = [[i.label, i.name, i.sector or "―", f"`{i.code}`"] for i in vocabulary.legal_items().values()]
    ranks = [[a.label, f"`{a.code}`", str(a.rank)] for a in vocabulary.audiences().values()]
    return (
        "# 用語集\n\n" + MADE + "\nもとは `layers/vocabulary.toml` です。\n"
        "\n## 閲覧範囲\n\n順位の数までのものが見えます。\n\n" + table(["閲覧範囲", "符号", "順位"], ranks)
        + "\n## 役割\n\n" + table(["役割", "符号", "閲覧範囲", "できること"], roles)
        + "\n## 主な顔（場や窓口の種類）\n\n" + table(["種類", "よみ", "符号", "はじめの閲覧範囲"], kinds)
        + "\n## 計画の号\n\n社会福祉法第106条の4第2項の号です。\n\n" + table(["号", "事業", "分野", "符号"], items)
        + "\n## 項目\n\n掲載同意を記録するまでの閲覧範囲です。\n\n" + table(["項目", "符号", "はじめの閲覧範囲"], facts)
    )  # fmt: skip


def importers() -> list[tuple[Importer, str]]:
    """Every importer of the entry point group with the docstring of its module, in the order of the ids."""
    found: list[tuple[Importer, str]] = []
    for entry in entry_points(group="ibashomap.importers"):
        package = entry.load()
        for part in pkgutil.iter_modules(package.__path__):
            module = import_module(f"{package.__name__}.{part.name}")
            if hasattr(module, "IMPORTER"):
                found.append((module.IMPORTER, inspect.getdoc(module) or ""))
    return sorted(found, key=lambda pair: pair[0].id)


def importer_page() -> str:
    """What can be taken in."""
    chapters = [f"\n## {one.label}\n\n`{one.id}`\n\n{text}\n" for one, text in importers()]
    return "# 取り込めるもの\n\n" + MADE + "".join(chapters)


def _zones(kind: ZoneKind) -> str:
    if kind.zones:
        return "・".join(zone.name for zone in kind.zones)
    if kind.expected_count is not None:
        return f"{kind.expected_count}（名前は資料にないため、取り込んだ一覧から決まります）"
    return "取り込んだ一覧から決まります"


def _item(code: str) -> str:
    return vocabulary.legal_items()[code].label if code else "―"


def _count(program: Program) -> str:
    return "―" if program.count is None else str(program.count)


def _city(city: City) -> str:
    head = f"\n## {city.name}\n\n`{city.id}`　団体コード {city.code}　平面直角座標系 第{city.plane}系\n"
    kinds = [[kind.name, f"`{kind.id}`", str(kind.tier), _zones(kind)] for kind in city.zone_kinds]
    lists = [[one.title, f"`{one.file}`", f"`{one.importer}`", one.publisher, one.licence] for one in city.lists]
    parts = [head]
    if kinds:
        parts.append("\n" + table(["圏域の種類", "符号", "層", "圏域"], kinds))
    programs = [[_item(one.item), one.name, _count(one), one.way or "―", one.office or "―"] for one in city.programs]
    if programs:
        parts.append("\n" + table(["号", f"事業（{city.plan.title}）", "か所", "実施方式", "所管課"], programs))
    if lists:
        parts.append("\n" + table(["一覧", "ファイル", "取り込み", "提供者", "利用条件"], lists))
    return "".join(parts)


def city_page() -> str:
    """The sample cities with their zones and lists."""
    cities = [find(path.stem)[0] for path in sorted(SAMPLES.glob("*.toml"))]
    return "# 用意してある市町村\n\n" + MADE + "".join(_city(city) for city in cities)


_SECTIONS = {"people": "だれが住んでいるか", "far": "歩いて行けるか"}
_READ = """
地域プロフィールの数は、どれも取り込んだ表や一覧の行を足したものです。数をおすと、その行が出ます。

- 圏域と市全体を並べます。圏域どうしの順位は付けません。
- 30に満たない人数には「人数が少ないため、ぶれが大きい数字です」と書きます。
- いくつもの圏域にまたがる町の人は、国勢調査の小地域の人数で分けます。なければ面積で、それもなければ等分です。
- 分けた数は概数で、「約」を付けます。1つの種類の圏域をすべて足すと、市の数になります。
- 秘匿の町の人数は、合算先の町に入っています。合算先がほかの圏域にあるときは概数です。
- 数が分からないときは0とせず、その訳と、何を取り込めば出るかを書きます。
- いつの数か（基準日）と出典は、取り込んだ一覧のものです。
"""


def _source(one: Indicator) -> str:
    return _SOURCES.get(one.id, _SOURCES[one.section])


_SOURCES = {
    "people": "住民基本台帳（町丁別・年齢別）。なければ国勢調査",
    "living_alone_65plus": "国勢調査 小地域集計（世帯の家族類型）",
    "couples_65plus": "国勢調査 小地域集計（世帯の家族類型）",
    "far": "通える範囲の答え（人口・歩く道・場の一覧）",
}


def indicator_page() -> str:
    """Every number of 地域プロフィール: what it counts, in which unit, out of what, and how it must be read."""
    known = indicators()
    rows = [
        [
            one.label,
            f"`{one.id}`",
            one.unit,
            known[one.of].label if one.of else "―",
            _source(one),
            one.doc,
        ]
        for one in known.values()
    ]
    heads = ["指標", "符号", "単位", "割合の母数", "もとになるもの", "数えかた"]
    parts = ["# 地域プロフィールの指標\n\n", MADE, "\nもとは `layers/profile/indicators.toml` です。\n", _READ]
    for section, title in _SECTIONS.items():
        chosen = [row for row, one in zip(rows, known.values(), strict=True) if one.section == section]
        parts.append(f"\n## {title}\n\n" + table(heads, chosen))
    places = [[k.label, f"`{PLACES}{k.code}`", "か所", f"{k.label}の数"] for k in vocabulary.kinds().values()]
    parts.append("\n## ここにあるもの\n\n場の種類ごとに1つずつあります。住民千人あたりの数も出ます。\n\n")
    parts.append(table(["指標", "符号", "単位", "数えかた"], places))
    missing = [[one, sentence(one)] for one in _MISSING]
    parts.append("\n## 数が出ないとき\n\n" + table(["訳", "紙と画面に書くこと"], [[f"`{a}`", b] for a, b in missing]))
    return "".join(parts)


_MISSING = (
    "profile.no_people",
    "profile.no_ages",
    "profile.no_bands",
    "profile.no_sexes",
    "profile.no_households",
    "profile.no_homes",
    "profile.no_network",
    "profile.no_gatherings",
    "profile.computing",
    "profile.no_projection",
)


def pages() -> dict[str, str]:
    """File name → text of every page of this folder that is made from the code."""
    return {
        "glossary.md": glossary(),
        "importers.md": importer_page(),
        "cities.md": city_page(),
        "indicators.md": indicator_page(),
    }


if __name__ == "__main__":
    for name, text in pages().items():
        (HERE / name).write_text(text, "utf-8")
        sys.stdout.write(f"{name}\n")
