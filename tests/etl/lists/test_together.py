import pytest

from etl.lists.together import is_reading, parted, pieces_of
from tests.etl.lists.lines import kept, table

BOTH = frozenset({"venue", "address"})


@pytest.mark.parametrize(
    ("written", "role", "also", "first", "others"),
    [
        (
            "朝日会（朝日町1-2 朝日集会所）",
            "name",
            frozenset(),
            "朝日会",
            {"address": "朝日町1-2", "venue": "朝日集会所"},
        ),
        ("朝日会\n朝日町1丁目2番3号", "name", frozenset(), "朝日会", {"address": "朝日町1丁目2番3号"}),
        ("春日会館（春日町3-2）", "venue", BOTH, "春日会館", {"address": "春日町3-2"}),
        ("春日会館 春日町3-2", "venue", BOTH, "春日会館", {"address": "春日町3-2"}),
        ("春日町3-2 春日会館", "venue", BOTH, "春日会館", {"address": "春日町3-2"}),
        ("浄光寺（みほん市疋田120）", "venue", frozenset(), "浄光寺", {"address": "みほん市疋田120"}),
        ("みほん市菊川12 菊川公会堂", "venue", BOTH, "菊川公会堂", {"address": "みほん市菊川12"}),
        ("みほん市忍海250-1 忍海会館", "venue", BOTH, "忍海会館", {"address": "みほん市忍海250-1"}),
        ("ひなた／河瀬会館", "name", frozenset({"name", "venue"}), "ひなた", {"venue": "河瀬会館"}),
        ("中央区民センター2 和室", "venue", BOTH, "中央区民センター2 和室", {}),
        ("春日町3-2", "venue", frozenset(), "", {"address": "春日町3-2"}),
        ("さくら会（山田）", "name", frozenset({"name", "contact_name"}), "さくら会", {"contact_name": "山田"}),
        ("スクエアステップ\n汐見", "name", frozenset(), "スクエアステップ\n汐見", {}),
        ("はなまる\n体操", "name", frozenset(), "はなまる\n体操", {}),
        ("体操\nはなまる", "name", frozenset(), "体操\nはなまる", {}),
        ("ひだまりかい\n陽だまり会", "name", frozenset(), "陽だまり会", {}),
        ("けんこうたいそう\n健康体操", "name", frozenset(), "健康体操", {}),
        ("縁\nえにし", "name", frozenset(), "縁", {}),
        ("体操教室（あおぞら）", "name", frozenset(), "体操教室(あおぞら)", {}),
        ("サロン（第2・4火）", "name", frozenset(), "サロン(第2・4火)", {}),
        ("春日会館（2階和室）", "venue", frozenset(), "春日会館(2階和室)", {}),
    ],
)
def test_pieces(written: str, role: str, also: frozenset[str], first: str, others: dict[str, str]) -> None:
    found = pieces_of(written, role, also)
    assert (found.first, dict(found.others)) == (first, others)


@pytest.mark.parametrize(
    ("kana", "name", "reading"),
    [
        ("ひだまり", "陽だまり", True),
        ("サクラカイ", "桜会", True),
        ("やまびこ", "山の会", False),
        ("あおぞら", "体操教室", False),
    ],
)
def test_readings(kana: str, name: str, reading: bool) -> None:
    assert is_reading(kana, name) is reading


def test_readings_above_most_names_are_readings_above_all() -> None:
    heading = ["名称", "会場"]
    read = table(heading, ["あすなろ\n翌檜", "東会館"], ["えにし\n縁", "西会館"], ["さくら会", "南会館"])
    assert [parted(one).first("name") for one in kept(read)] == ["翌檜", "縁", "さくら会"]
    broken = table(heading, ["ひまわり\n東浜", "東会館"], ["虹", "西会館"], ["さくら会", "南会館"])
    assert [parted(one).first("name") for one in kept(broken)] == ["ひまわり\n東浜", "虹", "さくら会"]


@pytest.mark.parametrize(
    ("written", "when", "paid"),
    [
        ("毎週月曜 10:00～12:00\n100円", "毎週月曜 10:00~12:00", "100円"),
        ("第2日曜 11:00～14:00\n無料", "第2日曜 11:00~14:00", "無料"),
        ("毎週水曜 10時～11時 参加費：200円", "毎週水曜 10時~11時", "200円"),
        ("毎週水曜 10時～11時／無料", "毎週水曜 10時~11時", "無料"),
        ("毎週水曜 10時～11時", "毎週水曜 10時～11時", ""),
    ],
)
def test_day_and_fee_in_one_column(written: str, when: str, paid: str) -> None:
    given = table(["名称", "会場", "日　時・参加費"], ["さくら会", "東会館", written])
    one = parted(kept(given)[0])
    assert (one.first("schedule"), one.first("fee")) == (when, paid)
