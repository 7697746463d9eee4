import pytest

from etl.clean import kind
from layers import vocabulary


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("令和８年度　通いの場一覧", "kayoinoba"),
        ("居場所一覧", "ibasho"),
        ("つどい場マップ", "ibasho"),
        ("ふれあいサロン一覧", "salon"),
        ("子育てサロン", "childcare_support"),
        ("こども食堂", "meal"),
        ("福祉の相談窓口一覧", "consultation"),
        ("地域包括支援センター一覧", "support_centre"),
        ("指定緊急避難場所一覧", "emergency_site"),
        ("指定避難所一覧", "shelter"),
        ("財政状況", ""),
    ],
)
def test_words(words: str, code: str) -> None:
    assert kind.of_words(words) == code


def test_a_category_is_ours_known_as_none_or_unknown() -> None:
    assert kind.of_category("居場所") == "ibasho"
    assert kind.of_category("ibasho") == "ibasho"
    assert kind.of_category("コミュニティセンター・公民館") == "community_centre"
    assert kind.of_category("交通機関") == ""
    assert kind.of_category("宇宙港") is None


def test_some_names_leave_no_doubt() -> None:
    assert kind.of_name("篠原あんしんすこやかセンター") == "support_centre"
    assert kind.of_name("福田学童保育コーナー") == "childrens_club"
    assert kind.of_name("ひまわり会") == ""


def test_folders() -> None:
    assert kind.of_folder("elderly_wedding_house") == "elders_house"
    assert kind.of_folder("通いの場") == "kayoinoba"
    assert kind.of_folder("lists") == ""


def test_every_kind_of_the_tables_is_in_the_vocabulary() -> None:
    tables = kind._tables()
    named = {row["kind"] for table in ("word", "certain") for row in tables[table]}
    named |= set(tables["category"].values()) | set(tables["folder"].values())
    assert named - {""} <= set(vocabulary.kinds())
