"""The pages of 訪問と確認: what each template is given."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from webmap.act_rows import ActRow
from webmap.pages import Choice, Page
from webmap.qr import Qr
from webmap.questions import Entry, Question
from webmap.worklist import Tally, Work


@dataclass(frozen=True, kw_only=True, slots=True)
class WaitingPage(Page):
    """直し that residents do not see yet."""

    template: ClassVar[str] = "confirmations/waiting.html"
    acts: tuple[ActRow, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class RoundsPage(Page):
    """訪問と確認: how far the round has come, by worker and by zone."""

    template: ClassVar[str] = "confirmations/index.html"
    running: bool
    round_id: str
    round_name: str
    ends_on: str
    whole: Tally
    workers: tuple[Tally, ...]
    zones: tuple[Tally, ...]
    replies: int
    corrections: int
    kinds: tuple[Choice, ...]
    fiscal_year: int
    last_day: str
    tomorrow: str
    closed: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CallsPage(Page):
    """電話リスト: one place after another."""

    template: ClassVar[str] = "confirmations/calls.html"
    title_of_part: str
    chosen: Mapping[str, Any]
    works: tuple[Work, ...]
    now: Work | None
    number: int
    left: int
    entries: tuple[Entry, ...]
    questions: tuple[Question, ...]
    hows: tuple[Choice, ...]
    next_url: str
    undo: str
    undo_name: str
    page_url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """One 確認票: what everybody may know is filled in, the rest is left open; ``dense``: it holds many words."""

    point_id: str
    name: str
    number: int
    entries: tuple[Entry, ...]
    questions: tuple[Question, ...]
    confirmed: str
    dense: bool
    address: str
    token: str
    qr: Qr | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Stack:
    """As many sheets as are printed at once: 「101〜200枚目」."""

    label: str
    url: str
    here: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class SheetsPage(Page):
    """確認票: one A4 for each place, to be sent by post or FAX; ``sheets`` are one of the ``stacks`` of all."""

    template: ClassVar[str] = "confirmations/sheets.html"
    sheets: tuple[Sheet, ...]
    count: int
    stacks: tuple[Stack, ...]
    part: str
    office: Mapping[str, Any]
    reply_by: str
    without: int
    ready_url: str
    back_url: str
    unreachable: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class ProposedLine:
    """One field of a proposal beside what stands there now."""

    label: str
    before: str
    now: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ReplyRow:
    """One reply of a group."""

    id: str
    point_id: str
    name: str
    zone: str
    day: str
    lines: tuple[ProposedLine, ...]
    remark: str
    state: str
    decided_by: str


@dataclass(frozen=True, kw_only=True, slots=True)
class RepliesPage(Page):
    """返信: what groups wrote, old beside new."""

    template: ClassVar[str] = "confirmations/replies.html"
    waiting: tuple[ReplyRow, ...]
    decided: tuple[ReplyRow, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class EnterPage(Page):
    """Where the letters of a sheet are typed in."""

    template: ClassVar[str] = "one_tap/enter.html"
    enter_url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class OneTapPage(Page):
    """What a group reads at its address."""

    template: ClassVar[str] = "one_tap/show.html"
    name: str
    entries: tuple[Entry, ...]
    until: str
    answered: str
    same_url: str
    mend_url: str
    office: str


@dataclass(frozen=True, kw_only=True, slots=True)
class MendPage(Page):
    """Where a group writes what has changed."""

    template: ClassVar[str] = "one_tap/mend.html"
    name: str
    entries: tuple[Entry, ...]
    unknown: tuple[Entry, ...]
    questions: tuple[Question, ...]
    remark: str
    send_url: str
    back_url: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ThanksPage(Page):
    """「ありがとうございました」."""

    template: ClassVar[str] = "one_tap/thanks.html"
    name: str
    proposed: bool
    mend_url: str
    again_url: str
    until: str
