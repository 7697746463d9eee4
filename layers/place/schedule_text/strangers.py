"""Words nobody understood, judged by their company: 「申込締切 第4金曜」 is no meeting, 「サロン 第4金曜」 is one.

A day or an hour that shares its clause with a strange word may be said of something else; then nothing is sure.
"""

import re
import tomllib
from functools import cache
from itertools import pairwise
from pathlib import Path

from layers.place.schedule_text import figures
from layers.place.schedule_text.stream import Stream
from layers.place.schedule_text.tokens import RESIDUE, NotUnderstood, Token

_BOUNDS = ".;()"
_DAYS = "DAT"
# What says when; a word beside it is said of that time.
_SPEAKS = "DATPEhmokjRnNHLabe"
_LINKS = ",pabecLUB"
# Known words that may be the subject of hours of their own.
_SITTING = re.compile(r"午前|午後|[昼夜]の部|夕方の部|[A-D](?:コース|クラス|グループ|組|班)|\d?部|第\d部|1回目")
_SUBJECT = re.compile(r"予約|申込|申し込み|電話|昼食|朝食|夕食|休憩|送迎|[2-9]回目|当日|前日|雨天|荒天|期日")
# Remarks that say all they have to say.
_SAID = re.compile(r"^要|(?:不要|必要|要|制|可|中止|順延|延期|決行)$")
# A lone letter of the week, the last of several days parted by blanks, or a number, out of which a word grows.
_GROWING = re.compile(r"[^曜]日$|[月火水木金土]$|\s[月火水木金土日]曜日?$|^o第\s*\d$")
_MEAL = re.compile(r"昼食.*\d.*~")
# Particles that speak of all that was named.
_EACH = ("いずれも", "すべて", "全て", "各回", "各日")
_TOPIC = ("は", "が", "も", "を", "に", "のみ", "だけ", "に限り")


class Company:
    """How many days and hours a text names: where there is but one of each, a strange word cannot take it away."""

    def __init__(self, stream: Stream) -> None:
        """Count the days that stand apart, and the hours."""
        letters = re.sub(f"[{_LINKS}()]", "", stream.letters)
        self.days = len(re.findall(f"[{_DAYS}]+", letters))
        self.hours = letters.count("h")
        self.several = self.days > 1 or self.hours > 1


def refuse_strangers(stream: Stream) -> None:
    """Refuse the text where a time may belong to a word that nobody understood."""
    company = Company(stream)
    for clause in _clauses(stream):
        _refuse_hours_of_another(clause, company)
        for at, token in enumerate(clause):
            if token.letter == RESIDUE:
                _judge(clause, at, company)
            elif token.letter == "x":
                _judge_known(clause, at, company)
    _refuse_second_label(stream)


def _clauses(stream: Stream) -> list[list[Token]]:
    found: list[list[Token]] = [[]]
    for at, token in enumerate(stream.tokens):
        if _begins_anew(stream, at):
            found.append([token])
        elif token.letter in _BOUNDS or (token.letter == "," and token.text in "、,/"):
            found.append([])
        else:
            found[-1].append(token)
    return found


def _begins_anew(stream: Stream, at: int) -> bool:
    """「定例会：第2土曜19時～ 茶話会：第4日曜10時～」: a name with a colon, or a number, stands over what follows."""
    token, after = stream.tokens[at], stream.tokens[at + 1 : at + 2]
    if token.letter == "c":
        return True
    return token.letter == RESIDUE and bool(after) and after[0].text == ":" and is_label(token.text)


def _judge(clause: list[Token], at: int, company: Company) -> None:
    token = clause[at]
    speaking = [one for one in clause if one.letter in _SPEAKS]
    labelled = at == 0 and len(clause) > 1 and clause[1].text == ":" and is_label(token.text)
    if labelled or is_name(token.text):
        _refuse_topic_of_hours(clause, at)
        return
    if speaking and (company.several or _pattern("alien").search(token.text)):
        raise NotUnderstood(token.text)
    if any(one.letter == "P" for one in speaking):
        raise NotUnderstood(token.text)
    if _leads(clause, at) or _follows(clause, at):
        raise NotUnderstood(token.text)


def _refuse_topic_of_hours(clause: list[Token], at: int) -> None:
    """「毎週水曜（体操は10:30～）」: when the group itself begins is not said."""
    after = _past_particles(clause[at + 1 :])
    told = [one.text for one in clause[at + 1 : len(clause) - len(after)]]
    if any(one not in _EACH for one in told) and after and after[0].letter in "hL":
        raise NotUnderstood(clause[at].text)


def _leads(clause: list[Token], at: int) -> bool:
    """「チケットは火曜日」: a particle ties a strange word to what says when."""
    after = _past_particles(clause[at + 1 :])
    return len(after) < len(clause) - at - 1 and bool(after) and after[0].letter in _SPEAKS


def _follows(clause: list[Token], at: int) -> bool:
    """「土曜は電話のみ」, 「祝日休みの施設」: a strange word tied to a time before it."""
    before = _past_particles(clause[:at][::-1])
    if not before or before[0].letter not in _SPEAKS:
        return False
    if before[0].letter not in "DATh" and len(before) < at:
        return True
    tied = [one for one in clause[:at][::-1][: at - len(before)] if one.text in _TOPIC]
    return bool(tied) or (before[0].letter not in "DATh" and before[0].end == clause[at].start)


def _past_particles(row: list[Token]) -> list[Token]:
    count = 0
    while count < len(row) and row[count].letter == "p":
        count += 1
    return row[count:]


def _judge_known(clause: list[Token], at: int, company: Company) -> None:
    """「昼食は12時から」, 「3回目は13:00～」, 「土曜は要予約」: a remark that takes a time to itself."""
    token, after = clause[at], clause[at + 1 :]
    rest = _past_particles(after)
    spoken = bool(rest) and rest[0].letter in _SPEAKS and rest[0].letter != "E"
    topic = any(one.text in _TOPIC for one in after[: len(after) - len(rest)])
    if spoken and topic and not _SITTING.match(token.text):
        raise NotUnderstood(token.text)
    if company.several and spoken and _SUBJECT.search(token.text) and not _SAID.search(token.text):
        raise NotUnderstood(token.text)
    before = clause[:at][::-1]
    tied = _past_particles(before)
    if company.days > 1 and tied and tied[0].letter in _DAYS and any(o.text in _TOPIC for o in before[:1]):
        raise NotUnderstood(token.text)


def _refuse_hours_of_another(clause: list[Token], company: Company) -> None:
    """「火曜 10:00～12:00（体操は10:30～）」: of several hours, those beside a name may be its own."""
    named = [one for one in clause if one.letter == RESIDUE]
    hours = sum(one.letter == "h" for one in clause)
    if company.hours > 1 and named and hours and (hours > 1 or not any(one.letter in _DAYS for one in clause)):
        raise NotUnderstood(named[0].text)


def refuse_lone_meal(stream: Stream) -> None:
    """「第2土曜 昼食 11:30～13:30」: with no other hours, those of the meal may be those of the meeting."""
    for token in stream.of(0, len(stream.tokens), "x"):
        if _MEAL.match(token.text) and not stream.has("h"):
            raise NotUnderstood(token.text)


def refuse_lone_letters(stream: Stream) -> None:
    """「選挙の日」, 「その月」: one letter behind a particle is a day or a month, not a Sunday or a Monday."""
    for before, token in pairwise(stream.tokens):
        lone = token.letter == "d" and token.text in ("月", "日")
        if lone and before.letter == "p" and before.end == token.start:
            raise NotUnderstood(before.text + token.text)


def _refuse_second_label(stream: Stream) -> None:
    """「火曜 10:00～12:00 開館時間 9:00～17:00」: hours with a label of their own beside others."""
    for at, token in enumerate(stream.tokens):
        if token.letter == "L" and token.text[0] in "夏冬" and not re.match(r"[(,]*m", stream.letters[at + 1 :]):
            raise NotUnderstood(token.text)  # from when to when is summer?
        labels = token.letter == "L" and "時" in token.text and token.text[0] not in "夏冬通"
        if labels and re.match(r"[^DATh]*h", stream.letters[at + 1 :]) and stream.has("h", 0, at):
            raise NotUnderstood(token.text)


def refuse_torn_weekdays(stream: Stream) -> None:
    """「月火水木金土受付」, 「火・木 日だまりの会」: a letter of the week that a word swallowed, or grows out of."""
    for before, token in pairwise(stream.tokens):
        if before.end != token.start or before.letter not in "dDo" or token.letter not in "?x":
            continue
        torn = token.text[0] in figures.LETTERS and before.letter in "dD"
        if torn or (token.letter == RESIDUE and _GROWING.search(before.letter + before.text)):
            raise NotUnderstood(before.text + token.text)


def is_label(text: str) -> bool:
    """Whether the words, with a colon behind them, stand over days of their own: 「家族会：」."""
    ending = _pattern("label").search(text) and not _pattern("not_label").search(text)
    return is_name(text) or bool(ending and not _pattern("no_name").search(text))


def is_name(text: str) -> bool:
    """Whether the words are the name of a group, of what it does or of a place."""
    return all(_pattern("named").search(one) for one in text.split()) and not _pattern("no_name").search(text)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    told = tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))["residue"]
    named = f"(?:{told['name']})(?:{told['behind_name']})*$"
    return re.compile(told.get(name, named))
