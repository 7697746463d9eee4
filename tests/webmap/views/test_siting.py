"""次の場はどこに: the sentence in the address, what the worker is given, the chosen places, the proof; staff alone."""

import re

import pytest
from flask.testing import FlaskClient

from etl.worker import work_once
from layers.access.siting.asked import SitingQuestion
from layers.store import Store
from layers.trust.audience import OPERATOR
from tests import town_blocks
from tests.webmap.conftest import post

# Nobody has a 居場所 here; the twelve 通いの場 are the candidates for one.
ASKED = (
    "/coverage/siting?kind=ibasho&people=all&travel=walk&minutes=5&frequency=any&walker=level60&k=2&candidate=kayoinoba"
)


@pytest.fixture
def walked(store: Store) -> Store:
    """架空市 with its streets."""
    with store.writing(OPERATOR) as unit:
        unit.walk_networks.keep(town_blocks.network())
    return store


def _answered(store: Store, client: FlaskClient, address: str = ASKED) -> str:
    sent = client.get(address)
    assert sent.status_code == 303
    while work_once(store):
        pass
    return client.get(sent.location).text


def test_it_begins_with_a_sentence_to_fill_in(walked: Store, sign_in) -> None:
    text = sign_in("staff").get("/coverage/siting?kind=ibasho&minutes=15").text
    assert "へ行って帰って来られるように、" in text
    assert re.search(r'<option value="15" selected>', text)
    assert re.search(r'name="candidate" value="community_centre" checked', text)
    assert "押してください" in text


def test_the_worker_calculates_and_the_page_tells_the_proof(walked: Store, sign_in) -> None:
    staff = sign_in("staff")
    text = _answered(walked, staff)
    assert "これが最善と証明できました。" in text
    assert re.findall(r'<th scope="row"><a href="[^"]+">([^<]+)', text)[:2] == ["東町三丁目の会", "東町二丁目の会"]
    with walked.reading(OPERATOR) as unit:
        found = unit.sitings.kept(SitingQuestion.from_json(unit.jobs.one("2").arguments["question"]))
        assert found is not None
        # What the map shows below.
        assert unit.coverage.kept(found.question.coverage) is not None
    assert f'id="number">{found.reached:,}人' in text
    chosen = re.findall(
        r'data-label="新しく届く人">([\d,]+)', text.partition('id="chosen"')[2].partition("</table>")[0]
    )
    assert sum(int(number.replace(",", "")) for number in chosen) == found.reached
    assert "ibashomap siting --k 2 --kind ibasho" in text
    assert staff.get(ASKED).status_code == 200


def test_a_floor_stands_beside_each_zone_and_one_that_cannot_be_kept_is_said(walked: Store, sign_in) -> None:
    text = _answered(walked, sign_in("staff"), ASKED.replace("k=2", "k=4") + "&floor=0.1")
    assert "10％以上" in text
    assert 'data-label="下限">60人以上' in text
    lost = _answered(walked, sign_in("staff"), ASKED.replace("k=2", "k=1") + "&floor=0.9")
    assert "すべての圏域を下限まで届かせられません" in lost


def test_the_other_method_says_minutes(walked: Store, sign_in) -> None:
    text = _answered(walked, sign_in("staff"), ASKED + "&method=p-median")
    assert re.search(r"ひとりあたり平均 60\.0分から[\d.]+分", text)


def test_progress_and_stop(walked: Store, sign_in) -> None:
    staff = sign_in("staff")
    sent = staff.get(ASKED)
    assert "答えを準備しています" in staff.get(sent.location).text
    assert staff.get("/coverage/siting/jobs/2.json").json["ended"] is False
    query = ASKED.partition("?")[2]
    assert post(staff, f"/coverage/siting/jobs/2/cancel?{query}", page=sent.location).status_code == 303
    assert "計算を止めました" in staff.get(sent.location).text
    assert sign_in("lead").get("/coverage/siting/jobs/2.json").status_code == 404


@pytest.mark.parametrize("wrong", ["k=0", "k=x", "k=2&floor=much", "k=2&method=best"])
def test_nonsense_is_refused(walked: Store, sign_in, wrong: str) -> None:
    assert sign_in("staff").get(f"/coverage/siting?kind=ibasho&candidate=park&{wrong}").status_code == 400


def test_without_candidates_it_is_said_what_to_do(walked: Store, sign_in) -> None:
    answer = sign_in("staff").get("/coverage/siting?kind=ibasho&k=1")
    assert (answer.status_code, "候補の種類か場所を選んでください" in answer.text) == (400, True)


def test_only_for_those_who_work_here(walked: Store, client: FlaskClient, sign_in) -> None:
    assert client.get(ASKED).status_code == 302
    assert sign_in("volunteer").get(ASKED).status_code == 403


def test_without_streets_it_says_what_to_read_first(store: Store, sign_in) -> None:
    assert "まだ、歩く道のデータがありません" in sign_in("staff").get(ASKED).text
