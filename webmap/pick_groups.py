"""The picks as the form shows them: three groups under a word each, with what is chosen of them said in short."""

from dataclasses import dataclass

from layers.catalog import days
from layers.place import traits
from layers.place.schedule import WEEKDAYS
from layers.place.timing import TIMES
from layers.store import Unit
from layers.trust.audience import Viewer
from layers.vocabulary import legal_items
from webmap import wording
from webmap.pages import Choice
from webmap.picks import FEES, WHEN, Picks

_COLUMNS = ("standing", "sector", "way", "office")


@dataclass(frozen=True, kw_only=True, slots=True)
class PickList:
    """One question of a group. ``single``: one answer or none, with ``single`` as the word for none."""

    name: str
    label: str
    choices: tuple[Choice, ...]
    single: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class PickGroup:
    """Questions under one word; ``said``: what is chosen of them, in short."""

    id: str
    label: str
    lists: tuple[PickList, ...]

    @property
    def said(self) -> str:
        """「木・午後」."""
        return wording.JOIN.join(one.label for each in self.lists for one in each.choices if one.on)


def pick_groups(unit: Unit, viewer: Viewer, picks: Picks) -> tuple[PickGroup, ...]:
    """All that this viewer may pick by."""
    weekdays = dict(zip(WEEKDAYS, days.WEEKDAYS, strict=True))
    people = {code: one.label for code, one in traits.who().items()}
    time = (
        _list("when", {code: wording.PICK_WHEN[code] for code in WHEN}, picks, single=wording.PICK_ANY_DAY),
        _list("day", weekdays, picks),
        _list("time", {code: wording.PICK_TIMES[code] for code in TIMES}, picks),
    )
    more = (
        _list("fee", {code: wording.PICK_FEES[code] for code in FEES}, picks, single=wording.PICK_ANY_FEE),
        _list("ride", {"1": traits.label("ride")}, picks),
        _list("wheels", {"1": traits.label("wheels")}, picks),
        *_staff(viewer, picks),
        _list("unsure", {"1": wording.PICK_UNSURE}, picks),
    )
    return (
        PickGroup(id="time", label=wording.PICK_GROUPS["time"], lists=time),
        PickGroup(id="who", label=wording.PICK_GROUPS["who"], lists=(_list("who", people, picks),)),
        PickGroup(id="more", label=wording.PICK_GROUPS["more"], lists=more),
        *_plan(unit, viewer, picks),
    )


def said_of(groups: tuple[PickGroup, ...]) -> dict[str, str]:
    """What is chosen, list by list, for the head of a printed list."""
    told = {each.label: [one.label for one in each.choices if one.on] for group in groups for each in group.lists}
    return {label: wording.JOIN.join(chosen) for label, chosen in told.items() if chosen}


def unsure_words(topics: tuple[str, ...]) -> str:
    """「曜日・時間帯や対象が分からない場所」."""
    return wording.UNSURE.format(what=wording.JOIN.join(wording.UNSURE_TOPICS[topic] for topic in topics))


def _staff(viewer: Viewer, picks: Picks) -> tuple[PickList, ...]:
    """The list of what has not been confirmed is for the staff."""
    return (_list("old", {"1": wording.OLD}, picks),) if viewer.signed_in else ()


def _plan(unit: Unit, viewer: Viewer, picks: Picks) -> tuple[PickGroup, ...]:
    """What a place counts as in the plan, as far as any does: for the staff, like the columns that a list keeps."""
    if not viewer.signed_in:
        return ()
    there = unit.traits.values("item")
    items = {code: one.label for code, one in legal_items().items() if code in there}
    columns = (_list(name, {one: one for one in unit.traits.values(name)}, picks) for name in _COLUMNS)
    crossing = _list("crossing", {"1": traits.label("crossing")}, picks)
    found = tuple(one for one in (_list("item", items, picks), *columns) if one.choices)
    lists = (*found, crossing) if found else ()
    return (PickGroup(id="plan", label=wording.PICK_GROUPS["plan"], lists=lists),) if lists else ()


def _list(name: str, labels: dict[str, str], picks: Picks, *, single: str = "") -> PickList:
    chosen = getattr(picks, name)
    choices = tuple(Choice(value=value, label=label, on=value in chosen) for value, label in labels.items())
    return PickList(name=name, label=wording.PICK_LISTS[name], choices=choices, single=single)
