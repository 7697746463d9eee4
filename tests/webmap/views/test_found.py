"""絞り込みの件数: what stands beside the map while one picks, the same as the list says."""

from flask.testing import FlaskClient


def test_nothing_asked_finds_everything_and_doubts_nothing(client: FlaskClient) -> None:
    told = client.get("/places/found.json").get_json()
    assert (told["found"], told["unsure"], told["words"]) == (12, 0, "が分からない場所")


def test_what_cannot_be_known_is_counted_apart_with_a_way_to_it(client: FlaskClient) -> None:
    told = client.get("/places/found.json?who=older&day=MO").get_json()
    assert (told["found"], told["unsure"], told["words"]) == (0, 12, "対象が分からない場所")
    assert "unsure=1" in told["url"]
    shown = client.get("/places/found.json?who=older&day=MO&unsure=1").get_json()
    assert (shown["found"], shown["unsure"], shown["shown"]) == (12, 12, True)
    assert client.get(told["url"]).text.count("<tr id=") == 12
