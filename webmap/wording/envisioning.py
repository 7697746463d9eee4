"""Words of 地域ビジョン and of 手をあげた人."""

VISION = "地域ビジョン"
VISION_KEPT = "保存しました。「これまでの操作」から取り消せます。"
VISION_UNDONE = "取り消しました。"
VISION_DRAFTED = "めざす姿のたたき台を、付箋の言葉から作りました。みなさんの言葉に直してください。"
VISION_NO_DRAFT = "どのテーマにも、もうめざす姿があります。"
VISION_DECIDES = "決める"
VISION_NO_THEME = "テーマなし"
VISION_MAY_WAIT = "だれが・何を・いつは、第{number}回「{name}」まで空けておけます。"
VISION_OPEN = "だれが・何を・いつが空いているめざす姿が{count}つあります。"
VISION_ACTS = {
    "theme": "テーマ「{text}」",
    "aim": "めざす姿「{text}」",
    "step": "だれが・何を・いつ「{text}」",
    "link": "もとの付箋：めざす姿「{text}」",
}
VISION_REPORT = "{zone}の地域ビジョン_{day}.{ending}"
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
