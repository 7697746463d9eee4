"""Words are compared without regard to width, case, kana and spaces."""

import pytest

from layers.place.spelling import fold, words


@pytest.mark.parametrize(
    ("given", "folded"),
    [
        ("ｻﾛﾝ　浜", "さろん浜"),
        ("ＡＢＣ ｶﾌｪ", "abcかふぇ"),
        ("ヴィーヴァ", "ゔぃーゔぁ"),
        ("ヶ丘\u3000", "ゖ丘"),
        ("", ""),
    ],
)
def test_it_folds(given: str, folded: str) -> None:
    assert fold(given) == folded


def test_each_word_is_folded_for_itself() -> None:
    assert words(" カフェ　ＹＹ ") == ["かふぇ", "yy"]
