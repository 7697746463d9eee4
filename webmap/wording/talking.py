"""話し合い: the series, its meetings, notes typed from paper, and what has changed."""

TALK = "話し合い"
TALK_MEETING = "第{number}回 {name}"
TALK_NO_DAY = "日は未定"
TALK_STATE = {"planned": "準備中", "held": "ひらいた"}
TALK_KEPT = "保存しました。"
TALK_MADE = "「{name}」をつくりました。回ごとに、日と会場と問いを決めてください。"
TALK_GONE = "「{name}」を取り消しました。一覧の下の「元に戻す」で、付箋も一緒に戻ります。"
TALK_BACK = "「{name}」を元に戻しました。"
TALK_UNDONE = "前の準備に戻しました。付箋は変わっていません。"
TALK_MEETING_OUT = "第{number}回を外しました。「準備の履歴」の「この時に戻す」で戻せます。"
TALK_NOTE_KEPT = "付箋を残しました。「映す」を押すまで、次回の紙や報告には出ません。"
TALK_NOTES_SHOWN = "{count}枚を「映す」にしました。"
TALK_KINDS = {"opened": "新しく載りました", "altered": "変わりました", "closed": "終わりました・載らなくなりました"}
TALK_CHANNELS = {"phone": "スマートフォン", "typed": "進行役の入力", "paper": "紙の付箋", "hands": "手を挙げて"}
TALK_PRINT = {"notes": "付箋", "names": "名札", "changes": "前回から変わったこと", "take-home": "持ち帰りの紙"}
TALK_PRINTED = "{talk}_第{number}回_{what}.pdf"
TALK_PLACE_FIELDS = {"name": "名前", "kind": "種類", "position": "場所"}
# What of a person was found in a note.
TALK_PERSONAL = {
    "phone": "電話番号",
    "mail": "連絡先",
    "address": "番地・部屋番号",
    "name": "人の名前",
    "age": "年齢",
    "health": "病気や体のこと",
    "role": "だれのことか分かる言い方",
}
TALK_SINCE = "{meeting}（{day}）から変わったこと"
TALK_DONE = "できたこと"
TALK_LAST = "前回出たこと"
TALK_BETWEEN = "前回のあとに届いた声"
TALK_PLACES = "地域の場の変化"
TALK_OPEN = "これからのこと"
TALK_CARRIED = "その前から続いていること"
TALK_NOTES_OF = "付箋{count}枚（{kinds}）"
TALK_KIND_OF = "{kind}{count}"
TALK_THEME_OF = "テーマ「{text}」"
TALK_STICKERS_OF = "テーマ「{text}」（シール{count}）"
TALK_AIM_OF = "めざす姿「{text}」"
TALK_NOTE_OF = "「{text}」"
TALK_MORE_NOTES = "ほか{count}枚"
TALK_STEP_WHEN = "（{when}）"
TALK_STEP_WHO = "{who}：「{what}」"
TALK_PLACE_OF = "{name}：{what}（{day}）"
TALK_PLACE_ALTERED = "{fields}が変わりました"
TALK_SHEET_FOOTER = "{city}　{word}「{talk}」　{day} 印刷"
TALK_SAMPLE = "投影ページの見本"
# What of the map is taken to the hall; all of it as residents see it.
TALK_LINE = "{minutes}分　{text}"
TALK_OWN_FIELDS = {"name": "名前", "zone": "圏域", "purpose": "目的"}
TALK_FIELDS = {
    "name": "回の名前",
    "date": "日",
    "starts": "始まり",
    "minutes": "長さ（分）",
    "tables": "テーブルの数",
    "venue": "会場",
    "purpose": "ねらい",
    "state": "状態",
    "prompts": "問い",
    "agenda": "進行",
    "layers": "会場の地図に入れるもの",
}
TALK_LAYERS = {
    "zone": "圏域の境",
    "areas": "町丁の境",
    "lines": "川・鉄道・道路",
    "places": "通いの場などと次の開催日",
}
