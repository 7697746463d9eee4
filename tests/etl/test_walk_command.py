"""`walk build` and `walk minutes` at the shell, on the town whose walks are done by hand."""

import io
import json
import math
from contextlib import closing
from pathlib import Path

import pytest
from shapely.geometry import box

from layers.command import main
from layers.intake.contract import Batch, Record
from layers.provenance import Source
from layers.store import Store
from layers.trust.audience import OPERATOR
from tests import town
from tests import town_streets as streets


@pytest.fixture
def database(sqlite_url: str, tmp_path: Path) -> str:
    """The town with its streets as OpenStreetMap has them."""
    (tmp_path / "town.toml").write_text(town.TOML, encoding="utf-8")
    (tmp_path / "town.osm").write_text(streets.osm_text(), encoding="utf-8")
    assert main(["init", "--city", str(tmp_path / "town.toml"), "--db", sqlite_url]) == 0
    assert main(["walk", "build", "--network", str(tmp_path / "town.osm"), "--db", sqlite_url]) == 0
    return sqlite_url


def lonlat(i: int, j: int) -> str:
    return ",".join(map(str, streets.lonlat(i, j)))


def asked(capsysbinary: pytest.CaptureFixture[bytes], *words: str) -> dict[str, object]:
    capsysbinary.readouterr()
    assert main(["walk", "minutes", *words]) == 0
    return json.loads(capsysbinary.readouterr().out)


def test_one_walk(database: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Eight junctions east would be 1,840 m: the river makes it twice as far. No leg, since it starts on a junction."""
    words = ("--walker", "level60", "--json", "--db", database)
    near = asked(capsysbinary, "--from", lonlat(2, 2), "--to", lonlat(6, 2), *words)
    back = asked(capsysbinary, "--from", lonlat(6, 2), "--to", lonlat(2, 2), *words)
    assert near["reached"] is True
    assert near["metres"] == pytest.approx(4 * 230, abs=2)
    assert near["minutes"] == pytest.approx(near["metres"] / 60, abs=1e-5)
    assert back["metres"] == pytest.approx(4 * 230 + 2 * 277.4, abs=2)


def test_what_is_not_reached(database: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """The island has no way to it; an older person does not walk 920 m in one go; nobody starts in the sea."""
    nothing = {"minutes": None, "metres": None, "reached": False}
    island = ",".join(map(str, streets.ISLAND_LONLAT[0]))
    for start, end, who in (
        (lonlat(2, 2), island, "level60"),
        (lonlat(2, 2), lonlat(6, 2), "older75"),
        ("134.5,34.3", lonlat(6, 2), "level60"),
    ):
        words = ("--from", start, "--to", end, "--walker", who, "--json", "--db", database)
        assert asked(capsysbinary, *words) == nothing


def test_the_leg_to_the_junction_counts(database: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """100 m north of a junction: an adult walks them straight, at 80 m/min; the walker for checking does not."""
    lon, lat = streets.lonlat(2, 2)
    words = ("--from", f"{lon},{lat + 100 / 110_930:.7f}", "--to", lonlat(3, 2), "--json", "--db", database)
    adult, level = (asked(capsysbinary, *words, "--walker", who) for who in ("adult", "level60"))
    assert adult["metres"] == pytest.approx(330, abs=1)
    assert adult["minutes"] == pytest.approx(330 / 80, abs=0.02)
    assert level["metres"] == pytest.approx(230, abs=1)


def test_many_walks_in_their_order(
    database: str, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    good = {"from": streets.lonlat(2, 2), "to": streets.lonlat(3, 2)}
    told = [
        json.dumps({"id": 7, **good}),
        "no json",
        "",
        "[1, 2]",
        json.dumps({"id": "b", "from": [134, 91], "to": [134, 34]}),
        json.dumps({"id": None, **good, "walker": "nobody"}),
        json.dumps({"id": {"a": 1}, **good, "walker": "wheelchair"}),
        json.dumps({"id": "far", **good, "to": [135.0, 35.0]}),
    ]
    lines = "\n".join(told).encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(lines)))
    capsysbinary.readouterr()
    assert main(["walk", "minutes", "--walker", "level60", "--batch", "--db", database]) == 0
    read = capsysbinary.readouterr().out
    found = [json.loads(line) for line in read.splitlines()]
    assert [one["id"] for one in found] == [7, None, None, "b", None, {"a": 1}, "far"]
    assert ["error" in one for one in found] == [False, True, True, True, True, False, False]
    assert [one["reached"] for one in found] == [True, False, False, False, False, True, False]
    assert all(one.keys() >= {"id", "minutes", "metres", "reached"} for one in found)
    assert found[5]["minutes"] == pytest.approx(found[5]["metres"] / 50, abs=1e-5)
    (tmp_path / "asked.jsonl").write_bytes(lines)
    words = ["--walker", "level60", "--batch", str(tmp_path / "asked.jsonl"), "--db", database]
    assert main(["walk", "minutes", *words]) == 0
    assert capsysbinary.readouterr().out == read


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["minutes", "--from", "134,34.3"], 2),
        (["minutes", "--from", "here", "--to", "134,34.3"], 1),
        (["minutes", "--batch", "/nowhere.jsonl"], 1),
        (["build", "--network", "/nowhere.osm"], 1),
    ],
)
def test_wrong_use_is_said(database: str, capsys: pytest.CaptureFixture[str], words: list[str], code: int) -> None:
    capsys.readouterr()
    assert main(["walk", *words, "--db", database]) == code
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.strip().endswith("。")


def test_without_a_network_it_says_what_to_do(sqlite_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", "--city", "mihon", "--db", sqlite_url]) == 0
    assert main(["walk", "minutes", "--from", "134,34.3", "--to", "134,34.3", "--db", sqlite_url]) == 1
    assert "walk build" in capsys.readouterr().err


def test_a_list_is_no_network(database: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.csv").write_text("名称,住所\n会,市1-1\n", encoding="utf-8")
    assert main(["walk", "build", "--network", str(tmp_path / "a.csv"), "--db", database]) == 1
    assert capsys.readouterr().err.strip()


def test_check_and_load_know_a_network(
    database: str, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """It is one row, without its arrays; the same bytes once, and the next edition takes its place."""
    path = tmp_path / "lists" / "town.osm"
    path.parent.mkdir()
    path.write_text(streets.osm_text().replace('<tag k="access" v="private"/>', ""), encoding="utf-8")
    capsysbinary.readouterr()
    assert main(["check", str(path), "--json"]) == 0
    told = json.loads(capsysbinary.readouterr().out)
    assert (told["importer"], told["encoding"], told["counts"]["rows"]) == ("walk_network", None, 1)
    assert (told["rows"][0]["nodes"], told["rows"][0]["edges"], told["counts"]["error"]) == (171, 603, 0)
    assert "network" not in told["rows"][0]

    def loaded() -> list[tuple[str, str]]:
        capsysbinary.readouterr()
        assert main(["load", str(path.parent), "--json", "--db", database]) == 0
        return [(one["importer"], one["status"]) for one in json.loads(capsysbinary.readouterr().out)]

    assert loaded() == [("walk_network", "published")]
    assert loaded() == [("walk_network", "unchanged")]
    near = asked(
        capsysbinary, "--from", lonlat(6, 6), "--to", lonlat(10, 6), "--walker", "level60", "--json", "--db", database
    )
    assert near["metres"] == pytest.approx(4 * 230, abs=2)


def test_a_network_of_another_city_is_refused_and_costs_nothing_else(
    database: str, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    values = {"city_code": "99999", "name": "架空市", "boundary": "exact"}
    border = Record(key="99999/1", cell="", values=values, geometry=box(135.0, 35.0, 135.03, 35.03))
    batch = Batch(content="boundary", importer="t", records=(border,), source=Source(title="境界"))
    with closing(Store.open(database)) as store, store.writing(OPERATOR) as unit:
        unit.imports.publish(unit.imports.stage(batch, town.document(batch)), release=True)
    told = "名称,住所,開催日時\nひだまりの会,架空市西町1-1,毎週月曜\n"
    (folder / "通いの場一覧.csv").write_text(told, encoding="utf-8")
    (folder / "town.osm").write_text(streets.osm_text().replace("東西", "とうざい"), encoding="utf-8")
    capsysbinary.readouterr()
    assert main(["load", str(folder), "--json", "--db", database]) == 0
    found = {Path(one["file"]).name: one for one in json.loads(capsysbinary.readouterr().out)}
    assert found["通いの場一覧.csv"]["status"] == "published"
    assert found["town.osm"]["status"] == "refused"
    assert "walk.elsewhere" in [one["code"] for one in found["town.osm"]["findings"]]
    assert main(["walk", "build", "--network", str(folder / "town.osm"), "--db", database]) == 1


def test_building_with_heights_makes_hills(
    database: str, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """A plane that rises by 10 cm a pixel of zoom 15 to the east: uphill takes longer than down."""
    from tests.etl.walkways.test_heights import pixel, put, slope  # noqa: PLC0415

    x, y = (int(one // 256) for one in pixel(15))
    for column in range(x - 1, x + 4):
        for row in range(y - 4, y + 2):
            put(tmp_path / "dem", 15, column, row, slope(15, column, row))
    words = ["--network", str(tmp_path / "town.osm"), "--heights", str(tmp_path / "dem"), "--json", "--db", database]
    capsysbinary.readouterr()
    assert main(["walk", "build", *words]) == 0
    report = json.loads(capsysbinary.readouterr().out)
    assert (report["nodes"], report["without_height"]) == (171, 2)  # the island lies beyond the tiles
    there = asked(
        capsysbinary, "--from", lonlat(1, 5), "--to", lonlat(3, 5), "--walker", "adult", "--json", "--db", database
    )
    back = asked(
        capsysbinary, "--from", lonlat(3, 5), "--to", lonlat(1, 5), "--walker", "adult", "--json", "--db", database
    )
    # 0.1 m a pixel of 3.95 m on the ground: 2.5 %.
    grade = 0.1 / (40_075_016.7 * math.cos(math.radians(34.31)) / (256 * 2**15))
    flat = there["metres"] / 80
    assert there["minutes"] == pytest.approx(flat * math.exp(3.5 * grade), rel=2e-3)
    assert back["minutes"] == pytest.approx(flat * math.exp(-3.5 * grade), rel=2e-3)
    assert main(["walk", "build", *words[:2], "--heights", str(tmp_path / "nowhere"), "--db", database]) == 1
