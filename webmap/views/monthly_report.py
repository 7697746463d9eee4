"""月報: what a worker did in a month, as a page that prints and as an Excel file in one press."""

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from layers import clock
from layers.export import xlsx
from layers.store import Unit
from webmap import session, wording
from webmap.access import requires
from webmap.attachment import attachment
from webmap.month_pages import MonthPage
from webmap.month_rows import MonthReport, month_of, month_report, sheets
from webmap.pages import Choice
from webmap.printed import printed_on
from webmap.show import link, render

VIEW = Blueprint("monthly_report", __name__)
LABEL = "月報"
ALL = "all"
_WIDTHS = (22, 26, 26, 14, 10, 44, 10, 12, 16)


@VIEW.get("/monthly-report")
@requires("confirm")
def show() -> ResponseReturnValue:
    """「今月は何をしましたか」."""
    month, today = _month(), clock.today()
    with session.reading() as unit:
        report, workers = _report(unit, month), unit.worker_months.workers()
    names = list(dict.fromkeys([session.viewer().name, *workers]))
    chosen = _who()
    choices = [Choice(value=name, label=name, on=name == chosen) for name in names]
    return render(
        MonthPage(
            title=LABEL,
            report=report,
            month=month,
            last_month=today.isoformat()[:7],
            workers=(*choices, Choice(value=ALL, label=wording.EVERY_WORKER, on=not chosen)),
            file_url=link("monthly_report.file", month=month, who=chosen or ALL),
            printed_on=printed_on(today),
        )
    )


@VIEW.get("/monthly-report.xlsx")
@requires("confirm")
def file() -> ResponseReturnValue:
    """「Excelで保存」."""
    month = _month()
    with session.reading() as unit:
        report = _report(unit, month)
    content = xlsx.book(sheets(report), widths=_WIDTHS)
    name = wording.MONTH_FILE.format(month=report.name, who=report.who)
    return attachment(content, name, xlsx.MEDIA_TYPE)


def _report(unit: Unit, month: str) -> MonthReport:
    return month_report(unit, month, _who())


def _month() -> str:
    return month_of(request.args.get("month", "")[:7], clock.today())


def _who() -> str:
    """Whose: one's own unless asked otherwise; "" is everybody's."""
    given = request.args.get("who", "")[:100]
    return "" if given == ALL else given or session.viewer().name
