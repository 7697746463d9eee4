"""Names with a title behind them: 「田中さん」「よしこちゃん」「Tさん」「勅使河原さん」."""

import re
from collections.abc import Iterator

from layers.trust import surnames
from layers.trust.spoken.bearers import is_called, is_nobody, is_shrine
from layers.trust.spoken.lists import PUNCTUATION, TITLE, Span, told
from layers.trust.spoken.words import Word, can_name, sorts, words

_KANA = re.compile(r"[ぁ-んー]+$")
_KATAKANA = re.compile(r"[ァ-ヴー・]{2,}$")
_KIN = re.compile(r"お?(?:ばあ|じい|ばば|じじ|かあ|とう|ねえ|にい)$|お[ばじ]$")
_OF_CHILDREN = ("ちゃん", "くん", "君", "チャン", "クン")
_INITIALS = re.compile(r"(?<![A-Za-z])[A-Z](?:[.・ ]?[A-Z])?[.]?$")
_BRACKETED = re.compile(r"[(「『][^)」』]{1,12}[)」』]$")


def titled(text: str, read: tuple[Word, ...]) -> Iterator[Span]:
    """Each name before a title, the name alone."""
    for title in TITLE.finditer(text):
        over = next((one for one in read if one.begin < title.start() < one.end), None)
        before = words(text[: title.start()]) if over else read
        if over and over.known and not over.is_name and not _names(before[-1], title[0]):
            # 「お客様」「みなさん」 are words of their own, and 「たくさん」 has no title at all.
            continue
        span = _before(text, before, title)
        if span is None or is_called(text, span, title.end()):
            continue
        if not is_shrine(text[span[0] : span[1]], text[title.end() :]):
            yield span


def _names(last: Word, title: str) -> bool:
    """Whether the letters before a title that a longer word has swallowed are a name: 「寺|本様」「勝ち|ゃん」."""
    if len(last.text) > 1:
        return last.is_name
    return surnames.is_single(last.text) or (title == "ちゃん" and can_name(last.text))


def _before(text: str, read: tuple[Word, ...], title: re.Match[str]) -> Span | None:
    """The name that ends where a title begins."""
    at = title.start()
    bracketed = _BRACKETED.search(text, 0, at)
    if bracketed and (run := _run(read, bracketed.start())) and (begin := _known(run)) is not None:
        return _with_surname(run, begin), at
    run = _run(read, at)
    if run and (kin := _KIN.search(text, run[0].begin, at)) and not can_name(text[run[0].begin : at]):
        return _before_kin(text, run, kin.start())
    begin = _core(run, is_small=title[0] in _OF_CHILDREN) if run else None
    if begin is None:
        return _initials(text, at) or _small(text, title)
    if is_nobody(text[run[0].begin : at], text[begin:at], run[-1]):
        return None
    return _with_surname(run, begin), at


def _before_kin(text: str, run: list[Word], at: int) -> Span | None:
    """「はるえおばあちゃん」 is called はるえ; 「いるおばあちゃん」 and 「おばあちゃん」 are not."""
    run = [one for one in run if one.end <= at]
    begin = _known(run) if run else None
    if begin is not None:
        return _with_surname(run, begin), at
    kana = _KANA.search(text, 0, at)
    return kana.span() if kana and 3 <= len(kana[0]) <= 5 and can_name(kana[0]) else None


def _run(read: tuple[Word, ...], at: int) -> list[Word]:
    """The words that touch the title, back to a particle, a figure, a sign or a verb."""
    run: list[Word] = []
    for one in reversed([one for one in read if one.end <= at]):
        touches = one.end == (run[0].begin if run else at)
        if not touches or one.text in PUNCTUATION or one.kind in ("助詞", "補助記号", "空白", "接続詞"):
            break
        if re.search(r"\d", one.text) or (run and one.kind in ("助動詞", "連体詞")):
            break
        run.insert(0, one)
    return run


def _core(run: list[Word], *, is_small: bool) -> int | None:
    """Where the name begins inside a run of words, without a surname before it; None where nobody is called so."""
    if (known := _known(run)) is not None:
        return known
    whole, last = "".join(one.text for one in run), run[-1]
    if kana := _KANA.search(whole):
        return _kana_name(run, last.end - len(kana[0]), kana[0], is_small=is_small)
    if katakana := _KATAKANA.search(whole):
        return None if last.known else last.end - len(katakana[0])
    return last.begin if re.fullmatch(r"[A-Z][a-z]+", last.text) else _rare(run)


def _known(run: list[Word]) -> int | None:
    """A name of the dictionary, though the sentence was read in other words: the longest one."""
    for first in range(max(0, len(run) - 4), len(run)):
        joined = "".join(one.text for one in run[first:])
        if len(joined) >= 2 and can_name(joined):
            return run[first].begin
    last = run[-1]
    if len(run) > 1 and len(last.text) == 1 and (run[-2].is_name or not run[-2].known):
        return run[-2].begin  # 「ヨシ子」
    return last.begin if last.is_name or can_name(last.text) else None


def _with_surname(run: list[Word], begin: int) -> int:
    for one in reversed([one for one in run if one.end <= begin]):
        if not one.is_name and not (len(one.text) > 1 and "人名姓" in sorts(one.text)):
            break
        begin = one.begin
    return begin


def _kana_name(run: list[Word], begin: int, name: str, *, is_small: bool) -> int | None:
    """A name in hiragana, which the dictionary has read as anything: 「えっ」「はる|え」, of a child 「つばさ」."""
    pieces = [one for one in run if one.begin >= begin]
    if not pieces or not 1 < len(name) <= 6:
        return None
    one = pieces[0]
    is_given = is_small or any(before.is_name for before in run if before.end == one.begin)
    is_word = len(pieces) == 1 and one.known and one.sort in ("普通名詞", "*") and not is_given
    return None if is_word and one.kind not in ("感動詞", "動詞", "形容詞") else one.begin


def _rare(run: list[Word]) -> int | None:
    """A name that no dictionary holds falls to pieces of one letter, or is unknown."""
    begin = len(run)
    while (
        begin
        and run[begin - 1].sort != "数詞"
        and (len(run[begin - 1].text) == 1 or not run[begin - 1].known or run[begin - 1].is_name)
    ):
        begin -= 1
    whole = "".join(one.text for one in run[begin:])
    return run[begin].begin if re.fullmatch(r"[一-龥々ヶ]{2,5}", whole) else None


def _small(text: str, title: re.Match[str]) -> Span | None:
    """「しーちゃん」, read as particles."""
    kana = _KANA.search(text, 0, title.start())
    good = kana and title[0] in ("ちゃん", "くん") and 2 <= len(kana[0]) <= 3 and kana[0] not in told()["nobody"]
    return kana.span() if kana and good else None


def _initials(text: str, at: int) -> Span | None:
    found = _INITIALS.search(text, 0, at)
    return (found.start(), at) if found and found[0] not in told()["nobody"] else None
