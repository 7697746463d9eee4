"""昨年から変わったこと: numbers then and now, places that came and went, what residents have said since."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from layers.profile.figure import Figure, Number, digits
from layers.profile.profile import Changed, Changes, Here, Word, YearCount
from layers.wording import sentence

_COUNTED = (("residents", "people"), ("65plus", "age65plus"), ("75plus", "age75plus"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Moment:
    """What a zone was on a ``day``: its numbers by id, its places by id with their names."""

    day: str
    figures: Mapping[str, Number] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)


def changes(
    figures: Sequence[Figure],
    years: Sequence[YearCount],
    places: Sequence[Here],
    words: Sequence[Word],
    moment: Moment | None,
) -> Changes:
    """People by the tables of two years, all else by what was kept; nothing older held is said, not hidden."""
    counted = [year for year in years if not year.projected]
    labels = {one.id: one for one in figures}
    found = []
    if len(counted) > 1:
        before, after = counted[-2:]
        for name, field_name in _COUNTED:
            known = labels.get(name)
            then, now = getattr(before, field_name), getattr(after, field_name)
            if known:
                found += _changed(known, then, now, before.date, after.date)
    people = {name for name, _ in _COUNTED}
    if moment is not None:
        for one in figures:
            if one.id not in people and one.id in moment.figures:
                found += _changed(one, moment.figures[one.id], one.value, moment.day, one.date)
    since = moment.day if moment else counted[-2].date if len(counted) > 1 else ""
    then_places = moment.places if moment else {}
    now_places = {one.id: one.name for one in places}
    return Changes(
        since=since,
        figures=tuple(found),
        opened=_gone(now_places, then_places) if moment else (),
        closed=_gone(then_places, now_places) if moment else (),
        words=tuple(word for word in words if since and word.day >= since),
        none="" if since else sentence("profile.no_past"),
    )


def _gone(these: Mapping[str, str], others: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(sorted(name for key, name in these.items() if key not in others))


def _changed(one: Figure, then: Number | None, now: Number | None, before: str, after: str) -> list[Changed]:
    if then is None or now is None or then == now:
        return []
    told = sentence(
        "profile.more" if now > then else "profile.fewer",
        {"label": one.label, "by": _said(abs(now - then), one), "then": _said(then, one), "now": _said(now, one)},
    )
    return [
        Changed(label=one.label, before=then, after=now, unit=one.unit, before_date=before, after_date=after, told=told)
    ]


def _said(number: Number, one: Figure) -> str:
    return f"{digits(number)}{one.unit}"
