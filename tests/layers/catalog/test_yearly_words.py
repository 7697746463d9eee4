"""年次集計 in words: unknown is no zero, the aim is never said to be met, the double counting stands everywhere."""

import pytest

from layers.catalog import yearly_words
from layers.place.small_areas import Register
from layers.place.yearly import form, tally
from layers.provenance import Source
from tests.layers.place.test_yearly import DAY, PLACES, counted


def test_a_participant_unknown_is_no_zero() -> None:
    found = counted()
    salon = next(line for line in found.tables["frequency"] if line.code == "monthly")
    assert yearly_words.row(found, salon) == ("月1回以上2回未満", "1", "わかりません", "1", "")
    assert any("人数の記録がない1か所" in one for one in yearly_words.cautions(found))


@pytest.mark.parametrize(
    ("aged", "verdict", "words"),
    [
        (1000, "open", "入っていません"),
        (400, "not_proven", "届いたとは言えません"),
        (None, "unknown", "まだ出せません"),
    ],
)
def test_the_aim_is_never_said_to_be_met(aged: int | None, verdict: str, words: str) -> None:
    found = counted(aged)
    assert found.verdict == verdict
    assert words in yearly_words.verdict(found)
    assert "8%" in yearly_words.verdict(found)


def test_below_the_aim_even_so_counted_when_every_place_tells() -> None:
    told = [one for one in PLACES if one.name in ("百歳体操の会", "茶の間")]
    found = tally(form(2025), told, day=DAY, as_of="2026-02-28", aged=1000)
    assert found.verdict == "below"


def test_the_double_counting_is_said_with_every_form_of_the_figures() -> None:
    register = Register(
        as_of="2026-02-28", people=4500, age65plus=1000, age75plus=500, hidden=0, source=Source(title="")
    )
    found = counted()
    assert "2回数えている" in yearly_words.cautions(found)[0]
    table = yearly_words.sheets(found, register)[0][1]
    assert any("2回数えている" in str(cell) for row in table for cell in row)
    assert ["開催頻度", "週1回以上2回未満", 1, 20, 0, "2.00%"] in table
