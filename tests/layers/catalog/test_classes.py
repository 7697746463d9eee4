"""Classes: at most five, every value in exactly one, the limits stated."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.catalog.classes import SHARE_LIMITS, class_of, labels, quantile_limits


@pytest.mark.parametrize(("value", "step"), [(0, 0), (9.99, 0), (10, 1), (24.9, 3), (25, 4), (100, 4)])
def test_a_lower_limit_belongs_to_its_class(value: float, step: int) -> None:
    assert class_of(value, SHARE_LIMITS) == step


def test_limits_in_words() -> None:
    assert labels(SHARE_LIMITS, "％") == ["10％未満", "10〜15％", "15〜20％", "20〜25％", "25％以上"]
    assert labels((1500.0,), "人") == ["1,500人未満", "1,500人以上"]
    assert labels((), "人") == []


def test_quantiles_are_round_and_part_into_fifths() -> None:
    assert quantile_limits([float(n) for n in range(1, 1001)]) == (200.0, 400.0, 600.0, 800.0)


def test_towns_without_anybody_make_no_limit_of_their_own() -> None:
    assert quantile_limits([0.0] * 9 + [100.0]) == ()
    assert quantile_limits([-1.0] + [0.0] * 8 + [100.0]) == (0.0,)


@given(st.lists(st.integers(1, 100_000).map(float), max_size=200))
def test_never_more_than_five_classes_and_none_of_them_without_words(values: list[float]) -> None:
    limits = quantile_limits(values)
    assert len(limits) <= 4
    assert list(limits) == sorted(set(limits))
    assert all(class_of(value, limits) <= len(limits) for value in values)
    assert len(labels(limits, "人")) == (len(limits) + 1 if limits else 0)
