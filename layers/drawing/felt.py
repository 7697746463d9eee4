"""「実感と合いますか」 in counts: what was answered to a number as it stands now, and to what it was before."""

from collections.abc import Sequence

from layers.catalog.days import japanese_day
from layers.profile.figure import Figure, digits
from layers.profile.labels import label
from layers.profile.profile import Felt, ZoneProfile

# Of a zone that nobody was asked about, so many numbers stand on paper to be asked about.
_TO_ASK = 3


def counts(figure: Figure, felt: Felt) -> tuple[str, ...]:
    """「合う 3・ちがう 1」 of the number as it is; of an earlier one with that number and its day."""
    told = []
    for one in felt.of:
        counted = label("felt", fits=one.fits, differs=one.differs)
        same = one.value == figure.value or one.value is None
        day = japanese_day(one.date) if one.date else ""
        value = "" if one.value is None else f"{digits(one.value)}{figure.unit}"
        told.append(counted if same else label("felt_before", value=value, day=day, counts=counted))
    return tuple(told)


def asked(profile: ZoneProfile) -> Sequence[tuple[Figure, tuple[str, ...]]]:
    """The numbers that residents have answered to; where none was, the first that they can be asked about."""
    known = [one for one in profile.figures() if one.known]
    told = [(one, counts(one, felt)) for one in known if (felt := profile.felt_of(one.id)).told]
    if told:
        return told
    return [(one, ()) for one in profile.people.figures if one.known][:_TO_ASK]
