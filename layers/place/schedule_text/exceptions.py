"""Words of exceptions → tokens ``E``: 祝日休み, 8月は休み, 第5週休み, 年末年始（12/29～1/3）を除く, 祝日は翌日."""

import re
from dataclasses import dataclass, field, replace

from layers.place.schedule import HOLIDAY, WEEKDAYS, Closure
from layers.place.schedule_text import figures
from layers.place.schedule_text.closures import closures_of
from layers.place.schedule_text.moving import STEPS, Moving, moving
from layers.place.schedule_text.stream import Made, Stream, joined
from layers.place.schedule_text.tokens import NotUnderstood, Token

_ITEM = "[HNRTPmqjoDA]"
_ITEMS = rf"(?:[Do],p?|[HNRTPqj][,p]*|m,?)*{_ITEM}"
_SURE_CLOSING = re.compile(r"定休|休館|休業|休園|休所|休室|閉館")
_TAKEN = re.compile(r"除|以外|のぞ")
_SEASONS = {"summer", "winter", "spring"}
# A place that is closed on more weekdays than these is told by the days on which it is open.
_MOST_CLOSED = 2
# What says that it is held then and at no other time.
_IN_THEM = re.compile(r"のみ|だけ|に限り|に_?(?:開催|実施|開館|開所|行い|行う|行って|活動)")
# What may be said of a holiday without touching the other days: it is then no day that is sure.
_UNCERTAIN = re.compile(r"変更|変動|異な|場合")


@dataclass(frozen=True, kw_only=True, slots=True)
class Exceptions:
    """What one clause takes away.

    ``closing``: it speaks of a closing day (定休日), so that all other days are open; ``half``: of that half day alone.
    """

    closures: tuple[Closure, ...] = ()
    half: str = ""
    moving: Moving | None = None
    closing: bool = False
    remark: str = field(default="", compare=False)


def exceptions(stream: Stream) -> None:
    """Reduce all clauses of exceptions."""
    stream.replace(r"(?<=[mjRTP]p)(?:[NH]W|W(?=[ip,]*C))", lambda *_: [])
    stream.replace(r"[jT](?:\([DH]\)|p?HW)(?=[ip,]*C)", lambda s, a, b: s.of(a, b, "jT"))
    stream.replace(r"D\(Hi?p*v[pVUB]*\)p?C", lambda s, a, b: [s.tokens[a], s.tokens[b - 1], *s.tokens[a + 1 : b - 1]])
    stream.replace(r"L\(m\)(?=[ip]*C)", lambda s, a, b: s.of(a, b, "m"))
    stream.replace(r"N\(P\)p*(?=[abe]*[DA])", _season_dated)
    stream.replace(r"N\([RTPj]\)(?=[.,]*M)", _months_off)
    stream.replace(r"N\(?,?[RjTP]\)?", lambda s, a, b: s.of(a, b, "RjTP"))
    stream.replace(r"mp?[oDH](?=(?:,mp?[oDH])*[ip,]*[CBV])", _combined)
    if len(stream.of(0, len(stream.tokens), "DA")) == 1:
        stream.replace(r"(?<!K)Dpv(?=[hE.,)]|$)", _day_beside)
    stream.replace(r"K[p,ae]*D\(Hi?p*v[pVUB]*\)", _closing_day_moved)
    stream.replace(r"(?:Di)?[HD][ip,]*(?:v(?:\(D\)|p?D)?[pVUB]*C?|D[VU]+|(?<=i)D)", _moving)
    stream.replace(r"DiHi[p,]*C", _own_holidays)
    stream.replace(r"H[ip,]*D(?=\))", _moving)
    stream.replace(r"(?:m,?)+p*[BU]?p*(?=[).,]|$)", _months_only)
    stream.replace(r"[HNm](?:,?[HNm])*[ip]*B", _held_as_well)
    stream.replace(r"(?:Dp)?[D](?:,?[DH])*iB[ip]*", lambda *_: [])
    stream.replace(r"N\?", _name_of_event)
    stream.replace(r"[HNm](?:,?[HNm])*[ip,]*[zV](?=[).,]|$)", _uncertain)
    stream.replace(r"[mRTPj]p?N(?=[).,]|$)|N,m(?=[).,]|$)", _months_off)
    stream.replace(rf"(?:K[p,]*)?(?<!mp){_ITEMS}[ip,)]*C", _closed)
    stream.replace(rf"K[p,ae]*{_ITEM}(?:,?{_ITEM})*", _closed)
    stream.replace(r"(?<=E\.)Mp*|(?<=E,)Mp*|(?<=E)Mp*", lambda *_: [])


def _combined(stream: Stream, start: int, end: int) -> Made:
    """8月の第2週, 8月の火曜: both must hold."""
    if stream.tokens[end - 1].letter == "D" and re.match("[pe]*[BVU]", stream.letters[end:]):
        return None  # 「12月は第3火曜に変更」: what they give way to, not what is closed
    months = figures.months(stream.tokens[start])
    found = [replace(one, months=months) for one in closures_of(stream.tokens[end - 1])]
    return [joined("q", stream.tokens[start:end], tuple(found))]


def _name_of_event(stream: Stream, start: int, end: int) -> Made:
    """「8月3日～7日 夏休み子どもひろば」: where dates are given, a season that a word grows out of is a name."""
    season, word = stream.tokens[start:end]
    if season.end != word.start or stream.has("DA") or not stream.has("TP"):
        return None
    return [Token("x", season.text + word.text, season.start, word.end)]


def _day_beside(stream: Stream, start: int, end: int) -> Made:
    """「第2土曜の翌日」: a day that is told by the one before or after it."""
    days, particle, step = stream.tokens[start:end]
    named = {day[-2:] for day in days.value.byday}
    to = next((STEPS[name] for name in ("dayafter", "daybefore") if name in step.said), "")
    if particle.text != "の" or len(named) != 1 or HOLIDAY in named or not to or stream.has("K"):
        return None
    return [days, joined("E", [particle, step], Exceptions(moving=Moving(on=tuple(named), to=to)))]


def _own_holidays(stream: Stream, start: int, end: int) -> Made:
    """「毎週火曜（火曜が祝日の場合は休み）」: the weekday adds nothing where it is the only one."""
    meant = {day[-2:] for token in stream.of(0, start, "D") for day in token.value.byday}
    if not meant or meant != set(stream.tokens[start].value.byday):
        return None
    return [joined("E", stream.tokens[start:end], Exceptions(closures=(Closure(holidays=True),)))]


def _season_dated(stream: Stream, start: int, end: int) -> Made:
    """「夏休み期間（令和9年7月21日～8月31日）の火・木」: held in these days and no others."""
    return stream.of(start, end, "P") if _SEASONS & set(stream.tokens[start].said) else None


def _closing_day_moved(stream: Stream, start: int, end: int) -> Made:
    """「休館日：第3月曜（祝日の場合は翌日）、年末年始」: the move stands apart, so that the list goes on."""
    at = stream.letters.index("(", start)
    made = _moving(stream, at + 1, end - 1)
    return [*made, *stream.tokens[start:at]] if made else None


def _months_only(stream: Stream, start: int, end: int) -> Made:
    """「10:00～（偶数月のみ）」, 「※8月に開催」: in no other month."""
    part, before = stream.tokens[start:end], stream.letters[:start]
    said = [token.text for token in part if token.letter in "pBU"]
    only = any(_IN_THEM.match(one) for one in said) and not any(one in ("は", "も") for one in said)
    if not only or before[-1:] not in (*"(.",) or not stream.has("DA", 0, start) or stream.letters.count("m") > 1:
        return None
    months = figures.months(part[0])
    others = tuple(month for month in range(1, 13) if month not in months)
    return [joined("E", part, Exceptions(closures=(Closure(months=others),)))]


def _held_as_well(stream: Stream, start: int, end: int) -> Made:
    """「祝日も開催」 takes nothing away; 「祝日のみ開催」 is another thing."""
    said = [token.text for token in stream.tokens[start:end] if token.letter in "pB"]
    if any(_IN_THEM.match(one) for one in said) and "も" not in said:
        raise NotUnderstood(stream.tokens[start].text)
    return []


def _months_off(stream: Stream, start: int, end: int) -> Made:
    """「12月～2月は冬休み」, 「夏休み：8月」: the months say how long it is."""
    part = stream.tokens[start:end]
    season, told = stream.of(start, end, "N")[0], stream.of(start, end, "mRTPj")[0]
    mark = stream.of(start, end, ",")
    if not _SEASONS & set(season.said) or (mark and mark[0].text != ":"):
        return None
    return [joined("E", part, Exceptions(closures=closures_of(told)))]


def _closed(stream: Stream, start: int, end: int) -> Made:
    part = stream.tokens[start:end]
    verb = "".join(token.text for token in part if token.letter in "CK")
    items = [token for token in part if token.letter in "HNRTPmqjoDA"]
    kept = _leading(stream, start, items, verb)
    if _attributive(stream, end, verb):
        _refuse_foreign(stream, end, kept)
        kept = []
    closed = [token for token in items if token not in kept]
    if not closed:
        return None
    if sum(t.letter == ")" for t in part) > sum(t.letter == "(" for t in part):
        return None
    found = tuple(closure for token in closed for closure in closures_of(token))
    weekly = any(one.weekdays for one in found)
    closing = weekly and bool(_SURE_CLOSING.search(verb))
    return [*kept, joined("E", part, Exceptions(closures=found, half=_half(part), closing=closing))]


def _half(part: list[Token]) -> str:
    """「木・土午後休」: which half of the day the clause closes."""
    return next((token.said["half"] for token in part if "half" in token.said), "")


def _attributive(stream: Stream, end: int, verb: str) -> bool:
    """「土日、祝日を除く毎日」: the whole list is taken away; beside 毎日 no weekday meets apart."""
    behind = stream.letters[end:].lstrip("pabe")[:1]
    return stream.has("A") or (behind == "D" and bool(_TAKEN.search(verb)))


def _refuse_foreign(stream: Stream, end: int, taken: list[Token]) -> None:
    """「月曜、祝日を除く水曜」: a Monday is nothing that could be taken from Wednesdays."""
    behind = stream.of(end, len(stream.tokens), "D")
    weekdays = {day[-2:] for token in behind[:1] for day in token.value.byday}
    if not stream.has("A") and any(day[-2:] not in weekdays for token in taken for day in token.value.byday):
        raise NotUnderstood(taken[0].text)


def _leading(stream: Stream, start: int, items: list[Token], verb: str) -> list[Token]:
    """「毎週月曜、祝日休み」: a weekday with a mark behind it is the meeting day where no other stands before it."""
    if stream.has("DA", 0, start) or not any(token.letter in "HNRTPmqjo" for token in items):
        return []
    if _SURE_CLOSING.search(verb):
        return []
    kept = []
    for token in items:
        if token.letter not in "DA":
            break
        kept.append(token)
    alone = not stream.has("DA", start + len(items) + 1)
    return _meant(stream, start, kept, verb) if alone and kept else kept


def _meant(stream: Stream, start: int, leading: list[Token], verb: str) -> list[Token]:
    """「8:30～17:15（月～金、祝日除く）」 is open on these, 「10:00～16:00（土・日・祝日除く）」 closed on them."""
    named = {day for token in leading for day in token.value.byday}
    told = start > 0 and stream.tokens[start - 1].letter in "ae"
    behind = stream.tokens[stream.tokens.index(leading[-1], start) + 1]
    if told or len(named & set(WEEKDAYS[:5])) > _MOST_CLOSED or (behind.letter != "," and HOLIDAY not in named):
        return leading
    weekend = named <= {*WEEKDAYS[5:], HOLIDAY} and (HOLIDAY in named or stream.has("HN", start))
    if weekend or behind.text == "・":
        return []
    if stream.has("h", 0, start) or (_TAKEN.search(verb) and len(named) <= _MOST_CLOSED):
        raise NotUnderstood(leading[0].text)
    return leading


def _uncertain(stream: Stream, start: int, end: int) -> Made:
    """「祝日は変更の場合あり」: holidays are not sure, so they are left out; the words are kept."""
    part = stream.tokens[start:end]
    if not _UNCERTAIN.search(part[-1].text):
        return None
    found = tuple(closure for token in part if token.letter in "HNm" for closure in closures_of(token))
    said = "".join(token.text for token in part)
    return [joined("E", part, Exceptions(closures=found, remark=said))]


def _moving(stream: Stream, start: int, end: int) -> Made:
    part = stream.tokens[start:end]
    found = moving(part)
    return [joined("E", part, Exceptions(moving=found))] if found else None
