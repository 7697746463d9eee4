"""How alike two names are, when nothing says that they are two groups: 0 … 1."""

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from layers.place.same.folding import sides
from layers.place.same.names import Name
from layers.place.same.reading import other_kanji, reads_alike


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
    return 0.8 if word in one.whole and word in other.whole else 0.5


def _of_own_words(one: Name, other: Name) -> float:
    if one.own == other.own or reads_alike(one.own_written, other.own_written) or _in_another_order(one, other):
        return 1.0
    near = fuzz.ratio(one.own, other.own) / 100
    if _another_word(*sorted((one.own_written, other.own_written))):
        return min(near, 0.5)
    if _is_a_piece(one.written, other) or _is_a_piece(other.written, one):
        return 0.9
    short, long = sorted((one.own, other.own), key=len)
    if _grown_on(short, long):
        return min(near, 0.7)
    return 0.76 if len(short) >= 2 and short in long else near


def _of_kinds(one: Name, other: Name) -> float:
    if _is_a_piece(one.written, other) or _is_a_piece(other.written, one):
        return 0.9
    return 0.95 if _alike_in_kind(one, other) else 0.3


def _in_another_order(one: Name, other: Name) -> bool:
    """「学習支援 まなびや」 and 「まなび家 学習支援」."""
    return len(one.pieces) == len(other.pieces) > 1 and all(_is_a_piece(piece, other) for piece in one.pieces)


def _is_a_piece(written: str, name: Name) -> bool:
    return any(reads_alike(written, piece) for piece in name.pieces)


def _grown_on(short: str, long: str) -> bool:
    """「さくらんぼ」 begins with 「さくら」 and is another word: kana go on where the word ends."""
    tail = long.removeprefix(short)
    return tail != long and _is_kana(short[-1]) and _is_kana(tail[:1]) and tail[:1] != "の" and len(tail) <= 2


def _is_kana(letter: str) -> bool:
    return "ぁ" <= letter <= "ん"


def _another_word(one: str, other: str) -> bool:
    """Whether a kanji stands for another one (「若草」, 「若葉」), or only a side parts them (「東ひまわり」)."""
    edits = Levenshtein.editops(one, other)
    if any(edit.tag == "replace" and other_kanji(one[edit.src_pos], other[edit.dest_pos]) for edit in edits):
        return True
    added = {one[edit.src_pos] if edit.tag == "delete" else other[edit.dest_pos] for edit in edits}
    return bool(added) and all(edit.tag != "replace" for edit in edits) and added <= sides()


def _alike_in_kind(one: Name, other: Name) -> bool:
    """Whether names without a word of their own say the same; beside what they do, 「教室」 may be left out."""
    if one.people != other.people or one.subjects != other.subjects:
        return False
    return one.forms == other.forms or (bool(one.subjects) and not (one.forms and other.forms))
