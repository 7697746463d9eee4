"""The words of pages that are no sentences: short labels beside facts, states and choices."""

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
FILTER_WORDS = "ことば"
FILTER_KINDS = "種類"
PEOPLE = "{number}人"
FREE = "無料"
NOT_TOLD = "—"
FEW = "10未満"
YEN = "{number:,}円"

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
WEEKDAYS = "月火水木金土日"
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
    "duplicates": ("duplicates.index", "同じ集まりかもしれないものに戻る", "import"),
    "review": ("review.index", "場所を決めるに戻る", "import"),
    **dict.fromkeys(("surveys", "survey_facts", "survey_files"), ("surveys.index", "マッピング調査に戻る", "confirm")),
    **dict.fromkeys(
        ("calls", "confirmations", "replies", "sheets"),
        ("confirmations.index", "訪問と確認に戻る", "confirm"),
    ),
}


def fiscal_year(year: int) -> str:
    """「2026年度」; 0 stands for a list that does not tell."""
    return FISCAL_YEAR.format(year=year) if year else YEAR_UNKNOWN
