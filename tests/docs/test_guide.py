"""The guides show pictures that are there and small, and no picture is left that none of them shows."""

import re
from pathlib import Path

import pytest

GUIDE = Path(__file__).parents[2] / "docs" / "guide"
GUIDES = sorted(GUIDE.glob("*.md"))
LARGEST = 130_000
PICTURE = re.compile(r"!\[([^\]]*)\]\(pictures/([a-z-]+\.png)\)")


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_every_picture_says_what_it_shows(guide: Path) -> None:
    shown = PICTURE.findall(guide.read_text("utf-8"))
    assert shown
    assert [name for words, name in shown if not words] == []
    assert len({name for _, name in shown}) == len(shown)


def test_every_picture_is_there_shown_and_small() -> None:
    shown = {name for guide in GUIDES for _, name in PICTURE.findall(guide.read_text("utf-8"))}
    present = {path.name: path.stat().st_size for path in (GUIDE / "pictures").iterdir()}
    assert shown == set(present)
    assert {name: size for name, size in present.items() if size > LARGEST} == {}
