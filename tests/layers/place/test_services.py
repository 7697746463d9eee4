"""Ids that hold for ever: consents hang on them, and other programs have written them down."""

from layers.place.services import ServicePoint, organization_id, service_id, stable_id, venue_id

CITY = "999999"
ROW = {
    "kind": "salon",
    "name": "ひだまりの会",
    "address": "架空市東町1-2",
    "venue": "東集会所",
    "organization": "みほん会",
}


def test_an_id_is_the_same_on_every_machine_and_in_every_edition() -> None:
    assert stable_id("a", "b") == "d6147059-a23e-564a-a675-49e9ef9b4f6d"
    assert venue_id(CITY, ROW) == "1dc6df6d-6e7d-55b7-b87c-05d22df7b146"
    assert service_id(CITY, ROW) == "245dea04-1a1d-59f2-b00e-0af8e35befcc"
    assert organization_id(CITY, ROW) == "78fca9d0-684f-5dfb-857c-ee0317869055"


def test_three_groups_in_one_hall_are_at_one_venue() -> None:
    assert venue_id(CITY, ROW) == venue_id(CITY, {**ROW, "name": "つくしの会", "venue": "東の会館"})
    assert venue_id(CITY, ROW) != venue_id(CITY, {**ROW, "address": "架空市西町1-2"})
    assert venue_id(CITY, ROW) != venue_id("999998", ROW)


def test_without_an_address_the_name_of_the_hall_tells_the_venue() -> None:
    halls = [{"venue": "東集会所"}, {"venue": "東集会所", "address": ""}, {"venue": "西集会所"}]
    one, same, other = (venue_id(CITY, hall) for hall in halls)
    assert one
    assert (one == same, one == other) == (True, False)
    assert venue_id(CITY, {}) == ""


def test_one_group_in_two_halls_is_one_service() -> None:
    assert service_id(CITY, ROW) == service_id(CITY, {**ROW, "address": "架空市西町1-2"})
    assert service_id(CITY, ROW) != service_id(CITY, {**ROW, "kind": "ibasho"})
    assert service_id(CITY, ROW) != service_id(CITY, {**ROW, "name": "つくしの会"})
    assert service_id(CITY, ROW) != service_id("999998", ROW)


def test_a_body_that_is_not_named_has_no_id() -> None:
    assert organization_id(CITY, ROW) == organization_id(CITY, {"organization": "みほん会"})
    assert organization_id(CITY, ROW) != organization_id(CITY, {"organization": "べつの会"})
    assert organization_id(CITY, ROW) != organization_id("999998", ROW)
    assert organization_id(CITY, {}) == organization_id(CITY, {"organization": ""}) == ""


def test_a_point_of_which_nothing_more_is_known_is_public_and_without_a_place() -> None:
    point = ServicePoint(id="1", kind="salon", name="会")
    assert (point.lonlat, point.audience, point.released, dict(point.facts), dict(point.zones)) == (
        None,
        "public",
        True,
        {},
        {},
    )
    assert (point.service_id, point.venue_id, point.organization_id, point.source.credit()) == ("", "", "", "")
