"""How alike two names are, when nothing says that they are two groups: 0 … 1."""

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from layers.place.same.folding import sides
from layers.place.same.names import Name
from layers.place.same.reading import ends_alike, other_kanji, reads_alike


def likeness(one: Name, other: Name) -> float:
    """0 … 1: how much the words that are their own agree; where neither has any, whether all the rest does."""
    if one.whole == other.whole or reads_alike(one.written, other.written):
        return 1.0
    if one.own and other.own:
        return _of_own_words(one, other)
    if not one.own and not other.own:
        return _of_kinds(one, other)
    # 「認知症カフェ オレンジ」 and 「オレンジカフェ」: the word is there, inside one that both share.
    word = one.own or other.own
    return 0.8 if len(word) > 1 and word in one.whole and word in other.whole else 0.5


def _of_own_words(one: Name, other: Name) -> float:
    if one.own == other.own and (one.own in sides() or (len(one.own) == 1 and one.own.isascii())):
        return _of_kinds(one, other)
    if one.own == other.own or _one_own_word(one, other) or _in_another_order(one, other):
        return 1.0
    near = fuzz.ratio(one.own, other.own) / 100
    if _another_word(*sorted((one.own_written, other.own_written))):
        return min(near, 0.5)
    if _is_a_piece(one.written, other) or _is_a_piece(other.written, one):
        return 0.9
    if _stands_in(one, other) or _stands_in(other, one):
        return 0.76
    return near if _slip(one.own, other.own) else min(near, 0.7)


def _one_own_word(one: Name, other: Name) -> bool:
    """Whether the own words are spelled alike, with or without what joins them to the rest."""
    if reads_alike(one.own_written, other.own_written):
        return True
    return len(one.own_words) == len(other.own_words) == 1 and reads_alike(min(one.own_words), min(other.own_words))


def _stands_in(one: Name, other: Name) -> bool:
    """Whether the own word of the one is a whole word in the other: 「さくら」 in 「錦町さくら」, not in 「八重桜」."""
    if len(one.own) < 2:
        return False
    return one.own in other.scripts or any(reads_alike(one.own_written, word) for word in other.own_words)


def _slip(one: str, other: str) -> bool:
    """One kana too many or too few in a longer word, or another ending of a verb: 「つながる」, 「つながり」."""
    if one[:-1] == other[:-1] and len(one) >= 4 and ends_alike(one[-1], other[-1]):
        return True
    if min(len(one), len(other)) < 4 or Levenshtein.distance(one, other) != 1 or len(one) == len(other):
        return False
    edit = next(iter(Levenshtein.editops(one, other)))
    letter = one[edit.src_pos] if edit.tag == "delete" else other[edit.dest_pos]
    return "ぁ" <= letter <= "ー"


def _of_kinds(one: Name, other: Name) -> float:
    if _is_a_piece(one.written, other) or _is_a_piece(other.written, one):
        return 0.9
    return 0.95 if _alike_in_kind(one, other) else 0.3


def _in_another_order(one: Name, other: Name) -> bool:
    """「学習支援 まなびや」 and 「まなび家 学習支援」."""
    return len(one.pieces) == len(other.pieces) > 1 and all(_is_a_piece(piece, other) for piece in one.pieces)


def _is_a_piece(written: str, name: Name) -> bool:
    return any(reads_alike(written, piece) for piece in name.pieces)


def _another_word(one: str, other: str) -> bool:
    """Whether a kanji stands for another one (「若草」, 「若葉」), or only a side parts them (「東ひまわり」)."""
    edits = Levenshtein.editops(one, other)
    if any(edit.tag == "replace" and other_kanji(one[edit.src_pos], other[edit.dest_pos]) for edit in edits):
        return True
    added = {one[edit.src_pos] if edit.tag == "delete" else other[edit.dest_pos] for edit in edits}
    return bool(added) and all(edit.tag != "replace" for edit in edits) and added <= sides()


def _alike_in_kind(one: Name, other: Name) -> bool:
    """Whether names without a word of their own say the same; beside what they do, 「教室」 may be left out."""
    if (
        one.people != other.people
        or one.subjects != other.subjects
        or (one.moods - other.moods and other.moods - one.moods)
    ):
        return False
    return one.forms == other.forms or (bool(one.subjects) and not (one.forms and other.forms))
