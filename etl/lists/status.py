"""状態: which words say that a group is active, suspended or closed, and which speak of a season or of something else.

A verb counts only where nothing else is its subject (「駐車場廃止」「お茶の提供は休止中」 leave the group as it is) and
where the time is no season (「8月は休み」). Words: ``status.toml``.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from etl.clean import text

_WORDS: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
_MARKS = {
    "○": "active",
    "〇": "active",
    "◯": "active",
    "×": "closed",
    "✕": "closed",
    "△": "suspended",
    "休": "suspended",
}
_MARKS |= {"廃": "closed", "活": "active"}


def _any(key: str) -> str:
    return "|".join(_WORDS[key])


_VERB = re.compile(rf"(?P<closed>{_any('closed')})|(?P<suspended>{_any('suspended')})")
_REST = re.compile(_any("rests"))
_NOW = re.compile(_WORDS["now"])
_ACTIVE = re.compile(_any("active"))
_UNSURE = re.compile(_any("unsure"))
_SEASON = re.compile(_any("seasons"))
_OWN = frozenset(_WORDS["own"])
_PLANNED = re.compile(rf"(?:{_any('closed')}|休止|休会|再開)(?:を|する|の)?(?:予定|見込み?|検討)(?!なし|は?未定)")
_YEAR = re.compile(r"(?:令和|平成|(?<![A-Za-z])[RH])\.?\s*(?:元|\d)|(?:19|20)\d\d|昨年|去年|一昨年|今年|年度")
_MONTHS = re.compile(r"\d{1,2}月?\s*(?:[~〜・、,と-]|から|及び)\s*\d{1,2}月")
_MONTH = re.compile(r"\d{1,2}月(?!末|\d|中旬|上旬|下旬|頃|ごろ)(?!(?:に|で|をもって|から|より|以降|\s*[~〜]))")
_CLOCK = re.compile(r"\d{1,2}\s*(?::\d{2}|時(?:半|\d{1,2}分?)?)\s*(?:頃|ごろ|過ぎ|まで)?(?:に|で|には|は|~)?\s*$")
_ENDED = re.compile(r"午前|正午|昼|夕方|\d{1,2}\s*(?::\d{2}|時)")
_DATE = re.compile(
    r"(?:令和|平成|昭和|(?<![A-Za-z])[RHS])?\.?\s*(?:元|\d{1,4})\s*(?:年度?|月|日|[./~〜-])\s*(?:末日?|度末|頃|ごろ|初旬|上旬|中旬|下旬)?"
    r"|(?:令和|平成|(?<![A-Za-z])[RH])\.?\s*(?:元|\d{1,2})|[今昨本先来]年度?|[今先来]月|去年|一昨年|年度末?|月末|末日?"
)
_REASON = re.compile(
    r"^.*(?:ため|為|により|によって|によりまして|につき|に伴い|にともない|影響で|ので|して|し(?=\s*$|、)|なく(?:なり|なって)?|という"
    r"|役目を終え|役割を終え|目的を達し|となり|なくなり|減り|減って|亡くなり|辞めて|抜けて|[らわかさたまなばがえけせてねべめれ]ず(?:に)?(?![つか]))[、\s]*"
)
_ADVERB = re.compile(
    r"[^はがもを、\s]{0,12}(?:以降|以後|以来|をもって|をもちまして|をもち|限りで|限り|(?<![受日])付け?で?|より|から|まで|として|にて|で|に|~|〜)\s*は?"
    r"|(?:当面|当分|しばらく|暫く|一時|現在|現時点|ただ今|只今|ただいま|いま|今|ここ数年|ここ最近|最近|コロナ禍?(?:後|の後)?|長期|無期限|既に|すでに|ずっと|引き続き|完全|正式|自然|事実上|全面|残念ながら|やむなく|自然|自然に|大変|の間|間|的に?|は(?=、)|は$(?<=在は)|は$(?<=今は)|もう|中)"
)
_ATTRIBUTE = re.compile(
    rf"^(?:された|した|となった|していた|している|してる|中の|済みの|予定の|の)(?!{_any('carriers')})"
)
_SYMBOLS = "×✕△▲▽○◯〇●■□◆★☆※*＊-ー・、,:： 　()[]【】<>「」"
_TAIL = (
    r"(?:中|済み?|予定なし|しました|いたしました|致しました|した|しています|している|してます|します"
    r"|となりました|となった|です|とする|届(?:出|提出)?(?:済み?)?)?"
)
_BEFORE = r"(?:現在|当面|一時|長期|無期限|しばらく)?(?:の間|は)?の?"
# A cell that says nothing else, whatever its column is called.
_SAYS_SO = re.compile(
    rf"[(（【\[<※★■×✕]*{_BEFORE}(?:活動|開催|サロン|営業)?を?(?P<verb>{_any('closed')}|{_any('suspended')}){_TAIL}(?:[(（].*[)）])?[)）】\]>]*"
)
_IN_NAME = re.compile(
    r"\s*[(（【\[<＜〔《≪〈※]\s*((?:令和|平成|[RH])?[\d.年月日/度末]*(?:より|から|で|に|まで|をもって|以降)?\s*(?:現在|当面|一時|活動|長期|しばらく)?"
    rf"(?:{_any('closed')}|{_any('suspended')})(?:中|済み?|予定)?)\s*[)）】\]>＞〕》≫〉]?\s*"
)


def said(written: str) -> str:
    """The state that the words of a legend or of a section name, ``""`` where they name none."""
    plain = text.plain(written)
    if plain in _MARKS:
        return _MARKS[plain]
    for found in _VERB.finditer(plain):
        bare = _REST.fullmatch(found[0]) and not _NOW.search(plain)
        clock = found[0] == "終了" and plain[found.end() :].startswith("時")
        if not (bare or clock):
            return found.lastgroup or ""
    return "active" if _ACTIVE.search(plain) else ""


def explained(written: str) -> str:
    """As ``said``, for the words of a legend: a rest that names no season is one of now (「コロナでお休み」)."""
    plain = text.plain(written)
    rests = _REST.search(plain) and not _SEASON.search(plain) and not re.search(r"\d|曜", plain)
    found = said(plain)
    # 「送迎あり」 is no state.
    thing = found == "active" and is_thing(plain)
    return ("" if thing else found) or ("suspended" if rests else "")


def in_column(written: str, name: str = "") -> str:
    """The state that a cell of a status column tells: a mark, a word, a sentence about the group."""
    plain = text.plain(written)
    bare = re.sub(r"\(.*?\)", "", plain).strip(_SYMBOLS)
    if plain in _MARKS or bare in _MARKS:
        return _MARKS.get(plain) or _MARKS[bare]
    if _REST.fullmatch(bare):
        return "suspended"
    if told := remarked(bare, name):
        return told
    if _VERB.search(bare) is None and _ACTIVE.search(bare):
        return "active"
    return remarked(plain, name) or _MARKS.get(plain[:1], "")


def remarked(written: str, name: str = "") -> str:
    """The state that a remark tells of the group, ``""`` where it speaks of a season, of something else, of nothing."""
    # What is only planned has not happened yet.
    plain = _PLANNED.sub("", text.plain(written))
    if "再開" in plain and not re.search(r"再開(は|時期|の)?.{0,3}(未定|予定|見込|見通|めど|なし|立)", plain):
        return "active"
    return next((state for clause in _clauses(plain) for state in _states(clause, name)), "")


def _clauses(plain: str) -> Iterator[str]:
    """The clauses of a remark; a topic before a comma stays with what is said of it."""
    # 「冬期（12～3月）は休み」: what is in brackets before a particle belongs to the noun.
    joined = re.sub(r"\([^()]*\)(?=[はがをもの])", "", plain)
    for sentence in re.split(r"[。;!！()\[\]【】]", joined):
        open_ = ""
        for piece in sentence.split("、"):
            open_ += piece
            topic = re.search(r"[はがもを]", open_)
            if not topic or (_VERB.search(open_) and not open_.endswith(("は", "が", "も", "を"))):
                yield open_
                open_ = ""
        if open_:
            yield open_


def _states(clause: str, name: str) -> Iterator[str]:
    for found in _VERB.finditer(clause):
        before, behind = clause[: found.start()], clause[found.end() :]
        if _UNSURE.match(behind) or _ATTRIBUTE.match(behind) or _CLOCK.search(before):
            continue
        state = found.lastgroup or ""
        if not _in_season(before, behind, state) and _of_group(before, name) and _is_now(found[0], clause):
            yield state


def _is_now(verb: str, clause: str) -> bool:
    if verb == "終了" and _ENDED.search(clause):
        return False
    return not _REST.fullmatch(verb) or _NOW.search(clause) is not None or _YEAR.search(clause) is not None


def _in_season(before: str, behind: str, state: str) -> bool:
    """Whether the time before a verb comes again: a month, a weekday, the rain; a year never does."""
    if _YEAR.search(before) and "毎年" not in before:
        return False
    if _SEASON.search(before):
        # 「毎週月曜 休止中」 is of now, 「月曜は休み」 of each Monday.
        return not (behind.startswith("中") and re.search(r"[\s　]$", before))
    return bool(_MONTHS.search(before) or (_MONTH.search(before) and (state == "suspended" or "月は" in before)))


def _of_group(before: str, name: str) -> bool:
    """Whether nothing but the group can be the subject: times, reasons and adverbs taken off, its own words remain."""
    left = text.plain(before)
    if name:
        left = left.replace(text.plain(name), "会")
    left = _DATE.sub("", _REASON.sub("", left))
    left = re.sub(r"\d+", "", _SEASON.sub("", _ADVERB.sub("", left))).strip(_SYMBOLS)
    last = next((piece for piece in reversed(re.split(r"[はがもを]", left)) if piece.strip(_SYMBOLS)), "")
    parts = [part.strip(_SYMBOLS) for part in re.split(r"[の\s・]", last)]
    return all(part in _OWN for part in parts if part)


def of_cell(written: str) -> str:
    """The state that a cell tells which says nothing else (「休止中」 in the column of the days)."""
    plain = text.plain(written)
    found = _SAYS_SO.fullmatch(plain)
    if not found or (_REST.fullmatch(found["verb"]) and not _NOW.search(plain)):
        return ""
    return said(found["verb"] + ("中" if _REST.fullmatch(found["verb"]) else ""))


def of_name(name: str) -> tuple[str, str]:
    """A name without the remark of its state, and that state (「すみれ会（休止中）」)."""
    found = _IN_NAME.search(name)
    rest = (name[: found.start()] + name[found.end() :]).strip() if found else ""
    return (rest, said(found[1])) if found and rest and said(found[1]) else (name, "")


@lru_cache(maxsize=1024)
def is_thing(heading: str) -> bool:
    """Whether a heading names one thing that a group offers (「送迎」): a state below it is not the group's."""
    return any(word in text.plain(heading) for word in _WORDS["things"])
