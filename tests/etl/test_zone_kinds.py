import pytest

from etl.zone_kinds import fiscal_year, kind_of_column, kind_of_words, known_kinds
from layers.city import City, ZoneKind
from layers.intake.contract import Hints
from tests.etl.documents import HERE, document, listed

CARE = Hints(
    city=City(
        id="x",
        code="242039",
        name="伊勢市",
        plane=6,
        zone_kinds=(
            ZoneKind(id="care", name="圏域"),
            ZoneKind(id="daily", name="日常生活圏域"),
            ZoneKind(id="school", name="小学校区", from_column="elementary"),
        ),
    )
)


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("日常生活圏域", "daily"),
        ("日常生活圏域名", "daily"),
        ("圏域", "care"),
        ("elementary", "school"),
        ("地区", None),
    ],
)
def test_kind_of_a_column(heading: str, kind: str | None) -> None:
    assert kind_of_column(heading, CARE) == kind


def test_the_longest_name_in_the_words_wins_and_the_list_goes_before() -> None:
    assert kind_of_words(["日常生活圏域一覧"], CARE) == "daily"
    assert kind_of_words(["包括圏域一覧"], CARE) == "care"
    assert kind_of_words(["地区一覧"], listed(kind="daily_life")) == "daily_life"
    assert kind_of_words(["地区一覧"], Hints()) is None
    assert known_kinds(HERE) == "生活圏域（daily_life）、地区（district）"


def test_the_year_of_the_title_goes_before_that_of_the_file() -> None:
    file = document(name="圏域_R7.csv")
    assert fiscal_year(file, "令和8年度 圏域") == 2026
    assert fiscal_year(file, "圏域") == 2025
    assert fiscal_year(document(name="圏域.csv")) == 0


def test_only_the_ending_of_a_file_name_is_no_part_of_its_title() -> None:
    assert fiscal_year(document(name="圏域一覧.令和7年度.csv")) == 2025
    assert fiscal_year(document(name="圏域一覧.令和7年度")) == 0
