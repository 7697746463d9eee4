"""一覧 and the single place, without any script."""

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
    from layers.trust.audience import OPERATOR  # noqa: PLC0415

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
