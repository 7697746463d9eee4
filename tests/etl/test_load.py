"""`load`: whole folders, in any order, each file taken or refused with a reason."""

from pathlib import Path

import pytest

from etl.load import load
from layers import city as cities
from layers.store import Store
from layers.trust.audience import EVERYBODY, OPERATOR
from tests import town

HEAD = "名称,種別,所在地_連結表記,緯度,経度,電話番号,備考\n"
ROWS = [
    f"ひだまり{n}号室の会,通いの場,架空市西町{n}-1,34.30{n},134.00{n},090-0000-000{n},家族の介護で休みがち{n}\n"
    for n in range(9)
]


@pytest.fixture
def settled(store: Store) -> Store:
    """A store of 架空市."""
    with store.writing(OPERATOR) as unit:
        unit.settle(cities.read(town.TOML, city_id="town"), town.TOML)
    return store


def written(path: Path, rows: list[str], encoding: str = "cp932") -> Path:
    """A list as a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes((HEAD + "".join(rows)).encode(encoding))
    return path


def statuses(store: Store, *paths: Path, release: bool = True) -> dict[str, str]:
    """What became of each file."""
    found = load(store, OPERATOR, paths, release=release, tell=lambda *_: None)
    return {Path(one["file"]).name: one["status"] for one in found}


def test_editions_and_copies_are_told_whatever_the_order(settled: Store, tmp_path: Path) -> None:
    files = [
        written(tmp_path / "通いの場" / "新.csv", ROWS),
        written(tmp_path / "通いの場" / "旧.csv", ROWS[:8]),
        written(tmp_path / "通いの場" / "新の写し.csv", ROWS),
        written(tmp_path / "readme.txt", ["ただの文章です\n"]),
    ]
    found = statuses(settled, *reversed(files))
    assert sorted(found.values()) == ["older_edition", "published", "refused", "unchanged"]
    assert (found["旧.csv"], found["readme.txt"]) == ("older_edition", "refused")
    with settled.reading(EVERYBODY) as unit:
        assert len(unit.places.read()) == 9


def test_a_second_load_changes_nothing(settled: Store, tmp_path: Path) -> None:
    file = written(tmp_path / "通いの場" / "一覧.csv", ROWS)
    assert statuses(settled, file.parent) == {"一覧.csv": "published"}
    before = settled.revision
    assert statuses(settled, file) == {"一覧.csv": "unchanged"}
    assert settled.revision == before


def test_the_next_list_takes_the_place_of_the_last(settled: Store, tmp_path: Path) -> None:
    statuses(settled, written(tmp_path / "2025" / "一覧.csv", ROWS))
    statuses(settled, written(tmp_path / "2026" / "一覧.csv", ROWS[1:]))
    with settled.reading(OPERATOR) as unit:
        assert len(unit.places.read()) == 8
        assert unit.imports.all()[0].counts == {"new": 0, "changed": 0, "gone": 1, "same": 8}


def test_the_register_alone_shows_nothing_to_residents(settled: Store, tmp_path: Path) -> None:
    statuses(settled, written(tmp_path / "一覧.csv", ROWS), release=False)
    with settled.reading(EVERYBODY) as everybody:
        assert everybody.places.read() == []
    with settled.reading(OPERATOR) as unit:
        assert len(unit.places.read()) == 9


def test_every_refusal_has_a_sentence(settled: Store, tmp_path: Path) -> None:
    folder = tmp_path / "壊れたもの"
    folder.mkdir()
    (folder / "空.csv").write_bytes(b"")
    (folder / "絵.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    found = load(settled, OPERATOR, [folder], release=True, tell=lambda *_: None)
    assert {one["status"] for one in found} == {"refused"}
    for one in found:
        assert one["import"] is None
        assert one["findings"][0]["message"].endswith("。")
