from typing import Any

import pytest

from etl.heading_words import role_of
from etl.recognise import choose, columns
from layers.city import Listing
from layers.intake.contract import Batch, Cell, Document, Hints, Table
from tests.etl.lists.lines import table


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("名称", "name"),
        ("グループ名", "name"),
        ("telephone　number", "phone"),
        ("telephoneNumber", "phone"),
        ("電話番号\n（代表）", "phone"),
        ("電 話 番 号", "phone"),
        ("所在地_連結表記", "address"),
        ("所在地＿連結標記", "address"),
        ("建物名等(方書)", "building"),
        ("全国地方公共団体ｺｰﾄﾞ", "ignored"),
        ("availableDateNote", "schedule_note"),
        ("参加費（円）", "fee"),
        ("FAX番号", "ignored"),
        ("連絡先電話", "phone"),
        ("#property", "serial"),
        ("施設ID", "id"),
        ("さくら体操クラブ", ""),
        ("", ""),
    ],
)
def test_headings(heading: str, role: str) -> None:
    assert role_of(heading) == role


def roles(given: Table, named: dict[str, str] | None = None) -> dict[int, str]:
    found = columns(given, named)
    assert found is not None
    return dict(found.roles)


def test_the_headings_stand_below_title_and_legend() -> None:
    given = table(["通いの場一覧"], [], ["名称", "会場", "備考"], ["一", "東会館", ""])
    found = columns(given)
    assert found is not None
    assert (found.first_row, found.height, found.data_row) == (2, 1, 3)


def merged(value: str) -> Cell:
    return Cell(value, merged=True)


def test_two_rows_are_read_as_one_heading() -> None:
    given = table(
        ["一覧", merged("一覧"), merged("一覧")],
        ["名称", "代表者", merged("代表者"), "対象", merged("対象")],
        [merged("名称"), "氏名", "電話番号", "高齢者", "その他"],
        ["一", "田中", "0797-31-2121", "○", ""],
    )
    found = columns(given)
    assert found is not None
    assert (found.first_row, found.height) == (1, 2)
    assert dict(found.roles) == {0: "name", 1: "contact_name", 2: "phone", 3: "target_mark", 4: "target_mark"}
    assert found.labels[4] == "対象 その他"


def test_a_row_of_data_is_no_second_heading() -> None:
    found = columns(table(["名称", "会場", "住所"], ["サロン", "会館", "東町1-1"], ["二", "b", "c"]))
    assert found is not None
    assert found.height == 1


def test_the_city_names_columns_that_do_not_tell() -> None:
    given = table(["よび方", "いずこ", "住所"], ["一", "東会館", "東町"])
    assert columns(given) is None
    assert roles(given, {"name": "よび方", "venue": "いずこ"}) == {0: "name", 1: "venue", 2: "address"}


def test_the_organisation_is_the_name_where_there_is_no_other() -> None:
    assert roles(table(["団体名", "会場"], ["一", "a"])) == {0: "name", 1: "venue"}
    assert roles(table(["名称", "団体名"], ["一", "a"])) == {0: "name", 1: "organization"}


def test_a_table_without_names_is_no_list() -> None:
    assert columns(table(["町名", "人口", "世帯数"], ["東町", 10, 5])) is None
    assert columns(table(["名称"], ["一"])) is None
    assert columns(table()) is None


def test_unknown_headings_are_told() -> None:
    found = columns(table(["名称", "住所", "和室"], ["一", "a", "○"]))
    assert found is not None
    assert found.unknown == ("和室",)


class Sure:
    """An importer that is as sure as it is told."""

    def __init__(self, name: str, score: float) -> None:
        self.id, self.label, self.score = name, name, score

    def fits(self, document: Document, hints: Hints) -> float:
        return self.score

    def read(self, document: Document, hints: Hints) -> Batch:
        raise NotImplementedError


EMPTY = Document(name="a.csv", folder="", sha256="", format="csv")


def chosen(*importers: Sure, **listing: Any) -> tuple[str, float]:
    hints = Hints(listing=Listing(file="*", **listing) if listing else None)
    importer, score = choose(EMPTY, importers, hints)
    return (importer.id if importer else "", score)


def test_the_surest_reads_unless_the_city_says_otherwise() -> None:
    both = Sure("a", 0.2), Sure("b", 0.7)
    assert chosen(*both) == ("b", 0.7)
    assert chosen(*both, importer="a") == ("a", 1.0)
    assert chosen(*both, importer="gone") == ("b", 0.7)


def test_nobody_reads_what_nobody_knows() -> None:
    assert chosen(Sure("a", 0.0)) == ("", 0.0)
    assert chosen() == ("", 0.0)


def test_one_heading_that_spans_a_few_of_those_below_it() -> None:
    span = [Cell("参加者数"), Cell("参加者数", merged=True), Cell("参加者数", merged=True)]
    row = ["一", "東会館", 1, 2, 3, "0797-00-1234"]
    found = columns(table([None, None, *span, None], ["名称", "会場", "男", "女", "計", "電話"], row))
    assert found is not None
    assert (found.data_row, found.of("participants")) == (2, (4,))
