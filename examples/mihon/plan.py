"""The plan of the town: its codes, its 町丁 with place and character, its 圏域 and 地区. All of it is invented."""

from dataclasses import dataclass
from random import Random

PREFECTURE = "みほん県"
CITY = "みほん市"
CODE5 = "28999"  # no municipality has this code
CODE6 = "289990"  # with its check digit
COUNCIL = "社会福祉法人みほん市社会福祉協議会"


@dataclass(frozen=True, kw_only=True, slots=True)
class Town:
    """町: ``chome`` counts its 丁目 (0 = none), ``kind`` is its character, ``spread`` the distance of its 丁目."""

    name: str
    kana: str
    x: float
    y: float
    chome: int
    kind: str
    district: str
    spread: float = 450.0


def _town(line: str) -> Town:
    name, kana, x, y, chome, kind, district, *spread = line.split()
    return Town(
        name=name,
        kana=kana,
        x=float(x),
        y=float(y),
        chome=int(chome),
        kind=kind,
        district=district,
        spread=float(spread[0]) if spread else 450.0,
    )


# name, reading, x, y, 丁目, character, 地区, distance between 丁目
TOWNS = tuple(
    _town(line)
    for line in """
みはま町 みはまちょう 3080 1700 4 suburb みなと 480
港町 みなとまち 950 880 3 fishing みなと
塩見町 しおみちょう 2350 1120 2 suburb みなと
松原町 まつばらちょう 520 1780 0 suburb みなと
磯町 いそちょう 3650 900 0 fishing みなと
栄町 さかえまち 1620 1750 3 oldtown みなと
みなと埠頭 みなとふとう 2640 330 0 industry みなと
潮風町 しおかぜちょう 5450 700 4 oldestate しおさい 520
東浜町 ひがしはまちょう 6750 950 2 fishing しおさい
千鳥町 ちどりちょう 5300 1800 3 suburb しおさい
砂子町 すなごちょう 7850 1050 0 suburb しおさい
入江町 いりえちょう 7080 1800 2 suburb しおさい 560
本町 ほんまち 2750 2680 3 station 中央
元町 もとまち 3830 2750 2 oldtown 中央 360
寺町 てらまち 3300 3180 0 oldtown 中央
大手町 おおてちょう 2450 3350 2 oldtown 中央
桜木町 さくらぎちょう 3350 3830 3 suburb 中央
西野町 にしのちょう 1180 2760 3 suburb 西野
平田町 ひらたちょう 450 3180 2 suburb 西野 420
池之内 いけのうち 430 3980 0 farm 西野
竹ケ鼻町 たけがはなちょう 1450 3500 2 youngestate 西野 520
東野町 ひがしのちょう 5020 2800 4 station 東野 480
川端町 かわばたちょう 4640 3620 2 oldtown 東野 380
住吉町 すみよしちょう 5750 3500 2 suburb 東野 480
新田町 しんでんちょう 6650 2760 3 youngestate 新田 470
沼田 ぬまた 7900 2950 0 farm 新田
豊町 ゆたかちょう 7150 3500 2 suburb 新田 560
若葉台 わかばだい 5450 4280 4 youngestate 若葉 520
緑園 りょくえん 6850 4350 2 youngestate 若葉 560
高畑 たかはた 7900 4400 0 farm 若葉
上里 かみさと 950 5000 0 farm 上里
山田 やまだ 2250 4700 0 farm 上里
桐ケ丘 きりがおか 3350 4800 3 oldestate 上里 400
奥谷 おくたに 1500 6250 0 hill 上里
湯之沢 ゆのさわ 3350 6300 0 hill 上里
みどりが丘 みどりがおか 5550 5350 5 oldestate みどりが丘 480
北山町 きたやまちょう 7150 5450 0 farm みどりが丘
清水谷 しみずだに 7250 6500 0 hill みどりが丘
白石 しらいし 5250 6700 0 hill みどりが丘
""".strip().splitlines()
)

ZONES = {
    "はまて": ("みなと", "しおさい"),
    "川西": ("中央", "西野"),
    "川東": ("東野", "新田", "若葉"),
    "山手": ("上里", "みどりが丘"),
}
# Towns that lie in two 地区: one as their own, the other in part.
SHARED = {("大手町", 2): "西野", ("住吉町", 2): "若葉"}
# Further pieces of one KEY_CODE that lie apart: 飛び地 of 奥谷, the islet of 港町三丁目.
PIECES = {("奥谷", 0): ((2850, 5650), (700, 5650)), ("港町", 3): ((1720, 210),)}
WATER_NAME = "みほん川河口水面"

# offsets of the 丁目, in units of the spread
_PATTERNS = {
    0: ((0.0, 0.0),),
    2: ((-0.5, 0.0), (0.5, 0.0)),
    3: ((-1.0, -0.08), (0.0, 0.1), (1.0, -0.05)),
    4: ((-0.5, -0.5), (0.5, -0.45), (-0.5, 0.5), (0.5, 0.5)),
    5: ((-1.0, -0.5), (0.0, -0.5), (1.0, -0.45), (-0.5, 0.5), (0.6, 0.5)),
}


def words(text: str) -> list[str]:
    """The words of a text, for rows of headings that are too long for one line."""
    return text.split()


def dice(topic: str) -> Random:
    """The fixed chance of one topic: adding a draw to one part of the town moves nothing in another."""
    return Random(f"mihon {topic}")


def centres(town: Town) -> list[tuple[int, float, float]]:
    """Number and centre of each 丁目 (number 0 for a town without them)."""
    chance = dice(town.name)
    spots = []
    for number, (dx, dy) in enumerate(_PATTERNS[town.chome], start=1 if town.chome else 0):
        shift = chance.uniform(-40, 40), chance.uniform(-40, 40)
        spots.append((number, town.x + dx * town.spread + shift[0], town.y + dy * town.spread * 0.9 + shift[1]))
    return spots


def zone_of_district(district: str) -> str:
    """The 生活圏域 that holds a 地区."""
    return next(zone for zone, districts in ZONES.items() if district in districts)
