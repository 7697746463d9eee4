"""国勢調査 2020 の 250 m メッシュ: a cell with few people hides its ages, and a neighbour carries them."""

from collections import defaultdict
from functools import cache
from pathlib import Path

from .blocks import all_blocks
from .people import NOBODY, Residents, census_by_block
from .terrain import lonlat
from .write_tables import write_csv

_TABLE = "T001142"
_FEW = 12
_LABELS = (
    "人口（総数）",
    "人口（総数）　男",
    "人口（総数）　女",
    "０～１４歳人口　総数",
    "０～１４歳人口　男",
    "０～１４歳人口　女",
    "１５歳以上人口　総数",
    "１５歳以上人口　男",
    "１５歳以上人口　女",
    "１５～６４歳人口　総数",
    "１５～６４歳人口　男",
    "１５～６４歳人口　女",
    "１８歳以上人口　総数",
    "１８歳以上人口　男",
    "１８歳以上人口　女",
    "２０歳以上人口　総数",
    "２０歳以上人口　男",
    "２０歳以上人口　女",
    "６５歳以上人口　総数",
    "６５歳以上人口　男",
    "６５歳以上人口　女",
    "７５歳以上人口　総数",
    "７５歳以上人口　男",
    "７５歳以上人口　女",
    "８５歳以上人口　総数",
    "８５歳以上人口　男",
    "８５歳以上人口　女",
    "９５歳以上人口　総数",
    "９５歳以上人口　男",
    "９５歳以上人口　女",
    "外国人人口　総数",
    "外国人人口　男",
    "外国人人口　女",
    "世帯総数",
    "一般世帯数",
    "１人世帯数　一般世帯数",
    "２人世帯数　一般世帯数",
    "３人世帯数　一般世帯数",
    "４人世帯数　一般世帯数",
    "５人世帯数　一般世帯数",
    "６人世帯数　一般世帯数",
    "７人以上世帯数　一般世帯数",
    "親族のみの世帯数　一般世帯数",
    "核家族世帯数　一般世帯数",
    "核家族以外の世帯数　一般世帯数",
    "６歳未満世帯員のいる世帯数　一般世帯数",
    "６５歳以上世帯員のいる世帯数　一般世帯数",
    "世帯主の年齢が２０～２９歳の１人世帯数　一般世帯数",
    "高齢単身世帯数　一般世帯数",
    "高齢夫婦世帯数　一般世帯数",
)
# What a cell tells of itself even when its ages are hidden or carry a neighbour's: people and households.
_OWN = frozenset({0, 1, 2, 33})


def mesh_code(lon: float, lat: float) -> str:
    """The ten digits of the 250 m cell (JIS X 0410): 1 SW, 2 SE, 3 NW, 4 NE at each halving."""
    south, west = lat * 1.5, lon - 100
    code = f"{int(south):02d}{int(west):02d}"
    south, west = (south - int(south)) * 8, (west - int(west)) * 8
    code += f"{int(south)}{int(west)}"
    south, west = (south - int(south)) * 10, (west - int(west)) * 10
    code += f"{int(south)}{int(west)}"
    for _ in range(2):
        south, west = (south - int(south)) * 2, (west - int(west)) * 2
        code += str(int(south) * 2 + int(west) + 1)
    return code


@cache
def cells() -> dict[str, Residents]:
    """Residents of each cell that has any."""
    found: dict[str, Residents] = defaultdict(lambda: NOBODY)
    people = census_by_block()
    for block in all_blocks():
        if people[block].total:
            code = mesh_code(*lonlat(block.x, block.y))
            found[code] = found[code].plus(people[block])
    return dict(sorted(found.items()))


@cache
def carriers() -> dict[str, str]:
    """Hidden cell → the cell that carries it: the most peopled one nearby of those that hide nothing themselves."""
    found = {}
    open_cells = [code for code, people in cells().items() if people.total >= _FEW]
    for code, people in cells().items():
        if people.total < _FEW:
            found[code] = min(open_cells, key=lambda one: (_steps(code, one), -cells()[one].total, one))
    return found


def _steps(one: str, other: str) -> int:
    a, b = _grid(one), _grid(other)
    return max(abs(a[0] - b[0]), abs(a[1] - b[1]))


def _grid(code: str) -> tuple[int, int]:
    south = int(code[0:2]) * 320 + int(code[4]) * 40 + int(code[6]) * 4
    west = int(code[2:4]) * 320 + int(code[5]) * 40 + int(code[7]) * 4
    for size, digit in ((2, int(code[8]) - 1), (1, int(code[9]) - 1)):
        south, west = south + size * (digit // 2), west + size * (digit % 2)
    return south, west


def write_mesh(folder: Path) -> None:
    """``tblT001142Q5135.txt``, one file to each first-order cell."""
    sources: dict[str, list[str]] = defaultdict(list)
    for source, target in carriers().items():
        sources[target].append(source)
    files: dict[str, list[list[object]]] = defaultdict(list)
    for code, people in cells().items():
        files[code[:4]].append(_row(code, people, sources[code]))
    head = ["KEY_CODE", "HTKSYORI", "HTKSAKI", "GASSAN", *(f"{_TABLE}{n:03d}" for n in range(1, len(_LABELS) + 1))]
    for first, rows in files.items():
        write_csv(folder / f"tbl{_TABLE}Q{first}.txt", [head, ["", "", "", "", *_LABELS], *rows])


def _row(code: str, people: Residents, sources: list[str]) -> list[object]:
    own = _values(people)
    if code in carriers():
        values: list[object] = [value if i in _OWN else "*" for i, value in enumerate(own)]
        return [code, 2, carriers()[code], "", *values]
    held = people
    for source in sources:
        held = held.plus(cells()[source])
    together = _values(held)
    values = [own[i] if i in _OWN else value for i, value in enumerate(together)]
    return [code, 1 if sources else 0, "", ";".join(sources), *values]


def _values(people: Residents) -> list[int]:
    """The fifty columns; what the ages alone cannot tell (foreigners, households by size) is set by fixed shares."""
    found = []
    for low, high in ((0, 20), (0, 3), (3, 20), (3, 13)):
        found += [sum(bands[low:high]) for bands in (people.both, people.men, people.women)]
    for part in (0.6, 1.0):  # 18 and older: two fifths of 15–19 stay; 20 and older: none of them
        gone = [round(bands[3] * part) for bands in (people.men, people.women)]
        men, women = sum(people.men[3:]) - gone[0], sum(people.women[3:]) - gone[1]
        found += [men + women, men, women]
    for low in (13, 15, 17, 19):
        found += [sum(bands[low:]) for bands in (people.both, people.men, people.women)]
    abroad = [sum(people.men) // 60, sum(people.women) // 55]
    return [*found, sum(abroad), *abroad, *_households(people)]


def _households(people: Residents) -> list[int]:
    homes = people.households
    sizes = [homes * share // 100 for share in (31, 17, 12, 5, 1, 0)]
    sizes = [homes - sum(sizes), *sizes]
    older = people.older(65)
    kin = homes - sizes[0]
    alone, couples = min(sizes[0], older * 17 // 100), min(sizes[1], older * 19 // 100)
    small, young = min(kin, people.both[0] * 6 // 10), sizes[0] * 7 // 100
    return [homes, homes, *sizes, kin, kin * 87 // 100, kin - kin * 87 // 100, small, min(homes, older * 64 // 100),
            young, alone, couples]  # fmt: skip
