"""配置案: the names of its gaps and choices."""

SITING_SO_THAT = "へ行って帰って来られるように、"
SITING_BLANKS = {"k": "あと何か所", "method": "選び方", "floor": "圏域ごとの下限", "zone_kind": "下限をみる圏域"}
SITING_AFTER = {"k": "か所ひらくなら、"}
# What could hold the next place; other kinds may stand in the address.
SITING_KINDS = (
    "community_centre",
    "park",
    "elders_house",
    "school",
    "childrens_hall",
    "welfare_facility",
    "candidate",
    "gathering",
    "support_centre",
)
SITING_METHODS = {"mclp": "新しく届く人を多く", "p-median": "歩く時間の合計を短く"}
SITING_NO_FLOOR = "なし（町全体で多く）"
SITING_FLOOR_TODAY = "どの圏域も、いまより減らさない"
SITING_FLOOR_SHARE = "どの圏域も、{percent}％以上に届く"
SITING_SAYS = "{total}。{candidates}の{looked_at}か所から選びました。"
SITING_LARGE = "{people}人"
SITING_FLOOR = "{people}人以上"
SITING_MEAN = "歩く時間は、ひとりあたり平均 {today}分から{then}分になります。"
