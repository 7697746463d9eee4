"""地域プロフィール in words: a number with all that must be read with it, ages as bars, words of residents."""

from layers.catalog.days import japanese_day
from layers.drawing.felt import counts
from layers.profile.figure import Figure, Number, digits
from layers.profile.labels import label
from layers.profile.profile import Band, FarTown, Here, KindHere, Word, WordKind, YearCount, ZoneProfile
from layers.trust.persons import speaks_of_person
from layers.vocabulary import kinds
from webmap import wording
from webmap.pages import Choice
from webmap.profile_pages import BandRow, FigureRow, KindRow, RemarkRow, SexRow, WordGroup, WordRow
from webmap.show import link
from webmap.wording import NOT_TOLD


def said(number: Number | None, unit: str = "", *, about: bool = False) -> str:
    """「約1,340人」; 「—」 for what is not known."""
    if number is None:
        return NOT_TOLD
    return f"{wording.PROFILE_ABOUT if about else ''}{digits(number)}{unit}"


def figure_row(one: Figure, told: ZoneProfile) -> FigureRow:
    """A number with its city, share, day, source, rows and what residents say of it."""
    felt = told.felt_of(one.id)
    notes = [wording.PROFILE_ROUGH] if one.approximate else []
    notes += [label("noisy")] if one.noise else []
    return FigureRow(
        id=one.id,
        label=one.label,
        value=said(one.value, one.unit, about=one.approximate),
        city=said(one.city_value, one.unit) if one.city_value is not None else "",
        share=wording.PROFILE_OF.format(of=one.of, share=one.zone_share, city=one.city_share)
        if one.zone_share is not None
        else "",
        note="・".join(notes),
        missing=one.missing,
        credit="・".join(filter(None, (japanese_day(one.date), one.source))),
        url=link(one.rows.page, **dict(one.rows.values)) if one.rows else "",
        fits=felt.fits,
        differs=felt.differs,
        felt=counts(one, felt),
        remarks=tuple(
            RemarkRow(id=word.id, text=word.text, author=word.author, day=japanese_day(word.day))
            for word in felt.remarks
        ),
    )


def band_rows(bands: tuple[Band, ...]) -> tuple[BandRow, ...]:
    """The oldest on top, as a pyramid stands; bars are shares, so that a zone and its city can be compared."""
    mine, whole = sum(band.people for band in bands), sum(band.city for band in bands)
    shares = [(_share(band.people, mine), _share(band.city, whole)) for band in bands]
    widest = max((max(pair) for pair in shares), default=0) or 1
    sexes = _sexes(bands, mine, whole)
    return tuple(
        BandRow(
            label=band.label,
            people=said(band.people, wording.PROFILE_PEOPLE),
            share=wording.PROFILE_SHARE.format(own),
            city=wording.PROFILE_SHARE.format(city),
            bar=round(100 * own / widest, 1),
            city_bar=round(100 * city / widest, 1),
            sexes=both,
        )
        for band, (own, city), both in reversed(list(zip(bands, shares, sexes, strict=True)))
    )


def _sexes(bands: tuple[Band, ...], mine: int, whole: int) -> list[tuple[SexRow, ...]]:
    """Men and women of each class; their bars are shares of all people, of the zone's and of the city's."""
    told = [(((one.male, one.city_male), (one.female, one.city_female))) for one in bands]
    known = [_share(own, mine) for both in told for own, _ in both if own is not None]
    known += [_share(city, whole) for both in told for _, city in both if city is not None]
    widest = max(known, default=0) or 1
    return [
        tuple(
            SexRow(
                people=said(own),
                bar=round(100 * _share(own, mine) / widest, 1),
                city_bar=None if city is None else round(100 * _share(city, whole) / widest, 1),
            )
            for own, city in both
            if own is not None
        )
        for both in told
    ]


def _share(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 0.0


def year_rows(years: tuple[YearCount, ...]) -> tuple[tuple[str, ...], ...]:
    """Day, people, 65+ and 75+ of each year; estimates say so."""
    return tuple(
        (
            (wording.PROFILE_ESTIMATE.format(year=year.date) if year.projected else japanese_day(year.date)),
            said(year.people, about=year.approximate),
            said(year.age65plus, about=year.approximate),
            said(year.age75plus, about=year.approximate),
        )
        for year in years
    )


def kind_row(one: KindHere, told: ZoneProfile) -> KindRow:
    """A kind with its places; those that tell a coming day first."""
    look = kinds()[one.code]
    places = sorted(one.places, key=lambda place: (not place.next_day, place.next_day, place.name))
    return KindRow(
        figure=figure_row(one.figure, told),
        rate=said(one.per_thousand.value) if one.per_thousand else NOT_TOLD,
        city_rate=said(one.per_thousand.city_value) if one.per_thousand else NOT_TOLD,
        colour=look.colour,
        shape=look.shape,
        places=tuple(map(_place, places)),
    )


def _place(place: Here) -> Choice:
    when = "　".join(filter(None, (japanese_day(place.next_day), place.next_words)))
    return Choice(value=when, label=place.name, url=link("service_points.one", point_id=place.id))


def far_row(town: FarTown) -> tuple[str, str, str, str]:
    """Town, people, those who reach no place, and how far the nearest is."""
    way = wording.PROFILE_NO_WAY if town.minutes is None else wording.PROFILE_MINUTES.format(town.minutes)
    return town.name, said(town.people, wording.PROFILE_PEOPLE), said(town.uncovered, wording.PROFILE_PEOPLE), way


def word_row(word: Word) -> WordRow:
    """A word with author and day."""
    return WordRow(
        id=word.id,
        text=word.text,
        author=word.author,
        day=japanese_day(word.day),
        iso=word.day,
        note=word.note,
        approved=word.approved,
        doubt=bool(speaks_of_person(word.text)),
    )


def word_group(one: WordKind) -> WordGroup:
    """A kind with its words."""
    return WordGroup(code=one.code, label=one.label, ask=one.ask, words=tuple(map(word_row, one.words)))
