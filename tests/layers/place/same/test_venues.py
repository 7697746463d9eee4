"""Hall and address: one place or two, or nothing that tells."""

import pytest

from layers.place.same.venues import hall, place_words, same_place, spot


@pytest.mark.parametrize(
    ("address", "town", "numbers"),
    [
        ("兵庫県芦屋市精道町7番6号", "精道", (7, 6)),
        ("〒659-8501 芦屋市精道町７－６", "精道", (7, 6)),
        ("精道町七丁目6-1", "精道", (7, 6, 1)),
        ("大字北町12番地の3", "北", (12, 3)),
        ("札幌市中央区北1条西2丁目", "北1条西", (2,)),
        ("札幌市中央区北一条西二丁目3", "北1条西", (2, 3)),
        ("鳥取市吉成七七九番地一〇", "吉成", (779, 10)),
        ("鳥取市吉成千二百三番地の五", "吉成", (1203, 5)),
        ("高座郡寒川町宮山3916", "宮山", (3916,)),
        ("大和郡山市小泉町1-2", "小泉", (1, 2)),
        ("四日市市諏訪町1-5", "諏訪", (1, 5)),
        ("潮見町", "潮見", ()),
        ("三条南町3-3", "三条南", (3, 3)),
    ],
)
def test_parts_of_an_address(address: str, town: str, numbers: tuple[int, ...]) -> None:
    found = spot(address)
    assert found is not None
    assert (found.town, found.numbers) == (town, numbers)


def test_no_address_is_none() -> None:
    assert spot("") is None
    assert hall("") is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("浜風集会所", "浜風町31-2"), ("浜風町集会所 2階和室", "浜風町31番2号"), True),
        (("コミセン", "浜風町31-2"), ("", "浜風町31-2-1"), True),
        (("浜風集会所", "浜風町31-2"), ("浜風小学校", "浜風町1-1"), False),
        (("浜風集会所", "浜風町31-2"), ("浜風集会所", "浜風町32-2"), True),
        (("浜風集会所", "浜風町31-2"), ("浜風集会所", "潮見町32-2"), False),
        (("浜風集会所", ""), ("浜風会館", ""), True),
        (("浜風集会所", ""), ("浜風小学校", ""), False),
        (("浜風集会所", ""), ("", ""), None),
        (("個人宅", ""), ("自宅", ""), None),
        (("山田宅", ""), ("個人宅", ""), None),
        (("山田宅", ""), ("川田宅", ""), False),
        (("山田宅", ""), ("浜風集会所", ""), False),
        (("", "浜風町"), ("", "潮見町"), False),
        (("", "浜風町"), ("", "浜風町"), None),
        (("一之宮公民館", "寒川町宮山3916"), ("一ノ宮公民館", "高座郡寒川町宮山3916番地"), True),
        (("越ヶ谷会館", "越谷市越ヶ谷4-2-1"), ("越谷会館", "越谷4丁目2番1号"), True),
        (("本町公会堂", "須坂本町1295"), ("本町公会堂", "大字須坂1295番地"), True),
        (("東山集会所", "東山町4-5"), ("山集会所", "山町4-5"), False),
        (("北会館", "札幌市北区北24条西5-1"), ("西会館", "札幌市北区北24条西8-1"), False),
        (("", "芦屋市呉川町14-9 保健福祉センター2階"), ("芦屋市保健福祉センター", ""), True),
        (("集会所", "光が丘1-1"), ("集会所", "光が丘2-5"), False),
        (("浜団地1号棟集会所", "陽光町5-20"), ("浜団地5号棟集会所", "陽光町5-20"), False),
        (("浜団地1号棟集会所", "陽光町5-20"), ("浜団地集会所", "陽光町5-20"), True),
        (("第1集会所", ""), ("第2集会所", ""), False),
        (("南三国ヶ丘東会館", ""), ("南三国ヶ丘西会館", ""), False),
        (("三ッ木会館", ""), ("三ツ木会館", ""), True),
        (("ことぶき会館", ""), ("寿会館", ""), True),
        (("福祉センター", "呉川町14-9"), ("保健福祉センター3階", "呉川町14-9"), True),
    ],
)
def test_one_place_or_two(one: tuple[str, str], other: tuple[str, str], same: bool | None) -> None:
    assert same_place(one, other) is same
    assert same_place(other, one) is same


def test_words_of_the_place() -> None:
    assert place_words("朝日ヶ丘集会所", "朝日ケ丘町10-2") == {"朝日が丘", "朝日が丘町", "朝日が丘集会所"}
    assert "二見" in place_words("生涯学習センター", "伊勢市二見町茶屋1")
    assert place_words("山田宅", "") == frozenset()
