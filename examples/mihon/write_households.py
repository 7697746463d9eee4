"""国勢調査 2020: the text of 世帯の家族類型 by 町丁, with the same 秘匿 rows as the text of ages."""

from functools import cache
from pathlib import Path

from .people import census
from .plan import CITY, CODE5, dice
from .towns import SmallArea, inhabited
from .write_census import HIDDEN
from .write_tables import write_csv

_TABLE = "T001084"
_LABELS = (
    "一般世帯総数", "親族のみの世帯", "　核家族世帯", "　　うち夫婦のみの世帯", "　核家族以外の世帯", "単独世帯",
    "６歳未満世帯員のいる一般世帯", "６５歳以上世帯員のいる一般世帯", "世帯主の年齢が２０～２９歳の１人世帯",
    "高齢単身世帯", "高齢夫婦世帯",
)  # fmt: skip
Households = tuple[int, ...]


def write_households(folder: Path) -> None:
    """``tblT001084C28.txt``: city, 町 with their total, 丁目; adding all rows would count households three times."""
    numbers = [f"{_TABLE}{number:03d}" for number in range(1, len(_LABELS) + 1)]
    head = ["KEY_CODE", "HYOSYO", "CITYNAME", "NAME", "HTKSYORI", "HTKSAKI", "GASSAN"]
    rows: list[list[object]] = [[*head, *numbers], [*[""] * len(head), *_LABELS]]
    rows.append([CODE5, 1, CITY, "", 0, "", "", *_values(list(_households().values()))])
    towns: dict[str, list[SmallArea]] = {}
    for area in inhabited():
        towns.setdefault(area.key_code[:9], []).append(area)
    for key, areas in towns.items():
        if areas[0].chome:
            whole = _values([_households()[area.key_code] for area in areas])
            rows.append([key, 3, CITY, areas[0].town.name, 0, "", "", *whole])
        rows.extend(_row(area) for area in areas)
    write_csv(folder / f"tbl{_TABLE}C28.txt", rows)


def _row(area: SmallArea) -> list[object]:
    keys = {(one.town.name, one.chome): one.key_code for one in inhabited()}
    me = area.town.name, area.chome
    head = [area.key_code, 4 if area.chome else 2, CITY, area.census_name]
    if me in HIDDEN:
        return [*head, 2, keys[HIDDEN[me]], "", *["X"] * len(_LABELS)]
    carried = [keys[source] for source, target in HIDDEN.items() if target == me]
    told = _values([_households()[key] for key in (area.key_code, *carried)])
    return [*head, 1 if carried else 0, "", ";".join(carried), *told]


@cache
def _households() -> dict[str, Households]:
    """Households of 1 October 2020 by KEY_CODE, in the order of the labels."""
    return {area.key_code: _of(area) for area in inhabited()}


def _of(area: SmallArea) -> Households:
    people, chance = census()[area.key_code], dice(f"households {area.key_code}")
    homes, old, small = people.households, people.older(65), people.both[0]
    alone = min(homes, round(old * chance.uniform(0.16, 0.24)))
    aged = min(homes - alone, round(old * chance.uniform(0.14, 0.19)))
    rest = homes - alone - aged
    young = round(rest * chance.uniform(0.03, 0.09))
    single = alone + young + round(rest * chance.uniform(0.10, 0.20))
    single = min(single, homes - aged)
    couples = aged + round((homes - single - aged) * 0.16)
    three = round((homes - single) * chance.uniform(0.05, 0.12))
    families = homes - single
    with_old = min(homes, alone + aged + three + round(rest * 0.1))
    return (
        homes, families, families - three, min(couples, families - three), three, single,
        min(families, round(small * 0.8)), with_old, young, alone, aged,
    )  # fmt: skip


def _values(parts: list[Households]) -> list[object]:
    return [sum(numbers) or "-" for numbers in zip(*parts, strict=True)]
