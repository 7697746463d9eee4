from typing import Any

import pytest

from etl.lists.place import Setting, place_of
from etl.lists.withheld import in_text, keys
from tests.etl.lists.lines import row, table

WHOLE = {""}


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("会場は代表の自宅です。公開不可", WHOLE),
        ("非公開", WHOLE),
        ("掲載不可", WHOLE),
        ("ホームページ不可", WHOLE),
        ("HP掲載不可", WHOLE),
        ("市HPへの掲載はしないでください", WHOLE),
        ("公開を希望しない", WHOLE),
        ("公開は控えてほしいとのこと", WHOLE),
        ("代表者の希望により公開不可", WHOLE),
        ("ホームページには載せないで", WHOLE),
        ("部外秘", WHOLE),
        ("電話は非公開", {"phone"}),
        ("電話番号、住所は公開不可", {"phone", "address", "position"}),
        ("公開可（電話は非公開）", {"phone"}),
        ("非公開：電話番号", {"phone"}),
        ("連絡先は市HPへの掲載不可", {"phone", "contact_name"}),
        ("代表者名は公表しない", {"contact_name"}),
        ("住所非公開", {"address", "position"}),
        ("電話は非公開。ホームページ不可", {"phone", ""}),
        ("写真の掲載不可", set()),
        ("公開可", set()),
        ("掲載済み", set()),
        ("ホームページなし", set()),
        ("HP ×", set()),
        ("一般公開講座も開催", set()),
        ("非公開ではない", set()),
        ("駐車不可", set()),
    ],
)
def test_texts(written: str, kept: set[str]) -> None:
    assert in_text(written) == kept


@pytest.mark.parametrize(
    ("values", "kept"),
    [
        ({"電話番号": "0797-00-1234（非公開）"}, {"phone"}),
        ({"会場": "東会館（非公開）"}, {"venue", "address", "position"}),
        ({"名称": "すみれ会（非公開）"}, WHOLE),
        ({"気づいたこと": "ホームページ不可"}, WHOLE),
        ({"公開可否": "×"}, WHOLE),
        ({"公開可否": "○"}, set()),
        ({"HP掲載": "否"}, WHOLE),
        ({"電話の公開": "不可"}, {"phone"}),
        ({"公開日": "0"}, set()),
        ({"備考": "駐車場なし"}, set()),
    ],
)
def test_any_cell(values: dict[str, Any], kept: set[str]) -> None:
    assert keys(row(**{"住所": "東町1", **values})) == kept


def test_the_record_and_the_staff_learn_of_it() -> None:
    found = place_of(row(住所="東町1", 会場="東会館", 備考="電話は非公開"), Setting(table=table(["名称"])))
    assert found.audiences == {"phone": "staff"}
    assert [one.code for one in found.findings] == ["place.withheld"]
