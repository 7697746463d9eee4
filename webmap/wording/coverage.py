"""通える範囲: the names of its gaps, of its classes, of what is not there yet."""

ANY = "問わない"
COVERAGE_BLANKS = {
    "people": "だれが",
    "sex": "性別",
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
    "people": "の",
    "sex": "が、",
    "minutes": "以内に、",
    "frequency": "の",
    "kind": "へ行って帰って来られない町丁目は？",
}
COVERAGE_CONFIRMED = "{number}か月以内に確認した場だけ"
COVERAGE_SEATS = "あと{number}人以上入れる場だけ"
COVERAGE_SORTS = {"": "町の順", "uncovered": "人数の多い順", "share": "割合の高い順", "minutes": "遠い順"}
# What residents read: classes, never a count.
COVERAGE_LEVELS = (
    "ほとんどの人が通えます",
    "通えない人もいます",
    "通いにくい人が多い所です",
    "歩いて通える場がまだ少ない所です",
)
COVERAGE_FEW = "住む人が少ないため、分けて示しません"
COVERAGE_ABOUT = "およそ{people}人"
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
    "ages": "年齢別の人数がありません",
    "answer": "この問いの答えは、まだ用意していません",
    "stopped": "計算を止めました",
    "failed": "計算できませんでした",
}
COVERAGE_SAVES = {"csv": "CSVで保存", "xlsx": "Excelで保存"}
COVERAGE_FILE = "{city}_通える範囲_{kind}_{day}.{ending}"
COVERAGE_WHOLE = "全部の町丁目"
COVERAGE_ABOUT_MINUTES = "およそ{minutes}分"
