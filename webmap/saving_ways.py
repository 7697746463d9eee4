"""The links under 「保存する」: every form of the house, for everybody and, for those who are known, as they see it."""

from layers import export
from webmap import session, wording
from webmap.asking import Asked
from webmap.pages import Choice, Saving
from webmap.show import link


def ways_of_saving(asked: Asked) -> tuple[Saving, ...]:
    """What the list shows, in each form; the order is that of the wording, further forms follow."""
    whose = ("everybody", "staff") if session.viewer().signed_in else ("everybody",)
    return tuple(
        Saving(label=wording.SAVED_FOR[who], ways=tuple(_way(code, who, asked) for code in _codes())) for who in whose
    )


def _codes() -> list[str]:
    known, foremost = export.formats(), wording.SAVED_AS
    return [*filter(known.__contains__, foremost), *(code for code in known if code not in foremost)]


def _way(code: str, who: str, asked: Asked) -> Choice:
    label = wording.SAVED_AS.get(code, export.formats()[code].LABEL)
    for_whom = {"for": who} if who == "staff" else {}
    return Choice(value=code, label=label, url=link("saving.save", code=code, **asked.as_args(place=""), **for_whom))
