"""What bears a name and is nobody here: a shop, a clinic, a town, a shrine, a work, a hero of a story, a trade."""

import re
from functools import cache

from layers.trust.spoken.lists import TITLE, Span, of_persons, told
from layers.trust.spoken.words import Word, sorts


def is_business(text: str, span: Span) -> bool:
    """Whether a trade before or behind a name makes it a house of business."""
    return is_called(text, span) or text[span[1] :].startswith(_trades_behind())


def is_called(text: str, span: Span, behind: int = 0) -> bool:
    """Whether a trade before a name, or one ``behind`` its title, makes it a sign over a door: 「居酒屋けんちゃん」."""
    if text.startswith(tuple(told()["famous_houses"]), span[0]):
        return True
    before = text[: span[0]].rstrip(' 「『"“(')
    trades = tuple(told()["trade_behind_title"])
    return before.endswith(tuple(told()["trade_before"])) or bool(behind and text.startswith(trades, behind))


def is_thing(text: str, span: Span, read: tuple[Word, ...]) -> bool:
    """Whether a name without a title is one of a work, a business, a place, or a part of a longer word."""
    begin, end = span
    if is_business(text, span) or re.match(told()["works"], text[end:].lstrip('」』"”')):
        return True
    behind = next((one for one in read if one.begin == end), None)
    before = next((one for one in read if one.end == begin), None)
    if behind and (behind.text in told()["trade_behind"] or (_is_part(behind) and not TITLE.match(text, end))):
        return True
    return bool(before and before.sort in ("地名", "固有名詞"))


def is_shrine(name: str, behind: str) -> bool:
    """「八幡さんの祭り」, but not 「八幡さんの奥さん」."""
    if name.removeprefix("お") in told()["worshipped"]:
        return True
    if name in told()["shrine"] and re.match(told()["of_shrine"], behind):
        return True
    # A shrine is called by its town, a mountain like a neighbour: 「西宮さんのお祭り」「大山さんがよう見える」.
    as_town = "地名" in sorts(name) and re.match(told()["only_of_shrine"], behind)
    return bool(as_town or (name.endswith("山") and re.match(told()["of_mountain"], behind)))


def is_nobody(whole: str, name: str, last: Word) -> bool:
    """Whether what stands before a title is a trade, kin or a crowd (「店員」); a name may end so too (「土屋」)."""
    if name in told()["one_letter_names"] and last.is_name and whole == name:
        return False
    if len(last.text) > 1 and last.text in _nobody():
        return True
    if name.endswith(_organisations()):
        return True
    return max((len(end) for end in _nobody() if whole.endswith(end)), default=0) >= len(name)


def _is_part(behind: Word) -> bool:
    return behind.kind in ("名詞", "接尾辞", "動詞") and bool(re.match(r"[一-龥ァ-ヶ々]", behind.text))


@cache
def _nobody() -> frozenset[str]:
    return frozenset({*told()["nobody"], *told()["characters"], *of_persons("no_name")})


@cache
def _trades_behind() -> tuple[str, ...]:
    """One letter is a trade only as a word of its own: see ``is_thing``."""
    return tuple(one for one in told()["trade_behind"] if len(one) > 1)


@cache
def _organisations() -> tuple[str, ...]:
    """What no name ends in: 運輸, 病院; but 新田 is one."""
    return tuple(one for one in _trades_behind() if "人名姓" not in sorts(one))
