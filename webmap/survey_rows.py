"""気づき in words: rows by town, counts by kind, and what its form asks."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from layers import clock
from layers.catalog.days import japanese_day
from layers.store import Unit
from layers.survey.facts import PlaceFact, fact_kinds
from layers.survey.photo import SurveyPhoto
from layers.vocabulary import audiences
from webmap.pages import Choice
from webmap.show import link
from webmap.survey_pages import FactForm, FactRow, HeldRow, PhotoRow, TownFacts
from webmap.wording import NO_TOWN


def counts(facts: Iterable[PlaceFact]) -> tuple[Choice, ...]:
    """Every kind with its number, in the order of the legend, those without any too."""
    found = Counter(fact.kind for fact in facts)
    return tuple(_kind(code, found[code]) for code in fact_kinds())


def by_town(facts: Sequence[PlaceFact]) -> tuple[TownFacts, ...]:
    """The facts of each town; those of no known town come last, as the store sorts them."""
    return tuple(
        TownFacts(town=town or NO_TOWN, rows=tuple(_row(one) for one in found))
        for town, found in groupby(facts, key=lambda one: one.town)
    )


def photo_row(photo: SurveyPhoto) -> PhotoRow:
    """One photograph with its addresses; who took it away, or put it there, is told to those who may know."""
    day = photo.undone_at or photo.made_at
    return PhotoRow(
        id=photo.id,
        small_url=link("survey_photos.picture", photo_id=photo.id, edition="small"),
        url=link("survey_photos.picture", photo_id=photo.id, edition="large"),
        width=photo.width,
        height=photo.height,
        words=photo.words,
        public=photo.audience == "public",
        looked=photo.looked,
        who_when=f"{japanese_day(day[:10])}　{photo.made_by}",
    )


def held_row(fact: PlaceFact) -> HeldRow:
    """What waits, or was taken back."""
    return HeldRow(
        id=fact.id,
        kind=fact_kinds()[fact.kind].label,
        day=japanese_day(fact.day),
        town=fact.town,
        cell=fact.cell,
        proposed=fact.text,
    )


def fact_form(unit: Unit, chosen: str = "") -> FactForm:
    """What is asked; ``chosen`` is the run that it is for."""
    runs = [one for one in unit.surveys.runs() if not one.undone_at]
    return FactForm(
        kinds=tuple(_kind(code, None) for code in fact_kinds()),
        runs=tuple(Choice(value=one.id, label=one.title, on=one.id == chosen) for one in runs),
        towns=tuple(dict.fromkeys(town.name for town in unit.areas.towns())),
        today=clock.today().isoformat(),
    )


def _kind(code: str, count: int | None) -> Choice:
    kind = fact_kinds()[code]
    return Choice(value=code, label=kind.label, colour=kind.colour, shape=kind.shape, count=count)


def _row(fact: PlaceFact) -> FactRow:
    return FactRow(
        id=fact.id,
        kind=_kind(fact.kind, None),
        text=fact.text,
        day=japanese_day(fact.day),
        cell=fact.cell,
        public=fact.audience == "public",
        audience=audiences()[fact.audience].label,
        map_url=link("map.show", fact=fact.id) if fact.lonlat else "",
        photos=tuple(map(photo_row, fact.photos)),
        photos_url=link("survey_photos.index", run_id=fact.run_id, fact_id=fact.id),
    )
