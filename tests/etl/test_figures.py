import pytest

from etl.figures import decimal, figure, plain


@pytest.mark.parametrize(
    ("value", "number", "mark"),
    [
        ("4,315 ", 4315, "figure"),
        ("１２", 12, "figure"),
        (12.0, 12, "figure"),
        (0, 0, "figure"),
        ("-", 0, "none"),
        ("X", None, "hidden"),
        ("*", None, "hidden"),
        ("＊", None, "hidden"),
        ("", None, "blank"),
        (None, None, "blank"),
        (float("nan"), None, "blank"),
        ("約100", None, "unreadable"),
        (1.5, None, "unreadable"),
    ],
)
def test_figure(value: object, number: int | None, mark: str) -> None:
    found = figure(value)
    assert (found.number, found.mark) == (number, mark)


def test_plain_and_decimal() -> None:
    assert [plain(one) for one in (None, float("nan"), 28206.0, " E1 ")] == ["", "", "28206", "E1"]
    assert [decimal(one) for one in ("135.5", "", None, "東", float("inf"))] == [135.5, None, None, None, None]
