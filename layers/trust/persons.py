"""Sentences about a place that speak of a person: how that is told, and what of the place can still be said.

Told too often rather than too seldom: a row that is held costs one key. What is proposed instead is made of the town
and of two closed lists of words alone, so that nothing of the person can stand in it.
"""

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

from layers.trust import surnames
from layers.trust.personal import reaches_somebody

_KANJI = "[一-龥々〆ヶ𠮷髙﨑]"
# 「同様」 and 「様子」, 「氏名」, 「君」 within a word are no titles.
_TITLE = "さん|サン|ちゃん|様(?=[のはがをにもと、。( 宅]|$)|氏(?![名神子族])|(?:君|くん)(?=[のはがをにもと、。( ]|$)"
_NAME = re.compile(rf"(?P<name>{_KANJI}{{1,5}}|[ァ-ヶー]{{2,8}}|[ぁ-ん]{{2,5}})(?:{_TITLE})")
_HOME = re.compile(rf"(?P<name>{_KANJI}{{1,4}})(?:宅|邸)(?![地配急])")
_AGE = re.compile(
    r"(?<!\d)\d{1,3}(?:歳|才)(?!以上|未満|以下|から|まで|〜|~|-)|\((?:[5-9]\d|1[01]\d)\)|(?<!\d)[1-9]0代(?=の(?:男性|女性|方|人|ご夫婦|夫婦|母|父|娘|息子)|男性|女性)"
)
_DOOR = re.compile(
    rf"(?:{_KANJI}|丁目|[ァ-ヶぁ-ん])\d{{1,4}}(?:-\d{{1,4}}){{1,3}}(?![\d時:])|\d{{1,5}}番地|\d{{1,5}}番\d{{1,5}}号?|\d{{1,5}}号(?:室|棟)|\d{{1,5}}号の(?:方|人)"
)
_ALONE = re.compile(
    r"(?:男性|女性|高齢者|老人|お年寄り|方|人|夫婦|世帯)が(?:一人|ひとり|1人|独り)(?:で|だけ|きり)|(?:男性|女性|高齢者|老人|夫婦)が(?:住んで|暮らして)"
)
_DASHES = re.compile(r"[‐‑‒–—―−－─]|(?<=\d)ー(?=\d)|(?<=\d)の(?=\d)")
_NUMBERS = "0-9一二三四五六七八九十"
_TOWN = re.compile(
    rf"(?:(?:[一-龥々ヶァ-ヴー]|(?<=[一-龥])[のが](?=[一-龥])){{1,12}}?町|[一-龥々ヶ]{{1,6}}?)(?P<chome>[{_NUMBERS}]{{1,3}}丁目)|[一-龥々ヶァ-ヴ]{{1,6}}?町(?![内会民])"
)
_BEHIND = re.compile(rf"^(?P<town>.*?[{_NUMBERS}]丁目|[^0-9]+?)[ 字]{{0,4}}[0-9].*$")


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("persons.toml").read_text("utf-8"))


@cache
def _any(name: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(_words()[name], key=len, reverse=True))))


@cache
def _states() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(written), said) for written, said in _words()["is"]]


@cache
def _ends(name: str) -> tuple[str, ...]:
    return tuple(_words()[name])


def speaks_of_person(text: str) -> frozenset[str]:
    """By what a text speaks of a person: name, age, door, state, someone, reach; empty where it speaks of a place."""
    plain = _plain(text)
    found = {
        "name": any(not one["name"].endswith(_ends("no_name")) for one in _NAME.finditer(plain))
        or any(one["name"] not in _ends("no_home") for one in _HOME.finditer(plain))
        or bool(surnames.named(plain)),
        "age": bool(_AGE.search(plain)),
        "door": bool(_DOOR.search(plain)),
        "state": any(not _begins(plain[one.end() :], "not_before") for one in _any("state").finditer(plain)),
        "someone": bool(_ALONE.search(plain))
        or any(not _begins(plain[one.end() :], "many") for one in _any("someone").finditer(plain)),
        "reach": reaches_somebody(plain),
    }
    return frozenset(name for name, there in found.items() if there)


def of_the_place(text: str, town: str = "") -> str:
    """What the text says of the place: 「浜風町の坂がつらい」; "" where no word of the two lists stands in it."""
    plain = _plain(text)
    phrases = dict.fromkeys(_phrases(plain))
    where = coarse(town) or town_in(plain)
    said = "、".join(one for one in phrases if not any(one in other and one != other for other in phrases))
    return f"{where}の{said}" if said and where else said


def town_in(text: str) -> str:
    """The first town that is named in a text, without a house number; ""."""
    found = _TOWN.search(_plain(text))
    return found[0] if found else ""


def coarse(town: str) -> str:
    """A town alone: what stands behind it (番地, a name of a house) is cut."""
    plain = _plain(town).strip()
    found = _BEHIND.match(plain)
    short = found["town"].strip() if found else plain
    return "" if speaks_of_person(short) - {"reach"} else short


def _phrases(plain: str) -> list[str]:
    """Each run of place, link and state that begins with a place; the verbs in the form of a dictionary."""
    found, at = [], 0
    while begun := _any("place").search(plain, at):
        said, at = begun[0], begun.end()
        whole = said
        while (link := _any("link").match(plain, at)) or _told(plain, at):
            at = link.end() if link else at
            said += link[0] if link else ""
            if told := _told(plain, at):
                whole, at = said + told[0], told[1]
                break
            next_place = _any("place").match(plain, at)
            if not next_place:
                break
            said, at = said + next_place[0], next_place.end()
            whole = said
        found.append(whole)
    return found


def _told(plain: str, at: int) -> tuple[str, int] | None:
    for written, said in _states():
        if found := written.match(plain, at):
            return said, found.end()
    return None


def _begins(rest: str, name: str) -> bool:
    return rest.startswith(_ends(name))


def _plain(text: str) -> str:
    return _DASHES.sub("-", re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)))
