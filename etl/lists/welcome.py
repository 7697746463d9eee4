"""受け入れの目安 and the way of the last confirmation: what a list answers of the questions of the confirmation sheet.

Only a plain yes or no becomes an answer; 「要相談」 or 「火曜のみ」 is kept as a remark in the words of the list.
"""

import re
from typing import Any

from etl import heading_words
from etl.clean import text
from etl.lists.rows import Row
from layers.vocabulary import fields, welcome, words

_BRACKETS = re.compile(r"\(.*?\)|\[.*?\]")
_PEOPLE = re.compile(r"(?:約)?(\d{1,3})(?:人|名)(?:程度|くらい|ほど|位|前後)?|(\d{1,3})")


def tell(row: Row, values: dict[str, Any]) -> None:
    """Put the answers of a row into the values of its place, and into its note what is no plain answer."""
    for name in welcome():
        for written in row.texts(name):
            answer, remark = answered(written)
            if answer:
                values[name] = answer
            if remark:
                values["note"] = f"{values.get('note', '')} {_short(name)}:{text.plain(written)}".strip()
    how = next((code for code in words("how") if _says(row.first("confirmed_how"), code)), "")
    who = text.plain(row.first("confirmed_by"))
    values |= {"confirmed_how": how, "confirmed_by": "" if text.says_nothing(who) else who}


def answered(written: str) -> tuple[str, bool]:
    """``("yes" | "no" | "", whether the words say more than that)``."""
    plain = text.plain(written)
    bare = _BRACKETS.sub("", plain).strip()
    if (people := _PEOPLE.fullmatch(bare)) is not None:
        # A lone 1 or 0 is a mark of a database; 「2名」 counts those who come.
        return ("yes" if int(people[1] or people[2]) else "no"), people[1] is not None and int(people[1]) > 0
    for code in ("yes", "no"):
        if _says(bare, code):
            return code, bare != plain
    return "", bool(plain) and not _says(bare, "nothing")


def _says(written: str, kind: str) -> bool:
    # A mark such as 「?」 or 「■」 is no letter: it is compared as it stands, words as headings are.
    plain = text.plain(written).casefold()
    return bool(plain) and (heading_words.folded(plain) or plain) in heading_words.welcome_words(kind)


def _short(name: str) -> str:
    return fields()[name].label.partition("（")[0]
