"""「なぜ、この町丁目から」: the figures of its row, and the walk there and back in plain words and on the map."""

import pytest
from flask.testing import FlaskClient

from layers.store import Store
from tests.webmap.views.test_coverage import ASKED, calculate, walkable

QUERY = ASKED.partition("?")[2]


@pytest.fixture
def walked(store: Store) -> Store:
    """架空市 with its streets."""
    return walkable(store)


def test_the_walk_in_plain_words(walked: Store, sign_in) -> None:
    answer = calculate(walked)
    row = answer.rows[4]
    staff = sign_in("staff")
    assert f"town={row.code}" in staff.get(ASKED).text
    text = staff.get(f"/coverage/town?town={row.code}&{QUERY}").text
    assert f"<h1>{row.name}からの道のり</h1>" in text
    assert f"25人のうち、歩いて2分以内に行って帰って来られるのは {25 - row.uncovered}人" in text
    assert f"{row.place_name}</a>、まん中の人で 3.3分です" in text
    assert "行き　3.3分・200m" in text
    assert "帰り　3.3分・200m" in text
    assert "名前のない道を 200m" in text
    assert "だれかの家ではなく" in text
    assert '"route"' in text


def test_only_the_staff_asks_and_only_of_what_is_there(walked: Store, client: FlaskClient, sign_in) -> None:
    staff = sign_in("staff")
    assert staff.get(f"/coverage/town?town=999990000&{QUERY}").status_code == 404
    calculate(walked)
    assert staff.get(f"/coverage/town?town=nowhere&{QUERY}").status_code == 404
    assert client.get(f"/coverage/town?town=999990000&{QUERY}").status_code == 302
    assert sign_in("partner").get(f"/coverage/town?town=999990000&{QUERY}").status_code == 403
