"""The question of 配置案 in an address: the sentence of 通える範囲, how many places, which candidates, which floor."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from flask import request

from layers.access.definitions import definition
from layers.access.siting.asked import MOST_PLACES, TODAY, SitingQuestion
from layers.access.siting.options import METHODS
from layers.city import City
from layers.errors import Refused
from layers.vocabulary import kinds
from webmap import wording
from webmap.coverage_asked import AskedCoverage, asked_now, sentence_of
from webmap.coverage_pages import Blank
from webmap.pages import Choice
from webmap.show import link
from webmap.siting_pages import SitingForm

K, CANDIDATES, IDS = "k", "candidate", "ids"
METHOD, FLOOR, ZONE_KIND = "method", "floor", "zone_kind"
_USUAL_KINDS = ("community_centre", "park")
_NEXT_PLACES = (1, 2, 3, 4, 5, 7, 10)
_SHARES = ("0.1", "0.2", "0.3", "0.5", "0.7")
_LONGEST_IDS = 2000


@dataclass(frozen=True, kw_only=True, slots=True)
class AskedSiting:
    """``coverage``: the question below; ``question``: None until somebody has pressed the button."""

    coverage: AskedCoverage
    question: SitingQuestion | None
    ticked: tuple[str, ...]

    @property
    def args(self) -> dict[str, str | list[str]]:
        """The address of the question."""
        told: dict[str, str | list[str]] = dict(self.coverage.args)
        if self.question is None:
            return told
        asked = self.question
        told |= {K: str(asked.k), CANDIDATES: [one for one in asked.candidates if one in kinds()]}
        named = [one for one in asked.candidates if one not in kinds()]
        told |= {IDS: " ".join(named)} if named else {}
        told |= {METHOD: asked.method} if asked.method != METHODS[0] else {}
        return told | {name: getattr(asked, name) for name in (FLOOR, ZONE_KIND) if getattr(asked, name)}


def siting_now() -> AskedSiting:
    """What this address asks; ``Refused`` for what nobody can answer."""
    base = asked_now()
    ticked = tuple(one for one in request.args.getlist(CANDIDATES) if one in kinds())
    if K not in request.args:
        return AskedSiting(coverage=base, question=None, ticked=ticked or _USUAL_KINDS)
    named = request.args.get(IDS, "")[:_LONGEST_IDS].replace(",", " ").split()
    question = SitingQuestion(
        coverage=base.question,
        k=_count(request.args[K]),
        candidates=(*ticked, *dict.fromkeys(named)),
        method=request.args.get(METHOD, METHODS[0]),
        floor=request.args.get(FLOOR, "")[:12],
        zone_kind=request.args.get(ZONE_KIND, "")[:60],
    )
    return AskedSiting(coverage=base, question=question, ticked=ticked)


def form_of(asked: AskedSiting, city: City) -> SitingForm:
    """The form, as it was filled in."""
    sentence = sentence_of(asked.coverage, link("siting.show"))
    *before, place = sentence.blanks
    counted = definition(asked.coverage.question.service).kinds
    question = asked.question
    return SitingForm(
        action=sentence.action,
        blanks=(*before, replace(place, after=wording.SITING_SO_THAT)),
        k=_blank(K, _counts(question.k if question else 2), str(question.k if question else 2)),
        candidates=tuple(
            Choice(value=code, label=kinds()[code].label, on=code in asked.ticked)
            for code in dict.fromkeys((*wording.SITING_KINDS, *asked.ticked))
            if code not in counted
        ),
        finer=(*_finer(question, city), *sentence.person, *sentence.more),
        ids=" ".join(one for one in question.candidates if one not in kinds()) if question else "",
        kept=sentence.kept,
    )


def _counts(now: int) -> list[tuple[str, str]]:
    return [(str(one), str(one)) for one in sorted({*_NEXT_PLACES, now})]


def _finer(question: SitingQuestion | None, city: City) -> Iterable[Blank]:
    floor = question.floor if question else ""
    shares = [(one, wording.SITING_FLOOR_SHARE.format(percent=f"{float(one) * 100:g}")) for one in _SHARES]
    known = dict([("", wording.SITING_NO_FLOOR), (TODAY, wording.SITING_FLOOR_TODAY), *shares])
    if floor not in known:
        known[floor] = wording.SITING_FLOOR_SHARE.format(percent=f"{float(floor) * 100:g}")
    yield _blank(METHOD, wording.SITING_METHODS.items(), question.method if question else METHODS[0])
    yield _blank(FLOOR, known.items(), floor)
    systems = [(kind.id, kind.name) for kind in city.zone_kinds]
    if len(systems) > 1:
        yield _blank(ZONE_KIND, systems, question.zone_kind if question else "")


def _blank(name: str, choices: Iterable[tuple[str, str]], value: str) -> Blank:
    told = tuple(Choice(value=code, label=label, on=code == value) for code, label in choices)
    return Blank(name=name, label=wording.SITING_BLANKS[name], after=wording.SITING_AFTER.get(name, ""), choices=told)


def _count(given: str) -> int:
    if not (given.isdecimal() and len(given) <= len(str(MOST_PLACES))):
        raise Refused("siting.count", k=given[:20])
    return int(given)
