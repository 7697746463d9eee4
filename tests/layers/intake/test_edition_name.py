"""What stays of a file's name from year to year."""

import pytest

from layers.intake.edition_name import lasting


@pytest.mark.parametrize(
    "name",
    [
        "通いの場一覧.xlsx", "通いの場一覧R8.xlsx",
        "通いの場一覧_R8.4.1.xlsx", "R8通いの場一覧.xls", "通いの場一覧（令和8年度）.xlsx",
        "令和８年度　通いの場一覧.csv", "通いの場一覧20260401.xlsx",
        "通いの場一覧_2026-04-01.xlsx", "通いの場一覧 (1).xlsx",
        "通いの場一覧 - コピー.xlsx", "通いの場一覧（令和8年4月1日現在）.xlsx", "通いの場一覧_第2版.xlsx",
        "【最新版】通いの場一覧.xlsx",
        "通いの場一覧_2026年4月.xlsx", "通いの場一覧H31.xlsx", "通いの場一覧_ver2.xlsx",
        "2026通いの場一覧_R8年4月1日(2).xlsx",
    ],
)  # fmt: skip
def test_years_days_and_copies_do_not_belong_to_the_name(name: str) -> None:
    assert lasting(name) == "通いの場一覧"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("サロン一覧_東.xlsx", "サロン一覧_西.xlsx"), ("第1圏域.xlsx", "第2圏域.xlsx"), ("一覧1.xlsx", "一覧2.xlsx"),
        ("bar8.csv", "ba.csv"), ("通いの場3丁目.xlsx", "通いの場4丁目.xlsx"),
    ],
)  # fmt: skip
def test_what_is_no_year_stays(one: str, other: str) -> None:
    assert lasting(one) != lasting(other)


@pytest.mark.parametrize("name", ["20260401", "r8", "令和8年度", "(1)", ""])
def test_a_name_of_nothing_else_is_kept_whole(name: str) -> None:
    assert lasting(f"{name}.csv" if name else "") == name
