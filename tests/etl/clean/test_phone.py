import pytest

from etl.clean.phone import phones, usual_area_code


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        ("0797-00-1234", ("0797-00-1234",)),
        ("０７９７（３１）２１２１", ("0797-31-2121",)),
        ("087ー813ー2251", ("087-813-2251",)),
        ("(0797)31-2121", ("0797-31-2121",)),
        ("03 1234 5678", ("03-1234-5678",)),
        ("+81-797-31-2121", ("0797-31-2121",)),
        ("078-331-8181(代)", ("078-331-8181",)),
        ("090-1234-5678/0797-31-2121", ("090-1234-5678", "0797-31-2121")),
        ("0797-31-2121\n0797-31-2121", ("0797-31-2121",)),
        ("TEL 0797-31-2121 FAX 0797-31-2122", ("0797-31-2121",)),
        ("FAX 0797-31-2122 TEL 0797-31-2121", ("0797-31-2121",)),
        ("FAX:0797-31-2122", ()),
        ("TEL/FAX 0797-31-2121", ("0797-31-2121",)),
        ("0797312121", ("0797-31-2121",)),
        ("0878132251", ("087-813-2251",)),
        ("0312345678", ("03-1234-5678",)),
        ("09012345678", ("090-1234-5678",)),
        ("0120123456", ("0120-123-456",)),
        ("08001234567", ("0800-123-4567",)),
        ("なし", ()),
        ("123-4567-89", ()),
    ],
)
def test_numbers(written: str, numbers: tuple[str, ...]) -> None:
    assert phones(written).numbers == numbers


def test_a_number_without_its_area_code_needs_one() -> None:
    assert phones("31-2121", area_code="0797").numbers == ("0797-31-2121",)
    assert phones("31-2121").numbers == ()
    assert phones("31-2121").unreadable


def test_the_extension_is_kept_apart() -> None:
    found = phones("0797-31-2121（内線２３４５）")
    assert (found.numbers, found.extension) == (("0797-31-2121",), "2345")


def test_the_usual_area_code_is_that_of_three_quarters() -> None:
    offices = ["0797-31-2121", "0797-31-2122", "0797-22-0000"]
    assert usual_area_code([*offices, "090-1111-2222"]) == "0797"
    assert usual_area_code(offices[:2]) == ""
    assert usual_area_code([*offices, "078-331-8181", "06-1234-5678"]) == ""
