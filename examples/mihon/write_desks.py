"""相談窓口, 地域包括支援センター, 子ども食堂, 子育てひろば and 障がいのある人の日中の場 as lists."""

from pathlib import Path

from .persons import any_phone, office_phone, person
from .plan import CODE6, COUNCIL, ZONES, words
from .venues import venue
from .write_tables import new_book, write_csv, write_workbook

CENTRES = {
    "はまて": ("はまて地域包括支援センター", "特別養護老人ホームみはま苑地域交流室", "社会福祉法人みはま会"),
    "川西": ("川西地域包括支援センター", "総合福祉センター", COUNCIL),
    "川東": ("川東地域包括支援センター", "デイサービス東野地域交流スペース", "社会福祉法人東野福祉会"),
    "山手": ("山手地域包括支援センター", "桐ケ丘三丁目集会所", "医療法人きりの会"),
}
_DESKS = """
福祉総合相談窓口（断らない相談窓口）|市役所|みほん市地域福祉課|どなたでも
生活困窮者自立相談支援窓口|総合福祉センター|社協|仕事や暮らしに困っている方
障がい者基幹相談支援センター|総合福祉センター|社協|障がいのある方と家族
こども家庭センター|市役所|みほん市こども政策課|妊娠期から18歳までの子どもと家族
ひきこもり相談「そよかぜ」|フリースペースそよかぜ|NPO法人そよかぜ|本人、家族
成年後見支援センター|総合福祉センター|社協|高齢者、障がいのある方、家族
女性と家庭の相談室|市民交流プラザ|みほん市人権推進課|どなたでも
社協 東部出張相談|東野コミュニティセンター|社協|どなたでも
社協 山手出張相談|上里コミュニティセンター|社協|どなたでも
"""
_MEALS = """
みなとこども食堂|みなとコミュニティセンター|第2土曜 11:30～13:30|子ども無料、大人300円
しおさい食堂|しおさいコミュニティセンター|第4日曜 11時～13時|子ども100円　大人300円
こども食堂よりみち|元町商店街空き店舗「よりみち」|毎週水曜 17時～19時|子ども無料・大人200円
さくらぎ食堂|市営桜木住宅集会室|第1・3金曜 17:30～19:00|中学生まで無料、大人250円
にしのっこ食堂|西野コミュニティセンター|第3土曜 11時半～13時半|無料
川端こども食堂|川端の家|毎週金曜日 17:00～19:30|100円
ゆたか食堂|みんなの台所ゆたか|毎週火・木 17時～20時|子ども無料　大人300円
わかば食堂|若葉コミュニティセンター|第1日曜 11:30～13:00|子ども100円、大人300円
"""
_PLAYROOMS = """
子育てひろば「みはまっこ」|みはま幼稚園|月・水・金|9:30|11:30
子育てひろば「さかえ」|栄児童館|火曜から土曜|10:00|15:00
子育てひろば「にしの」|西野こども園|月～金|9:30|14:00
子育てひろば「ひがしの」|東野児童館|火～土|10:00|15:00
子育てひろば「ゆたか」|豊こども園|火・木|9:30|11:30
子育てひろば「わかば」|若葉児童館|火～土|10:00|15:00
出張ひろば しおさい|しおさいコミュニティセンター|第1・3木曜|10:00|11:30
出張ひろば みどりが丘|みどりが丘コミュニティセンター|第2火曜|10:00|11:30
"""
_DAYTIME = """
地域活動支援センターなぎさ|地域活動支援センターなぎさ|創作、交流|Ⅰ型|20
就労継続支援Ｂ型　みどりの風|就労支援事業所みどりの風|園芸、軽作業|就労継続支援B型|20
生活介護ひだまり|生活介護ひだまり|入浴、創作|生活介護|25
工房つばさ|工房つばさ|パン製造、喫茶|就労継続支援B型|20
フリースペースそよかぜ（日中活動）|フリースペースそよかぜ|居場所、軽作業|その他|10
こころのサロン|総合福祉センター|茶話会、外出|サロン|15
聴覚障がい者のつどい|総合福祉センター|手話、交流|サロン|20
みんなの工作室|市民交流プラザ|工作|余暇活動|12
青年学級「なぎさ」|中央コミュニティセンター|余暇活動、調理|余暇活動|25
"""

_OFFICE = "月～金 8:30～17:15（祝日・年末年始を除く）"
_VISITING = "第２・４水曜 13:30～16:00"


def _rows(table: str) -> list[list[str]]:
    return [line.split("|") for line in table.strip().splitlines()]


def write_desks(folder: Path) -> None:
    """相談窓口 in a workbook with a title row."""
    book, sheet = new_book("相談窓口")
    sheet.append(["みほん市　福祉の相談窓口一覧（令和８年４月）"])
    sheet.append([])
    sheet.append(["窓口名", "場所", "所在地", "電話番号", "FAX", "受付時間", "対象", "実施機関"])
    for i, (name, where, organisation, target) in enumerate(_rows(_DESKS)):
        hours = _VISITING if "出張" in name else _OFFICE
        fax = office_phone() if i < 4 else None
        by = organisation.replace("社協", COUNCIL)
        sheet.append([name, where, venue(where).address(3 * i), office_phone(), fax, hours, target, by])
    write_workbook(folder / "相談窓口一覧.xlsx", book)


def write_centres(folder: Path) -> None:
    """The four centres with the 圏域 each serves, in the words of 行政サービス拠点."""
    head = words("""
        全国地方公共団体コード ID 名称 所在地_連結表記 緯度 経度 電話番号 団体名 利用可能曜日 開始時間 終了時間
        担当圏域 備考
    """)
    rows: list[list[object]] = [[*head]]
    for i, zone in enumerate(ZONES, start=1):
        name, where, organisation = CENTRES[zone]
        place = venue(where)
        spot = place.address(), place.lat, place.lon
        hours = "月火水木金土", "08:30", "17:30"
        rows.append([CODE6, f"H{i:02d}", name, *spot, office_phone(), organisation, *hours, zone, ""])
    write_csv(folder / "地域包括支援センター一覧.csv", rows, encoding="utf-8-sig")


def write_meals(folder: Path) -> None:
    """子ども食堂 in a workbook; one address cannot be found."""
    book, sheet = new_book("子ども食堂")
    sheet.append(words("名称 開催場所 住所 開催日時 参加費 定員 運営団体 代表者名 電話番号 備考"))
    for i, (name, where, when, fee) in enumerate(_rows(_MEALS)):
        address = "川の駅となり（地図参照）" if i == 5 else venue(where).address(i)
        remark = {2: "アレルギー対応が必要な児童２名", 6: "生活保護世帯の子が来ている。配慮すること"}.get(i)
        meals = f"{20 + 5 * i}食" if i % 2 else 20 + 5 * i
        by = f"{name}実行委員会", person(name), any_phone(name) or None
        sheet.append([name, where, address, when, fee, meals, *by, remark])
    write_workbook(folder / "子ども食堂一覧.xlsx", book)


def write_playrooms(folder: Path) -> None:
    """子育てひろば in the headings of the older 推奨データセット."""
    head = words("市区町村コード NO 名称 住所 方書 緯度 経度 電話番号 利用可能曜日 開始時間 終了時間 備考")
    rows: list[list[object]] = [[*head]]
    for i, (name, where, days, start, end) in enumerate(_rows(_PLAYROOMS), start=1):
        place = venue(where)
        spot = place.address(), where, place.lat, place.lon
        rows.append([CODE6, i, name, *spot, office_phone(), days, start, end, ""])
    write_csv(folder / "子育てひろば一覧.csv", rows, encoding="utf-8-sig")


def write_daytime(folder: Path) -> None:
    """障がいのある人の日中の場 in a workbook."""
    book, sheet = new_book("日中の場")
    sheet.append(words("名称 種別 活動内容 会場 所在地 定員 電話番号 開所日 備考"))
    for i, (name, where, what, form, seats) in enumerate(_rows(_DAYTIME)):
        days = "月～金" if i < 5 else "第３土曜日"
        sheet.append([name, form, what, where, venue(where).address(i + 2), int(seats), office_phone(), days, None])
    write_workbook(folder / "障がいのある人の日中の場.xlsx", book)
