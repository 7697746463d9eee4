"""One row → the values of a place as a careful person would write them, with findings for what could not be read."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from etl.clean import fee, phone, text, wareki
from etl.lists import contact, home, own, position, schedule, state, status, undated, welcome, withheld
from etl.lists.rows import Row
from layers.intake.contract import Finding, Table

NAMES = ("venue", "organization", "contact_name", "zone")
WORDS = ("activity", "note", "target")
COUNTS = ("capacity", "participants")
DAYS = ("since", "confirmed_on")
# Which columns a value was put together from, where it is not the column of its own name.
SOURCES = {
    "schedule": schedule.ROLES,
    "address": ("address", "prefecture", "city", "town", "after_address", "building"),
    "code": ("code", "id", "serial"),
    "status": ("status", "closed_on"),
    "target": ("target", "target_mark"),
    "fee_yen": ("fee",),
    "lat": ("lat", "lat_lon"),
    "lon": ("lon", "lat_lon"),
}
# What may have been parted from the cell of another column.
PARTED = {
    "name": ("venue", "address", "phone", "contact_name"),
    "venue": ("address", "phone", "contact_name"),
    "phone": ("contact_name",),
    "contact_name": ("phone",),
}
_CODE = re.compile(r"[A-Za-z]{1,3}-?\d{2,}|0\d+")
_URL = re.compile(r"https?://[^\s]+|www\.[^\s]+")
# A sign before a name points to a note of the list; it is no part of the name.
_SIGN = re.compile(r"^[★☆※*●■▲▼◆◇◎]\s*(?=[^★☆※*●■▲▼◆◇◎])")
_NOTE = re.compile(r"\s*[(\[]?※\s*\d*[)\]]?$")


@dataclass(frozen=True, kw_only=True, slots=True)
class Setting:
    """What holds for all rows of a table: the table itself, the usual area code, the marks of its legend."""

    table: Table
    area_code: str = ""
    marks: Mapping[str, str] = field(default_factory=dict)
    coded: bool = False


def are_coded(rows: Sequence[Row]) -> bool:
    """Whether the running numbers of a list are written like codes (S001, 007): then 100 below 099 is one as well."""
    return any(_CODE.fullmatch(text.plain(row.first("serial"))) for row in rows)


@dataclass(kw_only=True, slots=True)
class Place:
    """The values of one row, on their way to a record."""

    values: dict[str, Any] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    audiences: dict[str, str] = field(default_factory=dict)


def place_of(row: Row, setting: Setting) -> Place:
    """All that a row says, except its kind."""
    place = Place()
    values = place.values
    written = status.of_name(text.unbroken(row.first("name") or row.first("venue")))[0]
    values["name"] = _SIGN.sub("", _NOTE.sub("", written)) or written
    for key in NAMES:
        values[key] = " ".join(text.unbroken(one) for one in row.texts(key)[:1] if not text.says_nothing(one))
    if contact.names_nobody(values["contact_name"]):
        values["contact_name"] = ""
    for key in WORDS:
        values[key] = " ".join(text.plain(one) for one in row.texts(key) if not text.says_nothing(one))
    _zone(row, values)
    values["address"] = _address(row)
    values["schedule"] = schedule.schedule_of(row)
    values["code"] = _code(row, coded=setting.coded)
    _url(row, values)
    _target(row, values)
    _fee(row, values)
    _counts(row, setting, place)
    _phones(row, setting, place)
    _days(row, setting, place)
    _position(row, setting, place)
    place.findings += undated.findings(values["schedule"], row, setting.table)
    _home(row, setting, place)
    _remarks(row, values)
    welcome.tell(row, values)
    values["own"] = own.of_row(row)
    place.values = {key: value for key, value in values.items() if value not in ("", None, [], {})}
    _withheld(row, setting, place)
    _hidden(row, setting, place)
    return place


def _zone(row: Row, values: dict[str, Any]) -> None:
    if values["zone"].isdigit():
        values["zone"] = ""
    values["zone"] = values["zone"] or row.context.zone


def _address(row: Row) -> str:
    written = text.plain(row.first("address"))
    if not written:
        written = "".join(text.plain(row.first(role)) for role in ("prefecture", "city", "town", "after_address"))
    elif written[0].isdigit() and row.first("town"):
        # 「町名」 and 「番地」 side by side, the latter headed as an address.
        written = text.plain(row.first("town")) + written
    building = text.plain(row.first("building"))
    return f"{written} {building}".strip() if building and building not in written else written


def _code(row: Row, *, coded: bool) -> str:
    """The number a place has in its ledger; a running number is one only where the list writes them like codes."""
    own, running = text.plain(row.first("code") or row.first("id")), text.plain(row.first("serial"))
    found = own or (running if coded or _CODE.fullmatch(running) else "")
    # The mark by which Excel shows that a number is text is no part of it.
    return found.removeprefix("'")


def _url(row: Row, values: dict[str, Any]) -> None:
    found = _URL.search(text.plain(row.first("url")))
    values["url"] = found[0] if found else ""


def _target(row: Row, values: dict[str, Any]) -> None:
    """The columns of a ○ matrix that are marked, as a list; a text column goes before it."""
    marked = [
        text.plain(row.columns.labels[column]).split()[-1]
        for column in row.columns.of("target_mark")
        if text.plain(row.cell(column).text)[:1] in schedule.YES
    ]
    if marked and not values["target"]:
        values["target"] = marked


def _fee(row: Row, values: dict[str, Any]) -> None:
    columns = [column for column in row.columns.of("fee") if not text.is_blank(row.cell(column).text)]
    # 「大人」 and 「子ども」 under 「参加費」: each amount with the heading that tells whose it is.
    several = len(row.columns.of("fee")) > 1
    written = " ".join(
        (text.plain(row.columns.labels[column]).split()[-1] if several else "") + text.plain(row.cell(column).text)
        for column in columns
    )
    if written:
        values["fee"], values["fee_yen"] = fee.fee(written)


def _counts(row: Row, setting: Setting, place: Place) -> None:
    for key in COUNTS:
        written = text.plain(row.first(key))
        found = text.number(written)
        if written and found is None and not text.says_nothing(written):
            place.findings.append(_finding("info", "number.unclear", row, key, setting))
        place.values[key] = found


def _phones(row: Row, setting: Setting, place: Place) -> None:
    numbers: list[str] = []
    for column in _shown(row, "phone", setting.table) or row.columns.of("phone"):
        written = row.cell(column).text
        found = phone.phones(written, area_code=setting.area_code)
        numbers += [one for one in found.numbers if one not in numbers]
        if found.unreadable:
            place.findings.append(_finding("warning", "phone.unreadable", row, "phone", setting))
        if found.extension:
            place.values["note"] = f"{place.values['note']} 内線 {found.extension}".strip()
        _person(written, place)
    numbers += [] if numbers else _beside_person(row, setting, place)
    extension = text.plain(row.first("extension"))
    if extension and numbers:
        place.values["note"] = f"{place.values['note']} 内線 {extension}".strip()
    place.values["phone"] = numbers[0] if len(numbers) == 1 else numbers


def _beside_person(row: Row, setting: Setting, place: Place) -> list[str]:
    """The numbers that stand in the cell of the contact, whose name then stands alone."""
    written = row.first("contact_name")
    found = phone.phones(written, area_code=setting.area_code).numbers if re.search(r"\d{3}", written) else ()
    if found:
        place.values["contact_name"] = ""
        _person(written, place)
    return list(found)


def _person(written: str, place: Place) -> None:
    """A name that stands beside the number in one cell is the contact's, and as guarded as any contact's."""
    if not place.values["contact_name"]:
        place.values["contact_name"] = contact.beside(written)


def _days(row: Row, setting: Setting, place: Place) -> None:
    found = {}
    for key in (*DAYS, "closed_on"):
        column = row.column(key)
        day = wareki.iso(row.cell(column).value) if column is not None else None
        if column is not None and day is None:
            place.findings.append(_finding("warning", "date.unreadable", row, key, setting))
        found[key] = day or ""
    place.values |= {key: found[key] for key in DAYS}
    place.values["status"] = state.status_of(row, setting.marks, closed_on=found["closed_on"])


def _position(row: Row, setting: Setting, place: Place) -> None:
    found, finding = position.position(row, setting.table)
    if finding:
        place.findings.append(finding)
    if found:
        place.values["lat"], place.values["lon"] = found


def _home(row: Row, setting: Setting, place: Place) -> None:
    if home.is_private(row):
        place.values["private_home"] = True
        place.audiences |= home.AUDIENCES
        place.findings.append(_finding("info", "place.private_home", row, "venue", setting))


def _withheld(row: Row, setting: Setting, place: Place) -> None:
    kept = withheld.keys(row)
    if kept:
        place.audiences |= dict.fromkeys(kept, "staff")
        place.findings.append(_finding("info", "place.withheld", row, "name", setting))


def _remarks(row: Row, values: dict[str, Any]) -> None:
    """A comment that hangs on a cell is a remark like any other."""
    for one in map(text.plain, row.remarks):
        if one and one not in values["note"]:
            values["note"] = f"{values['note']} {one}".strip()


def _hidden(row: Row, setting: Setting, place: Place) -> None:
    """What stands in a row or column that its owner has hidden is for the staff alone."""
    if row.number in setting.table.hidden_rows:
        place.audiences |= dict.fromkeys(
            ["", *("position" if key in ("lat", "lon") else key for key in place.values)], "staff"
        )
        place.findings.append(_finding("info", "row.hidden", row, "name", setting))
        return
    hidden = {row.columns.roles[column] for column in setting.table.hidden if column in row.columns.roles}
    hidden |= {role for column in setting.table.hidden for role in row.columns.also.get(column, ())}
    if _shown(row, "phone", setting.table):
        hidden.discard("phone")  # the number in the hidden column was left out
    hidden |= {role for one in hidden for role in PARTED.get(one, ()) if not _is_shown(row, role, setting.table)}
    for key in place.values:
        if hidden & set(SOURCES.get(key, (key,))):
            place.audiences["" if key == "name" else "position" if key in ("lat", "lon") else key] = "staff"
    if "address" in place.audiences and "lat" not in place.values:
        # The point will be found by the address.
        place.audiences["position"] = "staff"


def _is_shown(row: Row, role: str, table: Table) -> bool:
    """Whether a visible column of the list itself holds something of a role in this row."""
    return any(column in row.columns.labels for column in _shown(row, role, table))


def _shown(row: Row, role: str, table: Table) -> list[int]:
    """The visible columns of a role that hold something in this row."""
    columns = [column for column in row.columns.of(role) if column not in table.hidden]
    return [column for column in columns if row.cell(column).text.strip()]


def _finding(level: Any, code: str, row: Row, role: str, setting: Setting) -> Finding:  # noqa: ANN401 - a Level
    column = row.column(role)
    column = column if column is not None else next(iter(row.columns.of("name") or row.columns.of("venue")), 0)
    return Finding(level=level, code=code, cell=setting.table.address(row.number, column))
