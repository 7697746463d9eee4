"""個人宅: whether a row places a group in somebody's home. Then nothing of it is public before a consent."""

import re
import tomllib
from pathlib import Path

from etl.clean import text
from etl.lists.rows import Row

AUDIENCES = {"": "staff", "address": "staff", "position": "staff"}
_WHO = f"(?:{'|'.join(tomllib.loads(Path(__file__).with_suffix('.toml').read_text('utf-8'))['who'])})"
# 「自宅まで送迎」 in a remark is no venue: a remark must say that the group meets there.
_REMARK = re.compile(
    rf"個人宅|{_WHO}(?:さん|様|氏)?の?(?:ご?自?宅|お宅|家)(?!まで|へ|から|[にで](?:送|連絡|電話|集合|鍵|預|受付|申|予約)|が(?:鍵|窓口)|族|庭菜園|[（(]?(?:電話|TEL|0))"
    r"|自宅(?:を?(?:開放|会場|活用|使用|利用)|にて|で(?:開催|実施|活動|開い|行)|開放|サロン|の一室|が会場)|会場(?:は|[:：])\s*自宅"
    r"|(?:さん|様|氏)(?:の)?(?:お?宅|自宅|家)(?:で|にて|を会場|が会場|を開放)"
)
_PLAIN = re.compile(
    rf"個人宅|個人住宅|(?:ご)?自宅(?!介護|療養|訪問|近く|周辺|待機)|{_WHO}(?:さん|様|氏)?(?:の)?(?:ご?自?宅|お宅|家(?!族))|(?<!古)民家|各家庭|会員の家庭"
    r"|(?:さん|サン|様|氏|先生)の?(?:方|宅|邸|お宅|家|ち)(?!族)"
)
# 「田中宅」「○○宅」 as a venue or at the end of an address, but not 住宅, 三宅, 在宅 …
_OWNED = re.compile(
    r"(?:^|[\s(・、\d号])(?:[○〇◯●△□×]{1,3}|[A-Z]|[一-龥々ヶ]{1,4}|[ァ-ヶー]{2,5})(?<![住在帰三大安社集居私官拙])[宅邸](?:$|[\s()・、でにの]|ガレージ|離れ|庭|車庫|納屋|倉庫|縁側|敷地|前|横|裏|\d階)"
)
_NO_HOME = re.compile(r"旧.{1,6}邸|公邸|官邸|迎賓|邸跡|住宅(?!地)|在宅|宅老所|宅配|宅地|帰宅")
# 「田中方」 below an address: the way in which one lives at somebody's.
_CARE_OF = re.compile(r"(?:^|[\s\d号地番])[一-龥々]{1,4}(?:様|氏)?方$")
# A cell that says nothing else, whatever its column is called (会場区分: 個人宅).
_SAYS_SO = re.compile(
    rf"(?:個人|会員|代表者?)?(?:の)?(?:自宅|個人宅|お宅|民家)|個人宅等?|個人の家|{_WHO}(?:の)?(?:自?宅|家)"
)
_SAID = re.compile(r"[○◯〇●◎✓✔☑■レ有]|はい|該当|あり|有り")


def is_private(row: Row) -> bool:
    """Whether name, venue, address or remark say that the place is a home."""
    return _by_place(row) or _by_remark(row) or _by_column(row)


def _by_place(row: Row) -> bool:
    names = [text.plain(one) for role in ("name", "venue") for one in row.texts(role)]
    places = [text.plain(one) for role in ("address", "building") for one in row.texts(role)]
    if any(_CARE_OF.search(one) for one in places) or any(_PLAIN.search(one) for one in names + places):
        return True
    owned = [text.plain(one) for role in ("venue", "address", "building") for one in row.texts(role)]
    return any(_OWNED.search(_NO_HOME.sub("　", one)) for one in owned)


def _by_remark(row: Row) -> bool:
    written = [*row.texts("note"), *row.texts("activity"), *row.texts("schedule"), *row.remarks]
    return any(_REMARK.search(text.plain(one)) for one in written)


def _by_column(row: Row) -> bool:
    """A cell that says 個人宅 and nothing else, or a mark below that heading."""
    for column, label in row.columns.labels.items():
        said = text.plain(row.cell(column).text).strip("() ")
        if row.columns.roles.get(column) in ("activity", "target"):
            continue
        if _SAYS_SO.fullmatch(said) or (_SAID.fullmatch(said) and _SAYS_SO.search(text.plain(label))):
            return True
    return False
