"""`fetch` against a server of our own; nothing here asks anybody outside this machine."""

import io
import json
import random
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from etl.fetch import commands, download, ledger
from etl.fetch.sources import at_base, sources_of
from layers import city as cities
from layers.command import main
from layers.store import Store
from layers.trust.audience import OPERATOR
from tests import town
from tests.etl.fetch.official import Official, serving

BLOCKS = "/isj/dls/data/24.0a/28206-24.0a.zip"
BLOCK_HEADINGS = (
    "都道府県名,市区町村名,大字・丁目名,小字・通称名,街区符号・地番,座標系番号,Ｘ座標,Ｙ座標,緯度,経度,"
    "住居表示フラグ,代表フラグ,更新前履歴フラグ,更新後履歴フラグ"
)
AGES = "/gis/statmap-search/data?statsId=T001082&code=28&downloadType=2"


def zipped(name: str, content: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, content)
    return file.getvalue()


@pytest.fixture
def official(monkeypatch: pytest.MonkeyPatch) -> Iterator[Official]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setattr(download, "WAITS", (0.0, 0.0))
    with serving(Official()) as one:
        yield one


def fetched(official: Official, out: Path, *more: str, capsys: pytest.CaptureFixture[str], code: int = 0) -> Any:
    ended = main(["fetch", "ashiya", "--out", str(out), "--base", official.url, "--json", *more])
    told = capsys.readouterr()
    assert ended == code, told.err
    return json.loads(told.out), told.err


def test_a_file_comes_whole_and_is_told_with_its_source(
    official: Official, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    official.files[BLOCKS] = zipped("28206.csv", b"x" * 200_000)
    (one,), told = fetched(official, tmp_path / "a", "--only", "blocks", capsys=capsys)
    file = tmp_path / "a" / "28206-24.0a.zip"
    assert (one["status"], one["file"], file.read_bytes()) == ("fetched", str(file), official.files[BLOCKS])
    assert f"ibashomap load {tmp_path / 'a'}" in told
    entry = ledger.read(file.parent)[file.name]
    assert entry["address"].startswith("https://nlftp.mlit.go.jp/isj/")
    assert (entry["publisher"], entry["bytes"]) == ("国土交通省", len(official.files[BLOCKS]))
    assert sorted(path.name for path in file.parent.iterdir()) == [file.name, "sources.json"]


def test_a_second_run_asks_nobody(official: Official, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    official.files[BLOCKS] = zipped("28206.csv", b"x" * 2000)
    fetched(official, tmp_path, "--only", "blocks", capsys=capsys)
    (one,), _ = fetched(official, tmp_path, "--only", "blocks", capsys=capsys)
    assert (one["status"], len(official.asked)) == ("unchanged", 1)
    (tmp_path / "28206-24.0a.zip").write_bytes(b"damaged meanwhile")
    (one,), _ = fetched(official, tmp_path, "--only", "blocks", capsys=capsys)
    assert (one["status"], len(official.asked)) == ("fetched", 2)


def test_a_cut_connection_is_gone_on_with(
    official: Official, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = zipped("28206.csv", random.Random(1).randbytes(400_000))
    official.files[BLOCKS], official.trouble[BLOCKS] = content, [0]
    (one,), _ = fetched(official, tmp_path, "--only", "blocks", capsys=capsys)
    assert (one["status"], Path(one["file"]).read_bytes() == content) == ("fetched", True)
    assert [wanted for _, wanted in official.asked] == ["", f"bytes={len(content) // 2}-"]


def test_another_run_goes_on_where_the_last_one_was_cut(
    official: Official, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = zipped("28206.csv", random.Random(2).randbytes(400_000))
    official.files[BLOCKS], official.trouble[BLOCKS] = content, [0, 503, 503]
    (one,), told = fetched(official, tmp_path, "--only", "blocks", capsys=capsys, code=1)
    assert (one["status"], one["file"]) == ("failed", None)
    assert "503" in told
    (one,), _ = fetched(official, tmp_path, "--only", "blocks", capsys=capsys)
    assert Path(one["file"]).read_bytes() == content
    assert official.asked[-1][1] == f"bytes={len(content) // 2}-"


def test_a_file_that_has_changed_meanwhile_is_begun_anew(
    official: Official, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    official.files[BLOCKS] = zipped("28206.csv", random.Random(3).randbytes(400_000))
    official.trouble[BLOCKS] = [0, 503, 503]
    fetched(official, tmp_path, "--only", "blocks", capsys=capsys, code=1)
    official.files[BLOCKS], official.mark = zipped("28206.csv", random.Random(4).randbytes(300_000)), '"two"'
    (one,), _ = fetched(official, tmp_path, "--only", "blocks", capsys=capsys)
    assert Path(one["file"]).read_bytes() == official.files[BLOCKS]


def test_without_a_mark_nothing_is_gone_on_with(
    official: Official, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    official.files[BLOCKS] = zipped("28206.csv", random.Random(5).randbytes(400_000))
    official.trouble[BLOCKS], official.mark = [0], ""
    (one,), _ = fetched(official, tmp_path, "--only", "blocks", capsys=capsys)
    assert Path(one["file"]).read_bytes() == official.files[BLOCKS]
    assert [wanted for _, wanted in official.asked] == ["", ""]


def test_one_that_fails_does_not_stop_the_others(
    official: Official, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    official.files[AGES] = zipped("tblT001082C28.txt", b"KEY_CODE,HYOSYO\r\n")
    found, told = fetched(official, tmp_path, "--only", "blocks", "census_ages", capsys=capsys, code=1)
    assert {one["id"]: one["status"] for one in found} == {"census_ages": "fetched", "blocks": "failed"}
    assert "404" in told
    assert "ibashomap load" in told


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"<html>sorry</html>", "データではないもの"),
        (b"", "データではないもの"),
        (zipped("a", b"x" * 900)[:-5] + b"12345", "壊れて"),
        (zipped("28206.csv", b"x" * 900).replace(b"x" * 10, b"y" * 10, 1), "28206.csv"),
    ],
)
def test_what_is_no_data_is_not_kept(
    official: Official, tmp_path: Path, content: bytes, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    official.files[BLOCKS] = content
    (one,), _ = fetched(official, tmp_path, "--only", "blocks", capsys=capsys, code=1)
    assert words in one["message"]
    assert list(tmp_path.iterdir()) == []


def test_a_table_that_is_not_packed_keeps_its_ending(
    official: Official, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    official.files[AGES] = b"KEY_CODE,HYOSYO\r\n"
    (one,), _ = fetched(official, tmp_path, "--only", "census_ages", capsys=capsys)
    assert Path(one["file"]).name == "tblT001082C28.txt"


def test_nobody_there(tmp_path: Path, official: Official, capsys: pytest.CaptureFixture[str]) -> None:
    gone = Official(url="http://127.0.0.1:9")
    (one,), told = fetched(gone, tmp_path, "--only", "blocks", capsys=capsys, code=1)
    assert "つながりません" in one["message"]
    assert "127.0.0.1:9" in one["message"]
    assert "ibashomap load" not in told


def test_stopping_keeps_what_has_come(
    official: Official, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    official.files[BLOCKS] = zipped("28206.csv", random.Random(6).randbytes(400_000))

    def interrupt(done: int, _whole: int) -> None:
        if done > 100_000:
            raise KeyboardInterrupt

    monkeypatch.setattr(commands, "_progress", lambda: interrupt)
    assert main(["fetch", "ashiya", "--out", str(tmp_path), "--base", official.url, "--only", "blocks"]) == 1
    assert "続きから" in capsys.readouterr().err
    assert (tmp_path / ".28206-24.0a.zip.part").stat().st_size > 100_000
    monkeypatch.undo()
    (one,), _ = fetched(official, tmp_path, "--only", "blocks", capsys=capsys)
    assert Path(one["file"]).read_bytes() == official.files[BLOCKS]
    assert official.asked[-1][1].startswith("bytes=1")


def test_an_unknown_source_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fetch", "ashiya", "--out", str(tmp_path), "--only", "nothing"]) == 1
    assert "census_areas" in capsys.readouterr().err


def test_the_codes_of_a_city_of_wards_and_of_a_town() -> None:
    kobe = {one.id: one.address for one in sources_of(cities.find("kobe")[0])}
    ashiya = {one.id: one.address for one in sources_of(cities.find("ashiya")[0])}
    assert "code=28&" in kobe["census_areas"]
    assert kobe["blocks"].endswith("/28000-24.0a.zip")
    assert "code=28206&" in ashiya["census_areas"]
    assert "mesh_250" not in ashiya
    assert not [one for one in ashiya.values() if "{" in one]
    assert at_base(ashiya["census_ages"], "http://127.0.0.1:1/") == f"http://127.0.0.1:1{AGES}"


def test_load_takes_what_was_fetched_with_its_licence_and_leaves_the_ledger(
    official: Official, tmp_path: Path, store: Store, sqlite_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [f"架空県,架空市,西町一丁目,,{n},4,0,0,34.30{n},134.00{n},1,1,0,0" for n in range(9)]
    content = "\r\n".join([BLOCK_HEADINGS, *rows]).encode("cp932")
    official.files["/isj/dls/data/24.0a/99999-24.0a.zip"] = zipped("99999_2025.csv", content)
    city = tmp_path / "town.toml"
    city.write_text(town.TOML, "utf-8")
    out = tmp_path / "data"
    assert main(["fetch", str(city), "--out", str(out), "--base", official.url, "--only", "blocks"]) == 0
    with store.writing(OPERATOR) as unit:
        unit.settle(cities.read(town.TOML, city_id="town"), town.TOML)
    capsys.readouterr()
    assert main(["load", str(out), "--json", "--db", sqlite_url]) == 0
    (one,) = json.loads(capsys.readouterr().out)
    assert (one["status"], one["importer"], one["rows"]) == ("published", "block_gazetteer", 9)
    with store.reading(OPERATOR) as unit:
        (kept,) = unit.imports.in_force()
    assert kept.source.title == "位置参照情報（街区レベル、24.0a）"
    assert kept.source.licence.startswith("国土数値情報ダウンロードサービス")
