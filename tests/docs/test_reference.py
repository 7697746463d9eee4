"""The reference pages are those that the code makes now, and leave nothing out."""

from pathlib import Path
from runpy import run_path
from types import SimpleNamespace

import pytest

from layers import vocabulary
from layers.city import SAMPLES

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"
builder = SimpleNamespace(**run_path(str(REFERENCE / "build.py")))


@pytest.mark.parametrize("name", ["glossary.md", "importers.md", "cities.md"])
def test_page_is_up_to_date(name: str) -> None:
    stored = (REFERENCE / name).read_text("utf-8")
    assert stored == builder.pages()[name], "docs/reference/build.py を実行してください"


def test_the_glossary_holds_every_code() -> None:
    text = builder.glossary()
    lists = (vocabulary.kinds(), vocabulary.fields(), vocabulary.roles(), vocabulary.audiences())
    assert [code for codes in lists for code in codes if f"`{code}`" not in text] == []


def test_every_module_with_an_importer_has_its_chapter() -> None:
    folder = Path(__file__).parents[2] / "etl" / "importers"
    modules = [path for path in folder.glob("*.py") if "\nIMPORTER" in path.read_text("utf-8")]
    page = builder.importer_page()
    assert page.count("\n## ") == len(modules)
    assert [one.id for one, _ in builder.importers() if f"`{one.id}`" not in page] == []


def test_every_city_has_its_chapter() -> None:
    page = builder.city_page()
    assert [path.stem for path in SAMPLES.glob("*.toml") if f"`{path.stem}`" not in page] == []


def test_a_bar_in_a_cell_does_not_break_the_table() -> None:
    assert builder.table(["a"], [["x|y"]]).splitlines()[-1] == "| x\\|y |"
