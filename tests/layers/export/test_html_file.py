"""The page holds every place, runs nothing, loads nothing, and draws the places in their true proportions."""

import re
from html.parser import HTMLParser

from layers.export import html_file
from tests.builders import SOURCE, a_service_point
from tests.layers.export.samples import places

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "${alert(1)}",
    "`+alert(1)+`",
    '"><script>alert(1)</script>',
    "</svg>&amp;$count",
]


class Page(HTMLParser):
    """Tags with their attributes, and the text between them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def page(points) -> Page:
    return Page(html_file.write(points).decode("utf-8"))


def test_every_place_has_a_row_and_every_placed_one_a_dot_that_leads_to_it() -> None:
    made = page(places())
    rows = {row["id"] for row in made.named("tr") if row.get("id")}
    assert rows == {point.id for point in places()}
    assert {link["href"] for link in made.named("a")} == {f"#{point.id}" for point in places() if point.lonlat}
    assert {"ひだまりの会", "﨑髙𠮷野サロン", "087-000-0001、087-000-0002", "サロン"} <= set(made.texts)
    assert SOURCE.credit() in made.texts


def test_names_that_are_code_stay_text() -> None:
    points = [a_service_point(name, facts={"venue": name, "activity": name}) for name in HOSTILE]
    made = page(points)
    assert all(made.texts.count(name) >= 3 for name in HOSTILE)
    assert not made.named("script")
    assert not made.named("img")
    assert not [name for _, attributes in made.tags for name in attributes if name.startswith("on")]


def test_the_file_loads_nothing_and_forbids_itself_to() -> None:
    text = html_file.write(places()).decode("utf-8")
    assert not re.search(r"https?://|url\(|@import|\bsrc=", text)
    assert "default-src 'none'" in text


def test_a_degree_north_is_longer_than_a_degree_east() -> None:
    corner, east, north = (134.0, 34.0), (134.1, 34.0), (134.0, 34.1)
    points = [a_service_point(name, lonlat=spot) for name, spot in (("a", corner), ("b", east), ("c", north))]
    (ax, ay), (bx, by), (cx, cy) = [(float(c["cx"]), float(c["cy"])) for c in page(points).named("circle")[:3]]
    assert (by, cx) == (ay, ax)
    assert 0.82 < (bx - ax) / (ay - cy) < 0.84  # cos 34°


def test_the_scale_is_as_long_as_it_says() -> None:
    spots = [("a", (134.0, 34.3)), ("b", (134.0, 34.3 + 1000 / 111_320))]
    made = page([a_service_point(name, lonlat=spot) for name, spot in spots])
    (start, end) = re.search(r"M([\d.]+) [\d.]+H([\d.]+)", made.named("path")[0]["d"]).groups()
    ys = [float(circle["cy"]) for circle in made.named("circle")[:2]]
    label = next(text for text in made.texts if text.endswith(" m"))
    assert abs((float(end) - float(start)) / (ys[0] - ys[1]) - float(label.removesuffix(" m")) / 1000) < 0.01


def test_facts_that_nobody_tells_have_no_column() -> None:
    assert "代表者名" not in page(places()).texts
    assert "代表者名" in page([a_service_point(facts={"contact_name": "見本花子"})]).texts
