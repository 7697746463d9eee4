"""地域ビジョン: themes → めざす姿 → だれが・何を・いつ, each with the notes that it came from.

Made of released words alone: of a note that waits, was kept back or was taken away no word is here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from layers.trust.naming import Allowed
from layers.workshop.board import Aim, Board, Note, Step
from layers.workshop.numbering import numbers


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """A note as everybody may read it; ``number``: what it is called by (``numbering``); ``stickers``: シール on it."""

    id: str
    number: int
    text: str
    kind: str
    stickers: int = 0
    meeting: str = ""
    spot_lonlat: tuple[float, float] | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Task:
    """だれが・何を・いつ; what is not decided is empty."""

    id: str
    who: str = ""
    what: str = ""
    when: str = ""
    done: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Sentence:
    """めざす姿; ``held``: a name in it or in its tasks is masked, for its owner has not ticked."""

    id: str
    text: str
    decided: bool = False
    meeting: str = ""
    tasks: tuple[Task, ...] = ()
    notes: tuple[Said, ...] = ()
    held: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Strand:
    """A theme with its sentences and notes; ``id`` "": what no theme holds yet."""

    id: str
    text: str
    stickers: int = 0
    sentences: tuple[Sentence, ...] = ()
    notes: tuple[Said, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Vision:
    """``channels``: how many of the notes that are shown came by each way."""

    strands: tuple[Strand, ...] = ()
    channels: Mapping[str, int] = field(default_factory=dict)

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All of them, in their order."""
        return tuple(one for strand in self.strands for one in strand.sentences)

    @property
    def notes(self) -> tuple[Said, ...]:
        """All that was said, in the order of the themes."""
        return tuple(one for strand in self.strands for one in strand.notes)


def vision(board: Board, allowed: Allowed | None = None) -> Vision:
    """What a board comes to."""
    may = allowed or Allowed()
    called = numbers(board.notes.values())
    said = {note.id: _said(called[note.id], note, board) for note in board.shown()}
    themes = sorted((one for one in board.themes.values() if not one.gone), key=lambda one: (one.order, one.id))
    known = {theme.id for theme in themes}
    aims: dict[str, list[Sentence]] = {}
    for aim in sorted((one for one in board.aims.values() if not one.gone), key=lambda one: (one.order, one.id)):
        if aim.text:
            aims.setdefault(aim.theme if aim.theme in known else "", []).append(_sentence(aim, said, may))
    under: dict[str, list[Said]] = {}
    for key, one in said.items():
        theme = board.notes[key].theme
        under.setdefault(theme if theme in known else "", []).append(one)
    strands = [
        Strand(
            id=key,
            text=may.told(text),
            stickers=_stickers(board, f"theme:{key}"),
            sentences=tuple(aims.get(key, ())),
            notes=tuple(sorted(under.get(key, ()), key=lambda one: (-one.stickers, one.number))),
        )
        for key, text in (*((theme.id, theme.text) for theme in themes), ("", ""))
    ]
    channels: dict[str, int] = {}
    for key in said:
        channels[board.notes[key].channel] = channels.get(board.notes[key].channel, 0) + 1
    return Vision(strands=tuple(one for one in strands if one.id or one.sentences or one.notes), channels=channels)


def _said(number: int, note: Note, board: Board) -> Said:
    return Said(
        id=note.id,
        number=number,
        text=note.shown_text,
        kind=note.kind,
        stickers=_stickers(board, f"note:{note.id}"),
        meeting=note.meeting,
        spot_lonlat=note.spot_lonlat,
    )


def _sentence(aim: Aim, said: Mapping[str, Said], may: Allowed) -> Sentence:
    steps = [step for step in aim.steps if not step.gone and (step.who or step.what or step.when)]
    held = (may.holds_back(word, who=step.who) for step in steps for word in (step.what, step.when))
    return Sentence(
        id=aim.id,
        text=may.told(aim.text),
        decided=aim.decided,
        meeting=aim.meeting,
        tasks=tuple(_task(step, may) for step in steps),
        notes=tuple(said[note] for note in aim.notes if note in said),
        held=may.holds_back(aim.text) or any(held),
    )


def _task(step: Step, may: Allowed) -> Task:
    return Task(id=step.id, who=may.who(step.who), what=may.told(step.what), when=may.told(step.when), done=step.done)


def _stickers(board: Board, target: str) -> int:
    return sum(board.votes.get(target, {}).values())
