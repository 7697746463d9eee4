"""通える範囲: the names of its gaps, of its classes, of what is not there yet."""

ANY = "問わない"
COVERAGE_ANYBODY = "どんな人でも"
COVERAGE_BLANKS = {
    "year": "いつの人口で",
    "people": "だれが",
    "sex": "性別",
    "attribute": "あてはまること",
    "age": "年齢",
    "travel": "どうやって",
    "minutes": "何分以内に",
    "frequency": "どのくらいの頻度の",
    "kind": "どこへ",
    "walker": "歩く人",
    "measure": "測り方",
    "confirmed_months": "最終確認日",
    "seats": "空き",
    "audience": "数える場の範囲",
}
COVERAGE_BETWEEN = {
    "year": "の",
    "attribute": "・",
    "people": "の",
    "sex": "が、",
    "minutes": "以内に、",
    "frequency": "の",
    "kind": "へ行って帰って来られない町丁目は？",
}
COVERAGE_CONFIRMED = "{number}か月以内に確認した場だけ"
COVERAGE_SEATS = "あと{number}人以上入れる場だけ"
COVERAGE_SORTS = {"uncovered": "人数の多い順", "share": "割合の高い順", "minutes": "遠い順", "towns": "町の順"}
COVERAGE_ABOUT = "およそ{people}人"
COVERAGE_MORE = "通えない人は {number}人ふえました（{before}人 → {now}人）。"
COVERAGE_FEWER = "通えない人は {number}人へりました（{before}人 → {now}人）。"
COVERAGE_SAME = "通えない人の数は変わりません（{now}人）。"
COVERAGE_OTHER_PEOPLE = "くらべる人数そのものが {before}人 から {now}人 に変わっています。"
COVERAGE_TOWN_CHANGE = "{name} {number:+,}人"
COVERAGE_SAYS = "{who} {people}人のうち、{reach}に{where}へ行って帰って来られない人（{share}）"
COVERAGE_SAYS_ABOUT = "{who}のうち、{reach}に{where}へ行って帰って来られない人（{tenths}）"
COVERAGE_TENTHS = "10人に{tenths}人ほど"
COVERAGE_UNDER_TENTH = "10人に1人より少ない"
COVERAGE_STRAIGHT = (
    "直線で測ると {people}人。川・線路・坂・遠回りを数えないので、通えない人を{difference}人少なく見せます。"
)
COVERAGE_STRAIGHT_SAME = "直線で測っても {people}人です（この問いでは道のりと変わりません）。"
COVERAGE_LACKS = {
    "network": "まだ、歩く道のデータがありません",
    "people": "人口の資料が、まだありません",
    "ages": "年齢別の人数がありません",
    "answer": "この問いの答えは、まだ用意していません",
    "stale": "データが新しくなったので、計算し直しています",
    "stopped": "計算を止めました",
    "failed": "計算できませんでした",
}
COVERAGE_SAVES = (
    ("pdf", "", "資料（PDF・1枚）"),
    ("pdf", "large", "資料（PDF・大きな文字）"),
    ("docx", "", "資料（Word）"),
    ("docx", "large", "資料（Word・大きな文字）"),
    ("xlsx", "", "Excelで保存"),
    ("csv", "", "CSVで保存"),
    ("geojson", "", "地図のデータ（GeoJSON）"),
)
COVERAGE_FILE = "{city}_通える範囲_{kind}_{day}.{ending}"
COVERAGE_KIND_ALONE = "{kind}だけ"
COVERAGE_ABOUT_MINUTES = "およそ{minutes}分"
COVERAGE_HEADING = "どの町丁目から、行って帰って来られませんか（{staff}）"
COVERAGE_WHY = "{town}からの道のり"
COVERAGE_VERDICT = "{who} {people}人のうち、{reach}に行って帰って来られるのは {there}人です。"
COVERAGE_WAYS = ("行き", "帰り")
COVERAGE_CLIMB = "上り合わせて{up}m・下り合わせて{down}m"
COVERAGE_NAMELESS = "名前のない道"
COVERAGE_UP = "上り{metres}m"
COVERAGE_DOWN = "下り{metres}m"
COVERAGE_NO_STREET = "歩く道のデータがこの町丁目に届いていないため、道のりを示せません。通えない人に数えています。"
COVERAGE_NO_PLACE = "条件に合う場がないか、道につながる場がありません。"
COVERAGE_NO_WAY = (
    "いちばん近い「{place}」まで、歩いて行ける道がつながっていません（川・線路・階段などで切れています）。"
)
COVERAGE_TOO_LONG = (
    "道はありますが、続けて歩く長さ {metres}m が、歩く人の限り {limit}m を超えるため、「通えない」と数えました。"
)
COVERAGE_PRESETS = (
    ("sex=female", "女性が通うなら"),
    ("frequency=monthly", "月1回でもよいなら"),
    ("walker=adult", "毎分80mで歩くなら"),
    ("measure=straight", "直線で測るなら"),
    ("travel=with_transport", "送迎もふくめるなら"),
    ("minutes=15", "15分までなら"),
    ("people=65plus", "65歳以上なら"),
)
COVERAGE_FIRST = "はじめの問い"
COVERAGE_CHANGE = "{number:+,}人"
COVERAGE_NO_CHANGE = "変わりません"
COVERAGE_LEADS_TO = {
    "coverage_compare.show": "問いを変えて並べる",
    "what_if.show": "もし〜なら",
    "siting.show": "次の場はどこに",
    "yearly.show": "通いの場の年次集計",
}
COVERAGE_FEW = "10人未満"
