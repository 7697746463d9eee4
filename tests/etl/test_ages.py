import pytest

from etl.ages import OPEN, AgeClass, age_columns, five_year_bands, men_by_band, people_from
from etl.headings import fold


def columns(*headings: str) -> dict[tuple[int, int], tuple[int, ...]]:
    found = age_columns([fold(one) for one in headings])
    return {(ages.low, ages.high): where for ages, where in found.counted.items()}


@pytest.mark.parametrize(
    ("heading", "ages"),
    [
        ("0-4歳の男性", (0, 4)),
        ("０－４歳", (0, 4)),
        ("10〜14歳の女性", (10, 14)),
        ("人口_97歳", (97, 97)),
        ("100歳以上", (100, OPEN)),
        ("85歳以上の男性", (85, OPEN)),
        ("15歳未満", (0, 14)),
        ("男２０～２４歳", (20, 24)),
    ],
)
def test_headings_of_ages(heading: str, ages: tuple[int, int]) -> None:
    assert list(columns(heading)) == [ages]


@pytest.mark.parametrize("heading", ["対象年齢", "65歳以上世帯員のいる世帯", "定員", "20歳代", "man", "woman"])
def test_what_is_no_age_class(heading: str) -> None:
    assert columns(heading) == {}


def test_both_sexes_are_added_only_where_there_is_no_column_for_all() -> None:
    (both,) = columns("0-4歳の男性", "0-4歳の女性").values()
    assert sorted(both) == [0, 1]
    assert columns("0-4歳", "0-4歳の男性", "0-4歳の女性") == {(0, 4): (0,)}


def test_a_class_that_repeats_others_is_not_counted() -> None:
    found = age_columns([fold(one) for one in ("64歳", "65歳", "66歳以上", "再_65歳以上")])
    assert AgeClass(65, OPEN) in found.repeated
    assert [(one.low, one.high) for one in found.counted] == [(64, 64), (65, 65), (66, OPEN)]


def test_english_keys_are_five_year_bands_and_the_last_is_open() -> None:
    assert columns("man1", "woman1", "man2", "woman2", "man3", "woman3") == {
        (0, 4): (1, 0),
        (5, 9): (3, 2),
        (10, OPEN): (5, 4),
    }


def test_people_from_an_age() -> None:
    counts = {AgeClass(60, 64): 3, AgeClass(65, 74): 5, AgeClass(75, OPEN): 7}
    assert people_from(65, counts) == 12
    assert people_from(75, counts) == 7
    assert people_from(70, counts) is None  # 65–74 lies across it
    assert people_from(65, {AgeClass(60, 64): 3}) is None
    assert people_from(65, {AgeClass(65, OPEN): None}) is None


def test_single_years_become_bands_and_keep_everybody() -> None:
    years = {AgeClass(age, age if age < 100 else OPEN): age for age in range(101)}
    bands = five_year_bands(years)
    assert bands["0-4"] == 0 + 1 + 2 + 3 + 4
    assert bands["85+"] == sum(range(85, 101))
    assert sum(bands.values()) == sum(range(101))
    assert list(bands)[-1] == "85+"
    assert five_year_bands({AgeClass(15, 64): 8, AgeClass(75, OPEN): 2}) == {"15-64": 8, "75+": 2}


def test_men_and_women_are_told_where_every_class_tells_both() -> None:
    both = age_columns([fold(one) for one in ("0-4歳の男性", "0-4歳の女性", "5歳以上の男性", "5歳以上の女性")])
    assert both.sexes == {AgeClass(0, 4): (0, 1), AgeClass(5, OPEN): (2, 3)}
    assert age_columns([fold(one) for one in ("0-4歳の男性", "0-4歳の女性", "5歳以上")]).sexes == {}
    beside = age_columns([fold(one) for one in ("0-4歳", "0-4歳の女性", "0-4歳の男性")])
    assert (beside.sexes, beside.counted) == ({AgeClass(0, 4): (2, 1)}, {AgeClass(0, 4): (0,)})


def test_men_are_kept_where_they_and_the_women_are_all_the_people() -> None:
    young, old = AgeClass(0, 4), AgeClass(95, OPEN)
    assert men_by_band({young: (3, 4), old: (1, 2)}, {young: 7, old: 3}) == {"0-4": 3, "85+": 1}
    assert men_by_band({young: (3, 4), old: (1, 3)}, {young: 7, old: 3}) is None
    assert men_by_band({young: (None, 4)}, {young: None}) == {}
    assert men_by_band({}, {young: 7}) == {}
