"""一覧 and the single place, without any script."""

import re

import pytest

from layers import clock
from layers.trust.audience import OPERATOR
from layers.vocabulary import welcome
from tests import town


def test_the_list_has_a_line_for_each_place_in_the_order_of_the_zones(client) -> None:
    text = client.get("/places").text
    assert text.count('<tr id="p-') == 12
    assert text.index("西町一丁目の会") < text.index("中町一丁目の会") < text.index("東町一丁目の会")
    assert text.index("東町三丁目の会") < text.index("遠くの会")
    assert "出典" in text
    assert "架空市・通いの場一覧・2026-04-01・CC BY 4.0" in text


def test_search_kind_and_zone_narrow_it(client, store) -> None:
    with store.reading() as unit:
        west = unit.zones.read("daily_life")[0].id
    assert client.get("/places?q=東町　会").text.count('<tr id="p-') == 3
    assert client.get(f"/places?zone={west}").text.count('<tr id="p-') == 4
    assert "この絞り込みに合う場所はありません" in client.get("/places?kind=salon").text


def test_a_resident_reads_no_secret_and_is_told_whom_to_ask(client, store) -> None:
    with store.reading() as unit:
        points = unit.places.read()
    texts = [client.get("/places?all=1").text, *(client.get(f"/places/{point.id}").text for point in points)]
    texts += [client.get(f"/places/{point.id}.json").text for point in points]
    for text in texts:
        assert not [secret for secret in town.SECRETS.values() if secret in text]
    assert "お問い合わせ：架空市社会福祉協議会" in texts[1]


def test_staff_read_the_phone_and_can_record_a_consent(sign_in, store) -> None:
    with store.reading() as unit:
        point = unit.places.read()[0]
    text = sign_in("staff").get(f"/places/{point.id}").text
    assert town.SECRETS["phone"] in text
    assert "同意を記録する" in text


def test_names_are_text_and_never_markup(store, app) -> None:
    batch = town.places()
    evil = batch.records[0]
    named = {**evil.values, "name": "<img src=x onerror=alert(1)>会"}
    record = type(evil)(key="evil", cell="A1", values=named, geometry=evil.geometry)
    changed = type(batch)(content="places", importer="test_places", records=[record], source=batch.source)
    with store.writing(OPERATOR) as unit:
        staged = unit.imports.stage(changed, town.document(batch, "evil"), dataset="evil")
        unit.imports.publish(staged, release=True)
    for address in ("/places?all=1", "/map", "/zones"):
        text = app.test_client().get(address).text
        assert "<img" not in text
    assert "&lt;img" in app.test_client().get("/places?all=1").text


def test_a_place_that_is_not_there(client) -> None:
    assert client.get("/places/unknown").status_code == 404


def test_pages_are_cut_and_the_print_is_whole(client, monkeypatch) -> None:
    monkeypatch.setattr("webmap.views.service_points.PER_PAGE", 5)
    assert client.get("/places").text.count('<tr id="p-') == 5
    assert client.get("/places?page=3").text.count('<tr id="p-') == 2
    assert client.get("/places?page=99").text.count('<tr id="p-') == 2
    assert client.get("/places?all=1").text.count('<tr id="p-') == 12


def _first(store, name: str) -> str:
    with store.reading(OPERATOR) as unit:
        return next(point.id for point in unit.places.read() if point.name == name)


def test_the_panel_of_the_map_gets_the_whole_card(client, sign_in, store) -> None:
    point = _first(store, "西町一丁目の会")
    told = client.get(f"/places/{point}.json").json
    assert told.pop("tell")["phone"] == "087-000-0000"
    label, days = told["rows"].pop(3)
    assert (label, len(days.split("\n"))) == ("次の開催日", 3)
    assert all(day.endswith("日（月）10:00～11:30") for day in days.split("\n"))
    rows = [
        ["会場", "西町一丁目の会館"],
        ["所在地", "架空市西町一丁目の会1-2-3"],
        ["開催日時", "毎週月曜 10:00-11:30"],
        ["生活圏域", "西"],
    ]
    assert told == {
        "id": point,
        "name": "西町一丁目の会",
        "kind": "kayoinoba",
        "kindLabel": "通いの場",
        "icon": "walker:D55E00",
        "rows": rows,
        "contact": "お問い合わせ：架空市社会福祉協議会 087-000-0000",
        "confirmed": "",
        "marks": [],
        "audience": "",
        "url": "",
        "credit": "架空市・通いの場一覧・2026-04-01・CC BY 4.0",
        "page": f"/places/{point}",
        "lonlat": [134.005, 34.305],
    }
    assert sign_in("staff").get(f"/places/{point}.json").json["contact"] == town.SECRETS["phone"]


def test_a_line_of_the_list_leads_to_the_place_and_to_the_map(client, store) -> None:
    point = _first(store, "境の会")
    text = client.get("/places?q=境").text
    row = re.search(rf'<tr id="p-{point}">.*?</tr>', text, re.DOTALL)[0]
    assert f'href="/places/{point}"' in row
    assert f"place={point}" in row
    assert "/map?q=" in row
    assert re.search(r'data-label="圏域">(西・中|中・西)<', row)
    assert "毎週月曜 10:00-11:30" in row
    assert "地図の位置は未確認" in client.get("/places?q=場所を探している会").text


def test_the_list_says_how_many_of_how_many_and_keeps_what_was_asked(client, store) -> None:
    with store.reading() as unit:
        west = unit.zones.read("daily_life")[0].id
    text = client.get(f"/places?zone={west}&system=daily_life").text
    assert "<strong>4件</strong>（全12件のうち）" in text
    assert f'href="/map?zone={west}&amp;system=daily_life"' in text
    assert f'href="/places?zone={west}&amp;system=daily_life&amp;all=1"' in text
    assert 'href="/places">絞り込みをやめる' in text
    whole = client.get("/places?all=1").text
    assert "絞り込みをやめる" not in whole
    assert "印刷用にすべて並べる" not in whole


def test_only_who_may_take_lists_in_is_shown_the_way(client, sign_in) -> None:
    assert 'href="/imports"' not in client.get("/places").text
    assert 'href="/imports"' not in sign_in("volunteer").get("/places").text
    assert 'href="/imports"' in sign_in("staff").get("/places").text


def test_pages_are_numbered_and_the_open_one_is_marked(client, monkeypatch) -> None:
    monkeypatch.setattr("webmap.views.service_points.PER_PAGE", 5)
    text = client.get("/places?page=2&q=会").text
    assert re.findall(r'page=(\d)" (aria-current="page")?>(\d)</a>', text) == [
        ("1", "", "1"),
        ("2", 'aria-current="page"', "2"),
        ("3", "", "3"),
    ]
    assert "ページ送り" not in client.get("/places?all=1").text
    monkeypatch.setattr("webmap.views.service_points.PER_PAGE", 12)
    assert "ページ送り" not in client.get("/places").text
    monkeypatch.setattr("webmap.views.service_points.PER_PAGE", 6)
    assert len(re.findall(r"[?;]page=\d", client.get("/places").text)) == 2


@pytest.mark.parametrize("page", ["0", "-1", "abc", "1234567", "１"])
def test_a_page_that_is_none_is_the_first(client, monkeypatch, page: str) -> None:
    monkeypatch.setattr("webmap.views.service_points.PER_PAGE", 5)
    first = client.get("/places").text
    assert re.findall('<tr id="p-[^"]+', client.get(f"/places?page={page}").text) == re.findall(
        '<tr id="p-[^"]+', first
    )


def test_a_page_of_a_place_says_what_it_is_and_where_it_stands(client, store) -> None:
    point = _first(store, "西町一丁目の会")
    text = client.get(f"/places/{point}").text
    assert "<title>西町一丁目の会｜" in text
    assert '<a href="/places">一覧</a> ／ 通いの場' in text
    assert f'href="/map?place={point}"' in text
    assert "出典：架空市・通いの場一覧・2026-04-01・CC BY 4.0" in text
    assert "掲載同意" not in text
    lost = client.get(f"/places/{_first(store, '場所を探している会')}").text
    assert "地図で見る" not in lost


def test_the_form_of_a_consent_offers_every_secret_and_every_audience_but_the_leads(sign_in, store) -> None:
    text = sign_in("staff").get(f"/places/{_first(store, '境の会')}").text
    fields, audiences = re.findall(r"<select name=\"(?:field|audience)\">(.*?)</select>", text)
    assert re.findall(r'value="([^"]*)"', fields) == [
        "phone", "contact_name", "note", "participants", "address", "venue", *welcome(), "position", "",
    ]  # fmt: skip
    assert "代表者名" in fields
    assert re.findall(r'value="([^"]*)"', audiences) == ["public", "volunteer", "partner", "staff"]
    assert "職員まで" in audiences
    assert f'max="{clock.today().isoformat()}"' in text
