"""The closed lists hold together."""

import re

import pytest

from layers import vocabulary
from layers.errors import Refused

# The codes that the command line promises.
KINDS = """kayoinoba ibasho salon gathering support_centre consultation meal childcare_support day_activity daily_help
group host community_centre elders_house childrens_hall childrens_club school medical care_service disability_service
welfare_facility park shelter emergency_site candidate"""


def test_the_kinds_are_those_of_the_contract() -> None:
    assert set(vocabulary.kinds()) == set(KINDS.split())


def test_every_kind_role_and_field_has_a_known_audience() -> None:
    known = vocabulary.audiences()
    for one in (*vocabulary.kinds().values(), *vocabulary.roles().values(), *vocabulary.fields().values()):
        assert one.audience in known


def test_ranks_rise_by_one() -> None:
    assert [audience.rank for audience in vocabulary.audiences().values()] == [0, 1, 2, 3, 4]
    assert vocabulary.rank("staff") == 3


def test_an_unknown_audience_is_refused() -> None:
    with pytest.raises(Refused) as fault:
        vocabulary.rank("nobody")
    assert fault.value.code == "audience.unknown"
    assert "public" in fault.value.params["known"]


def test_every_kind_can_be_drawn() -> None:
    for kind in vocabulary.kinds().values():
        assert re.fullmatch(r"#[0-9A-F]{6}", kind.colour)
        assert kind.shape
        assert re.fullmatch(r"[ぁ-んー]+", kind.reading)
