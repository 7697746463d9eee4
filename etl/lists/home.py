"""個人宅: whether a row places a group in somebody's home. Then nothing of it is public before a consent."""

import re

from etl.clean import text
from etl.lists.rows import Row

AUDIENCES = {"": "staff", "address": "staff", "position": "staff"}
# 「自宅まで送迎」 in a remark is no venue: a remark must say that the group meets there.
_REMARK = re.compile(
    r"個人宅|(代表者|会員|世話人|参加者|個人)の?(自?宅|お宅|家)(?!まで|へ|に送)|自宅(を?開放|を会場|にて|で(開催|実施|活動))"
)
_PLAIN = re.compile(
    r"個人宅|自宅(?!介護|療養|訪問)|代表者宅|会員宅|世話人宅|参加者宅|(?<!古)民家|個人の(家|お宅)|(?:さん|様|氏)(?:方|宅|邸)"
)
# 「田中宅」「○○宅」 as a venue or at the end of an address, but not 住宅, 三宅, 在宅 …
_OWNED = re.compile(
    r"(?:^|[\s(・、\d号])(?:[○〇◯●]{1,3}|[一-龥々]{1,3})(?<![住在帰三大安社邸集居私官拙])宅(?:$|[\s()・、])"
)
# 「田中方」 below an address: the way in which one lives at somebody's.
_CARE_OF = re.compile(r"(?:^|[\s\d号地番])[一-龥々]{1,4}(?:様|氏)?方$")


def is_private(row: Row) -> bool:
    """Whether name, venue, address or remark say that the place is a home."""
    names = [text.plain(one) for role in ("name", "venue") for one in row.texts(role)]
    places = [text.plain(one) for role in ("address", "building") for one in row.texts(role)]
    if any(_CARE_OF.search(one) for one in places):
        return True
    if any(_REMARK.search(text.plain(one)) for one in row.texts("note")):
        return True
    return any(_PLAIN.search(one) for one in names + places) or any(
        _OWNED.search(text.plain(one)) for role in ("venue", "address", "building") for one in row.texts(role)
    )
