"""会場: the halls, shops and homes of the town, each in a block of a 町丁. All names are invented."""

from dataclasses import dataclass
from functools import cache

from .blocks import Block, blocks_of
from .people import register
from .plan import dice
from .terrain import lonlat
from .towns import SmallArea, inhabited

# kind: name/町 with the number of its 丁目 …
_TABLE = """
community_centre:
 みなとコミュニティセンター/栄町2 しおさいコミュニティセンター/千鳥町2 中央コミュニティセンター/本町2
 西野コミュニティセンター/西野町2 東野コミュニティセンター/東野町4 新田コミュニティセンター/新田町2
 若葉コミュニティセンター/若葉台2 上里コミュニティセンター/山田 みどりが丘コミュニティセンター/みどりが丘1
public_hall:
 港町公民館/港町3 元町公民館/元町1 池之内公民館/池之内 高畑公民館/高畑 入江公民館/入江町2
elders_house:
 老人いこいの家「松風」/松原町 老人いこいの家「寺町荘」/寺町 老人いこいの家「千鳥荘」/千鳥町3
 老人いこいの家「川端荘」/川端町2 老人いこいの家「桐ケ丘荘」/桐ケ丘2
childrens_hall:
 栄児童館/栄町3 東野児童館/東野町2 若葉児童館/若葉台4
meeting_hall:
 みはま町第一集会所/みはま町2 みはま町第二集会所/みはま町4 港町二丁目集会所/港町2 塩見町集会所/塩見町1
 松原町集会所/松原町 磯町集会所/磯町 栄町会館/栄町1 潮風町南集会所/潮風町1 潮風町北集会所/潮風町3
 東浜町集会所/東浜町2 千鳥町自治会館/千鳥町1 砂子町会館/砂子町 入江町集会所/入江町1 本町自治会館/本町1
 大手町会館/大手町1 桜木町第一集会所/桜木町1 桜木町第二集会所/桜木町3 西野町集会所/西野町3 平田町集会所/平田町2
 竹ヶ鼻町集会所/竹ケ鼻町2 東野町自治会館/東野町1 住吉町会館/住吉町2 新田町一丁目集会所/新田町1 沼田公会堂/沼田
 豊町集会所/豊町2 若葉台集会所/若葉台3 緑園自治会館/緑園2 上里公会堂/上里 桐ケ丘一丁目集会所/桐ケ丘1
 桐ケ丘三丁目集会所/桐ケ丘3 奥谷公会堂/奥谷 みどりが丘第一集会所/みどりが丘1 みどりが丘第三集会所/みどりが丘4
 白石公会堂/白石
other:
 浄風寺本堂/寺町 海蔵院/磯町 カフェこもれび/本町3 喫茶しおさい/潮風町2 元町商店街空き店舗「よりみち」/元町2
 特別養護老人ホームみはま苑地域交流室/みはま町1 デイサービス東野地域交流スペース/東野町3
 市営桜木住宅集会室/桜木町2 県営潮風住宅集会室/潮風町4 みはま幼稚園/みはま町3 西野こども園/西野町1
 豊こども園/豊町1 東浜漁民センター/東浜町1 総合福祉センター/大手町2 市役所/本町1 市民交流プラザ/東野町1
 地域活動支援センターなぎさ/塩見町2 就労支援事業所みどりの風/豊町1 生活介護ひだまり/竹ケ鼻町1 工房つばさ/新田町3
 フリースペースそよかぜ/住吉町1 古民家「たけのいえ」/竹ケ鼻町1 川端の家/川端町1 みんなの台所ゆたか/豊町2
 平田教会ホール/平田町1
home:
 個人宅/緑園1 個人宅/砂子町
""".strip()


@dataclass(frozen=True, slots=True)
class Venue:
    """会場 with its block, house number and place."""

    name: str
    kind: str
    block: Block
    house: int
    lon: float
    lat: float

    @property
    def area(self) -> SmallArea:
        """The 町丁 it stands in."""
        return self.block.area

    def address(self, style: int = 0) -> str:
        """Its address in one of the usual spellings."""
        return self.block.address(self.house, style)


@cache
def venues() -> tuple[Venue, ...]:
    """Every venue in the order of the table."""
    areas = {f"{area.town.name}{area.chome or ''}": area for area in inhabited()}
    found: list[Venue] = []
    kind = ""
    for entry in _TABLE.split():
        name, _, town = entry.partition("/")
        if town:
            found.append(_placed(name, kind, areas[town], len(found)))
        else:
            kind = name.removesuffix(":")
    return tuple(found)


def _placed(name: str, kind: str, area: SmallArea, number: int) -> Venue:
    """Somewhere in the middle half of the blocks of its town."""
    chance = dice(f"venue {name} {number}")
    blocks = blocks_of(area)
    block = blocks[chance.randrange(len(blocks) // 4, max(len(blocks) // 4 + 1, len(blocks) * 3 // 4))]
    lon, lat = lonlat(block.x + chance.uniform(-14, 14), block.y + chance.uniform(-14, 14))
    return Venue(name, kind, block, chance.randint(1, 24), round(lon, 6), round(lat, 6))


def of_kind(kind: str) -> tuple[Venue, ...]:
    """All venues of one kind."""
    return tuple(venue for venue in venues() if venue.kind == kind)


@cache
def venue(name: str) -> Venue:
    """The venue with this name, the first one where several share it."""
    return next(one for one in venues() if one.name == name)


def homes() -> tuple[Venue, ...]:
    """Private homes that host a group."""
    return of_kind("home")


def seats(place: Venue) -> int:
    """How many people its hall takes."""
    return 30 + register()[place.area.key_code].total % 9 * 10
