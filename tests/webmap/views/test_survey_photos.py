"""写真 of a 気づき by form: nothing of the file that was sent stays anywhere, and residents see what was looked at."""

import io
from pathlib import Path

import pytest
from markupsafe import escape

from layers.store import Store
from layers.survey.facts import Noted
from layers.survey.photo import is_bare
from layers.trust.audience import Viewer
from tests.layers.drawing import snapshots
from tests.webmap.conftest import post

STAFF = Viewer(name="staff", role="staff")
NAME = "田中花子さんの家.jpg"
BENCH = "公園の入口の木のベンチ"


@pytest.fixture
def fact(store: Store):
    with store.writing(STAFF) as unit:
        return unit.surveys.note(
            unit.surveys.start("春", held_on="2026-05-10"), Noted(kind="good", text="木かげのベンチ")
        )


def pages(fact) -> tuple[str, str]:
    return f"/surveys/{fact.run_id}", f"/surveys/{fact.run_id}/facts/{fact.id}/photos"


def send(client, page: str, *contents: bytes, name: str = NAME, **told: object):
    files = [(io.BytesIO(one), name) for one in contents]
    return post(client, page, page=page, photos=files, **{"looked": "1", "key": "a" * 32, **told})


def kept(store: Store):
    with store.reading(STAFF) as unit:
        return [one for fact in unit.surveys.facts() for one in fact.photos]


def stored(folder: Path) -> bytes:
    return b"".join(one.read_bytes() for one in folder.iterdir() if one.is_file())


def test_from_the_telephone_to_the_residents_page_and_down_again(sign_in, client, store: Store, fact) -> None:
    staff, (run, page) = sign_in("staff"), pages(fact)
    assert "写真を付ける" in staff.get(run).text
    text = staff.get(page).text
    assert 'accept="image/*" capture="environment"' in text
    assert "人の顔・車の番号・表札が写っていませんか" in text
    for _ in range(2):
        # A form that is sent twice is one.
        assert send(staff, page, snapshots.jpeg(), snapshots.png()).headers["Location"] == page
    first, second = kept(store)
    large, small = f"/surveys/photos/{first.id}/large.jpg", f"/surveys/photos/{first.id}/small.jpg"
    answer = staff.get(large)
    assert (answer.content_type, answer.headers["Cache-Control"]) == ("image/jpeg", "private, no-store")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert is_bare(answer.data)
    assert is_bare(staff.get(small).data)
    assert 'alt="写真（説明はまだありません）"' in staff.get(run).text
    own = f"{page}/{first.id}"

    # Of a fact that only the staff sees no photograph is opened.
    refused = post(staff, f"{own}/show", page=page, to="public", looked="1", words=BENCH)
    assert (refused.status_code, "先に気づきを" in refused.text) == (400, True)
    post(staff, f"/surveys/{fact.run_id}/facts/{fact.id}/show", page=run, to="public")
    assert "<img" not in client.get(run).text
    for picture in (large, small, f"/surveys/photos/{second.id}/large.jpg", "/surveys/photos/999/small.jpg"):
        assert client.get(picture).status_code == 404
    assert client.get("/surveys/photos/1/huge.jpg").status_code == 404

    assert post(staff, f"{own}/show", page=page, to="public", words=BENCH).status_code == 400
    post(staff, f"{own}/show", page=page, to="public", looked="1", words=BENCH)
    public = client.get(run).text
    assert f'alt="{BENCH}"' in public
    assert public.count("<img") == 1
    assert client.get(large).data == answer.data
    assert client.get(large).headers["Cache-Control"] == "private, no-store"
    assert client.get(f"/surveys/photos/{second.id}/small.jpg").status_code == 404
    assert f"/surveys/photos/{first.id}/small.jpg" in staff.get(page).text
    drawn = client.get("/layers/outreach_facts.geojson").json["features"]
    assert drawn == []  # it has no point
    post(staff, f"{own}/show", page=page, to="staff")
    assert client.get(large).status_code == 404


def test_on_the_map_everybody_is_told_of_those_that_are_open_alone(sign_in, client, store: Store) -> None:
    with store.writing(STAFF) as unit:
        spot = Noted(kind="good", text="ベンチ", lonlat=(134.005, 34.305))
        fact = unit.surveys.note(unit.surveys.start("春", held_on="2026-05-10"), spot)
        unit.surveys.show_to(fact.id, "public")
    staff, (_, page) = sign_in("staff"), pages(fact)
    send(staff, page, snapshots.jpeg(60, 40), words=BENCH)
    (photo,) = kept(store)

    def told(someone):
        (feature,) = someone.get("/layers/outreach_facts.geojson").json["features"]
        return [(one["id"], one["words"]) for one in feature["properties"]["photos"]]

    assert (told(client), told(staff)) == ([], [(photo.id, BENCH)])
    post(staff, f"{page}/{photo.id}/show", page=page, to="public", looked="1", words=BENCH)
    assert told(client) == [(photo.id, BENCH)]


def test_nothing_of_what_was_sent_stays_anywhere(sign_in, store: Store, tmp_path: Path, fact) -> None:
    staff, (run, page) = sign_in("staff"), pages(fact)
    send(staff, page, snapshots.jpeg(), snapshots.png(), snapshots.webp())
    assert len(kept(store)) == 3
    refused = send(staff, page, snapshots.jpeg()[:3000], key="b" * 32)
    held = stored(tmp_path) + staff.get(run).data + staff.get(page).data + refused.data
    words = [*snapshots.CANARIES, NAME.encode(), NAME.encode("cp932"), "田中花子".encode()]
    assert not [word for word in words if word in held]
    assert snapshots.jpeg()[:60] not in held


@pytest.mark.parametrize(
    ("contents", "told", "says"),
    [
        ([snapshots.heic()], {}, "iPhoneのHEIC"),
        ([b"GIF89a"], {}, "写真として読めませんでした"),
        ([], {}, "写真が選ばれていません"),
        ([snapshots.jpeg(40, 40)], {"looked": ""}, "写らないように撮り直してください"),
        ([snapshots.jpeg(40, 40)], {"words": "田中さんの家の前"}, "人のことが書かれています"),
        ([snapshots.jpeg(40, 40)] * 5, {}, "4枚まで"),
    ],
)
def test_what_cannot_be_taken_is_told_on_the_same_page(sign_in, store: Store, fact, contents, told, says: str) -> None:
    staff, (_, page) = sign_in("staff"), pages(fact)
    answer = send(staff, page, *contents, **told)
    assert answer.status_code == 400
    assert says in answer.text
    assert 'id="photo-form"' in answer.text
    assert kept(store) == []


def test_taken_away_brought_again_and_gone_for_good(sign_in, store: Store, tmp_path: Path, fact) -> None:
    staff, (_, page) = sign_in("staff"), pages(fact)
    send(staff, page, snapshots.jpeg(300, 200))
    (photo,) = kept(store)
    own = f"{page}/{photo.id}"
    post(staff, f"{own}/words", page=page, words=BENCH)
    bytes_ = staff.get(f"/surveys/photos/{photo.id}/large.jpg").data
    post(staff, f"{own}/drop", page=page)
    assert staff.get(f"/surveys/photos/{photo.id}/large.jpg").status_code == 404
    post(staff, f"{own}/bring", page=page)
    assert [one.words for one in kept(store)] == [BENCH]
    post(staff, f"{own}/drop", page=page)
    assert bytes_[200:400] in stored(tmp_path)
    assert "いま完全に消す（戻せません）" in staff.get(page).text
    post(staff, f"{own}/erase", page=page)
    assert bytes_[200:400] not in stored(tmp_path)
    assert post(staff, f"{own}/bring", page=page).status_code == 404


@pytest.mark.parametrize("role", ["volunteer", "partner"])
def test_others_neither_send_nor_see(sign_in, client, store: Store, fact, role: str) -> None:
    staff, (_, page) = sign_in("staff"), pages(fact)
    send(staff, page, snapshots.jpeg(40, 40))
    (photo,) = kept(store)
    someone = sign_in(role)
    assert someone.get(page).status_code == 403
    assert client.get(page).status_code == 302
    assert someone.get(f"/surveys/photos/{photo.id}/small.jpg").status_code == 404
    assert post(someone, f"{page}/{photo.id}/drop", page="/map").status_code == 403
    assert len(kept(store)) == 1


def test_markup_stays_text(sign_in, client, store: Store, fact) -> None:
    wicked = "\"><img src=x onerror=alert(1)>'</script>"
    staff, (run, page) = sign_in("staff"), pages(fact)
    send(staff, page, snapshots.jpeg(40, 40), words=wicked)
    (photo,) = kept(store)
    post(staff, f"/surveys/{fact.run_id}/facts/{fact.id}/show", page=run, to="public")
    post(staff, f"{page}/{photo.id}/show", page=page, to="public", looked="1", words=wicked)
    for someone, address in ((staff, page), (staff, run), (client, run)):
        text = someone.get(address).text
        assert "<img src=x" not in text
        assert f'alt="{escape(wicked)}"' in text
