"""What an address or a form asks to be printed, and the page's choices with pictures of the papers."""

from werkzeug.datastructures import MultiDict

from layers.catalog.places import FOREMOST
from layers.drawing import choices as asking
from layers.drawing.choices import Option, chosen
from layers.drawing.order import Order
from layers.drawing.prints import Print
from layers.drawing.stock import PUBLIC, STAFF
from layers.store import Unit
from layers.vocabulary import kinds
from webmap.pages import Choice
from webmap.print_pages import PrintChoice, PrintOption, Sheets, ZoneGroup
from webmap.show import link

LONGEST_WORDS = 100
_PICTURE = 44.0
_APART = 1.5


def order_of(print_: Print, args: MultiDict[str, str], *, may_staff: bool) -> Order:
    """The order of a form; no kind ticked means those that people gather at or turn to."""
    named = {kind for given in args.getlist("kind") for kind in given.split(",")}
    told = tuple(kind for kind in kinds() if kind in named) or FOREMOST
    return Order(
        print_id=print_.id,
        zone=args.get("zone", "")[:80],
        kinds=told,
        words=args.get("q", "")[:LONGEST_WORDS].strip(),
        edition=STAFF if may_staff and args.get("edition") == STAFF else PUBLIC,
        chosen=chosen(print_.choices, args),
    )


def again_url(order: Order) -> str:
    """The page with the same choices."""
    told = {"print": order.print_id, "zone": order.zone, "kind": ",".join(order.kinds), "q": order.words}
    told |= {**order.chosen, "edition": order.edition if order.edition == STAFF else ""}
    return link("prints.index", **{name: value for name, value in told.items() if value})


def print_choices(print_: Print, order: Order) -> tuple[PrintChoice, ...]:
    """The questions of a print with what is chosen now."""
    return tuple(
        PrintChoice(
            name=one.name,
            label=one.label,
            options=tuple(
                PrintOption(
                    value=option.value,
                    label=option.label,
                    note=option.note,
                    on=order.chosen[one.name] == option.value,
                    sheets=_sheets(option, one),
                )
                for option in one.options
            ),
        )
        for one in print_.choices
    )


def zone_groups(unit: Unit, zone: str) -> tuple[ZoneGroup, ...]:
    """All zones that can be printed, by system."""
    return tuple(
        ZoneGroup(
            label=system.name,
            zones=tuple(Choice(value=z.id, label=z.name, on=z.id == zone) for z in unit.zones.read(system.id)),
        )
        for system in unit.zones.kinds()
        if system.known
    )


def _sheets(option: Option, choice: asking.Choice) -> Sheets | None:
    """The papers of an option, drawn in the proportion that they have to the largest of their question."""
    if option.sheets is None:
        return None
    reach = max(max(w * across, h * down) for w, h, across, down in (o.sheets for o in choice.options if o.sheets))
    width, height, across, down = option.sheets
    step = _PICTURE / reach
    boxes = tuple(
        (
            column * width * step + _APART * column + 1,
            row * height * step + _APART * row + 1,
            width * step,
            height * step,
        )
        for row in range(down)
        for column in range(across)
    )
    return Sheets(width=across * (width * step + _APART) + 2, height=down * (height * step + _APART) + 2, boxes=boxes)
