"""計画の表: which places stand under which item of the law, as the plan prints it; the same as paper and as Excel."""

from flask import Blueprint, request
from flask.typing import ResponseReturnValue

from layers import clock
from layers.catalog import plan_words
from layers.export import xlsx
from layers.trust.audience import EVERYBODY, Viewer
from webmap import session, wording
from webmap.access import requires
from webmap.asking import Asked
from webmap.attachment import attachment
from webmap.pages import Choice
from webmap.plan_pages import PlanPage
from webmap.plan_rows import line_row, selects, table_of
from webmap.printed import printed_on
from webmap.show import link, render

VIEW = Blueprint("plan_tables", __name__)
LABEL = "計画の表"
_EVERYBODY = "everybody"
_STAFF = "staff"
_WIDTHS = (10, 34, 34, 16, 14, 22, 26, 50, 80)


@VIEW.get("/plan")
@requires("confirm")
def show() -> ResponseReturnValue:
    """「計画のどの事業に、どの場所がありますか」."""
    asked = Asked.from_args(request.args)
    today = clock.today()
    with session.store().reading(_reader()) as unit:
        table, questions = table_of(unit, asked), selects(unit, asked)
        known = bool(unit.city().programs)
    for_whom = {"for": _EVERYBODY} if _for_everybody() else {}
    args = asked.as_args(place="")
    return render(
        PlanPage(
            title=LABEL,
            rows=tuple(line_row(line, asked) for line in plan_words.lines(table)),
            missing=plan_words.NOT_IN_DATA,
            totals=plan_words.totals(table),
            source=plan_words.source(table),
            selects=questions,
            crossing=bool(asked.picks.crossing),
            everybody=_for_everybody(),
            filtered=bool(args),
            known=known,
            kept={
                **{name: value for name, value in args.items() if name in ("zone", "system", "kind", "q")},
                **for_whom,
            },
            editions=_editions(args),
            print_url=link("prints.index", print="plan_table", zone=asked.zone, edition="" if for_whom else _STAFF),
            save_url=link("plan_tables.save", **args, **for_whom),
            list_url=link("service_points.index", **args),
            map_url=link("map.show", **args, marks="plan"),
            whole_url=link("plan_tables.show", **for_whom),
            printed_on=printed_on(today),
        )
    )


@VIEW.get("/plan.xlsx")
@requires("confirm")
def save() -> ResponseReturnValue:
    """「Excelで保存」: the same lines."""
    asked = Asked.from_args(request.args)
    with session.store().reading(_reader()) as unit:
        table = table_of(unit, asked)
    if not _for_everybody():
        with session.writing() as unit:
            unit.audit.note("save", f"plan {table.total}")
    whose = wording.SAVED_FOR[_EVERYBODY if _for_everybody() else _STAFF]
    today = clock.today()
    name = wording.PLAN_FILE.format(city=session.city().name, whose=whose, day=f"{today:%Y%m%d}")
    return attachment(xlsx.book(plan_words.sheets(table), freeze="B2", widths=_WIDTHS), name, xlsx.MEDIA_TYPE)


def _for_everybody() -> bool:
    return request.args.get("for") == _EVERYBODY


def _reader() -> Viewer:
    """Who the table is for: residents, or the one who asks."""
    return EVERYBODY if _for_everybody() else session.viewer()


def _editions(args: dict[str, str]) -> tuple[Choice, ...]:
    told = (("", _STAFF), (_EVERYBODY, _EVERYBODY))
    return tuple(
        Choice(
            value=value,
            label=wording.SAVED_FOR[whose],
            on=_for_everybody() == bool(value),
            url=link("plan_tables.show", **args, **({"for": value} if value else {})),
        )
        for value, whose in told
    )
