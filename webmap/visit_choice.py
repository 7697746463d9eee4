"""What a 訪問メモ is written with: the places to choose from, the longest unseen first, and the form as filled in."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from layers.catalog.days import japanese_day
from layers.catalog.places import FOREMOST
from layers.place.services import ServicePoint
from layers.place.spelling import fold
from layers.store import Unit
from layers.store.visits import Memo
from layers.trust.remark import of_people
from layers.vocabulary import kinds, welcome
from webmap import wording
from webmap.questions import answers_of, is_asked
from webmap.show import link
from webmap.worklist import zone_order

_LONGEST_NUMBER = 4
_LONGEST_DRAFT = 400


@dataclass(frozen=True, kw_only=True, slots=True)
class ChoiceRow:
    """A place that can be visited; ``seen``: when somebody was there or asked last, in words; ``day``: the same day."""

    id: str
    name: str
    kind_label: str
    zone: str
    seen: str
    day: str
    lonlat: tuple[float, float] | None
    asked: bool
    answers: Mapping[str, str]
    url: str

    def as_script(self) -> dict[str, Any]:
        """What the page's script is told of it."""
        told = {"id": self.id, "name": self.name, "kind": self.kind_label, "zone": self.zone, "seen": self.seen}
        return {**told, "lonlat": self.lonlat, "asked": self.asked, "answers": dict(self.answers), "url": self.url}


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """The form as it was filled in."""

    key: str
    day: str
    people: str = ""
    remark: str = ""
    same: bool = False
    consulted: bool = False
    answers: Mapping[str, Any] = field(default_factory=dict)

    def memo(self, point_id: str) -> Memo:
        """What the store is asked to keep; a number that is none becomes one that it refuses."""
        number = self.people if self.people.isdecimal() and len(self.people) <= _LONGEST_NUMBER else "-1"
        return Memo(
            key=self.key,
            point_id=point_id,
            day=self.day,
            people=int(number) if self.people else None,
            remark=self.remark,
            same=self.same,
            consulted=self.consulted,
            answers=self.answers,
        )

    def without_people(self) -> "Draft":
        """The same with the words taken out that name or reach somebody."""
        text = self.remark
        for word in of_people(text):
            text = text.replace(word, "")
        return replace(self, remark=text.strip(" 、。"))


def empty_draft(today: str) -> Draft:
    """A form that nobody has filled in."""
    return Draft(key=secrets.token_hex(16), day=today)


def draft_of(form: Mapping[str, str], today: str) -> Draft:
    """The form that came in; NFKC makes 「１２」 a number, one line makes a remark."""
    return Draft(
        key=form.get("key", "")[:80],
        day=form.get("day", "") or today,
        people=fold(form.get("people", ""))[:10],
        remark=" ".join(form.get("remark", "").split())[:_LONGEST_DRAFT],
        same=form.get("same") == "1",
        consulted=form.get("consulted") == "1",
        answers=answers_of(form),
    )


def choice_rows(unit: Unit, words: str = "") -> list[ChoiceRow]:
    """Every place where people meet or are listened to, the longest unseen first; ended ones are not visited."""
    visited, system = unit.visits.last_days(), zone_order(unit)[0]
    points = unit.places.read(kinds=FOREMOST, text=words)
    open_ones = [point for point in points if point.facts.get("status") != "closed"]
    rows = [choice_row(point, visited.get(point.id, ""), system) for point in open_ones]
    return sorted(rows, key=lambda row: row.day)


def choice_row(point: ServicePoint, visited: str, system: str) -> ChoiceRow:
    """One place to choose."""
    confirmed = str(point.facts.get("confirmed_on", ""))
    seen = wording.VISITED if visited and visited >= confirmed else wording.CHECKED if confirmed else wording.UNSEEN
    day = max(visited, confirmed)
    return ChoiceRow(
        id=point.id,
        name=point.name,
        kind_label=kinds()[point.kind].label,
        zone="・".join(point.zones.get(system, ())),
        seen=seen.format(day=japanese_day(day)),
        day=day,
        lonlat=point.lonlat,
        asked=is_asked(point.kind),
        answers={name: str(point.facts[name]) for name in welcome() if name in point.facts},
        url=link("visits.show", place=point.id),
    )
