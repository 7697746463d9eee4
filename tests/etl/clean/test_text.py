import pytest

from etl.clean import text


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("髙﨑　花子", "髙﨑 花子"),
        ("ｻﾛﾝ　さくら", "サロン さくら"),
        ("第１集会所\n（２階）", "第1集会所 (2階)"),
        ("㈱みほん①", "(株)みほん1"),
        ("a\u200bb_x000D_c", "abc"),
        ("  　 ", ""),
    ],
)
def test_plain(written: str, plain: str) -> None:
    assert text.plain(written) == plain


def test_a_line_break_inside_a_name_is_dropped_and_a_space_is_kept() -> None:
    assert text.unbroken("さくら　\n体操クラブ 北") == "さくら体操クラブ 北"
    assert text.plain("さくら\n体操") == "さくら 体操"


@pytest.mark.parametrize("mark", ["", " ", "-", "－", "ー", "―", "〜", "・", "--"])
def test_marks_for_nothing(mark: str) -> None:
    assert text.is_blank(mark)
    assert text.says_nothing(mark)


@pytest.mark.parametrize("word", ["なし", "特になし", "未定", "Ｎ/Ａ"])
def test_words_for_nothing_only_where_they_cannot_mean_something(word: str) -> None:
    assert not text.is_blank(word)
    assert text.says_nothing(word)


@pytest.mark.parametrize("mark", ["同上", "〃", "″", "（同上）", "同 上"])
def test_ditto(mark: str) -> None:
    assert text.is_ditto(mark)


def test_a_name_is_no_ditto() -> None:
    assert not text.is_ditto("同上会館")


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("４０人", 40),
        ("約30名", 30),
        ("二十名", 20),
        ("1回20名", 20),
        ("１回あたり15人程度", 15),
        ("15.0", 15),
        ("10組20名", None),
        ("1,200", 1200),
        ("10～20人", None),
        ("20.5", None),
        ("多数", None),
    ],
)
def test_one_number(written: str, number: int | None) -> None:
    assert text.number(written) == number


def test_names_are_compared_without_spaces_and_brackets_but_with_their_long_vowels() -> None:
    assert text.folded_name("サロン 「さくら」") == text.folded_name("ｻﾛﾝさくら")
    assert text.folded_name("センター") != text.folded_name("センタ")


def test_lines() -> None:
    assert text.lines("西会館\n\n　東会館 ") == ["西会館", "東会館"]


@pytest.mark.parametrize(
    ("written", "count"),
    [("18人（R5年度）", 18), ("20名（令和6年3月末）", 20), ("12人(男5人)", None), ("10名程度", 10)],
)
def test_when_it_was_counted_is_no_second_number(written: str, count: int | None) -> None:
    assert text.number(written) == count
