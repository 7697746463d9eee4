"""訪問メモ, 月報 and ふだんの集まり."""

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
MEETINGS = ("話し合い", "ひらいた回の数（準備をした話し合い）")
MEETINGS_OF_ALL = ("話し合い", "ひらいた回の数")
NOT_KEPT = (("つないだ数", "この地図では、まだ数えていません。「相談を聞いた」の印は、つないだ数ではありません"),)
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
