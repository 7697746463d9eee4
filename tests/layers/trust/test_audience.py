"""Who sees which field before any consent."""

import pytest

from layers.errors import NotAllowed, Refused
from layers.trust.audience import EVERYBODY, OPERATOR, Viewer, fact_audience, record_audience, viewer_of
from layers.vocabulary import kinds, roles


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


OFFICES = {
    "support_centre", "consultation", "community_centre", "elders_house", "childrens_hall", "childrens_club", "school",
    "medical", "care_service", "disability_service", "welfare_facility", "park", "shelter", "emergency_site",
    "childcare_support", "day_activity",
}  # fmt: skip


@pytest.mark.parametrize("kind", sorted(kinds()))
def test_the_number_of_an_office_is_for_everybody_and_that_of_a_group_is_not(kind: str) -> None:
    assert fact_audience(kind, "phone", "0797-00-1234") == ("public" if kind in OFFICES else "staff")
    assert fact_audience(kind, "phone", "090-0000-1234") == "staff"
    assert fact_audience(kind, "phone", "0797-00-1234", private_home=True) == "staff"


@pytest.mark.parametrize("digits", ["050", "070", "080", "090"])
def test_a_number_that_goes_with_a_person_is_never_an_offices(digits: str) -> None:
    assert fact_audience("school", "phone", f"{digits}-0000-1234") == "staff"


@pytest.mark.parametrize(
    "body", ["体操 会", "花 園", "中央 病院", "相談 所", "合資 会社", "見本 市", "見本 町", "福祉 課", "支援 室",
             "見本 校", "老人 連合", "支援 センター", "麻雀 クラブ", "歌 グループ", "茶 サロン"],
)  # fmt: skip
def test_two_words_of_which_the_second_is_a_body_are_no_person(body: str) -> None:
    assert fact_audience("medical", "organization", body) == "public"
    assert fact_audience("medical", "organization", "見本 花子") == "staff"


def test_other_facts_of_a_home_stay_what_they_are() -> None:
    assert fact_audience("ibasho", "schedule", "毎週月曜", private_home=True) == "public"
    assert fact_audience("ibasho", "unheard_of", "x") == "public"


def test_who_an_export_is_for_is_written_on_it() -> None:
    assert viewer_of("staff") == Viewer(name="audience:staff", role="staff")
    assert viewer_of("lead").role == "lead"


def test_a_refusal_names_the_role() -> None:
    with pytest.raises(NotAllowed) as fault:
        Viewer(name="a", role="volunteer").require("import")
    assert fault.value.params["role"] == roles()["volunteer"].label
    assert OPERATOR.name == "shell"
    assert EVERYBODY.zones == ()
