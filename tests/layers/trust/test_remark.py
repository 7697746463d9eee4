"""What a remark on a place may not say, and what only looks like it."""

import re

import pytest

from layers.trust.remark import of_people, signs


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("山田さんが元気だった", ("山田さん",)),
        ("田中 花子さんと土屋さんが来た", ("田中 花子さん", "土屋さん")),
        ("小野寺さんの家の前のベンチ", ("小野寺さん",)),
        ("佐藤様宅で集まる", ("佐藤様",)),
        ("はなこさんがお休み", ("はなこさん",)),
        ("電話は０７９７－２２－１２３４", ("0797-22-1234",)),
        ("携帯 090-1234-5678 へ", ("090-1234-5678",)),
        ("連絡先 22-1234", ("連絡先 22-1234",)),
        ("予約は mail@example.test まで", ("mail@example.test",)),
        ("代表 見本太郎 がお休み", ("代表 見本太郎 がお休み",)),
    ],
)
def test_names_and_numbers_are_told(text: str, words: tuple[str, ...]) -> None:
    assert of_people(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "",
        "にぎやか。新しい人が2人",
        "民生委員さんと世話人さんが交代で来ている",
        "たくさん来ていた。皆さん笑顔",
        "川西のみなさんと体操",
        "同様に10-11時、第1-3週",
        "八百屋さんの前。お寺さんの本堂。奥さん方も",
        "鍵は自治会長さん",
        "赤ちゃん連れも。学生さんが手伝い",
    ],
)
def test_what_is_of_the_place_stays(text: str) -> None:
    assert of_people(text) == ()


def test_every_sign_can_be_read_by_a_browser() -> None:
    python_only = re.compile(r"\(\?P|\\A|\\Z|\(\?[aiLmsux]|\(\?#")
    assert [one for told in signs().values() for one in told if python_only.search(one)] == []
