"""Which kind a row of a known sheet is: a word in its name, its class, its POIコード, else what the sheet holds."""

from dataclasses import dataclass

from etl.clean import kind as words
from etl.clean import text
from etl.headings import fold
from etl.known_sheets.profile import Profile, common


@dataclass(frozen=True, slots=True)
class Told:
    """``kind`` is ``""`` for what is no place of this map; ``assumed`` says that nothing in the row tells it."""

    kind: str
    assumed: bool = False


def kind_of(profile: Profile, *, name: str, category: str, poi: str) -> Told:
    """The kind of a row."""
    plain = text.plain(name)
    by_name = next((kind for word, kind in profile.names.items() if word in plain), None)
    if by_name is not None:
        return Told(by_name)
    by_class = _of_class(profile, fold(category))
    if by_class is not None:
        return Told(by_class)
    by_poi = common("poi").get(_poi(poi))
    if by_poi is not None:
        return Told(str(by_poi))
    return _of_words(profile, plain, category, poi) if profile.asks else Told(profile.kind)


def _of_class(profile: Profile, category: str) -> str | None:
    """By class code, the longest beginning first; by words, the whole category before a part of it."""
    if not category:
        return None
    if category.isdigit():
        fitting = [code for code in profile.kinds if code.isdigit() and category.startswith(code)]
        return profile.kinds[max(fitting, key=len)] if fitting else None
    if category in profile.kinds:
        return profile.kinds[category]
    return next((kind for word, kind in profile.kinds.items() if not word.isdigit() and word in category), None)


def _poi(written: str) -> str:
    plain = text.plain(written).removesuffix(".0")
    return plain.zfill(4) if plain.isdigit() else plain


def _of_words(profile: Profile, name: str, category: str, poi: str) -> Told:
    """A sheet of all kinds of houses: the words of its rows are all there is."""
    by_category = words.of_category(category) if category else None
    if by_category is not None:
        return Told(by_category)
    if by_name := words.of_words(name):
        return Told(by_name)
    weak = common("poi_unless_named").get(_poi(poi))
    return Told(str(weak)) if weak else Told(profile.kind, assumed=True)
