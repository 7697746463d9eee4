"""直す and 場所を加える."""

# How people part numbers, count heads and write an amount.
APART = r"[・、,，/／;；]+"
HEADS = "人"
AMOUNT = r"(\d{1,3}(?:,\d{3})+|\d+)円"
FREE_WORDS = ("無料", "なし")
EDITING = "「{name}」を直す"
CONTESTED = "「{name}」は、ほかの人が先に直しました"
SAVED = "台帳に反映しました。下の「直したこと」から、いつでも取り消せます。"
NOTHING_CHANGED = "変わったところはありません。"
ALREADY_SO = "もう同じ内容になっています。"
MOVED_TOO = "会場か所在地が変わりました。「地図の場所を直す」で、位置も確かめてください。"
READ_AS = "開催日時は、こう読みました：{words}"
READ_AS_DAYS = "開催日時は、こう読みました：{words}（次は {days}）"
ALSO = "、"
WHO_WHEN = "{who}（{day} {time}）"
NOT_RECORDED = "記録なし"
BOX_HINTS = {
    "schedule": "例：第2・4火曜 10時～11時30分",
    "fee": "例：無料、100円",
    "phone": "いくつもあるときは「、」で分けます",
    "url": "https:// から書きます",
    "note": "職員だけが見ます",
    "contact_name": "職員だけが見ます",
}
BOX_PROBLEMS = {
    "needed": "空にはできません。",
    "long": "長すぎます。1,000文字までにしてください。",
    "number": "数字だけを入れてください。",
    "day": "日付として読めません。2026-04-01 のように入れてください。",
    "url": "https:// から始まる住所を入れてください。",
    "choice": "並んでいる中から選んでください。",
}

ADDING = "場所を加える"
ADDED_PLACE = "「{name}」を台帳に加えました。住民向け地図には「住民向け地図に出す」まで出ません。"
SPOT_SET = "ピンを置きました。名前と種類を入れてください。"
LOCATING = "住所から位置を調べています。少しあとで、ページを開き直してください。"
TAKEN_BACK = "「{name}」を加えたことを取り消しました。"
BROUGHT_AGAIN = "「{name}」を元に戻しました。"
SPOT_UNREAD = "緯度と経度を読めません。地図をおすか、「34.3428, 134.0466」のように入れてください。"
