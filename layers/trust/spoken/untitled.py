"""Names without a title: 「山田 花子」「中村宅」「小林のおじいちゃん」「(近藤)」「連絡は遠藤まで」."""

import re
from collections.abc import Iterator
from functools import cache

from layers.trust import surnames
from layers.trust.spoken.bearers import is_business, is_thing
from layers.trust.spoken.lists import PUNCTUATION, Span, any_of, of_persons, told
from layers.trust.spoken.words import Word, can_name, sorts, words

# 「広瀬です」 where a sentence begins, 「西川(夫)」.
_INTRODUCED = re.compile(r"です|\((?:夫|妻|父|母|息子|娘|兄|弟|姉|妹|祖父|祖母|孫|本人|仮名|男|女|[1-9]\d)\)")
# 「筑紫が丘」 is a town; a brook 「が流れる」.
_ACTS = re.compile(r"[がはも](?![\d一-龥]*(?:湧|流|多い|少な))(?<!が(?=[丘辻浜原谷岡池崎島台森峰鼻瀬淵沢]))")
_ROW = ("・", "、", "，", ",", "/", "と", "&", " ")
# Behind a given name in kana: 「ヨシ子」.
_NAME_END = re.compile(r"(?<=[ぁ-んァ-ヶー])[子江枝代美恵夫男雄郎](?![一-龥々])")
# What only somebody has.
_HOME = re.compile(r" ?(?:宅|邸|ご?夫妻)")
# Behind a name of one letter, which is a wood or a hill as often: 「林の奥さん」, but not 「森の家族」.
_CLOSE_KIN = re.compile(
    r"の(?:奥さん|奥様|ご主人|旦那|だんな|息子|娘さん|お(?:じい|ばあ|母|父|っちゃん|ばちゃん)|[じば]い?あ?ちゃん)"
)
_GROUPS = (
    "組",
    "班",
    "係",
    "役",
    "担当",
    "当番",
    "仲間",
    "友人",
    "友達",
    "友だち",
    "知人",
    "同級生",
    "先輩",
    "後輩",
    "隣",
    "近所",
    "となり",
)


def of_house(text: str, read: tuple[Word, ...]) -> Iterator[Span]:
    """「田中宅」「佐々木ご夫妻」「石川先生」「小林のおじいちゃん」."""
    for pattern, suits in ((_house(), _has_house), (_kin(), _has_kin)):
        for found in pattern.finditer(text):
            # A longer word may have swallowed the end of the name: 「村|田宅」.
            whole = any(one.end == found.start() for one in read)
            before = read if whole else words(text[: found.start()])
            at = next((place for place, one in enumerate(before) if one.end == found.start()), None)
            if at is not None and suits(text, before, at):
                yield _with_given(before, at)


def full(text: str, read: tuple[Word, ...]) -> Iterator[Span]:
    """A surname and a given name side by side: 「山田 花子」."""
    for at, one in enumerate(read[:-1]):
        given = read[at + 2] if read[at + 1].text == " " and at + 2 < len(read) else read[at + 1]
        if _is_pair(one, given, spaced=read[at + 1].text == " "):
            end = _NAME_END.match(text, given.end)
            whole = one.begin, end.end() if end else given.end
            if not is_thing(text, whole, read):
                yield whole


def bare(text: str, read: tuple[Word, ...]) -> Iterator[Span]:
    """Names that stand alone: known by what stands around them (see ``surnames``), or alone between signs."""
    for begin, end in surnames.spans(text):
        for one in (one for one in read if begin <= one.begin and one.end <= end):
            if _may_be_surname(one) and not is_thing(text, (one.begin, one.end), read):
                yield one.begin, one.end
    for at, one in enumerate(read):
        if _stands_alone(text, read, at) or (_is_given(one) and _acts(text, read, at)):
            yield one.begin, one.end


def announced(text: str, read: tuple[Word, ...]) -> Iterator[Span]:
    """「旧姓 斎藤」「連絡は遠藤まで」「私、永井が」."""
    before = tuple(told()["before_name"])
    for one in read:
        said_before = one.is_name and text[: one.begin].rstrip(" :").endswith(before)
        if said_before and not is_thing(text, (one.begin, one.end), read):
            yield one.begin, one.end


def _has_house(text: str, read: tuple[Word, ...], at: int) -> bool:
    one = read[at]
    if one.text in of_persons("no_home") or is_business(text, (one.begin, one.end)):
        return False
    listed = surnames.is_single(one.text) or surnames.is_listed(one.text)
    return _may_be_surname(one) or listed or bool(_HOME.match(text, one.end) and "人名姓" in sorts(one.text))


def _has_kin(text: str, read: tuple[Word, ...], at: int) -> bool:
    one, before = read[at], read[at - 1] if at else None
    touched = before and before.end == one.begin and re.search(r"[一-龥ァ-ヶ々ー]$", before.text) and not before.is_name
    if touched or one.text in told()["regions"] or is_business(text, (one.begin, one.end)):
        return False
    if _may_be_surname(one) or (len(one.text) > 1 and "人名姓" in sorts(one.text)):
        return True
    return surnames.is_single(one.text) and bool(_CLOSE_KIN.match(text, one.end))


def _may_be_surname(one: Word) -> bool:
    """A name, or a town of the dictionary or a word in katakana that is a name too."""
    if one.is_name:
        return True
    known = one.sort == "地名" or (one.sort == "普通名詞" and re.fullmatch(r"[ァ-ヶー]+", one.text))
    return bool(len(one.text) > 1 and known and can_name(one.text))


@cache
def _house() -> re.Pattern[str]:
    return re.compile(rf" ?ご?(?!方[がはにもへ]行)(?:{any_of('of_house')})(?=$|[^一-龥々ァ-ヶー]|さん)")


@cache
def _kin() -> re.Pattern[str]:
    return re.compile(rf"の(?:{any_of('of_kin')})(?=$|[^一-龥々ァ-ヶー]|さん)")


def _with_given(read: tuple[Word, ...], at: int) -> Span:
    first = at
    while first and read[first - 1].is_name and read[first - 1].end == read[first].begin:
        first -= 1
    return read[first].begin, read[at].end


def _is_pair(one: Word, given: Word, *, spaced: bool) -> bool:
    surname = one.sort == "人名姓" or ((one.sort == "地名" or spaced) and "人名姓" in sorts(one.text))
    if not surname or given.text in told()["trade_behind"] or given.sort == "人名姓":
        return False
    if spaced:
        # Somebody who leaves a space writes a name in two: 「菊池 さつき」.
        return given.is_name or (surnames.is_frequent(one.text) and "人名名" in sorts(given.text))
    return given.is_name and len(one.text + given.text) >= 3


def _stands_alone(text: str, read: tuple[Word, ...], at: int) -> bool:
    """A surname that nothing stands behind: it is introduced, acts, stands in a group or between signs."""
    one = read[at]
    if "人名姓" in sorts(one.text) and text.startswith("と申し", one.end):
        return True
    if one.sort != "人名姓" or len(one.text) < 2 or len(read) < 2:
        return False
    if at > 1 and read[at - 1].text == "の" and read[at - 2].text in _GROUPS:
        return True
    return _acts_as_somebody(text, read, at) or (_sign(read, at - 1) and _is_said(text, read, at))


def _is_said(text: str, read: tuple[Word, ...], at: int) -> bool:
    """「広瀬です」 after a sign, or a name between two: of those that are towns too the frequent alone."""
    one = read[at]
    known = "地名" not in sorts(one.text) or surnames.is_frequent(one.text)
    return bool(_INTRODUCED.match(text, one.end)) or (known and _sign(read, at + 1))


def _acts_as_somebody(text: str, read: tuple[Word, ...], at: int) -> bool:
    """「三上が直してくれた」: where a clause begins, and no town as often."""
    one, before = read[at], read[at - 1] if at else None
    begins = before is None or before.kind in ("助詞", "補助記号", "空白") or before.sort == "副詞可能"
    return begins and not surnames.is_town(one.text) and bool(_ACTS.match(text, one.end))


def beside(text: str, read: tuple[Word, ...], found: set[Span]) -> Iterator[Span]:
    """Names in a row with one that is found: 「西岡・平井・土屋」."""
    begins, ends = {begin for begin, _ in found}, {end for _, end in found}
    onward = tuple(enumerate(read))
    # There and back: each name of a row makes its neighbour one.
    for at, one in onward + onward[::-1]:
        left = at > 1 and read[at - 1].text in _ROW and read[at - 2].end in ends
        right = at + 2 < len(read) and read[at + 1].text in _ROW and read[at + 2].begin in begins
        if (left or right) and "人名姓" in sorts(one.text) and not is_thing(text, (one.begin, one.end), read):
            begins.add(one.begin)
            ends.add(one.end)
            yield one.begin, one.end


def _sign(read: tuple[Word, ...], at: int) -> bool:
    return not 0 <= at < len(read) or read[at].text in PUNCTUATION


def _is_given(one: Word) -> bool:
    return one.sort == "人名名" or (one.is_name and {"人名名"} <= sorts(one.text) <= {"人名名", "人名姓"})


def _acts(text: str, read: tuple[Word, ...], at: int) -> bool:
    """「美香が…」: a given name in kanji that begins and does something."""
    one = read[at]
    begins = at == 0 or read[at - 1].kind in ("助詞", "補助記号", "空白")
    # In kana only what is nothing else: 「ひろしが」, not 「ひかりが」.
    only = re.fullmatch(r"[ぁ-ん]{3,4}", one.text) and sorts(one.text) == {"人名名"}
    written = only or re.fullmatch(r"[一-龥々]{2,3}", one.text)
    return bool(begins and written and (_ACTS.match(text, one.end) or text.startswith("です", one.end)))
