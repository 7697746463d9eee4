import zipfile
from pathlib import Path

import pytest

from etl.read import archive
from etl.read.document import read
from etl.read.reading import Unreadable

LIST = "名称,住所\n一,東町\n".encode()


def zipped(tmp_path: Path, **content: bytes) -> Path:
    path = tmp_path / "a.csv"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, raw in content.items():
            made.writestr(name.replace("__", "/").replace("_", "."), raw)
    return path


def test_a_zip_named_csv_is_opened(tmp_path: Path) -> None:
    document = read(zipped(tmp_path, list_csv=LIST, readme_md=b"x"), folder="")
    assert (document.name, document.format, document.encoding) == ("a.csv", "csv", "utf-8")
    assert [[cell.value for cell in row] for row in document.tables[0].rows] == [["名称", "住所"], ["一", "東町"]]


def test_several_lists_or_none(tmp_path: Path) -> None:
    assert [one.code for one in read(zipped(tmp_path, a_csv=LIST, b_csv=LIST)).findings] == ["archive.several"]
    assert [one.code for one in read(zipped(tmp_path, a_pdf=LIST)).findings] == ["archive.nothing"]


def test_a_zip_inside_a_zip_is_not_opened(tmp_path: Path) -> None:
    inner = zipped(tmp_path, list_csv=LIST).read_bytes()
    assert [one.code for one in read(zipped(tmp_path, inner_csv=inner)).findings] == ["archive.nothing"]


@pytest.mark.parametrize("name", ["../../evil.csv", "/evil.csv", "C:evil.csv", "a\\..\\..\\evil.csv"])
def test_names_that_lead_elsewhere_are_not_unpacked(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr(name, LIST)
        made.writestr("good.csv", LIST)
    with archive.unpacked(path) as inner:
        assert [one.name for one in inner.parent.iterdir()] == ["part.csv"]
        folder = inner.parent
    assert not folder.exists()


def test_bombs_are_refused_by_their_directory(tmp_path: Path) -> None:
    path = zipped(tmp_path, zeros_csv=bytes(archive.RATIO_FROM_BYTES + 1))
    with pytest.raises(Unreadable, match=r"\barchive\.too_large"):
        archive.parts(path)


def test_too_many_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_PARTS", 1)
    with pytest.raises(Unreadable, match=r"\barchive\.too_many_parts"):
        archive.parts(zipped(tmp_path, a_csv=LIST, b_csv=LIST))


def test_companions_of_the_main_file_come_with_it_and_strangers_do_not(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as made:
        for name in ("Town/areas.shp", "Town/AREAS.DBF", "Town/areas.shx", "Town/other.dbf", "areas.prj"):
            made.writestr(name, name.encode())
    with archive.unpacked(path) as inner:
        held = {one.name: one.read_bytes() for one in inner.parent.iterdir()}
    assert held == {"part.shp": b"Town/areas.shp", "part.dbf": b"Town/AREAS.DBF", "part.shx": b"Town/areas.shx"}


def test_a_zip_that_is_cut_off_says_so(tmp_path: Path) -> None:
    whole = zipped(tmp_path, list_csv=LIST).read_bytes()
    broken = tmp_path / "broken.zip"
    broken.write_bytes(whole[: len(whole) // 2])
    (finding,) = read(broken).findings
    assert (finding.code, finding.params) == ("file.unreadable", {"reason": "zip"})


def test_what_only_calls_itself_a_zip_says_what_is_wrong_with_it(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(b"PK\x03\x04 and then nothing")
    with pytest.raises(Unreadable) as fault:
        archive.parts(path)
    assert fault.value.finding.params["reason"] == "File is not a zip file"
