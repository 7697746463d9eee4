"""絞り込み, 保存 and 共有: what one may pick by, what is saved, what a link says."""

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
YEARLY_FILE = "{city}_通いの場の年次集計_職員用_{day}.{ending}"
# What the yearly count leaves out: not known how often, too seldom, closed.
YEARLY_LEFT_OUT = (
    "開催日時から頻度がわからない場所",
    "月1回に満たない場所",
    "休止・廃止の場所",
)
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
