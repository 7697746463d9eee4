"""通える範囲: the sentence in the address, one number, tables; residents read classes and never a count."""

import re
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from etl.worker import work_once
from layers.access.answer import Answer
from layers.access.coverage import answer
from layers.access.question import Question
from layers.store import Store
from layers.trust.audience import OPERATOR
from tests import town, town_blocks
from tests.webmap.conftest import post

ASKED = "/coverage?kind=kayoinoba&minutes=2&people=75plus"
QUESTION = Question(service="kayoinoba", minutes=2.0)


def walkable(store: Store) -> Store:
    """Streets for the town."""
    with store.writing(OPERATOR) as unit:
        unit.walk_networks.keep(town_blocks.network())
    return store


def calculate(store: Store, question: Question = QUESTION) -> Answer:
    """What the worker does for a question."""
    with store.writing(OPERATOR) as unit:
        found = answer(question, unit.coverage.gather(question))
        unit.coverage.keep(found)
    return found


@pytest.fixture
def walked(store: Store) -> Store:
    """架空市 with its streets."""
    return walkable(store)


def rows(text: str) -> list[str]:
    return re.findall(r'<th scope="row">(?:<a[^>]*>)?([^<]+)', text)


def test_the_staff_reads_every_figure(walked: Store, sign_in) -> None:
    calculate(walked)
    text = sign_in("staff").get(ASKED).text
    assert "172人" in text
    assert "75歳以上の人 225人のうち、歩いて2分以内に通いの場へ行って帰って来られない人（76.4％）" in text
    assert "30人未満" in text
    assert "2分ちょうどは「通える」と数えます" in text
    assert "住民基本台帳" in text
    assert "国勢調査（2020年）4,500人 − 住民基本台帳 4,500人" in text
    assert "100人あたりの席" not in text
    command = "ibashomap coverage --kind kayoinoba --minutes 2 --people 75plus --walker older75 --travel walk --csv"
    shown = re.search(r'<code class="command"[^>]*>(.*?)</code>', text, re.DOTALL)
    assert shown
    assert re.sub("<[^>]+>", "", shown[1]) == command


def test_residents_read_classes_and_never_a_count(walked: Store, client: FlaskClient) -> None:
    found = calculate(walked)
    text = client.get(ASKED).text
    assert "通いの場へ歩いて行きにくい所" in text
    assert "空白" not in text
    assert "およそ170人" in text
    assert "10人に8人ほど" in text
    for row in found.rows:
        assert f">{row.uncovered}<" not in text
        assert f">{row.people}<" not in text
    for word in ("通えない人</th>", ">225", "225人", "ibashomap"):
        assert word not in text
    # 西町一丁目 holds five people of that age.
    first = text.partition('data-name="西町一丁目"')[2].partition("</tr>")[0]
    assert "住む人が少ないため" in first
    assert "分<" not in first
    assert rows(text)[:9] == [row.name for row in found.rows]


def test_residents_cannot_sort_save_or_start_anything(walked: Store, client: FlaskClient) -> None:
    assert "用意していません" in client.get(f"{ASKED}&sort=uncovered").text
    with walked.reading(OPERATOR) as unit:
        assert not unit.jobs.waiting()
    calculate(walked)
    assert rows(client.get(f"{ASKED}&sort=uncovered").text)[0] == "西町一丁目"
    assert client.get("/coverage/save/csv?kind=kayoinoba").status_code == 302


def test_nobody_asks_with_more_than_his_own_eyes(walked: Store, client: FlaskClient, sign_in) -> None:
    calculate(walked, replace(QUESTION, audience="staff"))
    assert "用意していません" in client.get(f"{ASKED}&audience=staff").text
    assert client.get(f"{ASKED}&audience=nonsense").status_code == 400
    text = sign_in("staff").get(f"{ASKED}&audience=staff").text
    assert "172人" in text
    assert "--audience staff" in text


def test_what_has_changed_since_is_said_to_be_computed_anew(walked: Store, client: FlaskClient, sign_in) -> None:
    calculate(walked)
    assert "計算し直しています" not in client.get(ASKED).text
    batch = town.places(gone=[town.town(2, 2) + "の会"])
    with walked.writing(OPERATOR) as unit:
        unit.imports.publish(unit.imports.stage(batch, town.document(batch, "2")), release=True)
    for reader in (client, sign_in("staff")):
        text = reader.get(ASKED, follow_redirects=True).text
        assert "計算し直しています" in text
        assert re.search(r"前の答えは、令和\d+年\d+月\d+日 \d\d時\d\d分 に計算したものでした", text)
        assert "用意していません" not in text
    other = client.get(f"{ASKED}&walker=adult").text
    assert "計算し直しています" not in other


def test_seen_as_everybody_the_staff_reads_what_residents_read(walked: Store, sign_in) -> None:
    calculate(walked)
    text = sign_in("staff").get(f"{ASKED}&seen_as=everybody").text
    assert "およそ170人" in text
    # The fingerprint of the page's own files may hold any digits.
    assert "172" not in re.sub(r"/static/[0-9a-f]+/", "", text)


def test_the_staff_sorts(walked: Store, sign_in) -> None:
    calculate(walked)
    staff = sign_in("staff")
    # What nobody has sorted begins where most people do without.
    for sort in ("", "&sort=uncovered", "&sort=nonsense"):
        assert rows(staff.get(ASKED + sort).text)[0] == "東町三丁目"
    assert rows(staff.get(f"{ASKED}&sort=towns").text)[:2] == ["西町一丁目", "西町二丁目"]
    assert rows(staff.get(f"{ASKED}&sort=minutes").text)[0] == "中町三丁目"


def test_straight_lines_stand_beside_and_are_marked(walked: Store, sign_in) -> None:
    calculate(walked)
    straight = replace(QUESTION, measure="straight")
    with walked.writing(OPERATOR) as unit:
        flown = answer(straight, unit.coverage.gather(straight))
        # The corners of 架空市 lie farther apart than its streets are long.
        fewer = tuple(replace(row, uncovered=row.uncovered // 4) for row in flown.rows)
        unit.coverage.keep(replace(flown, rows=fewer))
    number = sum(row.uncovered for row in fewer)
    text = sign_in("staff").get(ASKED).text
    assert f"直線で測ると {number}人" in text
    assert f"通えない人を{172 - number}人少なく見せます" in text


def test_what_nobody_has_calculated_is_given_to_the_worker(walked: Store, sign_in) -> None:
    staff = sign_in("staff")
    sent = staff.get(f"{ASKED}&frequency=weekly")
    assert sent.status_code == 303
    text = staff.get(sent.location).text
    assert "答えを準備しています" in text
    assert "順番を待っています" in text
    number = re.search(r"job=(\d+)", sent.location)
    assert number
    assert staff.get(f"/coverage/jobs/{number[1]}.json").json["ended"] is False
    assert sign_in("lead").get(f"/coverage/jobs/{number[1]}.json").status_code == 404
    stop = re.search(r'action="([^"]+cancel[^"]*)"', text)
    assert stop
    stopped = post(staff, stop[1].replace("&amp;", "&"), page=sent.location)
    text = staff.get(stopped.location).text
    assert "計算を止めました" in text
    assert "もう一度計算する" in text
    calculate(walked, replace(QUESTION, frequency="weekly"))
    assert "172人" in staff.get(sent.location).text


def test_a_question_that_only_the_definition_says_is_the_one_that_the_address_says(walked: Store, sign_in) -> None:
    staff = sign_in("staff")
    sent = staff.get("/coverage?kind=advice")
    while work_once(walked):
        pass
    assert "行って帰って来られない人" in staff.get(sent.location).text
    assert staff.get("/coverage?kind=advice").status_code == 200


def test_nothing_that_counts_is_said_and_residents_do_not_read_that_all_is_lacking(
    walked: Store, client: FlaskClient, sign_in
) -> None:
    # No day of confirmation stands in the list.
    calculate(walked, replace(QUESTION, confirmed_months=1))
    text = sign_in("staff").get(f"{ASKED}&confirmed_months=1").text
    assert "条件に合う場が、1か所もありません" in text
    assert "確認日と頻度を問わないで調べる" in text
    assert "用意していません" in client.get(f"{ASKED}&confirmed_months=1").text


def test_without_a_network_the_page_teaches_what_to_do(store: Store, client: FlaskClient, sign_in) -> None:
    text = sign_in("staff").get(ASKED).text
    assert "歩く道のデータがありません" in text
    assert "ibashomap walk build" in text
    assert "みほん市" in text
    assert "ibashomap walk" not in client.get(ASKED).text
    with store.reading(OPERATOR) as unit:
        assert not unit.jobs.waiting()


@pytest.mark.parametrize("query", ["minutes=99", "minutes=x", "people=90plus", "kind=nothing", "age=x", "travel=fly"])
def test_nonsense_is_refused_with_a_sentence(client: FlaskClient, query: str) -> None:
    answered = client.get(f"/coverage?{query}")
    assert answered.status_code == 400
    assert "ください" in answered.text


def test_the_sentence_keeps_what_was_asked(client: FlaskClient) -> None:
    asked = "kind=ibasho&minutes=7.5&people=65plus&travel=by_car&frequency=monthly&sex=female&year=2040"
    text = client.get(f"/coverage?{asked}").text
    for chosen in ("ibasho", "7.5", "65plus", "by_car", "monthly", "female", "2040"):
        assert f'<option value="{chosen}" selected>' in text


def test_the_definition_says_what_is_asked_at_first(client: FlaskClient) -> None:
    text = client.get("/coverage").text
    for chosen in ("gatherings", "75plus", "10", "weekly"):
        assert f'<option value="{chosen}" selected>' in text
    assert '<option value="20" selected>' in client.get("/coverage?kind=advice").text


def test_the_map_is_drawn_from_the_same_answer(walked: Store, client: FlaskClient, sign_in) -> None:
    asked = ASKED.partition("?")[2]
    assert client.get(f"/layers/walk_gaps.geojson?{asked}").json["features"] == []
    calculate(walked)
    drawn = sign_in("staff").get(f"/layers/walk_gaps.geojson?{asked}").json
    told = {one["properties"]["name"]: one["properties"]["text"] for one in drawn["features"]}
    assert told["東町三丁目"] == "45人のうち、通えない人 35人（50％以上80％未満）"
    seen = client.get(f"/layers/walk_gaps.geojson?{asked}").json
    assert {one["properties"]["text"] for one in seen["features"]} <= {
        "通いにくい人が多い所です",
        "通える場がまだ少ない所です",
        "住む人が少ないため、分けて示しません",
    }
    assert "人のうち" not in str(seen)
    minutes = client.get(f"/layers/walk_minutes.geojson?{asked}").json
    assert {one["properties"]["text"] for one in minutes["features"]} == {
        "5分以内",
        "住む人が少ないため、分けて示しません",
    }


def test_seats_are_told_to_those_who_work_here_where_a_list_tells_them(
    walked: Store, client: FlaskClient, sign_in
) -> None:
    with walked.writing(OPERATOR) as unit:
        found = answer(QUESTION, unit.coverage.gather(QUESTION))
        unit.coverage.keep(replace(found, rows=tuple(replace(row, seats_per_100=4.56) for row in found.rows)))
    staff = sign_in("staff")
    text = staff.get(ASKED).text
    assert '<td class="number" data-label="100人あたりの席">4.6席</td>' in text
    assert "2SFCA" in text
    assert "席" not in client.get(ASKED).text.partition("by-town")[2]
