"""The way back after a sign-in stays on this server."""

import pytest

from webmap.access import way_back


@pytest.mark.parametrize("given", ["/imports", "/places?q=%E4%BD%93", "/map#x"])
def test_a_path_of_ours_is_kept(given: str) -> None:
    assert way_back(given) == given


@pytest.mark.parametrize(
    "given",
    [
        *("", "//evil.test/", "https://evil.test/", "/\\evil.test", "evil", "/a\r\nX: y", "java" + "script:1"),
        *("/\t/evil.test", "/\t\\evil.test", "/ /evil.test", "\t//evil.test", "/\x00/a", "/\ud800", "/a\\b"),
    ],
)
def test_anything_else_leads_to_the_front_page(given: str) -> None:
    assert way_back(given) == "/"
