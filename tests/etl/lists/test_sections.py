import pytest

from etl.lists.sections import Context, following, may_be_zone, meaning


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("【東山手圏域】", {"zone": "東山手圏域"}),
        ("１．浜地区（8か所）", {"zone": "浜地区"}),
        ("■月曜日", {"day": "月曜日"}),
        ("第1月曜日", {"day": "第1月曜日"}),
        ("◆休止中の団体", {"status": "suspended"}),
        ("【廃止したサロン】", {"status": "closed"}),
        ("≪休止中≫", {"status": "suspended"}),
        ("以下、活動を終了した団体", {"status": "closed"}),
        ("＜お休み中の会＞", {"status": "suspended"}),
        ("（２）サロン", {"kind": "salon"}),
        ("浜地区　通いの場一覧", {"zone": "浜地区", "kind": "kayoinoba"}),
        ("黄色は休止中", {}),
        ("※休止中の団体は除きます。", {}),
        ("一覧（休止中を除く）", {}),
        ("夏の行事", {}),
    ],
)
def test_lines(line: str, told: dict[str, str]) -> None:
    found = meaning(line)
    assert {key: value for key in ("zone", "kind", "status", "day") if (value := getattr(found, key))} == told


def test_a_state_marked_like_the_zones_ends_them_and_one_marked_otherwise_stands_inside() -> None:
    zone = following(Context(), meaning("【浜地区】"))
    assert following(zone, meaning("【休止中】")).zone == ""
    assert following(zone, meaning("・休止中")).zone == "浜地区"
    assert following(following(zone, meaning("・休止中")), meaning("【山地区】")) == meaning("【山地区】")


def test_names_of_sheets() -> None:
    assert all(map(may_be_zone, ["岩園", "山手", "精道"]))
    assert not any(map(may_be_zone, ["一覧", "Sheet1", "R8", "サロン", "表紙", "体操"]))
