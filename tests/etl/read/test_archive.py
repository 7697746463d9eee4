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
    with pytest.raises(Unreadable, match=r"archive\.too_large"):
        archive.parts(path)


def test_too_many_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_PARTS", 1)
    with pytest.raises(Unreadable, match=r"archive\.too_many_parts"):
        archive.parts(zipped(tmp_path, a_csv=LIST, b_csv=LIST))
