"""Words of the pages of 地域プロフィール."""

PROFILE_SHEETS = ("数字", "年齢", "年ごと", "場所", "歩いて行けない町丁", "町丁", "変わったこと", "住民のことば")
PROFILE_NUMBERS = (
    "項目",
    "この圏域",
    "市全体",
    "単位",
    "割合（％）",
    "市の割合（％）",
    "概数",
    "時点",
    "出典",
    "気をつけること",
)
PROFILE_BANDS = ("年齢", "この圏域（人）", "市全体（人）", "この圏域の男", "この圏域の女", "市全体の男", "市全体の女")
PROFILE_YEARS = ("時点", "人数", "65歳以上", "75歳以上", "推計", "出典")
PROFILE_PLACES = ("種類", "名前", "会場・所在地", "次の日", "開催日時")
PROFILE_FAR = ("町丁", "この問いの年代の人", "行ける場がない人", "いちばん近い場まで（分）", "人数が少ない")
PROFILE_TOWNS = ("町丁", "人数", "75歳以上", "一部")
PROFILE_CHANGED = ("項目", "前", "いま", "単位", "前の時点", "いまの時点", "ことばで")
PROFILE_WORDS = ("種類", "ことば", "だれ", "日", "付箋", "外に出してよい")
PROFILE_HEADS = (
    PROFILE_NUMBERS,
    PROFILE_BANDS,
    PROFILE_YEARS,
    PROFILE_PLACES,
    PROFILE_FAR,
    PROFILE_TOWNS,
    PROFILE_CHANGED,
    PROFILE_WORDS,
)
PROFILE_SAVED = "地域プロフィール_{city}_{zone}_{day}.xlsx"
PROFILE_YES = "はい"
PROFILE_ABOUT = "約"
PROFILE_ROUGH = "概数"
PROFILE_OF = "{of}の{share}％（市全体{city}％）"
PROFILE_ESTIMATE = "{year}年（推計）"
PROFILE_PEOPLE = "人"
PROFILE_SHARE = "{:.1f}％"
PROFILE_MINUTES = "{:.0f}分"
PROFILE_NO_WAY = "歩いて行ける道がありません"
WORD_KEPT = "住民のことばを残しました。「外に出してよい」を押すまで、職員だけに見えます。"
WORD_APPROVED = "外に出してよいことばにしました。"
WORD_HELD = "職員だけに見えるように戻しました。"
WORD_DROPPED = "ことばを取り消しました。ページの下の「取り消したことば」から戻せます。"
WORD_BACK = "ことばを元に戻しました。"
WORD_MENDED = "書き直しました。もう一度「外に出してよい」を押してください。"
FELT_KEPT = "声を残しました。"
FELT_DROPPED = "この声を取り消しました。"
