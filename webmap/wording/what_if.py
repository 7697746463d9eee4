"""もし〜なら: what is imagined, what it would change, and the scenarios that were named."""

WHAT_IF = "もし〜なら"
WHAT_IF_NEW = "新しい場"
WHAT_IF_ACTS = {
    "add": "「{name}」をここに足す",
    "close": "「{place}」がなくなる",
    "move": "「{place}」を動かす",
    "bridge": "歩道橋をかける（約{metres}m）",
}
WHAT_IF_UNKNOWN = "いまは一覧にない場"
WHAT_IF_LOOSE = "（道から{metres}m以上離れているため、だれも通えません）"
WHAT_IF_SAME = "いまと変わりません。"
WHAT_IF_LESS = "いま {before}人。{people}人減ります。"
WHAT_IF_MORE = "いま {before}人。{people}人増えます。"
WHAT_IF_SAYS = "{who} {people}人のうち、{reach}に{where}へ行って帰って来られない人"
WHAT_IF_OF_TOWN = "{name}（住む人の真ん中あたり）"
WHAT_IF_BRIDGES_IDLE = "直線で測るときと車のときは、歩道橋を足しても答えは変わりません。"
WHAT_IF_FAR = "{minutes}より遠い"
WHAT_IF_MINUTES = "{before} → {after}"
WHAT_IF_KEPT = "案を残しました。このページのリンクを、職員どうしで送れます。"
WHAT_IF_GONE = "案を取り消しました。「元に戻す」で戻せます。"
WHAT_IF_BACK = "案を元に戻しました。"
WHAT_IF_RENAMED = "案の名前を変えました。"
WHAT_IF_UNCHANGED = "変わりません"
WHAT_IF_PLUS = "{people}人が通えるようになる"
WHAT_IF_MINUS = "{people}人が通えなくなる"
WHAT_IF_COMPARE = "案をくらべる"
