"""`load`: whole folders, in any order, each file taken or refused with a reason."""

import json
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from etl.load import load
from layers import city as cities
from layers.store import Store, Unit
from layers.trust.audience import EVERYBODY, OPERATOR, Viewer
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


def test_only_the_rows_of_unknown_kind_are_held_back(settled: Store, tmp_path: Path) -> None:
    unclear = "なかよし,,架空市西町8-1,34.308,134.008,,\n"
    file = written(tmp_path / "名簿.csv", [*ROWS[:3], unclear])
    (answer,) = load(settled, OPERATOR, [file], release=True, tell=lambda *_: None)
    assert (answer["status"], answer["rows"]) == ("published", 3)
    assert [one["code"] for one in answer["findings"] if one["level"] == "error"] == ["kind.unknown_row"]
    with settled.reading(EVERYBODY) as unit:
        assert len(unit.places.read()) == 3


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


def ids(store: Store) -> set[str]:
    """The places that everybody sees."""
    with store.reading() as unit:
        return {point.id for point in unit.places.read()}


def test_a_list_that_was_undone_comes_back_with_the_same_ids(settled: Store, tmp_path: Path) -> None:
    path = written(tmp_path / "a" / "通いの場.csv", ROWS)
    statuses(settled, path)
    before = ids(settled)
    with settled.writing(OPERATOR) as unit:
        unit.imports.undo()
    statuses(settled, path)
    assert ids(settled) == before != set()


def test_another_load_that_comes_between_is_not_doubled(
    settled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path / "a" / "通いの場.csv", ROWS)
    real, transactions = settled.writing, []

    def counted(viewer: Viewer) -> AbstractContextManager[Unit]:
        transactions.append(viewer)
        return real(viewer)

    monkeypatch.setattr(settled, "writing", counted)
    statuses(settled, path)
    assert len(transactions) == 1
    assert len(ids(settled)) == len(ROWS)


def test_a_name_and_number_inside_the_schedule_stay_with_the_staff(settled: Store, tmp_path: Path) -> None:
    path = tmp_path / "通いの場.csv"
    path.write_text("名称,所在地,日時\n東の会,架空市東町1,月曜 問合せ 見本花子 090-0000-0001\n", "utf-8")
    statuses(settled, path)
    with settled.reading() as unit:
        assert [dict(point.facts) for point in unit.places.read()] == [{"address": "架空市東町1"}]
    with settled.reading(OPERATOR) as unit:
        assert "見本花子" in unit.places.read()[0].facts["schedule"]


def test_a_second_list_of_the_same_zones_takes_the_place_of_the_first(settled: Store, tmp_path: Path) -> None:
    for folder, towns in (("a", ("西町", "東町")), ("b", ("東町", "西町"))):
        path = tmp_path / folder / f"圏域一覧{folder}.csv"
        path.parent.mkdir()
        path.write_text(f"生活圏域,町名\n西,{towns[0]}\n東,{towns[1]}\n", "utf-8")
        assert statuses(settled, path) == {path.name: "published"}
    with settled.reading(OPERATOR) as unit:
        held = {zone.name: [member.town for member in zone.members] for zone in unit.zones.read("daily_life")}
        assert len(unit.imports.in_force()) == 1
    assert held == {"西": ["東町"], "東": ["西町"]}


def test_towns_and_a_border_may_tell_of_the_same_zone(settled: Store, tmp_path: Path) -> None:
    (tmp_path / "圏域一覧.csv").write_text("生活圏域,町名\n西,西町\n東,東町\n", "utf-8")
    ring = [[134.0, 34.3], [134.01, 34.3], [134.01, 34.31], [134.0, 34.3]]
    shape = {"type": "Polygon", "coordinates": [ring]}
    feature = {"type": "Feature", "properties": {"圏域": "西"}, "geometry": shape}
    (tmp_path / "生活圏域.geojson").write_text(
        json.dumps({"type": "FeatureCollection", "features": [feature]}), "utf-8"
    )
    for name in ("圏域一覧.csv", "生活圏域.geojson"):
        assert statuses(settled, tmp_path / name) == {name: "published"}
    with settled.reading(OPERATOR) as unit:
        assert [zone.name for zone in unit.zones.read("daily_life")] == ["西", "東"]


def test_two_lists_that_fit_one_pattern_stay_two_lists(store: Store, tmp_path: Path) -> None:
    toml = town.TOML + '[[list]]\nid = "salons"\nfile = "サロン*.csv"\n'
    with store.writing(OPERATOR) as unit:
        unit.settle(cities.read(toml, city_id="town"), toml)
    east = written(tmp_path / "東" / "サロン_東.csv", ROWS[:4])
    west = written(tmp_path / "東" / "サロン_西.csv", ROWS[4:])
    assert set(statuses(store, east, west).values()) == {"published"}
    next_year = written(tmp_path / "翌年" / "サロン_東R9.csv", ROWS[:3])
    assert statuses(store, next_year) == {"サロン_東R9.csv": "published"}
    with store.reading(OPERATOR) as unit:
        assert len(unit.places.read()) == 3 + 5
        assert [row.file_name for row in unit.imports.in_force()] == ["サロン_西.csv", "サロン_東R9.csv"]
