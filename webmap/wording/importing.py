"""取り込み: states of an import and of work, what is asked about a list."""

IMPORT_STATE = {
    "staged": "確認待ち",
    "published": "台帳に反映ずみ",
    "undone": "取り消しずみ",
    "discarded": "やめたもの",
}
LEVEL = {"error": "読めません", "warning": "確かめてください", "info": "お知らせ"}
CHANGE = {"new": "追加", "changed": "変更", "gone": "見あたらない"}
VALUE_NAMES = {
    "name": "名前",
    "kind": "種類",
    "position": "地図の位置",
    "people": "人口",
    "members": "町丁",
    "nodes": "交差点",
    "edges": "道（向きごと）",
    "kilometres": "道の長さ（km）",
    "steps": "階段の区間",
    "pieces": "つながりのかたまり",
    "apart": "いちばん大きいかたまりの外の交差点",
    "without_height": "高さの分からない交差点",
    "cut": "市から遠くて外した交差点",
}
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
NOTHING_READ = "読めませんでした"
ASKS = "答えを待っています"
QUESTIONS = {
    "kind": "何の一覧ですか",
    "heading": "どの行が見出しですか",
    "encoding": "どれが正しく読めていますか（文字コード）",
}
QUESTION_OF_EDITION = "前の一覧「{title}」の新しい版ですか"
