"""年次集計 on paper: the three tables of the form, whose people the share is of, and what the figures cannot say."""

from layers.catalog import yearly_words
from layers.drawing import typeset
from layers.place.small_areas import Register
from layers.place.yearly import Tally

NAME = "通いの場の年次集計"


def make(tally: Tally, register: Register | None, *, city: str, mark: str, printed: str) -> bytes:
    """One upright sheet as PDF."""
    sources = dict.fromkeys(one.place.source for one in tally.counted)
    titles = [f"{one.publisher}「{one.title}」{one.date}" for one in sources if one.title]
    return typeset.pdf(
        "yearly_table.typ",
        {
            "title": f"{city}　{NAME}",
            "subtitle": f"{tally.year}年度の開催日で",
            "mark": mark,
            "printed": printed,
            "credits": f"出典：{'、'.join(titles)}" if titles else city,
            "headings": yearly_words.HEADINGS,
            "sections": [{"label": label, "rows": rows} for label, rows in yearly_words.sections(tally)],
            "denominator": yearly_words.denominator(tally, register),
            "verdict": yearly_words.verdict(tally),
            "cautions": yearly_words.cautions(tally),
        },
    )
