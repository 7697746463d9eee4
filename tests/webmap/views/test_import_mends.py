"""直す・選ぶ: a cell, a column, a change; without script as well as with it."""

import io
import re
from typing import Any

import pytest
from flask.testing import FlaskClient

from etl.worker import work_once
from layers.store import Store
from layers.trust.audience import OPERATOR
from tests.webmap.conftest import post
from tests.webmap.messy import FIRST, messy

CELL = "通いの場R8!E6"


def taken_in(staff: FlaskClient, store: Store, content: bytes, name: str = "通いの場一覧.xlsx") -> str:
    """The page of a list that waits."""
    job = post(staff, "/imports", page="/imports", file=(io.BytesIO(content), name)).headers["Location"]
    assert work_once(store)
    return staff.get(job).headers["Location"]


def cell(text: str, address: str) -> dict[str, str]:
    """The attributes and the text of one cell of the sheet."""
    found = re.search(rf'<td([^>]*data-cell="{re.escape(address)}"[^>]*)><span class="text">([^<]*)</span>', text)
    assert found, address
    return {**dict(re.findall(r'([\w-]+)="([^"]*)"', found[1])), "text": found[2]}


def test_a_list_stands_as_it_looks_beside_what_was_read(sign_in, store) -> None:
    staff = sign_in("staff")
    text = staff.get(taken_in(staff, store, messy())).text
    assert cell(text, "通いの場R8!A1")["colspan"] == "11"
    assert cell(text, "通いの場R8!B3")["rowspan"] == "2"
    assert 'data-cell="通いの場R8!B4"' not in text
    assert cell(text, "通いの場R8!B7")["class"] == "tone-yellow"
    assert set(cell(text, "通いの場R8!B9")["class"].split()) == {"tone-grey", "struck"}
    assert "out" in cell(text, "通いの場R8!I6")["class"].split()
    assert re.search(r"I<small>隠れた列</small>", text)
    record = cell(text, "通いの場R8!B5")["data-record"]
    assert cell(text, "通いの場R8!H5")["data-record"] == record
    assert re.search(rf'<li data-record="{record}">\s*<a [^>]*>ひだまりの会</a>', text)
    assert "data-record" not in cell(text, "通いの場R8!A1")
    assert text.count("<li data-record=") == 7
    assert 'aria-label="「開催場所」の列の意味"' in text


def test_a_cell_is_mended_and_put_back(sign_in, store) -> None:
    staff = sign_in("staff")
    page = taken_in(staff, store, messy())
    asked = staff.get(f"{page}?cell={CELL}").text
    assert f'name="cell" value="{CELL}"' in asked
    assert 'name="now" value="隔週火"' in asked
    job = post(staff, f"{page}/mend", page=page, cell=CELL, now="毎週火").headers["Location"]
    assert work_once(store)
    assert staff.get(job).headers["Location"] == page
    text = staff.get(page).text
    mended = cell(text, CELL)
    assert (mended["text"], mended["data-was"]) == ("毎週火", "隔週火")
    assert "mended" in mended["class"]
    assert "毎週火 13:30~15:00" in text
    with store.reading(OPERATOR) as unit:
        assert [row.state for row in unit.imports.all()][:2] == ["staged", "published"]
    post(staff, f"{page}/mend", page=page, cell=CELL, now="隔週火")
    assert work_once(store)
    assert "data-was" not in cell(staff.get(page).text, CELL)


def test_a_column_gets_another_meaning_and_keeps_it_next_year(sign_in, store) -> None:
    staff = sign_in("staff")
    page = taken_in(staff, store, messy())
    post(staff, f"{page}/column", page=page, sheet="通いの場R8", heading="合言葉", role="note")
    assert work_once(store)
    text = staff.get(page).text
    assert re.search(r"<dt>備考</dt><dd>い</dd>", text)
    assert re.search(r'「合言葉」の列の意味">.*?<option value="note" selected>', text, re.DOTALL)
    changed = [[*FIRST[0][:4], "第2火", *FIRST[0][5:]], *FIRST[1:]]
    again = staff.get(taken_in(staff, store, messy(first=changed))).text
    assert re.search(r"<dt>備考</dt><dd>い</dd>", again)


def test_what_a_script_asks_is_answered_as_json(sign_in, store) -> None:
    staff = sign_in("staff")
    page = taken_in(staff, store, messy())
    token = re.search(r'name="csrf_token" value="([^"]+)"', staff.get(page).text)
    assert token
    wanted = {"csrf_token": token[1], "cell": CELL, "now": "毎週火"}
    told = staff.post(f"{page}/mend", data=wanted, headers={"Accept": "application/json"}).get_json()
    assert staff.get(told["job"]).get_json()["ended"] is False
    assert work_once(store)
    done = staff.get(told["job"]).get_json()
    assert (done["ended"], done["next"]) == (True, page)


def test_a_mend_outside_of_the_list_is_refused_and_changes_nothing(sign_in, store) -> None:
    staff = sign_in("staff")
    page = taken_in(staff, store, messy())
    job = post(staff, f"{page}/mend", page=page, cell="通いの場R8!Z99", now="x").headers["Location"]
    assert work_once(store)
    assert "Z99" in staff.get(job).text
    assert post(staff, f"{page}/mend", page=page, cell=CELL, now="長" * 1_001).status_code == 400
    assert post(staff, f"{page}/column", page=page, sheet="通いの場R8", heading="合言葉", role="x").status_code == 400
    assert cell(staff.get(page).text, CELL)["text"] == "隔週火"


def next_year(staff: FlaskClient, store: Store) -> str:
    """The page of the next edition of a published list: two fields changed, one place gone."""
    first = taken_in(staff, store, messy())
    post(staff, f"{first}/publish", page=first)
    assert work_once(store)
    rows = [[*FIRST[0][:4], "第3火", *FIRST[0][5:]], [*FIRST[1][:4], "毎週火", *FIRST[1][5:]], *FIRST[3:]]
    return taken_in(staff, store, messy(first=rows))


def choices(text: str) -> dict[str, str]:
    """The name of each choice of the page with the place and field it speaks of."""
    found = re.findall(r'name="(choice:[^"]+)" value="old"[^>]*aria-label="([^"]+)"', text)
    return {label: name for name, label in found}


def test_one_change_is_taken_another_refused_and_nothing_goes_silently(sign_in, store) -> None:
    staff = sign_in("staff")
    page = next_year(staff, store)
    text = staff.get(page).text
    offered = choices(text)
    assert list(offered) == ["ひだまりの会の開催日時を前のままにする", "つくしの会の開催日時を前のままにする"]
    gone = re.search(r'name="(choice:[^"]+:)" aria-label="あおぞら体操をこれからどうするか"', text)
    assert gone
    post(staff, f"{page}/choices", page=page, **{offered["ひだまりの会の開催日時を前のままにする"]: "old"})
    told = staff.get(page).text
    assert "選んだことを保存しました。" in told
    assert told.count('class="refused"') == 1
    post(staff, f"{page}/publish", page=page)
    assert work_once(store)
    with store.reading(OPERATOR) as unit:
        known = {point.name: point.facts for point in unit.places.read()}
    assert known["ひだまりの会"]["schedule"].startswith("第2・4火")
    assert known["つくしの会"]["schedule"].startswith("毎週火")
    assert known["あおぞら体操"]["missing_since"]
    listed = staff.get("/places?all=1&q=あおぞら").text
    assert "あおぞら体操" in listed
    assert "見あたらない印を付けて残す" in staff.get(page).text


@pytest.mark.parametrize(("decision", "stays"), [("drop", False), ("close", True)])
def test_a_place_that_is_no_longer_listed_goes_where_it_is_told(sign_in, store, decision: str, stays: bool) -> None:
    staff = sign_in("staff")
    page = next_year(staff, store)
    gone = re.search(r'name="(choice:[^"]+:)" aria-label="あおぞら', staff.get(page).text)
    assert gone
    wanted: dict[str, Any] = {gone[1]: decision}
    post(staff, f"{page}/choices", page=page, **wanted)
    post(staff, f"{page}/publish", page=page)
    assert work_once(store)
    with store.reading(OPERATOR) as unit:
        found = [point.facts.get("status") for point in unit.places.read() if point.name == "あおぞら体操"]
    assert found == (["closed"] if stays else [])


def test_after_it_is_published_only_reading_again_is_offered(sign_in, store) -> None:
    staff = sign_in("staff")
    page = taken_in(staff, store, messy())
    post(staff, f"{page}/publish", page=page)
    assert work_once(store)
    text = staff.get(page).text
    assert "data-may-mend" not in text
    assert "の列の意味" not in text
    assert "このファイルをもう一度読んで、直す" in text
    job = post(staff, f"{page}/again", page=page).headers["Location"]
    assert work_once(store)
    fresh = staff.get(job).headers["Location"]
    assert fresh != page
    assert "data-may-mend" in staff.get(fresh).text


def test_it_is_for_those_who_take_lists_in(sign_in, store, client) -> None:
    staff = sign_in("staff")
    page = taken_in(staff, store, messy())
    stranger = sign_in("partner")
    for act in ("mend", "column", "again", "choices"):
        assert staff.get(f"/imports/999999/{act}").status_code in (404, 405)
        token = re.search(r'name="csrf_token" value="([^"]+)"', stranger.get("/signin").text)
        answer = stranger.post(
            f"{page}/{act}", data={"csrf_token": token[1] if token else "", "cell": CELL, "now": "x"}
        )
        assert answer.status_code in (400, 403)
    with store.reading(OPERATOR) as unit:
        assert not unit.jobs.waiting()


def test_a_survey_shows_no_sheet_and_offers_no_mend(sign_in, store) -> None:
    staff = sign_in("staff")
    with store.reading(OPERATOR) as unit:
        people = next(row for row in unit.imports.all() if row.content == "population")
    text = staff.get(f"/imports/{people.id}").text
    assert 'id="grid"' not in text
    token = re.search(r'name="csrf_token" value="([^"]+)"', text)
    assert token
    assert staff.post(f"/imports/{people.id}/again", data={"csrf_token": token[1]}).status_code == 404


def test_every_change_of_a_long_list_can_be_refused_page_by_page(sign_in, store, monkeypatch) -> None:
    monkeypatch.setattr("webmap.views.imports.MOST_ROWS", 3)
    staff = sign_in("staff")

    def listed(phone: int) -> bytes:
        rows = "".join(f"第{n}の会,東会館,第2火 10時,0797-00-{phone + n}\n" for n in range(8))
        return f"名称,会場,日時,電話\n{rows}".encode()

    first = taken_in(staff, store, listed(1000), "サロン.csv")
    post(staff, f"{first}/publish", page=first)
    assert work_once(store)
    page = taken_in(staff, store, listed(2000), "サロン.csv")
    seen: list[str] = []
    url = page
    for _ in range(3):
        text = staff.get(url).text
        seen += re.findall(r'name="(choice:[^"]+)" value="old"', text)
        for name in re.findall(r'name="(choice:[^"]+)" value="old"', text):
            post(staff, f"{page}/choices", page=page, **{name: "old"})
        later = re.search(r'href="([^"]+)">つづきの変化', text)
        url = later[1].replace("&amp;", "&") if later else ""
    assert (len(seen), len(set(seen)), url) == (8, 8, "")
    assert "8件のうち7〜8件目" in staff.get(f"{page}?moved=2").text
    # A number beyond the end is the last page; a cell keeps it.
    assert "8件のうち7〜8件目" in staff.get(f"{page}?moved=99999").text
    assert "moved=2&amp;cell=" in staff.get(f"{page}?moved=2").text
    post(staff, f"{page}/publish", page=page)
    assert work_once(store)
    with store.reading(OPERATOR) as unit:
        phones = {point.facts["phone"] for point in unit.places.read() if point.name.startswith("第")}
    assert phones == {f"0797-00-{1000 + n}" for n in range(8)}


def test_what_cannot_be_read_stands_on_the_first_page_of_a_long_report(sign_in, store, monkeypatch) -> None:
    monkeypatch.setattr("webmap.views.imports.MOST_ROWS", 2)
    rows = "".join(f"第{n}の会,サロン,東会館,0797-0{n}\n" for n in range(6)) + "末の会,,西会館,\n"
    staff = sign_in("staff")
    page = taken_in(staff, store, f"名称,種別,会場,電話\n{rows}".encode(), "一覧.csv")
    text = staff.get(page).text
    levels = re.findall(r'<li class="level-(\w+)">', text)
    assert levels[0] == "error"
    later = re.search(r'href="([^"]+)">つづきの気になること', text)
    assert later is not None
    assert "#odd" in later[1]
    assert re.findall(r'<li class="level-(\w+)">', staff.get(later[1]).text)
