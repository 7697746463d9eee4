"""What an address or a form asks to be printed, and the page's choices with pictures of the papers."""

from werkzeug.datastructures import MultiDict

from layers.catalog.places import FOREMOST
from layers.drawing import choices as asking
from layers.drawing.choices import Option, chosen
from layers.drawing.order import Order
from layers.drawing.prints import Print
from layers.drawing.stock import PUBLIC, STAFF, LonLatBox
from layers.store import Unit
from layers.vocabulary import kinds
from webmap.pages import Choice
from webmap.print_pages import PrintChoice, PrintOption, Sheets, ZoneGroup
from webmap.show import link

LONGEST_WORDS = 100
# What the choice of a zone says when it is the piece of the map that was seen.
SEEN = "seen"
_JAPAN = (122.0, 20.0, 154.0, 46.0)
_PICTURE = 44.0
_APART = 1.5


def order_of(print_: Print, args: MultiDict[str, str], *, may_staff: bool) -> Order:
    """The order of a form; no kind ticked means those that people gather at or turn to."""
    named = {kind for given in args.getlist("kind") for kind in given.split(",")}
    told = tuple(kind for kind in kinds() if kind in named) or FOREMOST
    zone = args.get("zone", "")[:80]
    return Order(
        print_id=print_.id,
        zone="" if zone == SEEN else zone,
        box_lonlat=box_of(args.get("box", "")) if zone == SEEN else None,
        kinds=told,
        words=args.get("q", "")[:LONGEST_WORDS].strip(),
        edition=STAFF if may_staff and args.get("edition") == STAFF else PUBLIC,
        chosen=chosen(print_.choices, args),
    )


def box_of(told: str) -> LonLatBox | None:
    """West, south, east, north as the map's page tells them; None for what is no piece of Japan."""
    try:
        west, south, east, north = (float(edge) for edge in told[:120].split(","))
    except ValueError:
        return None
    inside = _JAPAN[0] <= west < east <= _JAPAN[2] and _JAPAN[1] <= south < north <= _JAPAN[3]
    return (west, south, east, north) if inside else None


def again_url(order: Order) -> str:
    """The page with the same choices."""
    told = {"print": order.print_id, "zone": order.zone, "kind": ",".join(order.kinds), "q": order.words}
    if order.box_lonlat:
        told |= {"zone": SEEN, "box": ",".join(f"{edge:.6f}" for edge in order.box_lonlat)}
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
