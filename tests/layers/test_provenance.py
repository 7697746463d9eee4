"""出典: the line of credit, and what a list is called that bears no title of its own."""

import pytest

from layers.provenance import Source, title_of_file


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("通いの場一覧R7.xlsx", "通いの場一覧R7"),
        ("居場所.CSV", "居場所"),
        ("zones.v2.geojson", "zones.v2"),
        ("令和7.4月時点", "令和7.4月時点"),
        ("一覧 2026.04", "一覧 2026.04"),
        (".csv", ".csv"),
        ("一覧", "一覧"),
        ("", ""),
    ],
)
def test_a_title_is_the_file_without_its_ending(name: str, title: str) -> None:
    assert title_of_file(name) == title


def test_a_credit_names_what_is_known() -> None:
    assert Source(title="一覧", publisher="架空市", licence="CC BY 4.0").credit() == "架空市・一覧・CC BY 4.0"
