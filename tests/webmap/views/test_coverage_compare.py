"""Questions side by side: what changes is said, town by town; the straight line is marked as overstating."""

import re
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from layers.access.question import Question
from layers.store import Store
from layers.trust.audience import OPERATOR
from tests.webmap.views.test_coverage import ASKED, QUESTION, calculate, walkable

QUERY = ASKED.partition("?")[2]


@pytest.fixture
def walked(store: Store) -> Store:
    """架空市 with its streets, and a place that no woman may use."""
    return walkable(store)


def test_differences_are_said(walked: Store, sign_in) -> None:
    with walked.writing(OPERATOR) as unit:
        point = next(one for one in unit.places.read() if one.name == "西町一丁目の会")
        unit.amendments.record(point.id, {"target": "男性限定"})
    # What was corrected is not the residents' yet.
    inside = replace(QUESTION, audience="staff")
    first = calculate(walked, inside)
    women = calculate(walked, replace(inside, sex="female"))
    calculate(walked, replace(inside, walker="adult"))
    asked = f"{QUERY}&audience=staff&also=sex=female&also=walker=adult"
    text = sign_in("staff").get(f"/coverage/compare?{asked}").text
    assert women.uncovered > first.uncovered
    assert f"（+{women.uncovered - first.uncovered}人）" in text
    assert "75歳以上の女性" in text
    assert "毎分80m（成人）" in text
    told = text.partition('<th scope="row">西町一丁目')[2].partition("</tr>")[0]
    assert "ちがい" in told
    assert f'data-label="75歳以上の女性">{women.rows[0].uncovered}<' in told


def test_what_is_missing_is_calculated_once(walked: Store, sign_in) -> None:
    calculate(walked)
    staff = sign_in("staff")
    sent = staff.get(f"/coverage/compare?{QUERY}")
    assert sent.status_code == 303
    with walked.reading(OPERATOR) as unit:
        asked = {Question.from_json(unit.jobs.one(str(number)).arguments["question"]) for number in (1, 2, 3)}
    assert asked == {
        replace(QUESTION, **change) for change in ({"sex": "female"}, {"frequency": "monthly"}, {"measure": "straight"})
    }
    assert "計算しています" in staff.get(sent.location).text
    for question in asked:
        calculate(walked, question)
    text = staff.get(sent.location).text
    assert "計算しています" not in text
    assert "直線は、通える人を多く見積もります" in text
    assert len(re.findall('<li class="dashed">', text)) == 1


def test_only_for_the_staff(walked: Store, client: FlaskClient) -> None:
    assert client.get(f"/coverage/compare?{QUERY}").status_code == 302
