"""年次集計: how many 通いの場 there are, how many go there and what share of the 65+ that is, as the survey asks."""

from datetime import date

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from layers import clock
from layers.catalog import yearly_words
from layers.catalog.days import japanese_day
from layers.drawing import yearly_table
from layers.export import xlsx
from layers.place.services import ServicePoint
from layers.place.small_areas import Register
from layers.place.yearly import Tally, form, tally
from layers.place.yearly.form import fiscal_year
from layers.store import Unit
from webmap import session, wording
from webmap.access import requires
from webmap.attachment import attachment
from webmap.pages import Choice
from webmap.printed import printed_on
from webmap.show import link, render
from webmap.yearly_pages import LeftOut, YearlyPage, YearlySection

VIEW = Blueprint("yearly", __name__)
LABEL = "通いの場の年次集計"
_WIDTHS = (34, 30, 34, 30, 24, 24, 24)


@VIEW.get("/coverage/yearly")
@requires("confirm")
def show() -> ResponseReturnValue:
    """「通いの場は何か所で、65歳以上の何%が通っていますか」."""
    with session.store().reading(session.viewer()) as unit:
        found, register, registers = _counted(unit)
    asked = {"as_of": register.as_of} if register else {}
    return render(
        YearlyPage(
            title=LABEL,
            year=found.year,
            form_title=found.form.title,
            headings=yearly_words.HEADINGS,
            sections=tuple(YearlySection(label=label, rows=rows) for label, rows in yearly_words.sections(found)),
            denominator=yearly_words.denominator(found, register),
            verdict=yearly_words.verdict(found),
            cautions=yearly_words.cautions(found),
            left_out=_left_out(found),
            days=tuple(Choice(value=one.as_of, label=japanese_day(one.as_of), on=one is register) for one in registers),
            counted=found.total.places,
            save_url=link("yearly.save", **asked),
            paper_url=link("yearly.paper", **asked),
            list_url=link("service_points.index", kind=list(found.form.kinds)),
            printed_on=printed_on(clock.today()),
        )
    )


@VIEW.get("/coverage/yearly.xlsx")
@requires("confirm")
def save() -> ResponseReturnValue:
    """「Excelで保存」: the tables, and each place with how it was counted."""
    found, register = _kept()
    content = xlsx.book(yearly_words.sheets(found, register), freeze="C2", widths=_WIDTHS)
    return attachment(content, _name("xlsx"), xlsx.MEDIA_TYPE)


@VIEW.get("/coverage/yearly.pdf")
@requires("confirm")
def paper() -> ResponseReturnValue:
    """「印刷する」: the same tables on one sheet."""
    found, register = _kept()
    city = session.city().name
    printed = printed_on(clock.today())
    content = yearly_table.make(found, register, city=city, mark=wording.SAVED_FOR["staff"], printed=printed)
    return attachment(content, _name("pdf"), "application/pdf", inline=True)


def _kept() -> tuple[Tally, Register | None]:
    """What leaves the house is written down."""
    with session.writing() as unit:
        found, register, _ = _counted(unit)
        unit.audit.note("save", f"yearly {found.total.places}")
    return found, register


def _counted(unit: Unit) -> tuple[Tally, Register | None, list[Register]]:
    """The places that this viewer sees, over the register of the 基準日 asked for, else of the newest."""
    registers = unit.areas.registers()
    register = next((one for one in registers if one.as_of == request.args.get("as_of")), None)
    register = register or next(iter(registers), None)
    day = _day(register)
    asked = form(fiscal_year(day))
    places = unit.places.read(kinds=asked.kinds)
    as_of, aged = (register.as_of, register.age65plus) if register else ("", None)
    return tally(asked, places, day=day, as_of=as_of, aged=aged), register, registers


def _day(register: Register | None) -> date:
    try:
        return date.fromisoformat(register.as_of) if register else clock.today()
    except ValueError:
        return clock.today()


def _left_out(found: Tally) -> tuple[LeftOut, ...]:
    apart = zip(wording.YEARLY_LEFT_OUT, (found.unsure, found.seldom, found.resting), strict=True)
    return tuple(LeftOut(why=why, places=tuple(map(_place, places))) for why, places in apart if places)


def _place(place: ServicePoint) -> Choice:
    return Choice(value=place.id, label=place.name, url=link("service_points.one", point_id=place.id))


def _name(ending: str) -> str:
    return wording.YEARLY_FILE.format(city=session.city().name, day=f"{clock.today():%Y%m%d}", ending=ending)
