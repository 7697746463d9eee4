import pytest

from layers.geo.codes import check_digit, key_code, municipality_code, with_check_digit


@pytest.mark.parametrize("code", ["011002", "131016", "282065", "281000", "352021", "372013", "472018", "092011"])
def test_check_digits_of_real_codes(code: str) -> None:
    assert check_digit(code[:5]) == code[5]
    assert with_check_digit(code[:5]) == code


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("28206", "282065"),
        (37201, "372013"),
        (352021.0, "352021"),
        ("92011", "092011"),  # Excel took the zero of 宇都宮市
        (11002, "011002"),  # as five digits it would be a municipality 002, which does not exist
        (1202, "012025"),
        ("012025", "012025"),
        ("282066", None),  # wrong check digit
        ("みほん", None),
        ("", None),
        (None, None),
        ("99999", None),
    ],
)
def test_municipality_code(given: object, code: str | None) -> None:
    assert municipality_code(given) == code


def test_a_code_with_two_readings_is_settled_by_the_prefecture() -> None:
    assert municipality_code("12106") == "121061"  # 千葉市美浜区
    assert municipality_code("12106", prefecture="01") == "012106"  # 岩見沢市 without its zero


def test_key_code_parts() -> None:
    area = key_code("28206001002")
    assert area is not None
    assert (area.prefecture, area.city, area.town, area.chome) == ("28", "206", "0010", "02")
    assert (area.city_code, area.text) == ("28206", "28206001002")


@pytest.mark.parametrize(
    ("given", "text"), [(12020010, "012020010"), (1202001002, "01202001002"), ("28", None), ("482060010", None)]
)
def test_key_code_gets_its_lost_zero_back(given: object, text: str | None) -> None:
    area = key_code(given)
    assert (area.text if area else None) == text
