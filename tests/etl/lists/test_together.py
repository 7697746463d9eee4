import pytest

from etl.lists.together import is_reading, pieces_of

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
        ("春日町3-2", "venue", frozenset(), "", {"address": "春日町3-2"}),
        ("さくら会（山田）", "name", frozenset({"name", "contact_name"}), "さくら会", {"contact_name": "山田"}),
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
