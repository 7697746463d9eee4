"""Words of 地域ビジョン and of 手をあげた人."""

VISION = "地域ビジョン"
VISION_KEPT = "保存しました。「これまでの操作」から取り消せます。"
VISION_UNDONE = "取り消しました。"
VISION_DRAFTED = "めざす姿のたたき台を、付箋の言葉から作りました。みなさんの言葉に直してください。"
VISION_NO_DRAFT = "どのテーマにも、もうめざす姿があります。"
VISION_DECIDES = "決める"
VISION_NO_THEME = "テーマなし"
VISION_MAY_WAIT = "だれが・何を・いつは、第{number}回「{name}」まで空けておけます。"
# A slip is numbered within its meeting.
VISION_NOTE = {True: "第{meeting}回の{number}番", False: "{number}番"}
VISION_OPEN = "だれが・何を・いつが空いているめざす姿が{count}つあります。"
VISION_ACTS = {
    "theme": "テーマ「{text}」",
    "aim": "めざす姿「{text}」",
    "step": "だれが・何を・いつ「{text}」",
    "link": "もとの付箋：めざす姿「{text}」",
}
VISION_REPORT = "{zone}の地域ビジョン_{day}.{ending}"
VISION_OPENED = "住民に公開しました。サインインしていない人も、地図の圏域のページから読めます。"
VISION_WITHDRAWN = "公開を取り下げました。だれからも読めません。「住民に公開する」で、また公開できます。"
VISION_OF = "{zone}の地域ビジョン"
VISION_HELD = "話し合い{count}回"
HANDS = "手をあげた人"
HAND_KEPT = "カードを残しました。見られるのは職員だけです。"
HAND_FORGOTTEN = "カードをすっかり消しました。名前も連絡先も残っていません。"
HAND_TITLE = "わたし、やってみます"
HAND_HEADING = "{city}　{word}「{talk}」"
HAND_PROMISE = (
    "このカードは担当の職員だけが見ます。「連絡してよい」に印がないときは、連絡先を残しません。"
    "やめたくなったら、いつでもお申し出ください。カードも記録もすべて消します。"
)
HAND_CARDS = "{talk}_手をあげた人カード.pdf"
SHEET = "会議に出す1枚"
SHEET_FILE = "会議に出す1枚_{zone}_{first}_{last}.docx"
SHEET_HEADS = ("項目", "この期間", "前の期間", "出典")
SHEET_PARTS = {
    "found": "新しく見つけた場・資源",
    "lacks": "足りない場・支え",
    "issues": "話し合いから出た課題",
    "moved": "前回からの動き",
}
SHEET_PLACES = {"opened": "新しく載った場", "altered": "内容が変わった場", "closed": "終わった・載らなくなった場"}
SHEET_NOTES = "付箋「{kind}」"
SHEET_THEME = "課題：テーマ「{theme}」"
SHEET_NO_THEME = "課題：テーマなし"
SHEET_MORE_THEMES = "課題：そのほかのテーマ"
SHEET_ALL_ISSUES = "課題の付箋（合計）"
SHEET_STEPS_DONE = "だれが・何を・いつ：できたこと"
SHEET_STEPS_OPEN = "だれが・何を・いつ：これからのこと"
SHEET_AIMS = "めざす姿"
SHEET_DECIDED = "うち、みんなで決めたもの"
SHEET_MEETINGS = "ひらいた・ひらく回"
SHEET_NOTE_UNIT = "{count}枚"
SHEET_PLACE_UNIT = "{count}か所"
SHEET_THING_UNIT = "{count}件"
SHEET_TURN_UNIT = "{count}回"
SHEET_WHOLE = "市全体"
SHEET_ONE_TALK = "話し合いごと"
SHEET_CITY = "{city}全体"
SHEET_TALK = "{talk}（{zone}）"
SHEET_NO_ZONE = "この圏域は、いまの圏域の一覧にないため、足りない場・支えの数字を出せません。"
SHEET_NO_LACKS = "この圏域だけにない種類の場はありません。"
SHEET_UNTOLD = "—"
SHEET_TALKS = "話し合いの付箋（映したものだけ）"
SHEET_VISION = "地域ビジョン（{day}現在）"
SHEET_REGISTER = "まちの居場所マップ（公開分）"
SHEET_SPAN = "{zone}　{first} から {last} まで（前の期間：{before_first} から {before_last} まで）"
SHEET_UNDATED = "日の決まっていない回の付箋と、あとで外した回の付箋 合わせて{count}枚は、数に入っていません。"
SHEET_NUMBERS = "件数だけをのせています。人の名前や付箋の文はありません。"
SHEET_LIST = {"resource": "場・資源", "issue": "課題"}
