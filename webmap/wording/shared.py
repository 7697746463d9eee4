"""Words that many pages share: the site, its navigation, days, counts and states."""

SITE_PUBLIC = "まちの居場所マップ"
SITE_STAFF = "地域資源マップ（職員用）"
NAVIGATION = (
    ("map", "map.show", "地図"),
    ("list", "service_points.index", "一覧"),
    ("confirmations", "confirmations.index", "訪問と確認"),
    ("coverage", "coverage.show", "通える範囲"),
    ("zones", "zones.index", "圏域"),
    ("profiles", "profiles.index", "地域プロフィール"),
    ("talks", "talks.index", "話し合い"),
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
PEOPLE = "{number}人"
FREE = "無料"
NOT_TOLD = "—"
FEW = "10未満"
YEN = "{number:,}円"

COMING = "次の開催日"
COMING_DAY = "{month}月{day}日（{weekday}）{hours}"
TOWN_HEADINGS = ("町丁", "町名", "町丁名", "町丁目", "town")
FISCAL_YEAR = "{year}年度"
YEAR_UNKNOWN = "年度の記録なし"
# The ground under the map.
GROUND_FILE = "下地：{file}"


def fiscal_year(year: int) -> str:
    """「2026年度」; 0 stands for a list that does not tell."""
    return FISCAL_YEAR.format(year=year) if year else YEAR_UNKNOWN
