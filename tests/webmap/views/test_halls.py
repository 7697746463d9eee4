"""会場 on the city's server: the file goes out, what comes back is taken in once, and what two sides wrote is told."""

import re
from dataclasses import replace
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest

from layers.store.hall import HallStore
from layers.trust.audience import Viewer
from layers.workshop.moves import SHOWN, Move
from layers.workshop.template import new_talk
from tests.layers.hall.evening import note
from tests.webmap.conftest import post

STAFF = Viewer(name="staff", role="staff")
BAD = '<img src=x onerror="document.title=1">'


@pytest.fixture
def talk_id(store) -> str:
    with store.writing(STAFF) as unit:
        zone = unit.zones.read("daily_life")[0].name
        return unit.talks.keep(new_talk("西のこれから", "daily_life", zone))


def carried_out(client, talk_id: str, folder: Path, name: str = "evening") -> HallStore:
    """The hall file of the first evening, opened."""
    page = f"/talks/{talk_id}/meetings/1"
    answer = post(client, f"{page}/hall", page=page)
    assert answer.status_code == 200
    assert ".ibahall" in answer.headers["Content-Disposition"]
    path = folder / f"{name}.ibahall"
    path.write_bytes(answer.data)
    return HallStore.open(path)


def brought_back(client, talk_id: str, package: bytes):
    page = f"/talks/{talk_id}/results"
    return post(client, page, page=page, file=(BytesIO(package), "evening.ibaresult"))


def test_an_evening_goes_out_and_comes_back(sign_in, store, talk_id: str, tmp_path: Path) -> None:
    client = sign_in("staff")
    hall = carried_out(client, talk_id, tmp_path)
    assert hall.layers()["places"]["features"]
    shown = {"text": "お寺の縁側", "kind": "meet", "state": SHOWN, "shown_text": f"お寺の縁側{BAD}", "meeting": "m1"}
    hall.append([note(20, "bbbb"), Move(id="7" * 32, subject="note:bbbb-21", fields=shown, clock=21, seat="bbbb")])
    assert "まだ何も取り込んでいません" in client.get(f"/talks/{talk_id}/results").text
    packages = [hall.result()]
    hall.append([note(22, "bbbb")])
    packages.append(hall.result())
    assert brought_back(client, talk_id, packages[1]).status_code == 303
    page = client.get(f"/talks/{talk_id}/results").text
    assert "第1回 知るの結果を取り込みました（新しい書きこみ 3件）" in page
    assert "お寺の縁側&lt;img" in page
    others = carried_out(client, talk_id, tmp_path, "other")
    told = [
        (packages[1], "もう取り込んであります（第1回 知る、"),
        (packages[0], "もっと新しい結果を取り込んであります"),
    ]
    told += [(hall.result(), "前に取り込んだときから増えていません"), (others.result(), "別の会場の結果を合わせました")]
    for package, words in told:
        assert brought_back(client, talk_id, package).status_code == 303
        assert words in client.get(f"/talks/{talk_id}/results").text


def test_a_package_of_another_talk_says_where_it_belongs(sign_in, store, talk_id: str, tmp_path: Path) -> None:
    client = sign_in("staff")
    package = carried_out(client, talk_id, tmp_path).result()
    with store.writing(STAFF) as unit:
        other = unit.talks.keep(new_talk("東のこれから", "daily_life", unit.talks.one(talk_id).zone))
    answer = brought_back(client, other, package)
    assert answer.status_code == 400
    assert "この結果は、「西のこれから」のものです" in answer.text


def test_an_evening_that_is_no_more_in_the_series_is_still_told(sign_in, store, talk_id: str, tmp_path: Path) -> None:
    client = sign_in("staff")
    brought_back(client, talk_id, carried_out(client, talk_id, tmp_path).result())
    with store.writing(STAFF) as unit:
        there = unit.talks.one(talk_id)
        unit.talks.keep(replace(there, meetings=(replace(there.meetings[1], number=1),)))
    assert "いまはない回" in client.get(f"/talks/{talk_id}/results").text


def test_the_other_side_can_be_taken(sign_in, store, talk_id: str, tmp_path: Path) -> None:
    client = sign_in("staff")
    hall = carried_out(client, talk_id, tmp_path)
    with store.writing(STAFF) as unit:
        unit.talks.say(talk_id, "a" * 32, "theme:desk-1", {"text": "道"})
        seat, at = unit.talks.moves(talk_id)[0][1].seat, unit.talks.board(talk_id).clock
    hall.append([Move(id="b" * 32, subject="theme:desk-1", fields={"text": "坂道"}, clock=at + 5, seat="bbbb")])
    brought_back(client, talk_id, hall.result())
    page = client.get(f"/talks/{talk_id}/results").text
    assert seat != "bbbb"
    assert page.index("坂道") < page.index(">道<")
    key = page.split('name="key" value="')[1].split('"')[0]
    chosen = post(client, f"/talks/{talk_id}/results/other", page=f"/talks/{talk_id}/results", key=key)
    assert chosen.status_code == 303
    with store.reading(STAFF) as unit:
        assert unit.talks.board(talk_id).themes["desk-1"].text == "道"
        assert {move.fields["text"] for _, move in unit.talks.moves(talk_id)} == {"道", "坂道"}


def test_what_is_no_package_changes_nothing(sign_in, store, talk_id: str) -> None:
    client = sign_in("staff")
    answer = brought_back(client, talk_id, b"no package")
    assert answer.status_code == 400
    assert "会場から持ち帰った結果のファイル" in answer.text
    with store.reading(STAFF) as unit:
        assert unit.talks.moves(talk_id) == []


def test_nobody_else_finds_any_of_it(sign_in, client, talk_id: str) -> None:
    assert client.get(f"/talks/{talk_id}/results").status_code == 302
    assert sign_in("volunteer").get(f"/talks/{talk_id}/results").status_code in (403, 404)


def test_a_meeting_on_paper_alone_offers_its_new_places_as_drafts(sign_in, store, talk_id: str) -> None:
    staff, page = sign_in("staff"), f"/talks/{talk_id}/results"
    assert "台帳の下書きにする" not in staff.get(page).text
    with store.writing(STAFF) as unit:
        meeting = unit.talks.one(talk_id).meetings[0].id
        for number, (text, state) in enumerate((("坂の上の縁側", "shown"), ("まだ決めない場所", ""))):
            told = {"text": text, "kind": "meet", "meeting": meeting}
            told |= {"state": state, "shown_text": text, "seen_text": text} if state else {}
            unit.talks.say(talk_id, f"{number:a>32x}", f"note:dddd-{number}", told, channel="paper")
    text = staff.get(page).text
    assert "台帳の下書きにする" in text
    assert "坂の上の縁側" in text
    assert "まだ決めない場所" not in text


def say_note(store, talk_id: str, key: int, text: str, **more: object) -> str:
    """A note 集まるところ that was let through."""
    told = {"text": text, "kind": "meet", "state": SHOWN, "shown_text": text, "seen_text": text, **more}
    with store.writing(STAFF) as unit:
        told["meeting"] = unit.talks.one(talk_id).meetings[0].id
        unit.talks.say(talk_id, f"{key:b>32x}", f"note:dddd-{key}", told, channel="paper")
    return f"dddd-{key}"


def _in_box(page: str, name: str) -> str:
    box = next(tag for tag in re.findall(r"<input[^>]*>", page) if f'name="{name}"' in tag)
    return unescape(box.split('value="')[1].split('"')[0])


def test_a_draft_begins_with_the_words_of_its_note_and_keeps_where_it_came_from(sign_in, store, talk_id: str) -> None:
    staff, results = sign_in("staff"), f"/talks/{talk_id}/results"
    note = say_note(store, talk_id, 3, "南公園で毎朝ラジオ体操をしている", number=12, town="東町")
    form = f"/places/add?kind=gathering&talk={talk_id}&note={note}"
    assert form in unescape(staff.get(results).text)
    page = staff.get(form).text
    assert "西のこれから 第1回 知る 12番" in page
    boxes = {name: _in_box(page, name) for name in ("name", "venue", "address")}
    assert boxes == {"name": "", "venue": "南公園", "address": "東町"}
    assert "南公園で毎朝ラジオ体操をしている</textarea>" in page
    told = {"name": "朝の体操", "kind": "gathering", "venue": "南公園", "activity": "ラジオ体操", "talk": talk_id}
    assert post(staff, "/places/add", page=form, **told | {"note": note, "name": ""}).status_code == 400
    place = post(staff, "/places/add", page=form, **told, note=note).headers["Location"]
    text = staff.get(place).text
    assert "南公園で毎朝ラジオ体操をしている" in text
    assert "西のこれから 第1回 知る 12番" in text
    assert "台帳に加えました" in staff.get(results).text
    assert form not in unescape(staff.get(results).text)
    post(staff, f"{place}/take-back", page=place)
    assert form in unescape(staff.get(results).text)
    # What is not let through, or is nobody's note, begins no form.
    for other in ("dddd-99", "", "x"):
        assert "付箋から作る下書き" not in staff.get(f"/places/add?talk={talk_id}&note={other}").text
    assert staff.get("/places/add?talk=zzz&note=1").status_code == 200


def test_numbers_that_another_hall_has_moved_are_told(sign_in, talk_id: str, tmp_path: Path) -> None:
    client = sign_in("staff")
    for name, seat, clocks in (("one", "aaaa", (5, 9)), ("two", "bbbb", (3, 7))):
        hall = carried_out(client, talk_id, tmp_path, name)
        hall.append([replace(note(at, seat), fields={**note(at, seat).fields, "meeting": "m1"}) for at in clocks])
        brought_back(client, talk_id, hall.result())
        page = unescape(client.get(f"/talks/{talk_id}/results").text)
        # The first of all was written in the second hall.
        moved = "番号が変わりました（101番→102番、102番→104番）" in page
        assert moved == (name == "two"), page[page.find("取り込みました") :][:400]
        hall.close()
