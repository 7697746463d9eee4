"""年次集計 in words: the same lines for the page, the paper and the workbook, with what they cannot say."""

from layers.catalog.days import japanese_day
from layers.place.small_areas import Register
from layers.place.yearly import Line, Tally
from layers.place.yearly.form import Class

Row = tuple[str, str, str, str, str]

HEADINGS = ("区分", "箇所数", "参加実人数（延べの重なりあり）", "人数の記録がない箇所", "参加率（多く見て）")
TOPICS = {"frequency": "開催頻度", "activity": "主な活動内容", "operator": "運営主体"}
PLACE_HEADINGS = ("場所", "数え方", "開催日時（一覧のまま）", "開催頻度", "主な活動内容", "運営主体", "参加人数")
NOT_KNOWN = "わかりません"
_UNSURE = "開催頻度がわからない"
_SELDOM = "月1回に満たない"
_RESTING = "休止・廃止"


def sections(tally: Tally) -> tuple[tuple[str, tuple[Row, ...]], ...]:
    """Each topic with its lines; the last line of each is the same total."""
    return tuple(
        (label, tuple(row(tally, line) for line in (*tally.tables[topic], tally.total)))
        for topic, label in TOPICS.items()
    )


def row(tally: Tally, line: Line) -> Row:
    """A line as its cells; places that are silent are no zero."""
    known = line.places - line.silent
    people = f"{line.participants:,}" if known or not line.places else NOT_KNOWN
    return line.label, f"{line.places:,}", people, f"{line.silent:,}" if line.silent else "", percent(tally, line)


def percent(tally: Tally, line: Line) -> str:
    """「2.35%」; nothing where it cannot be said."""
    share = tally.share(line)
    return "" if share is None else f"{share * 100:.2f}%"


def denominator(tally: Tally, register: Register | None) -> str:
    """Whose people the share is of."""
    if register is None or tally.aged is None:
        return "65歳以上の人口が入った住民基本台帳がまだありません。取り込むと、参加率を出します。"
    hidden = f"秘匿の{register.hidden}町丁の人は入っていません。" if register.hidden else ""
    return f"65歳以上　{tally.aged:,}人（住民基本台帳 {japanese_day(tally.as_of)}現在）。{hidden}"


def verdict(tally: Tally) -> str:
    """How it stands to the aim, and no more than can be said."""
    target = tally.form.target
    aim = f"めやす：{target.share * 100:g}%（{target.by}。{target.source}）。"
    return (
        aim
        + {
            "unknown": "参加率は、まだ出せません。",
            "below": "参加率は多く見た値で、それでもめやすに届いていません。",
            "open": "参加率はめやすより低い値ですが、人数や頻度のわからない場所の分が入っていません。",
            "not_proven": "めやす以上の値ですが、2つの場所に通う人を2回数えているので、めやすに届いたとは言えません。",
        }[tally.verdict]
    )


def cautions(tally: Tally) -> tuple[str, ...]:
    """What must stand under these figures wherever they go."""
    year, months = tally.year, tally.form.months_at_least
    doubled = (
        "参加実人数は、場所ごとの人数を足したものです。2つの場所に通う人は2回数えているので、実際の人数より多く、"
        "参加率も多く見た値です。"
    )
    monthly = (
        f"月1回以上は、{year}年4月から{year + 1}年3月までの12か月のうち{months}か月以上で開くことです。"
        "頻度の区分は、いちばん多く開いた月の日数で決めています。"
    )
    return (
        doubled,
        "一覧の「参加人数」は、平均の人数や会員数、65歳未満の人を含むことがあります。報告の前に、各団体に確かめてください。",
        *_left_out(tally),
        monthly,
        "主な活動内容と運営主体は、一覧の言葉から分けました。場所ごとの分け方は、Excelの2枚めで確かめられます。",
        f"区分は、{tally.form.edition}によります。ことしの調査票と見くらべてください。出典：{tally.form.source}",
    )


def sheets(tally: Tally, register: Register | None) -> list[tuple[str, list[list[str | int]]]]:
    """The tables, and each place with how it was counted, as sheets of a workbook; numbers are numbers."""
    told: list[list[str | int]] = [["", *HEADINGS]]
    for topic, label in TOPICS.items():
        told += [[label, *_numbers(tally, line)] for line in (*tally.tables[topic], tally.total)]
    told.append([])
    told += [[text] for text in (denominator(tally, register), verdict(tally), *cautions(tally))]
    return [("年次集計", told), ("場所ごとの分け方", [list(PLACE_HEADINGS), *_places(tally)])]


def _numbers(tally: Tally, line: Line) -> list[str | int]:
    known = line.places - line.silent
    people: str | int = line.participants if known or not line.places else NOT_KNOWN
    return [line.label, line.places, people, line.silent, percent(tally, line)]


def _places(tally: Tally) -> list[list[str | int]]:
    form = tally.form
    rows: list[list[str | int]] = [
        [
            one.place.name,
            "数えた",
            str(one.place.facts.get("schedule") or ""),
            _label(form.frequency, one.frequency),
            _label(form.activity, one.activity),
            _label(form.operator, one.operator),
            NOT_KNOWN if one.participants is None else one.participants,
        ]
        for one in tally.counted
    ]
    for why, places in ((_UNSURE, tally.unsure), (_SELDOM, tally.seldom), (_RESTING, tally.resting)):
        rows += [[place.name, f"数えていない：{why}", str(place.facts.get("schedule") or "")] for place in places]
    return rows


def _label(classes: tuple[Class, ...], code: str) -> str:
    return next((one.label for one in classes if one.code == code), NOT_KNOWN)


def _left_out(tally: Tally) -> tuple[str, ...]:
    told = []
    if tally.total.silent:
        told.append(f"人数の記録がない{tally.total.silent:,}か所は、箇所数には入り、参加実人数には入っていません。")
    apart = ((_UNSURE, tally.unsure), (_SELDOM, tally.seldom), (_RESTING, tally.resting))
    named = [f"{why}{len(places):,}か所" for why, places in apart if places]
    if named:
        told.append(f"数えていない場所：{'、'.join(named)}。")
    return tuple(told)
