"""The page holds every place as text, loads nothing, is small, and gives folium nothing but numbers and symbols."""

import json
import re
from html.parser import HTMLParser

import folium
import pytest

from layers.errors import Refused
from layers.export import html_file
from layers.wording import sentence
from tests.attack.payloads import TEXTS as SCRIPTS
from tests.builders import SOURCE, a_service_point
from tests.layers.export.samples import places

# Names of formats and of the library itself, which nothing asks.
NAMES = {"www.w3.org", "leafletjs.com", "bugs.chromium.org", "bugzilla.mozilla.org"}


class Page(HTMLParser):
    """Tags with their attributes, the text between them, and what stands in each script."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.scripts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "script":
            self.scripts.append("")

    def handle_data(self, data: str) -> None:
        if self.cdata_elem == "script":
            self.scripts[-1] += data
        else:
            self.texts.append(data)

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def page(points) -> Page:
    return Page(html_file.write(points).decode("utf-8"))


def test_every_place_has_a_row_and_every_placed_one_leads_to_the_map() -> None:
    made = page(places())
    rows = {row["id"] for row in made.named("tr") if row.get("id")}
    assert rows == {f"place-{point.id}" for point in places()}
    numbers = {link["data-place"] for link in made.named("a")}
    assert numbers == {str(number) for number, point in enumerate(places()) if point.lonlat}
    assert {"ひだまりの会", "﨑髙𠮷野サロン", "087-000-0001、087-000-0002", "サロン"} <= set(made.texts)
    assert SOURCE.credit() in made.texts


def test_names_that_are_code_stay_text() -> None:
    points = [a_service_point(name, facts={"venue": name, "activity": name}) for name in SCRIPTS]
    made = page(points)
    assert all(made.texts.count(name) >= 3 for name in SCRIPTS)
    assert len(made.scripts) == 4
    assert not made.named("img")
    assert not [name for _, attributes in made.tags for name in attributes if name.startswith("on")]
    assert [place["cells"][0] for place in json.loads(made.scripts[0])["places"]] == [*SCRIPTS]


def test_no_text_of_a_place_passes_through_folium() -> None:
    named = [a_service_point(name, id=name, facts={"venue": name, "note": name}) for name in SCRIPTS]
    plain = [a_service_point("名", id=str(number)) for number, _ in enumerate(SCRIPTS)]
    assert page(named).scripts[1:] == page(plain).scripts[1:]


def test_the_file_names_no_other_host_and_forbids_itself_to_load() -> None:
    text = html_file.write(places()).decode("utf-8")
    assert set(re.findall(r"https?://([^/\"'\s)]+)", text)) <= NAMES
    assert "sourceMappingURL" not in text
    assert not [tag for tag, attributes in Page(text).tags if "src" in attributes or tag == "link"]
    assert "default-src 'none'; script-src 'sha256-" in text


def test_the_scripts_that_may_run_are_three() -> None:
    policy = page(places()).named("meta")[2]["content"]
    assert policy is not None
    assert len(re.findall("'sha256-[^']{44}'", policy)) == 4  # three scripts and the style
    assert "unsafe" not in policy


def test_two_hundred_places_make_a_file_for_any_mailbox() -> None:
    facts = {"schedule": "第2・4火曜 10:00-11:30", "activity": "体操と茶話会" * 5, "phone": ["087-000-0001"]}
    facts |= {
        "venue": "中央集会所",
        "address": "架空市中央町1丁目2-3",
        "target": "おおむね65歳以上の方",
        "fee": "100円",
    }
    points = [a_service_point(f"つどいの場{n}", lonlat=(134 + n / 999, 34 + n / 997), facts=facts) for n in range(200)]
    assert len(html_file.write(points)) < 400_000


def test_facts_that_nobody_tells_have_no_column() -> None:
    assert "代表者名" not in page(places()).texts
    assert "代表者名" in page([a_service_point(facts={"contact_name": "見本花子"})]).texts


def test_without_a_position_there_is_a_list_and_no_map() -> None:
    made = page([a_service_point("茶話会", lonlat=None)])
    assert "茶話会" in made.texts
    assert len(made.scripts) == 1
    assert "folium-map" not in [attributes.get("class") for attributes in made.named("div")]


def test_without_leaflet_it_says_what_to_do(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(html_file, "_LEAFLET", tmp_path)
    with pytest.raises(Refused) as fault:
        html_file.write(places())
    assert fault.value.code == "export.no_assets"
    assert "webmap.frontend.vendor" in sentence(fault.value.code)


def test_a_folium_that_asks_for_more_stops_the_export(monkeypatch) -> None:
    monkeypatch.setattr(folium.GeoJson, "default_js", [("new_part", "new.js")], raising=False)
    with pytest.raises(LookupError, match="new_part"):
        html_file.write(places())
