from dataclasses import replace

import pytest
from icalendar import Calendar

from layers.intake.contract import Document, Record
from layers.trust.audience import OPERATOR
from tests import town


def test_a_place_and_a_zone_have_calendars(client, store):
    with store.reading() as unit:
        points = unit.places.read()
        zone = unit.zones.read(unit.zones.kinds()[0].id)[0]
    dated = next(point for point in points if "曜" in str(point.facts.get("schedule", "")))
    answer = client.get(f"/places/{dated.id}.ics")
    assert answer.status_code == 200
    assert answer.content_type == "text/calendar; charset=utf-8"
    assert Calendar.from_ical(answer.data).walk("VEVENT")
    assert client.get(f"/places/{dated.id}").get_data(as_text=True).count(f"/places/{dated.id}.ics") == 1
    again = client.get(f"/places/{dated.id}.ics", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304
    assert client.get(f"/zones/{zone.id}.ics").status_code == 200


@pytest.fixture
def hidden(store):
    """A place that residents do not see, though its list is on their map."""
    values = {"name": "立ち話の会", "kind": "gathering", "address": "架空市中町4", "schedule": "毎週火曜 9:00-10:00"}
    batch = replace(town.places(), records=[Record(key="g1", cell="A2", values=values)], findings=[], label="別の一覧")
    with store.writing(OPERATOR) as unit:
        document = Document(name="別の一覧.csv", folder="", sha256="other", format="csv")
        unit.imports.publish(unit.imports.stage(batch, document), release=True)
        (found,) = [point for point in unit.places.read() if point.kind == "gathering"]
    return found


def test_what_is_not_for_everybody_has_no_calendar_even_for_the_staff(client, sign_in, hidden):
    staff = sign_in("staff")
    page = staff.get(f"/places/{hidden.id}")
    assert page.status_code == 200
    assert ".ics" not in page.get_data(as_text=True)
    for someone in (staff, client):
        assert someone.get(f"/places/{hidden.id}.ics").status_code == 404
    assert client.get("/places/none.ics").status_code == 404
    assert client.get("/zones/none.ics").status_code == 404
