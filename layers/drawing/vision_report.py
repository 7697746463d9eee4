"""The report of a vision, as PDF and as a Word document of the same words: aims first, each with what it came from."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from docx import Document

from layers.drawing import typeset
from layers.drawing.word_file import DOCX, bullets, lines, styled, table
from layers.workshop.kinds import note_kinds
from layers.workshop.vision import Said, Sentence, Vision

__all__ = ["DOCX", "About", "docx", "pdf"]

_CHANNELS = {"phone": "スマートフォン", "paper": "紙の付箋", "typed": "聞き取り", "hands": "手を挙げて"}
_HEADS = ("だれが", "何を", "いつ", "いま")
_LATER = "これから"
_NO_THEME = "そのほか"
_NAMES = "人の名前は、本人が「出してよい」としたものだけをのせています。"


@dataclass(frozen=True, kw_only=True, slots=True)
class About:
    """What stands around the vision; ``names``: of the meetings, by their id.

    ``voices``: where no note is told, how many there were.
    """

    zone: str
    talk: str
    purpose: str = ""
    meetings: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    credits: str = ""
    printed: str = ""
    voices: int | None = None


def pdf(found: Vision, about: About) -> bytes:
    """A4, as many pages as it takes."""
    return typeset.pdf("vision_report.typ", _told(found, about))


def docx(found: Vision, about: About) -> bytes:
    """The same, to be changed by hand."""
    told = _told(found, about)
    made: Any = Document()
    styled(made)
    made.core_properties.title, made.core_properties.author = told["title"], about.credits
    made.add_heading(told["title"], level=0)
    lines(made, [told["purpose"], told["counted"]])
    bullets(made, told["meetings"])
    for theme in told["themes"]:
        made.add_heading(theme["text"], level=1)
        for aim in theme["aims"]:
            made.add_heading(aim["text"] + ("" if aim["decided"] else f"　{told['open']}"), level=2)
            table(made, told["heads"], aim["tasks"])
            lines(made, [told["from"]] if aim["notes"] else [])
            bullets(made, aim["notes"])
        lines(made, [told["others"]] if theme["notes"] else [])
        bullets(made, theme["notes"])
    lines(made, [told["names"], f"{about.credits}　{about.printed}"])
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def _told(found: Vision, about: About) -> dict[str, Any]:
    voices = len(found.notes) if about.voices is None else about.voices
    by = "・".join(f"{words}{found.channels[code]}枚" for code, words in _CHANNELS.items() if found.channels.get(code))
    return {
        "title": f"{about.zone}の地域ビジョン",
        "purpose": about.purpose,
        "counted": f"もとになった声 {voices}枚" + (f"（{by}）" if by else ""),
        "meetings": list(about.meetings),
        "themes": [
            {
                "text": (strand.text or _NO_THEME) + (f"（シール{strand.stickers}）" if strand.stickers else ""),
                "aims": [_aim(one, about) for one in strand.sentences],
                "notes": _others(strand.notes, strand.sentences, about),
            }
            for strand in found.strands
        ],
        "heads": list(_HEADS),
        "open": "（話し合いの途中）",
        "from": "この文のもとになった声",
        "others": "このテーマのほかの声",
        "empty": "めざす姿は、まだ書かれていません。",
        "names": _NAMES,
        "credits": about.credits,
        "printed": about.printed,
    }


def _aim(one: Sentence, about: About) -> dict[str, Any]:
    tasks = [
        [*(said or ("—" if task.done else _LATER) for said in (task.who, task.what, task.when)), "できた" * task.done]
        for task in one.tasks
    ]
    return {
        "text": one.text,
        "decided": one.decided,
        "tasks": tasks,
        "notes": [_note(said, about) for said in one.notes],
    }


def _others(notes: Sequence[Said], sentences: Sequence[Sentence], about: About) -> list[str]:
    told = {said.id for one in sentences for said in one.notes}
    return [_note(said, about) for said in notes if said.id not in told]


def _note(said: Said, about: About) -> str:
    where = about.names.get(said.meeting, "")
    stickers = f"シール{said.stickers}" if said.stickers else ""
    marks = "・".join(filter(None, (where, f"{said.number}番", note_kinds()[said.kind].label, stickers)))
    return f"「{' '.join(said.text.split())}」（{marks}）"
