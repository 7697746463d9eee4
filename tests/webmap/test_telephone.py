"""A number is called by a press; everything else of the sentence stays as it is."""

import pytest

from webmap.telephone import pieces


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("架空市社会福祉協議会 087-000-0000", ["tel:0870000000"]),
        ("03(0000)1111、090-0000-2222", ["tel:0300001111", "tel:09000002222"]),
        ("0870000000（内線123）", ["tel:0870000000"]),
        ("〒000-0000 架空市1-2-3", []),
        ("", []),
    ],
)
def test_numbers_are_called_and_no_word_is_lost(text: str, called: list[str]) -> None:
    parts = list(pieces(text))
    assert [address for _, address in parts if address] == called
    assert "".join(part for part, _ in parts) == text
