"""Who sees which field before any consent."""

import pytest

from layers.errors import NotAllowed, Refused
from layers.trust.audience import EVERYBODY, OPERATOR, Viewer, fact_audience, record_audience, viewer_of


@pytest.mark.parametrize(
    ("kind", "field", "value", "audience"),
    [
        ("kayoinoba", "phone", "0797-00-1234", "staff"),
        ("kayoinoba", "phone", "090-0000-1234", "staff"),
        ("support_centre", "phone", "0797-00-1234", "public"),
        ("support_centre", "phone", "080-0000-1234", "staff"),
        ("support_centre", "phone", ["0797-00-1234", "070-0000-1234"], "staff"),
        ("medical", "contact_name", "理事長 見本太郎", "staff"),
        ("medical", "note", "休診は木曜", "staff"),
        ("medical", "organization", "見本 太郎", "staff"),
        ("medical", "organization", "見本市 教育委員会", "public"),
        ("medical", "organization", "医療法人社団 みほん会", "public"),
        ("kayoinoba", "address", "みほん市東町1-2", "public"),
        ("kayoinoba", "participants", 12, "staff"),
    ],
)
def test_a_fact_is_worth_what_the_house_says(kind: str, field: str, value: object, audience: str) -> None:
    assert fact_audience(kind, field, value) == audience


@pytest.mark.parametrize("field", ["address", "venue", "position"])
def test_a_private_home_is_not_shown_by_any_of_its_facts(field: str) -> None:
    assert fact_audience("ibasho", field, "どこか", private_home=True) == "staff"
    assert record_audience("ibasho", {"private_home": True}) == "staff"


def test_a_list_may_narrow_and_never_widen() -> None:
    assert fact_audience("ibasho", "address", "東町1", "partner") == "partner"
    assert fact_audience("ibasho", "note", "内緒", "public") == "staff"
    assert record_audience("ibasho", {}, "lead") == "lead"
    assert record_audience("ibasho", {"private_home": True}, "public") == "staff"


def test_what_is_staff_only_by_kind() -> None:
    assert record_audience("gathering", {}) == "staff"
    assert record_audience("host", {}) == "staff"


def test_a_name_that_tells_of_somebody_is_for_the_staff() -> None:
    assert record_audience("salon", {"name": "見本花子の会", "contact_name": "見本 花子"}) == "staff"
    assert record_audience("salon", {"name": "みほんの会", "contact_name": "見本 花子"}) == "public"


def test_roles_hold_their_acts() -> None:
    assert EVERYBODY.rank == 0
    assert not EVERYBODY.signed_in
    assert Viewer(name="a", role="staff").may("import")
    assert not Viewer(name="a", role="volunteer").may("import")
    assert OPERATOR.may("accounts")
    with pytest.raises(NotAllowed) as fault:
        Viewer(name="a", role="partner").require("release")
    assert fault.value.code == "role.not_enough"


@pytest.mark.parametrize(
    ("audience", "rank"), [("public", 0), ("volunteer", 1), ("partner", 2), ("staff", 3), ("lead", 4)]
)
def test_an_export_sees_what_its_audience_sees(audience: str, rank: int) -> None:
    assert viewer_of(audience).rank == rank


def test_an_unknown_audience_is_refused() -> None:
    with pytest.raises(Refused) as fault:
        viewer_of("everyone")
    assert fault.value.code == "audience.unknown"
