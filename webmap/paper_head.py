"""The head of a printed list: what it lists, by which filter, how many, and the day on which it was printed."""

from datetime import date

from layers.vocabulary import kinds
from webmap import wording
from webmap.filters import Filters
from webmap.pages import PaperHead
from webmap.pick_groups import said_of
from webmap.printed import printed_on


def paper_head(choices: Filters, *, today: date, first: int, shown: int, found: int) -> PaperHead:
    """``first`` counts from 1; of a list that goes on over pages of the screen, only ``shown`` rows are printed."""
    part = wording.PART_OF.format(first=first, last=first + shown - 1, found=found)
    return PaperHead(
        printed_on=printed_on(today),
        filters=told_filters(choices),
        shown=wording.ALL_OF.format(found=found) if shown == found else part,
    )


def told_filters(choices: Filters) -> tuple[str, ...]:
    """「種類：通いの場・サロン」, one text for each thing that was asked for."""
    asked = choices.asked
    zone = next((one.label for one in choices.system_zones if one.value == asked.zone), "")
    told = {
        wording.FILTER_WORDS: f"「{asked.words}」" if asked.words else "",
        wording.FILTER_KINDS: "・".join(kinds()[code].label for code in asked.kinds),
        wording.ZONE: zone,
        **said_of(choices.picks),
    }
    return tuple(f"{label}：{text}" for label, text in told.items() if text)
