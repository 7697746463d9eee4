"""住民基本台帳: residents by 町丁, age and sex in the Japanese headings of 地域・年齢別人口."""

from pathlib import Path

from .people import Residents, register
from .plan import CITY, CODE6, PREFECTURE, words
from .towns import inhabited
from .write_tables import new_book, write_workbook

AS_OF = "2026-03-31"
_AGES = (*(f"{low}-{low + 4}歳" for low in range(0, 85, 5)), "85歳以上")


def write_residents(folder: Path) -> None:
    """One workbook, one row to a 町丁; 丁目 in kanji where the census prints digits."""
    book, sheet = new_book("地域・年齢別人口")
    ages = [f"{age}の{sex}" for age in _AGES for sex in ("男性", "女性")]
    head = words("全国地方公共団体コード 地域コード 地方公共団体名 調査年月日 地域名 総人口 男性 女性")
    sheet.append([*head, *ages, "世帯数", "備考"])
    for number, area in enumerate(inhabited(), start=1):
        people = register()[area.key_code]
        where = CODE6, f"{number:04d}", f"{PREFECTURE}{CITY}", AS_OF, area.name
        sheet.append([*where, *_counts(people), people.households, None])
    sheet.freeze_panes = "F2"
    write_workbook(folder / f"{CODE6}_population_20260331.xlsx", book)


def _counts(people: Residents) -> list[int]:
    pairs = []
    for i in range(len(_AGES)):
        last = i == len(_AGES) - 1
        pairs += [sum(bands[i:]) if last else bands[i] for bands in (people.men, people.women)]
    return [people.total, sum(people.men), sum(people.women), *pairs]
