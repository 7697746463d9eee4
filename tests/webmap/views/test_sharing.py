"""共有: what goes into a link that is passed on, for whom, and what is said of it."""

import re
from dataclasses import replace
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from layers.intake.contract import Document
from layers.trust.audience import OPERATOR
from tests import town
from tests.applications import application
from webmap.settings import Settings

WORDS = "西町 鈴木"


def link_in(text: str) -> str:
    """The link that the page offers, or ""."""
    found = re.search(r'<textarea id="share-link"[^>]*>([^<]*)</textarea>', text)
    return unescape(found[1]) if found else ""


def asked_in(link: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(link).query)


@pytest.fixture
def hidden(store):
    """A place that residents do not see."""
    values = {"name": "立ち話の会", "kind": "gathering", "address": "架空市中町4", "schedule": "毎週火曜 9:00-10:00"}
    batch = replace(town.places(), records=[replace(town.places().records[0], key="g1", values=values)])
    batch = replace(batch, findings=[], label="別の一覧")
    with store.writing(OPERATOR) as unit:
        document = Document(name="別の一覧.csv", folder="", sha256="other", format="csv")
        unit.imports.publish(unit.imports.stage(batch, document), release=True)
        (found,) = [point for point in unit.places.read() if point.kind == "gathering"]
    return found


def test_a_resident_passes_on_what_she_sees_and_is_told_what_goes_along(client, store) -> None:
    with store.reading() as unit:
        west = unit.zones.read("daily_life")[0]
    text = client.get(f"/share/map?q={WORDS}&kind=kayoinoba&zone={west.id}&map=14/34.3/134.0&at=34.3,134.0").text
    link = link_in(text)
    assert urlsplit(link).path == "/map"
    asked = asked_in(link)
    assert (asked["q"], asked["kind"], asked["zone"]) == ([WORDS], ["kayoinoba"], [west.id])
    assert (asked["map"], asked["at"]) == (["14/34.3/134.0"], ["34.3,134.0"])
    assert "さがした言葉「西町 鈴木」が、リンクに入っています" in text
    assert "地図に付けた印の位置が、リンクに入っています" in text
    assert f"圏域：{west.name}" in text
    assert "だれに送りますか" not in text
    assert 'aria-label="このリンクのQRコード"' in text


def test_staff_pass_no_words_and_no_spot_on_to_residents_unless_they_say_so(sign_in) -> None:
    staff = sign_in("staff")
    asked = f"?q={WORDS}&kind=kayoinoba&at=34.3,134.0&old=1"
    for_all = staff.get(f"/share/map{asked}").text
    assert asked_in(link_in(for_all)) == {"kind": ["kayoinoba"]}
    assert "さがした言葉「西町 鈴木」は、リンクに入れていません。" in for_all
    assert "「確認」の絞り込みは、リンクに入れていません。" in for_all
    inside = staff.get(f"/share/map{asked}&for=staff").text
    assert set(asked_in(link_in(inside))) == {"q", "kind", "at", "old"}
    assert "職員のほかには送らないでください" in inside
    assert "iframe" not in inside


def test_a_place_that_residents_do_not_see_is_in_no_link_for_them(client, sign_in, hidden) -> None:
    staff = sign_in("staff")
    text = staff.get(f"/share/place?place={hidden.id}").text
    assert link_in(text) == ""
    assert "「立ち話の会」は住民向け地図に出していないので" in text
    assert link_in(staff.get(f"/share/place?place={hidden.id}&for=staff").text).endswith(f"/places/{hidden.id}")
    on_map = link_in(staff.get(f"/share/map?place={hidden.id}&map=19/34.32/134.015").text)
    assert on_map
    assert asked_in(on_map) == {}
    assert staff.get(f"/share/place/qr.svg?place={hidden.id}").status_code == 404
    for address in ("/share/place", "/share/map", "/share/place/qr.svg"):
        assert client.get(f"{address}?place={hidden.id}&for=staff").status_code == 404


def test_the_lines_to_embed_hold_no_words_and_are_text(client, sign_in) -> None:
    for someone in (client, sign_in("staff")):
        text = someone.get(f"/share/list?q={WORDS}&kind=kayoinoba&zone=&old=1&day=TH").text
        (lines,) = re.findall(r'<textarea id="share-embed"[^>]*>([^<]*)</textarea>', text)
        first, second = unescape(lines).splitlines()
        address = unescape(re.findall(r'src="([^"]+)"', first)[0])
        assert urlsplit(address).path == "/embed"
        assert asked_in(address) == {"kind": ["kayoinoba"], "day": ["TH"]}
        assert "架空市" in first
        assert unescape(re.findall(r'href="([^"]+)"', second)[0]) == address
        assert someone.get(address).status_code == 200


def test_the_code_is_a_picture_to_keep_and_says_the_link(client) -> None:
    answer = client.get("/share/map/qr.svg?kind=kayoinoba")
    assert answer.content_type.startswith("image/svg+xml")
    assert answer.data.startswith(b"<?xml")
    assert "filename*=UTF-8''" in answer.headers["Content-Disposition"]
    long = "&".join(f"standing={number}{'あ' * 58}" for number in range(12))
    assert client.get(f"/share/map/qr.svg?{long}").status_code == 404
    assert "QRコードにできません" in client.get(f"/share/map?{long}").text


def test_the_address_of_the_settings_is_what_others_get(client, store) -> None:
    assert "このパソコンでしか開けません" in client.get("/share/map").text
    known = application(
        Settings(db="", secret="only for tests", public_url="https://map.example/"), store
    ).test_client()
    text = known.get("/share/list").text
    assert link_in(text) == "https://map.example/places"
    assert "このパソコンでしか開けません" not in text


def test_hostile_words_stay_text(client) -> None:
    text = client.get('/share/map?q="><script>alert(1)</script>&place=').text
    assert "<script>alert" not in text


def test_words_that_are_none_of_ours_are_not_passed_on(client) -> None:
    words = "&".join(f"{name}=x" for name in ("_scheme", "_external", "_anchor", "_method", "endpoint", "view", "self"))
    answer = client.get(f"/share/map?{words}&theme=projector&day=TH")
    assert answer.status_code == 200
    assert asked_in(link_in(answer.text)) == {"day": ["TH"]}
    assert "=x" not in answer.text


def test_there_is_no_other_view(client) -> None:
    assert client.get("/share/imports").status_code == 404
    assert client.get("/share/place").status_code == 404


@pytest.mark.parametrize("view", ["/map", "/places", "place"])
def test_each_page_leads_there(client, store, view) -> None:
    with store.reading() as unit:
        point = unit.places.read()[0]
    text = client.get(f"/places/{point.id}" if view == "place" else f"{view}?kind=kayoinoba").text
    (address,) = set(re.findall(r'href="(/share/[^"]+)"', text))
    assert client.get(unescape(address)).status_code == 200
    if view != "place":
        assert "kind=kayoinoba" in address
