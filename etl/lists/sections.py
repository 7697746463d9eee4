"""What a line of its own says of the rows below it: their 圏域, their state, their weekday, their kind."""

import re
from dataclasses import dataclass, replace

from etl import heading_words
from etl.clean import kind, text
from etl.lists import status

_MARKS = "■□◆◇●○◎▼▲★☆▶・*#<>＜＞《》≪≫〈〉【】[]［］「」『』〔〕()（）~〜-－―=＝_:： "
_NUMBERED = re.compile(
    r"^(?:第?\d{1,2}[.．、)）:]|[(（]\d{1,2}[)）]|[①-⑳]|[IVXⅠ-Ⅻ]+[.．、 ]|[ア-オ][.．、 )）])\s*|^\d{1,2}\s+"
)
_COUNT = re.compile(
    r"[(（【\[]?\s*(?:計|全)?\s*\d+\s*(?:か所|カ所|ヶ所|ケ所|箇所|ヵ所|団体|件|会場|グループ)\s*[)）】\]]?$"
)
_ZONE = re.compile(
    r"^(?!.*(?:一覧|名簿|リスト|対象|担当者)).{1,14}?(?:圏域|地区|校区|学区|地域|エリア|ブロック|支部|区)$"
)
_AREA = r"(?:圏域|地区|校区|学区|地域|エリア|ブロック|支部|区)"
# 「ふれあいサロン（潮見圏域）」「ふれあいサロン　潮見圏域」: the last bracket is stripped already.
_WITH_ZONE = re.compile(rf"^(.{{1,20}}?)(?:\s*[(【\[〔「<]|\s)([^()\[\]【】\s]{{1,13}}?{_AREA})$")
_TITLED = re.compile(
    r"^(.{1,12}?(?:圏域|地区|校区|学区))[ の・:]*"
    r"(?:[(【]?(?:通いの場|居場所|サロン|つどい場|子ども食堂|団体|活動|ふれあい).{0,20}|(?:の)?(?:一覧|名簿|リスト).{0,10})$"
)
_DAY = re.compile(
    r"^((?:毎週|第[1-5](?:[・,、と]?第?[1-5])*)?[月火水木金土日]曜?日?|祝日|土日祝?|平日)(?:の部|開催|に開催)?$"
)
_STATE = re.compile(r"休止|休会|休業|廃止|解散|閉鎖|終了|終え|取りやめ|やめた|お休み|活動中|実施中|継続中|開催中|中断")
# What may stand beside a state in the heading of a section; 「黄色は休止中」 is a legend, 「休止を含む」 a title.
_BESIDE = re.compile(
    r"以下|下記|ここから下?|これより下?|次|休止|休会|休業|廃止|解散|閉鎖|終了|終え|取りやめ|やめた|お休み|を|は|している|して|いる|活動|実施|継続|開催|中断|停止|現在|中|した|済み?|の|・|、|及び|および|又は|や|団体|グループ|サロン|通いの場|居場所|子ども食堂"
    r"|つどい場|場所|会場|教室|クラブ|会|一覧|リスト|名簿|等|など|予定|ところ|もの|分|令和|平成|[RH]?\d+|年度?|末|で|に|以降|ふれあい|地域"
)
_SENTENCE = re.compile(r"。|ます|です|ください|※|場合|こと$")
_PLAIN_ZONE = re.compile(r"[一-龥々ヶケノツぁ-んァ-ヶー]{1,8}(?:[東西南北中]|第?[0-9一二三四五])?")


@dataclass(frozen=True, kw_only=True, slots=True)
class Context:
    """What holds for a row because of the lines above it; ``lead`` is how the line of its zone began.

    ``year``: the year of the whole list as it is written (「令和8年度」), which no line ends.
    """

    zone: str = ""
    kind: str = ""
    status: str = ""
    day: str = ""
    lead: str = ""
    year: str = ""

    @property
    def says_nothing(self) -> bool:
        """Whether a line with this meaning means nothing to us."""
        return not (self.zone or self.kind or self.status or self.day)


NOTHING = Context()


def bare(line: str) -> str:
    """A line without its numbering, its marks and the number of places that it counts."""
    found = text.plain(line)
    found = _COUNT.sub("", _NUMBERED.sub("", found).strip(_MARKS)).strip(_MARKS)
    return _NUMBERED.sub("", found).strip(_MARKS)


def meaning(line: str) -> Context:
    """What a line that stands alone means for the rows below it; nothing for a title or a sentence."""
    plain = bare(line)
    if not plain or len(plain) > 30 or _SENTENCE.search(plain):
        return NOTHING
    lead = text.plain(line)[:1]
    if _STATE.search(plain) and not _BESIDE.sub("", plain).strip(_MARKS):
        return Context(status=status.said(plain), lead=lead)
    day = _DAY.fullmatch(plain)
    if day:
        return Context(day=day[1], lead=lead)
    within = _WITH_ZONE.fullmatch(plain)
    if within and (re.search(r"[(【\[〔「<]", plain) or kind.of_words(within[1])):
        return Context(zone=within[2], kind=kind.of_words(within[1]), lead=lead)
    zone = _ZONE.fullmatch(plain)
    if zone:
        return Context(zone=plain, lead=lead)
    titled = _TITLED.fullmatch(plain)
    return Context(zone=titled[1] if titled else "", kind=kind.of_words(plain), lead=lead)


def following(before: Context, line: Context) -> Context:
    """The context below a further line: a zone ends what stood below the last one, 「休止中」 marked alike ends it."""
    if line.zone:
        return Context(zone=line.zone, kind=line.kind or before.kind, lead=line.lead, year=before.year)
    if line.status:
        same = line.lead == before.lead and not line.lead.isalnum()
        return replace(before, status=line.status, zone="" if same else before.zone, day="")
    if line.day:
        return replace(before, day=line.day)
    return replace(before, kind=line.kind, status="") if line.kind else before


def of_sheet(name: str) -> Context:
    """What the name of a sheet means for all of its rows."""
    found = meaning(name)
    return replace(found, kind="", lead="")


def may_be_zone(name: str) -> bool:
    """Whether a bare name (「岩園」) of one sheet among several alike can be the name of a zone."""
    plain = bare(name)
    known = any(word in plain for word in heading_words.row_words("no_zones"))
    known = known or bool(kind.of_words(plain) or heading_words.role_of(plain))
    return not known and _PLAIN_ZONE.fullmatch(plain) is not None
