"""Links between our own pages lead somewhere, and the city shown in CONTRIBUTING is one that reads."""

import re
from pathlib import Path

import pytest

from layers.city import read

ROOT = Path(__file__).parents[2]
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
LINK = re.compile(r"\]\(([^)#\s][^)\s]*)\)")


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    links = [link.partition("#")[0] for link in LINK.findall(page.read_text("utf-8"))]
    assert [link for link in links if "://" not in link and not (page.parent / link).exists()] == []


def test_the_first_commands_stand_first() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    assert 0 < text.index("make demo") < text.index("make test") < text.index("ibashomap init --city takamatsu")
    assert "## In English" in text


def test_the_city_in_contributing_reads() -> None:
    example = re.search(r"```toml\n(.*?)```", (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.DOTALL)
    assert example
    city = read(example[1], city_id="example")
    assert (city.code, city.workers[0].zones, city.lists[0].columns) == ("282065", ("東山手",), {"name": "グループ名"})
    assert city.listing("2026/通いの場一覧R8.xlsx") is city.lists[0]
