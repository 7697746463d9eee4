"""会議に出す1枚: numbers of a zone and a period with their sources; the list tells where each thing comes from."""

import io
from dataclasses import replace

import pytest
from docx import Document

from layers.store import Store
from layers.trust.audience import Viewer
from layers.workshop.template import new_talk
from webmap import talk_form

STAFF = Viewer(name="staff", role="staff")
NOTES = (
    ("坂がつらい", "trouble", "m1", "bbbb-1"),
    ("店が遠い", "trouble", "m1", ""),
    ("浜の集会所", "meet", "m1", ""),
    ("古い困りごと", "trouble", "m2", "bbbb-1"),
    ("日のない回のことば", "offer", "m3", ""),
)


@pytest.fixture
def sheet(store: Store) -> str:
    with store.writing(STAFF) as unit:
        zone = unit.zones.read("daily_life")[0].name
        made = new_talk("西のこれから", "daily_life", zone, meetings=3)
        days = ("2026-05-20", "2026-02-20", "")
        told = tuple(
            replace(one, id=f"m{n}", date=day) for n, (one, day) in enumerate(zip(made.meetings, days, strict=True), 1)
        )
        talk = unit.talks.keep(replace(made, meetings=told))
        unit.talks.say(talk, "f" * 32, "theme:bbbb-1", {"text": "歩きやすい道"})
        for number, (text, kind, meeting, theme) in enumerate(NOTES):
            fields = {"text": text, "kind": kind, "meeting": meeting, "theme": theme}
            shown = {"state": "shown", "shown_text": text, "seen_text": text}
            unit.talks.say(talk, f"{number:032x}", f"note:aaaa-{number}", fields | shown)
        unit.talks.say(talk, "e" * 32, "note:aaaa-9", {"text": "待つことば", "kind": "trouble", "meeting": "m1"})
    return f"?zone=daily_life/{zone}&first=2026-04-01&last=2026-06-30"


def rows_of(content: bytes) -> dict[str, tuple[str, str]]:
    made = Document(io.BytesIO(content))
    cells = [[cell.text for cell in row.cells] for table in made.tables for row in table.rows[1:]]
    assert all(row[3] for row in cells)
    return {row[0]: (row[1], row[2]) for row in cells}


def test_the_sheet_counts_the_period_and_the_one_before(sign_in, store, sheet: str) -> None:
    answer = sign_in("staff").get(f"/talks/sheet.docx{sheet}")
    rows = rows_of(answer.data)
    assert rows["課題の付箋（合計）"] == ("2枚", "1枚")
    assert rows["課題：テーマ「歩きやすい道」"] == ("1枚", "1枚")
    assert rows["課題：テーマなし"] == ("1枚", "0枚")
    assert rows["付箋「集まるところ」"] == ("1枚", "0枚")
    assert rows["付箋「手伝えること」"] == ("0枚", "0枚")
    assert rows["新しく載った場"] == ("0か所", "0か所")
    with store.reading(STAFF) as unit:
        waiting = unit.profiles.of("daily_life", unit.zones.read("daily_life")[0].id).far.waiting
    text = "".join(one.text for one in Document(io.BytesIO(answer.data)).paragraphs)
    assert "合わせて1枚" in text
    assert (waiting or "足りない場・支え") in text


def test_the_list_tells_talk_evening_and_note(sign_in, sheet: str) -> None:
    text = sign_in("staff").get(f"/talks/sheet{sheet}").text
    listed = text.split("場・資源と課題　")[1]
    assert listed.startswith("3件")
    for word in ("坂がつらい", "店が遠い", "浜の集会所", "西のこれから", "令和8年5月20日", "/meetings/1"):
        assert word in listed
    for word in ("古い困りごと", "日のない回", "待つことば"):
        assert word not in text


def test_the_whole_city_and_one_talk_have_a_sheet_of_their_own(sign_in, store: Store, sheet: str) -> None:
    staff, period = sign_in("staff"), sheet.partition("&")[2]
    with store.writing(STAFF) as unit:
        kind, zones = "daily_life", [one.name for one in unit.zones.read("daily_life")]
        first = unit.talks.all()[0]
        for name, zone in (("もう一つ", zones[0]), ("よその話し合い", zones[1])):
            made = new_talk(name, kind, zone, meetings=3)
            meetings = (replace(made.meetings[0], date="2026-05-01"), *made.meetings[1:])
            talk = unit.talks.keep(replace(made, meetings=meetings))
            told = {"text": "段差", "kind": "trouble", "meeting": meetings[0].id}
            shown = {"state": "shown", "shown_text": "段差", "seen_text": "段差"}
            unit.talks.say(talk, f"{name.encode().hex()[:20]:0>32}", "note:aaaa-1", told | shown)
    found = {}
    for name, asked in (("zone", f"{kind}/{zones[0]}"), ("city", "city"), ("talk", f"talk/{first.id}")):
        answer = staff.get(f"/talks/sheet.docx?zone={asked}&{period}")
        rows = rows_of(answer.data)
        found[name] = rows["課題の付箋（合計）"][0]
        headings = "".join(one.text for one in Document(io.BytesIO(answer.data)).paragraphs)
        for part in ("新しく見つけた場・資源", "足りない場・支え", "話し合いから出た課題", "前回からの動き"):
            assert part in headings
        assert staff.get(f"/talks/sheet?zone={asked}&{period}").status_code == 200
    assert found == {"zone": "3枚", "city": "4枚", "talk": "2枚"}
    page = staff.get(f"/talks/sheet?zone=talk/{first.id}&{period}").text
    assert f'value="talk/{first.id}" selected' in page
    assert staff.get(f"/talks/sheet?zone=talk/999&{period}").status_code == 404


def test_notes_of_an_evening_that_was_taken_out_are_told_of(sign_in, store: Store, sheet: str) -> None:
    with store.writing(STAFF) as unit:
        talk = unit.talks.all()[0]
        unit.talks.keep(talk_form.out(talk, 1))
    text = sign_in("staff").get(f"/talks/sheet{sheet}").text
    assert "合わせて4枚" in text
    assert "坂がつらい" not in text


def test_a_name_in_a_theme_is_no_number(sign_in, store: Store, sheet: str) -> None:
    with store.writing(STAFF) as unit:
        unit.talks.say(unit.talks.all()[0].id, "d" * 32, "theme:bbbb-1", {"text": "田中さんの坂"})
    staff = sign_in("staff")
    assert "田中" not in staff.get(f"/talks/sheet{sheet}").text
    assert not [label for label in rows_of(staff.get(f"/talks/sheet.docx{sheet}").data) if "田中" in label]


def test_what_cannot_be_read_is_said_and_others_find_nothing(client, sign_in, sheet: str) -> None:
    staff = sign_in("staff")
    assert staff.get("/talks/sheet").status_code == 200
    for wrong in (
        "&first=x",
        "&last=2026-13-01",
        "&first=2026-05-02&last=2026-05-01",
        "&first=0001-01-01&last=9999-12-31",
    ):
        assert staff.get(f"/talks/sheet?zone=daily_life/x{wrong}").status_code == 400
    assert staff.get("/talks/sheet.docx").status_code == 400
    for path in (f"/talks/sheet{sheet}", f"/talks/sheet.docx{sheet}"):
        assert (client.get(path).status_code, sign_in("volunteer").get(path).status_code) == (302, 403)
