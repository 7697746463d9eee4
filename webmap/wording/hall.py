"""Words of the pages of a meeting."""

HALL_JOIN = "話し合いに入る"
HALL_NOTE = "付箋を書く"
HALL_FACILITATE = "進行役"
HALL_TYPING = "紙の付箋を打つ"
HALL_PROJECTOR = "投影"
HALL_MEETING = "第{number}回 {name}"
NOTE_NUMBER = "{}番"
HALL_NO_PROMPT = "気づいたことを書いてください"
HALL_RESULTS = "会場の結果"
HALL_TAKEN = {
    "first": "{meeting}の結果を取り込みました（新しい書きこみ {new}件）。",
    "beside": "{meeting}の、別の会場の結果を合わせました（新しい書きこみ {new}件）。前の結果も残っています。",
    "more": "{meeting}の同じ会場の結果に、まだなかった分を足しました（新しい書きこみ {new}件）。",
    "again": "この結果は、もう取り込んであります（{meeting}、{day}に{who}さん）。何も変わっていません。",
    "older": "{meeting}のこの会場の、もっと新しい結果を取り込んであります。何も変わっていません。",
    "nothing_new": "{meeting}のこの会場の結果は、前に取り込んだときから増えていません。何も変わっていません。",
}
HALL_MOVED = (
    "2つの会場を合わせたため、紙の番号がない付箋 {count}枚の番号が変わりました（{some}）。"
    "「手をあげた人」のカードや持ち帰りの紙に書いた番号を確かめてください。"
)
HALL_MOVED_ONE = "{old}番→{new}番"
HALL_FORGOTTEN = "このパソコンの控えを消しました"
HALL_MEETING_GONE = "いまはない回"
HALL_OTHER_TAKEN = "もう一方に替えました。前のことばも記録に残っています。"
HALL_SUBJECTS = {
    "note": "付箋",
    "theme": "テーマ",
    "aim": "めざす姿",
    "step": "だれが・何を・いつ",
    "link": "もとの付箋",
    "hall": "会",
}
HALL_FIELDS = {
    "text": "ことば",
    "shown_text": "映したことば",
    "kind": "種類",
    "theme": "テーマ",
    "who": "だれが",
    "what": "何を",
    "when": "いつ",
    "state": "映すかどうか",
    "gone": "外したか",
    "done": "できたか",
    "decided": "決めたか",
}
HALL_YES = {True: "はい", False: "いいえ"}
