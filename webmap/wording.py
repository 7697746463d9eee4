"""The words of pages that are no sentences: short labels beside facts, states and choices."""

# size: all labels of the pages stand on one page, as the sentences do in layers/wording.toml.
from layers.vocabulary import fields, welcome

SITE_PUBLIC = "まちの居場所マップ"
SITE_STAFF = "地域資源マップ（職員用）"
NAVIGATION = (
    ("map", "map.show", "地図"),
    ("list", "service_points.index", "一覧"),
    ("confirmations", "confirmations.index", "訪問と確認"),
    ("zones", "zones.index", "圏域"),
)
ROUND = "{year}の確認"
WHOLE = "市全体"
NO_WORKER = "担当なし"
NO_ZONE = "圏域なし"
REPLY_STATE = {"taken": "台帳に反映ずみ", "refused": "反映しない"}
# What a group that answered by its address is called.
GROUP = "団体の方"

STATUS = {"active": "開催中", "suspended": "お休み中", "closed": "終了"}
OLD = "確認から1年以上"
# Who worked with commands at the machine itself, without a sign-in.
AT_THE_MACHINE = "サーバーの管理者"
TOO_MANY_FILES = "一度に読むのは{most}個までです。残り（{left}）は、読み終わってから置いてください。"
HELD_BACK = "住民向け地図には出ていません"
CONTACT = "お問い合わせ：{who}"
CONTACT_LABEL = "お問い合わせ"
CONFIRMED = "{day}（{how}）"
NOTHING = "（なし）"
NOT_ASKED = "まだ聞いていない"
ZONE = "圏域"
DAY = "{year}年{month}月{day}日"
PRINTED = "{day} 印刷"
ALL_OF = "全{found:,}件"
PART_OF = "{found:,}件のうち {first:,}〜{last:,}件目"
JOIN = "・"
PICK_GROUPS = {"time": "いつ", "who": "だれが", "more": "費用・送迎など", "plan": "計画"}
PICK_LISTS = {
    "when": "ひらいている日",
    "day": "曜日",
    "time": "時間帯",
    "who": "対象",
    "fee": "費用",
    "ride": "行き帰り",
    "wheels": "建物",
    "standing": "位置づけ",
    "sector": "分野",
    "item": "法律の号",
    "way": "実施方式",
    "office": "所管課",
    "crossing": "分野を超えて",
    "old": "確認",
    "unsure": "分からないもの",
}
PICK_WHEN = {"today": "今日ひらいている", "week": "今週（7日のうち）", "weekend": "この土日"}
PICK_TIMES = {"morning": "午前", "afternoon": "午後", "evening": "夜（17時から）"}
PICK_FEES = {"free": "無料", "500": "500円まで"}
PICK_ANY_DAY = "いつでも"
PICK_ANY_FEE = "こだわらない"
PICK_UNSURE = "分からないものも見る"
UNSURE = "{what}が分からない場所"
UNSURE_TOPICS = {
    "time": "曜日・時間",
    "who": "対象",
    "fee": "費用",
    "ride": "送迎",
    "wheels": "車いす・バリアフリー",
    "standing": "位置づけ",
    "sector": "分野",
    "way": "実施方式",
    "office": "所管課",
    "crossing": "分野を超えて受け入れられるか",
    "confirmed": "最終確認日",
}
SAVED_NAME = "{city}_場所の一覧_{whose}_{day}.{ending}"
SAVED_FOR = {"everybody": "住民向け", "staff": "職員用"}
# What each form is for, in the order in which it is asked for most.
SAVED_AS = {
    "xlsx": "Excelで保存",
    "csv": "CSVで保存",
    "html": "1つのファイルの地図で保存",
    "geojson": "地図データ（GeoJSON）で保存",
    "gpkg": "地図データ（GeoPackage）で保存",
}
PLAN_FILE = "{city}_計画の表_{whose}_{day}.xlsx"
# What a link that is passed on leads to, who gets it, and what it says of the one who sends it.
SHARED_WHAT = {"map": "地図", "list": "一覧", "place": "場所のページ"}
SHARED_FOR = {"everybody": "住民の方・外部の方に", "staff": "サインインできる職員に"}
SHARED_SEES = {
    "everybody": "受け取った人には、住民向けに公開している内容だけが見えます。"
    "サインインした職員には、その役割で見てよい内容も見えます。",
    "staff": "受け取った人がサインインすると、その役割で見てよい内容が見えます。"
    "サインインしない人には、公開している内容だけが見えます。",
}
SHARED_WORDS = "さがした言葉「{words}」"
SHARED_SPOT = "地図に付けた印の位置"
SHARED_PICK = "「{label}」の絞り込み"
SHARED_WITHOUT = "{what}は、リンクに入れていません。"
SHARED_WITH = "{what}が、リンクに入っています。知られたくないときは、消してから共有してください。"
SHARED_WITH_STAFF = "{what}が、リンクに入っています。職員のほかには送らないでください。"
SHARED_HIDDEN = "「{name}」は住民向け地図に出していないので、リンクに入れていません。"
SHARED_CODE = "リンクのQRコード.svg"
SHARED_OPEN = "{title}を大きく開く"
FILTER_WORDS = "ことば"
FILTER_KINDS = "種類"
PEOPLE = "{number}人"
FREE = "無料"
NOT_TOLD = "—"
FEW = "10未満"
YEN = "{number:,}円"

# 訪問メモ.
VISITED = "前の訪問 {day}"
CHECKED = "最終確認 {day}"
UNSEEN = "訪問も確認もまだありません"
SAME_AS_BEFORE = "変わりなし"
CONSULTED = "相談を聞いた"
UNDONE = "取り消しずみ"
VISIT_KEPT = "「{name}」の訪問メモを保存しました。"
VISIT_UNDONE = "訪問メモを取り消しました。前の内容に戻っています。"
# 月報.
DEEDS = {"visited": "訪問", "confirmed": "確認", "found": "新しく見つけた場"}
NOT_KEPT = (
    ("話し合い", "この地図では、まだ数えていません"),
    ("つないだ数", "この地図では、まだ数えていません。「相談を聞いた」の印は、つないだ数ではありません"),
)
NOT_COUNTED = "―"
EVERY_WORKER = "全員"
MONTHLY = "月報"
MONTH_TITLE = "月報　{month}　{who}"
MONTH_FILE = "月報_{month}_{who}.xlsx"
BY_ZONE = "圏域ごと"
BY_KIND = "種類ごと"
TICKED = "○"
VISITS_LISTED = "訪問の一覧"
VISIT_COLUMNS = ("日付", "場所", "種類", "圏域", "参加人数", "様子", "変わりなし", "相談を聞いた", "書いた人")
# ふだんの集まり.
GATHERING_NAME = "{activity}（{town}）"
GATHERING_KEPT = "ふだんの集まりを加えました。職員だけが見ます。このページから、いつでも取り消せます。"
GATHERING_ALIKE = {"what": "していることが近い", "day": "曜日が同じ"}
NO_SUCH_TOWN = "この町丁目は見つかりません。候補から選んでください。"
TOWN_UNKNOWN = "ここの町丁目が分かりません。町丁目を入れてください。"
TOO_LONG = "{longest}文字までにしてください。"
OF_PEOPLE = "「{words}」は、人の名前や連絡先のようです。取ると保存できます。"

# 直す and 場所を加える.
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

# 履歴 of a place.
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

# マッピング調査.
NO_TOWN = "町が分からないもの"
SURVEY_SAVED = "{city}_マッピング調査_{title}_{whose}.{ending}"
SURVEY_HEADINGS = ("番号", "調査", "日", "町丁", "種類", "気づき", "緯度", "経度", "閲覧範囲")
SURVEY_HELD = "人のことが書かれていたので、そのままでは残していません。場所のことだけにした文を確かめてください。"

IMPORT_STATE = {
    "staged": "確認待ち",
    "published": "台帳に反映ずみ",
    "undone": "取り消しずみ",
    "discarded": "やめたもの",
}
LEVEL = {"error": "読めません", "warning": "確かめてください", "info": "お知らせ"}
CHANGE = {"new": "追加", "changed": "変更", "gone": "見あたらない"}
VALUE_NAMES = {"name": "名前", "kind": "種類", "position": "地図の位置", "people": "人口", "members": "町丁"}
OWN_COLUMN = "自分の列「{heading}」"
GONE_CHOICES = {
    "missing": "見あたらない印を付けて残す",
    "keep": "そのまま残す",
    "close": "休止・廃止にする",
    "drop": "台帳からはずす",
}
MEANING_UNKNOWN = "意味が分からない列"
MEANING_TOLD = "見出しのとおりに読む"
MEANING_OURS = "読みました（この列の意味は選べません）"
REMARK = "メモ：{text}"
NOT_PLACED = "地図の位置が分かりません"
BECAME = "{label}：「{before}」→「{now}」"
WRITTEN = {"changed": "変更", "added": "追加", "closed": "見あたらない"}
JOB_STATE = {
    "waiting": "順番を待っています",
    "running": "進めています",
    "done": "終わりました",
    "failed": "できませんでした",
    "cancelled": "止めました",
    "interrupted": "中断しました",
}
ENCODINGS = {
    "cp932": "Shift_JIS（日本のExcelで保存したCSV）",
    "utf-8": "UTF-8（新しいソフト）",
    "euc_jp": "EUC-JP（古いシステム）",
    "utf-16": "UTF-16（Unicodeテキスト）",
    "iso2022_jp": "JIS（メールなど）",
}
COMING = "次の開催日"
COMING_DAY = "{month}月{day}日（{weekday}）{hours}"
NOTHING_READ = "読めませんでした"
ASKS = "答えを待っています"
QUESTIONS = {
    "kind": "何の一覧ですか",
    "heading": "どの行が見出しですか",
    "encoding": "どれが正しく読めていますか（文字コード）",
}
QUESTION_OF_EDITION = "前の一覧「{title}」の新しい版ですか"
TOWN_HEADINGS = ("町丁", "町名", "町丁名", "町丁目", "town")
FISCAL_YEAR = "{year}年度"
YEAR_UNKNOWN = "年度の記録なし"
FAULTS = {
    400: "受け取れませんでした",
    403: "この役割ではできません",
    404: "見つかりません",
    409: "ほかの人が先に直しました",
    413: "ファイルが大きすぎます",
    429: "少しお待ちください",
    503: "まだ使えません",
    507: "空きがありません",
}
FAULT = "うまくいきませんでした"
# Page family → where its work is taken up again after a fault, in what words, and who may go there.
WAYS_BACK = {
    **dict.fromkeys(
        ("imports", "import_mends", "jobs", "list_questions", "usual_form"),
        ("imports.index", "取り込みに戻る", "import"),
    ),
    "plan_tables": ("plan_tables.show", "計画の表に戻る", "confirm"),
    "duplicates": ("duplicates.index", "同じ集まりかもしれないものに戻る", "import"),
    "review": ("review.index", "場所を決めるに戻る", "import"),
    "adding": ("adding.show", "場所を加えるに戻る", "confirm"),
    **dict.fromkeys(
        ("surveys", "survey_facts", "survey_files", "survey_photos"),
        ("surveys.index", "マッピング調査に戻る", "confirm"),
    ),
    **dict.fromkeys(
        ("calls", "confirmations", "replies", "sheets", "visits", "visits_offline", "gatherings", "monthly_report"),
        ("confirmations.index", "訪問と確認に戻る", "confirm"),
    ),
}


def fiscal_year(year: int) -> str:
    """「2026年度」; 0 stands for a list that does not tell."""
    return FISCAL_YEAR.format(year=year) if year else YEAR_UNKNOWN


# 写真 of マッピング調査.
PHOTOS_KEPT = "写真を{count}枚付けました。職員だけに見えます。"
PHOTO_DROPPED = "写真を消しました。{days}日のあいだは「元に戻す」で戻せます。そのあとは完全に消えます。"

# The ground under the map.
GROUND_FILE = "下地：{file}"
