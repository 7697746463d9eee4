"""The head of a printed list: the day, the filter in force, how much of the list is on the paper."""

from dataclasses import replace
from datetime import date

import pytest

from layers.store import Store
from webmap.asking import Asked
from webmap.filters import Filters, filters
from webmap.pages import PaperHead
from webmap.paper_head import paper_head


@pytest.fixture
def choices(store: Store) -> Filters:
    """What the town offers."""
    with store.reading() as unit:
        return filters(unit, Asked())


def head(choices: Filters, *, first: int = 1, shown: int = 12, found: int = 12) -> PaperHead:
    return paper_head(choices, today=date(2026, 4, 1), first=first, shown=shown, found=found)


def test_a_whole_list_without_a_filter(choices: Filters) -> None:
    assert head(choices) == PaperHead(printed_on="令和8年4月1日 印刷", filters=(), shown="全12件")


def test_the_filter_in_force_is_told_in_words(choices: Filters) -> None:
    zone = choices.system_zones[1]
    asked = Asked(words="体操", kinds=("kayoinoba", "salon"), zone=zone.value)
    told = head(replace(choices, asked=asked)).filters
    assert told == ("ことば：「体操」", "種類：通いの場・サロン", f"圏域：{zone.label}")


def test_a_part_says_which_part_it_is(choices: Filters) -> None:
    assert head(choices, first=1201, shown=34, found=1234).shown == "1,234件のうち 1,201〜1,234件目"
