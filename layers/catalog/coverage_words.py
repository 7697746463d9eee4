"""A question of coverage and what stands behind its answer, in words: the same for the page, the paper and the file."""

import shlex
from collections.abc import Iterable, Mapping
from dataclasses import replace

from layers.access.answer import NOISE, Answer, Row
from layers.access.answer_table import Cell, table
from layers.access.definitions import definition
from layers.access.ends import SNAP_METRES
from layers.access.question import Question
from layers.access.reasons import BORROWED
from layers.access.walkers import Walker, walker
from layers.catalog import seat_words
from layers.catalog.days import japanese_moment
from layers.place import traits
from layers.vocabulary import audiences, kinds
from layers.wording import sentence

CHOICES: Mapping[str, Mapping[str, str]] = {
    "people": {"75plus": "75歳以上", "65plus": "65歳以上", "all": "すべての年齢"},
    "sex": {"": "人", "female": "女性", "male": "男性"},
    "travel": {"walk": "歩いて", "with_transport": "送迎もふくめて", "by_car": "車で送ってもらって"},
    "frequency": {
        "any": "どの頻度",
        "monthly": "月1回以上",
        "twice_monthly": "月2回以上",
        "weekly": "週1回以上",
        "twice_weekly": "週2回以上",
    },
    "measure": {"network": "道のり（行きと帰り・坂）", "straight": "直線距離"},
}
MINUTES = (5, 8, 10, 15, 20, 30)
SHORT = {"network": "道のり", "straight": "直線"}
SLOPES = {
    "none": "坂は数えません",
    "tobler": "坂を数えます（Toblerの式を平らな道での速さに合わせたもの。上りも急な下りも遅くなります）",
    "tobler_both": "坂を数えます（上りも下りも同じだけ遅くなります）",
}
BORDERS = {"approximate": "概略境界", "point": "代表点"}
# Caveats that tell how many people they speak of.
_COUNTS_PEOPLE = ("caveat.untied", "caveat.uncertain", "caveat.unknown_age", "caveat.fetched")
UNTIED, UNCERTAIN, NOISY, OUTREACH = "道につながらない人", "合算の人をふくむ", f"{NOISE}人未満", "出向く支えを考える所"


def kind_label(service: str) -> str:
    """What a definition or a kind of the vocabulary is called, without what the sentence says itself."""
    return definition(service).label.partition("（")[0]


def who(question: Question) -> str:
    """「75歳以上の女性」「2040年の75歳以上の人（80歳の人）」."""
    people = "" if question.people == "all" else f"{CHOICES['people'][question.people]}の"
    lives = "住んでいる人" if question.people == "all" and not question.sex else people + CHOICES["sex"][question.sex]
    when = f"{year(question.year)}の" if question.year else ""
    more = [*_groups(question), *([age(question.age)] if question.age else [])]
    return f"{when}{lives}（{'・'.join(more)}）" if more else when + lives


def counted(question: Question) -> str:
    """Whom the figures count: people of both sexes and all circumstances, whoever is asked about."""
    return who(replace(question, sex="", age=0, attributes=()))


def counted_in(answer: Answer) -> str:
    """The same with what must be known of these people in the same breath: that their ages are an estimate."""
    rough = any(code == BORROWED for code, _ in answer.caveats)
    return counted(answer.question) + ("（年齢は概数）" if rough else "")


def usable(question: Question) -> str:
    """「女性が使える週1回以上の通いの場」: what one who is asked about may use."""
    told = _asked(question)
    return f"{told}が使える{where(question)}" if told else where(question)


def year(number: int) -> str:
    """「2040年（推計）」, 「いま」."""
    return f"{number}年（推計）" if number else "いま"


def age(number: int) -> str:
    """「80歳の人」, or that it does not matter."""
    return f"{number}歳の人" if number else "年齢は決めない"


def _groups(question: Question) -> list[str]:
    return [traits.who()[code].label for code in question.attributes]


def where(question: Question) -> str:
    """「週1回以上の通いの場」."""
    often = "" if question.frequency == "any" else f"{CHOICES['frequency'][question.frequency]}の"
    return often + kind_label(question.service)


def reach(question: Question) -> str:
    """「歩いて10分以内」."""
    way = "直線で測って" if question.measure == "straight" else CHOICES["travel"][question.travel]
    return f"{way}{minutes(question.minutes)}以内"


def sentence_of(question: Question) -> str:
    """The whole question as one sentence."""
    return f"{who(question)}が、{reach(question)}に、{where(question)}へ行って帰って来られない町丁目は？"


def minutes(number: float | None) -> str:
    """「10分」「7.5分」, 「—」 where nobody gets there."""
    if number is None:
        return "—"
    return f"{number:.0f}分" if float(number).is_integer() else f"{number:.1f}分"


def share(part: int, whole: int) -> str:
    """「18.7％」, 「—」 where nobody lives."""
    return f"{100 * part / whole:.1f}％" if whole else "—"


def walker_words(one: Walker) -> str:
    """How somebody walks, in one line."""
    stretch = (
        f"続けて歩くのは{one.stretch_metres:.0f}mまで（超える所は「通えない」）"
        if one.stretch_metres
        else "続けて歩く長さに限りはありません"
    )
    steps = "階段は通れません" if one.refuses_steps else "階段も道として通ります"
    leg = "家から道までの直線も数えます" if one.leg else "家から道までは数えません"
    return f"{one.label}：平らな道で毎分{one.metres_per_minute:.0f}m。{SLOPES[one.slope]}。{steps}。{stretch}。{leg}。"


def assumptions(answer: Answer, *, exact: bool = True) -> list[tuple[str, list[str]]]:
    """What the number stands on, part by part: heading and lines; ``exact`` False tells residents no count."""
    question = answer.question
    parts = [
        ("問い", [sentence_of(question)]),
        ("数える場", _definition(question)),
        ("測り方", _measure(question)),
        ("歩く人", [walker_words(walker(question.walker))]),
        ("人数", _people(answer) if exact else _source_of_people(answer)),
        ("国勢調査との差", _difference(answer) if exact else []),
        ("場所", _places(answer)),
        ("席のゆとり", seat_words.lines(answer) if exact else []),
        ("この数字で言えないこと", [sentence(*one) for one in answer.caveats if exact or one[0] not in _COUNTS_PEOPLE]),
        ("出典", list(dict.fromkeys(source.credit() for source in answer.sources))),
    ]
    return [(heading, lines) for heading, lines in parts if lines]


def sheets(answer: Answer, *, made_at: str = "") -> list[tuple[str, list[list[Cell]]]]:
    """The workbook: the rows as the file for machines has them, the zones, and what the numbers stand on."""
    headings: list[list[Cell]] = [["種類", "名前", "人数", "通えない人", "割合", "いちばん近い場", "分"]]
    zones: list[list[Cell]] = [
        [kind, row.name, row.people, row.uncovered, share(row.uncovered, row.people), row.place_name, row.minutes]
        for kind, rows in answer.zones.items()
        for row in rows
    ]
    stands: list[list[Cell]] = [[heading, line] for heading, lines in assumptions(answer) for line in lines]
    again: list[list[Cell]] = [["もう一度計算するとき", command(answer.question)]]
    made: list[list[Cell]] = [["計算した日時", japanese_moment(made_at)]] if made_at else []
    return [
        ("町丁目", table(answer)),
        ("圏域", headings + zones),
        *seat_words.sheets(answer),
        ("この数字の前提", [["項目", "内容"], *stands, *made, *again]),
    ]


def marks(row: Row) -> list[str]:
    """What must be known of a row in the same breath as its figures."""
    told = (
        (row.noisy, NOISY),
        (bool(row.uncertain), f"{UNCERTAIN}（{row.uncertain:,}人）"),
        (bool(row.untied), f"{UNTIED}{row.untied:,}人"),
        (row.boundary in BORDERS, BORDERS.get(row.boundary, "")),
        (row.outreach, OUTREACH),
    )
    return [words for there, words in told if there]


def command(question: Question, *, as_csv: bool = True) -> str:
    """What gives the same answer from the shell."""
    words = ["ibashomap", "coverage", "--kind", question.service, "--minutes", f"{question.minutes:g}"]
    words += ["--people", question.people, "--walker", question.walker, "--travel", question.travel]
    plain = definition(question.service).question()
    for name in ("measure", "frequency", "sex", "age", "seats", "confirmed_months", "year", "audience"):
        value = getattr(question, name)
        if value != getattr(plain, name):
            words += [f"--{name.replace('_', '-')}", str(value)]
    for attribute in question.attributes:
        words += ["--attribute", attribute]
    return shlex.join([*words, "--csv" if as_csv else "--json"])


def differs(question: Question, base: Question) -> list[str]:
    """In what one question differs from another, in words."""
    told: Iterable[tuple[str, str]] = (
        ("service", where(question)),
        ("people", who(question)),
        ("sex", who(question)),
        ("year", f"{year(question.year)}の人口"),
        ("attributes", "・".join(_groups(question)) or "どんな人でも"),
        ("age", age(question.age)),
        ("travel", CHOICES["travel"][question.travel]),
        ("minutes", f"{minutes(question.minutes)}以内"),
        ("frequency", CHOICES["frequency"][question.frequency]),
        ("walker", f"毎分{walker(question.walker).metres_per_minute:.0f}m（{walker(question.walker).label}）"),
        ("measure", CHOICES["measure"][question.measure]),
    )
    found = [words for name, words in told if getattr(question, name) != getattr(base, name)]
    return list(dict.fromkeys(found))


def _asked(question: Question) -> str:
    told = [CHOICES["sex"][question.sex] if question.sex else "", f"{question.age}歳" if question.age else ""]
    return "・".join(part for part in (*told, *_groups(question)) if part)


def _definition(question: Question) -> list[str]:
    what = definition(question.service)
    counted = "・".join(kinds()[code].label for code in what.kinds)
    lines = [f"{where(question)}：{counted}（{audiences()[question.audience].label}のもの）"]
    if question.sex or question.age or question.attributes:
        lines.append(
            f"{_asked(question)}の人が使える場だけを数えます（男性限定の場は、女性の「通える場」に数えません）。"
        )
    if question.seats:
        lines.append(f"空きが{question.seats}人分以上ある場だけを数えます。")
    if question.confirmed_months:
        lines.append(f"最終確認日が{question.confirmed_months}か月以内の場だけを数えます。")
    return lines


def _measure(question: Question) -> list[str]:
    if question.measure == "straight":
        return ["直線距離です。川・鉄道・坂・遠回りを数えないため、通える人を多く見積もります。"]
    return [
        f"{minutes(question.minutes)}ちょうどは「通える」と数えます（{minutes(question.minutes)}以下）。",
        "行きと帰りのうち、時間のかかるほうで数えます。",
        "町丁目の分数は、そこに住む人のまん中の人（中央値）の、いちばん近い場までの分数です。",
        f"道まで{SNAP_METRES:.0f}mより遠い家は「道につながらない」とし、通えない人に数えます。",
    ]


def _people(answer: Answer) -> list[str]:
    question, lines = answer.question, []
    if question.year:
        lines.append(f"{question.year}年の推計人口です（推計であり、実績ではありません）。")
    day = f"（{answer.people_as_of}）" if answer.people_as_of else ""
    lines.append(f"{counted_in(answer)} {answer.people:,}人{day}")
    lines.extend(_both_sexes(question))
    untied, uncertain = (sum(getattr(row, name) for row in answer.rows) for name in ("untied", "uncertain"))
    if untied:
        lines.append(f"道につながらない人 {untied:,}人は、通えない人に数えました。")
    if uncertain:
        lines.append(f"秘匿・合算のため、まとめてしか分からない人が{uncertain:,}人います。")
    return lines


def _difference(answer: Answer) -> list[str]:
    """国勢調査との差 with its reasons; nothing where one of the two is missing."""
    told = answer.difference
    if not told:
        return []
    census = f"国勢調査（{told['census_year']}年）{told['census']:,}人"
    head = f"{census} − 住民基本台帳 {told['register']:,}人 ＝ {told['people']:+,}人"
    # A year is no number to be cut into thousands.
    params = {**told, "census_year": str(told["census_year"])}
    return [head, *(sentence(code, params) for code in told["reasons"])]


def _source_of_people(answer: Answer) -> list[str]:
    told = [f"{counted_in(answer)}（{answer.people_as_of}）"] if answer.people_as_of else []
    return [*told, *_both_sexes(answer.question)]


def _both_sexes(question: Question) -> list[str]:
    """That the people are not cut down to those who are asked about: the sources do not know them."""
    told = _asked(question)
    return (
        [
            f"人数は{told}だけの数ではありません。それ以外の人もふくめた全員が、{told}の使える場に通えるかを数えています。"
        ]
        if told
        else []
    )


def _places(answer: Answer) -> list[str]:
    lines = [f"{answer.places:,}か所を数えました。"]
    if answer.places_untied:
        lines.append(f"道につながらない{len(answer.places_untied):,}か所は、数えていません。")
    return lines
