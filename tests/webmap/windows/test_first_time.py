"""The first start, answered as somebody at the black window would."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from layers.store import Store
from tests import town
from webmap.windows.first_time import settle

PASSWORD = "合言葉は八文字以上"


def answers(*given: str) -> Callable[[str], str]:
    """Gives them one after another, and no more."""
    left = iter(given)
    return lambda _prompt: next(left)


def test_a_city_is_chosen_and_somebody_may_sign_in(tmp_path: Path) -> None:
    said: list[str] = []
    url, sample = settle(tmp_path, answers("x", "99", "1", "yamada"), answers(PASSWORD, PASSWORD), said.append)
    assert not sample
    assert "0  みほん市" in "\n".join(said)
    with closing(Store.open(url)) as store, store.reading() as unit:
        assert unit.city().name in said[2]
        assert unit.accounts.sign_in("yamada", PASSWORD)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ibashomap.db"]
    assert settle(tmp_path, answers(), answers(), said.append) == (url, False)


def test_the_city_beside_the_data_needs_no_question(tmp_path: Path) -> None:
    (tmp_path / "city.toml").write_text(town.TOML, "utf-8")
    url, _ = settle(tmp_path, answers("yamada"), answers(PASSWORD, PASSWORD), lambda _: None)
    with closing(Store.open(url)) as store, store.reading() as unit:
        assert unit.city().name == "架空市"


def test_two_passwords_that_differ_and_a_short_one_are_asked_again(tmp_path: Path) -> None:
    (tmp_path / "city.toml").write_text(town.TOML, "utf-8")
    said: list[str] = []
    settle(
        tmp_path,
        answers("yamada", "yamada", "yamada"),
        answers(PASSWORD, "別の言葉", "短い", "短い", PASSWORD, PASSWORD),
        said.append,
    )
    assert len(said) == 3


def test_whoever_closes_the_window_is_asked_again(tmp_path: Path) -> None:
    (tmp_path / "city.toml").write_text(town.TOML, "utf-8")
    for _ in range(2):
        with pytest.raises(StopIteration):
            settle(tmp_path, answers(), answers(), lambda _: None)
        assert not (tmp_path / "ibashomap.db").exists()
