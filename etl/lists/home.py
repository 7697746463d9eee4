"""個人宅: whether a row places a group in somebody's home. Then nothing of it is public before a consent.

Every cell of a row is searched: what stands below a heading of a hall, or below one that we do not know, as a place;
all else as a sentence, which must say that the group meets there (「自宅まで送迎」 does not). Words: ``home.toml``.
"""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from etl.clean import text
from etl.lists.rows import Row

AUDIENCES = {"": "staff", "address": "staff", "position": "staff"}
_WORDS: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


def _any(key: str) -> str:
    return f"(?:{'|'.join(_WORDS[key])})"


_WHO = _any("who")
# Also the letters that only names are written with (𠮷, 﨑).
_HAN = "[一-鿿々〆ヶヵ\uf900-\ufaff\U00020000-\U0002fa1f]"
# A family and the given name in kana, as older people write it: 「小川トメ方」.
_PERSON = rf"{_HAN}{{1,3}}\s?(?:[ァ-ヶー]{{2,4}}|(?!の)[ぁ-ん]{{2,4}}(?<!の))"
_HOME = rf"(?:個人宅|ご?自宅|お宅|{_WHO}の?(?:自?宅|お?家|おうち)|(?:さん|様|氏)の?(?:自?宅|お?家|おうち))"
_DENIED = re.compile(rf"{_HOME}{_any('denials')}")
_MEETS = (
    rf"自宅{_any('meets')}|会場(?:は|が|を|[:：])?\s*(?:{_WHO}(?:さん|様|氏)?の?)?(?:ご?自宅|お宅|個人宅)(?!{_any('not_there')})"
    r"|(?:さん|様|氏)の?(?:お?宅|自宅|お?家|おうち)(?:で|にて|を会場|が会場|を開放)|個人宅(?!訪問)"
    rf"|{_any('dwellings')}の?{_any('rooms')}"
)
_SENTENCE = re.compile(rf"{_MEETS}|{_WHO}(?:さん|様|氏)?の?(?:ご?自?宅|お宅|お?家|おうち)(?!{_any('not_there')})")
_STRONG = re.compile(_MEETS)
_PLAIN = re.compile(
    rf"{_any('homes')}|ご?自宅(?!{_any('not_there')})|{_WHO}(?:さん|様|氏)?の?(?:ご?自?宅|お宅|おうち|お?家(?!族))|(?<!古)民家(?!園)"
    r"|(?:さん|サン|様|氏|先生)の?(?:方|宅|邸|お宅|お?家|おうち|ち)(?!族)"
    rf"|{_WHO}の?(?:住所|居所|宅)?(?:に|と)?(?:同じ|同上|同所)|(?:^|[\s(・、])(?:{_any('dwellings')})の?{_any('rooms')}"
)
# 「田中宅」「○○宅」 as a venue or at the end of an address, but not 住宅, 三宅, 在宅 …
_OWNED = re.compile(
    rf"(?:^|[\s(・、\d号])(?:[○〇◯●△□×]{{1,3}}|[A-Z]|{_HAN}{{1,6}}|{_PERSON}|[ァ-ヶー]{{2,5}}|[ぁ-ん]{{2,5}})(?<![{_WORDS['no_owner']}])\s?[宅邸]"
    r"(?:$|[\s()・、でにの]|ガレージ|離れ|庭|車庫|納屋|倉庫|縁側|敷地|前|横|裏|\d階)"
)
_NO_HOME = re.compile(_any("no_home"))
# 「田中方」 below an address: the way in which one lives at somebody's.
_CARE_OF = re.compile(
    rf"(?:^|[\s\d号地番(])((?:[○〇◯△□]{{1,3}}|{_HAN}{{1,4}}|{_PERSON}|[ァ-ヶー]{{2,5}})\s?(?:様|氏)?方)(?=$|\))"
)
# 「山本家」 and nothing else, but for a room of it.
_FAMILY = re.compile(rf"((?:[○〇◯△□]{{1,3}}|{_HAN}{{1,3}})家)(?:$|[\s(]|の?{_any('rooms')})")
# A cell that says nothing else, whatever its column is called (会場区分: 個人宅).
_SAYS_SO = re.compile(
    rf"(?:個人|会員|代表者?)?(?:の)?(?:自宅|個人宅|お宅|民家)|個人宅等?|個人の家|{_WHO}(?:の)?(?:自?宅|家)"
)
_ABOUT = re.compile(rf"{_any('about')}(?:は|の|を|も|[:：])[^。、,\n]*")
_SAID = re.compile(r"[○◯〇●◎✓✔☑■レ有]|はい|該当|あり|有り")
_REACHED = re.compile(_any("reached"), re.IGNORECASE)
_LONGEST_PLACE = 25


def is_private(row: Row) -> bool:
    """Whether any cell or comment of a row says that the place is a home."""
    return _by_place(row) or _by_sentence(row) or _by_column(row)


def _by_place(row: Row) -> bool:
    return (
        any(_PLAIN.search(one) for one in _placed(row, "name", "venue", "address", "building"))
        or any(_owned(one) for one in _placed(row, "venue", "address", "building", "after_address"))
        or any(_lived_at(one) for one in _placed(row, "venue"))
    )


def _placed(row: Row, *roles: str) -> Iterator[str]:
    """What stands in the columns of these roles, and in those whose heading we do not know."""
    for role in roles:
        yield from (_DENIED.sub("　", text.plain(one)) for one in row.texts(role))
    for column, label in row.columns.labels.items():
        if row.columns.roles.get(column, "own") != "own" or _REACHED.search(text.plain(label)):
            continue
        written = _DENIED.sub("　", text.plain(row.cell(column).text))
        if len(written) <= _LONGEST_PLACE and not written.endswith(("。", "ます", "です")):
            yield written


def _owned(written: str) -> bool:
    care_of = _CARE_OF.search(written)
    if care_of and care_of[1] not in _WORDS["no_care_of"]:
        return True
    return _OWNED.search(_NO_HOME.sub("　", written)) is not None


def _lived_at(written: str) -> bool:
    family = _FAMILY.match(written)
    return family is not None and family[1] not in _WORDS["no_family"]


def _by_sentence(row: Row) -> bool:
    for column, cell in enumerate(row.cells):
        role = row.columns.roles.get(column, "own")
        pattern = _STRONG if role in ("phone", "contact_name", "extension", "target", "kind") else _SENTENCE
        if role not in ("name", "address") and pattern.search(_said(cell.text)):
            return True
    return any(_SENTENCE.search(_said(one)) for one in row.remarks)


def _said(written: str) -> str:
    """A sentence without what it denies, and without what it says of other things (「鍵は隣の家」)."""
    return _ABOUT.sub("　", _DENIED.sub("　", text.plain(written)))


def _by_column(row: Row) -> bool:
    """A cell that says 個人宅 and nothing else, or a mark below that heading."""
    for column, label in row.columns.labels.items():
        said = text.plain(row.cell(column).text).strip("() ")
        if row.columns.roles.get(column) in ("activity", "target", "phone", "contact_name"):
            continue
        if _REACHED.search(text.plain(label)):
            continue
        if _SAYS_SO.fullmatch(said) or (_SAID.fullmatch(said) and _SAYS_SO.search(text.plain(label))):
            return True
    return False
