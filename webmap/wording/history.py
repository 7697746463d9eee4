"""履歴 of a place, what stands beside it, and what it takes a consent to show."""

from layers.vocabulary import fields, welcome

HAPPENED = {
    "listed": "一覧「{detail}」で加わりました",
    "changed": "一覧「{detail}」で変わりました",
    "gone": "一覧「{detail}」にありませんでした",
    "corrected": "直しました（{detail}）",
    "correction_undone": "直しを取り消しました",
    "confirmed": "変わりないことを確かめました（{detail}）",
    "asked": "つながりませんでした（{detail}）",
    "placed": "地図の場所を決めました",
    "taken_off": "決まった場所がないものにしました",
    "placing_undone": "地図の場所を取り消しました",
    "added": "手で加えました",
    "same": "「{detail}」と同じ集まりとして、この記録を残しました",
    "hidden": "「{detail}」と同じ集まりとして、そちらの記録を残しました",
    "apart": "「{detail}」とは別の集まりと決めました",
    "twins_undone": "「{detail}」について決めたことを取り消しました",
    "consented": "掲載同意を記録しました（{detail}）",
    "withdrawn": "掲載同意を取り下げました（{detail}）",
}
RESTORED_REASON = "{when}の内容に戻した"
RESTORED = "{when}の内容に戻しました。下の「直したこと」から、いつでも取り消せます。"
MOVED_BY_LIST = "地図の位置が変わりました"
BESIDE = {
    "venue": "同じ会場のほかの集まり",
    "service": "同じ活動のほかの会場",
    "organization": "同じ団体のほかの場所",
}
MOST_BESIDE = 12

# What is 職員まで of itself; "" is the place as a whole (a private home).
CONSENTED = {
    **{name: fields()[name].label for name in ("phone", "contact_name", "note", "participants", "address", "venue")},
    **{name: fields()[name].label for name in welcome()},
    "position": "地図の上の位置",
    "": "この場所そのもの（個人宅など）",
}
