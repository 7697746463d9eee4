"""Who sees which field: the audience of each fact before any consent, and the viewer that the store asks for.

Rule of the house: 代表者名, personal numbers, home addresses and 備考 are 職員まで until a 掲載同意 says how far.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from layers.errors import NotAllowed
from layers.trust import personal
from layers.vocabulary import fields, kinds, rank, roles

# The number of a hall where volunteers meet is often somebody's home line: only these kinds have an office.
_OFFICES = frozenset(
    {
        "support_centre",
        "consultation",
        "community_centre",
        "elders_house",
        "childrens_hall",
        "childrens_club",
        "school",
        "medical",
        "care_service",
        "disability_service",
        "welfare_facility",
        "park",
        "shelter",
        "emergency_site",
        "childcare_support",
        "day_activity",
    },
)
_PERSONAL_NUMBER = re.compile(r"^0[5789]0")
# 「河西 敏晴」 as the founder of a clinic: two short words of kanji or kana, the second no kind of body.
_PERSON = re.compile(r"^[一-龥々ぁ-んァ-ヶー]{1,4}[ 　]+[一-龥々ぁ-んァ-ヶー]{1,4}$")
_BODY = re.compile(r"(会|園|院|所|社|市|県|町|村|課|室|局|部|校|連合|センター|クラブ|グループ|サロン)$")
HOME_FIELDS = ("address", "venue", "position", "phone")


@dataclass(frozen=True, kw_only=True, slots=True)
class Viewer:
    """見る人: a role and, for 地域の協力者, the zones (ids) outside which they see what everybody sees."""

    name: str = ""
    role: str = "viewer"
    zones: tuple[str, ...] = ()

    @property
    def rank(self) -> int:
        """Everything of this rank or below may be fetched."""
        return rank(roles()[self.role].audience)

    @property
    def signed_in(self) -> bool:
        """Whether this is somebody we know."""
        return bool(self.name)

    def may(self, act: str) -> bool:
        """Whether the role holds this act."""
        return act in roles()[self.role].acts

    def require(self, act: str) -> None:
        """``NotAllowed("role.not_enough")`` unless the role holds this act."""
        if not self.may(act):
            raise NotAllowed("role.not_enough", role=roles()[self.role].label)


EVERYBODY = Viewer()
OPERATOR = Viewer(name="shell", role="admin")


def viewer_of(audience: str) -> Viewer:
    """The viewer an export ``--audience`` stands for: sees exactly what that audience sees, everywhere."""
    rank(audience)
    by_audience = {role.audience: role.code for role in roles().values() if role.code != "admin"}
    return Viewer(name=f"audience:{audience}", role=by_audience[audience])


def record_audience(kind: str, values: Mapping[str, Any], given: str = "") -> str:
    """The audience of a whole record: what its importer gave, else its kind's; homes and names of people 職員まで."""
    audience = given or kinds()[kind].audience
    hidden = values.get("private_home") or "name" in personal_facts(kind, values)
    return _narrower(audience, "staff") if hidden else audience


def fact_audience(kind: str, name: str, value: Any, given: str = "", *, private_home: bool = False) -> str:  # noqa: ANN401
    """The audience of one fact (or of ``position``): never wider than the vocabulary, but for an office's number."""
    if name == "phone":
        audience = "public" if kind in _OFFICES and not _is_personal(value) else "staff"
    elif name == "organization" and _is_person(str(value)):
        audience = "staff"
    else:
        known = fields().get(name)
        audience = known.audience if known else "public"
    if private_home and name in HOME_FIELDS:
        audience = _narrower(audience, "staff")
    return _narrower(audience, given) if given else audience


def personal_facts(kind: str, values: Mapping[str, Any]) -> frozenset[str]:
    """The facts of a record in which a person's name or number stands although they are meant for everybody."""
    return personal.carriers(values, office=kind in _OFFICES)


def _is_personal(value: Any) -> bool:  # noqa: ANN401 - a phone is a text or a list of texts
    numbers = value if isinstance(value, list) else [value]
    return any(_PERSONAL_NUMBER.match(str(number)) for number in numbers)


def _is_person(name: str) -> bool:
    return _PERSON.match(name) is not None and _BODY.search(name) is None


def _narrower(one: str, other: str) -> str:
    return one if rank(one) >= rank(other) else other
