"""Where a place lies on the map: how that is known, what is proposed, what was decided."""

# How a position is known; what a list gives itself needs no words.
POSITION = {
    "lot": "住所の番地から求めた位置",
    "block": "住所の街区から求めた位置",
    "town": "町の中ほどに置いた仮の位置",
    "hand": "職員が地図で決めた位置",
    "nowhere": "決まった場所なし",
}
ROUGH = "仮の位置"
POSITION_LABEL = "地図の位置"
ABOUT = "（およそ{metres:,}m）"
PROPOSED = {
    "town": "町の中ほどに仮に置く",
    "lot": "この番地に置く",
    "block": "この街区に置く",
    "same": "同じ所に置く",
    "hall": "同じ所に置く",
    "before": "前に決めた所のまま",
}
ALIKE = {"same": "同じ住所の「{name}」", "hall": "同じ会場名の「{name}」", "before": "前の住所（{name}）の位置"}
NO_ADDRESS = "記録なし"
WAITS = {
    "no_address": "住所がありません。",
    "not_found": "住所の町が見つかりません。",
    "ambiguous": "当たる所が2つ以上あります。",
    "town_only": "町までしか分かりません。",
    "block_unknown": "町は分かりましたが、番地が見つかりません。",
    "beside": "番地のとなり（地先など）です。",
    "other_city": "ほかの市区町村の住所のようです。",
    "no_gazetteer": "住所の位置を調べる元がまだありません。",
    "moved": "住所が変わりました（前：{before}）。",
    "not_tried": "位置がまだ分かりません。",
}
PLACED = "「{name}」を地図に置きました。"
PLACED_NOWHERE = "「{name}」は、決まった場所がないものとして、地図に出さないことにしました。"
PLACED_OUTSIDE = "市の外ですが、よろしいですか。ちがうときは「取り消す」で戻せます。"
PLACING_UNDONE = "取り消しました。前の位置に戻っています。"
PLACING_STATE = {"now": "いまの位置", "past": "前の位置", "undone": "{who}が取り消し"}
PIN_SET = "ピンを置きました。「ここに決める」で決まります。"
PIN_HINT = "矢印キーで地図を動かし、Enterで真ん中にピンを置きます。"
