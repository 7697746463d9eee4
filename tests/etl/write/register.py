"""A register of one list without a database: its places as they were read, ready to be changed by a test."""

import dataclasses
import datetime as dt
import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import openpyxl

from etl.run import Memory, Reading, understand
from etl.write.usual_form import Original, Register, Written, usual_form
from layers import city as cities
from layers.intake.recipe import Recipe
from layers.place.services import ServicePoint
from layers.store.contents import record_id
from tests import town

CITY = cities.read(town.TOML, city_id="town")
TODAY = dt.date(2026, 11, 22)
NAME = "通いの場一覧.xlsx"


class List:
    """A file, what was read of it, and the places of the register."""

    def __init__(self, folder: Path, content: bytes, *, name: str = NAME, recipe: Recipe | None = None) -> None:
        self.folder, self.content, self.name, self.recipe = folder, content, name, recipe or Recipe()
        self.points = [_point(record) for record in self.read(content).batch.records]

    def read(self, content: bytes, name: str = "") -> Reading:
        """Bytes as `check` reads them."""
        path = self.folder / (name or self.name)
        path.write_bytes(content)
        return understand(path, CITY, folder="", memory=Memory(recipe=self.recipe))

    def change(self, name: str, **facts: Any) -> None:
        """A place of the register says something else by now; None takes a fact away."""
        self._replace(name, lambda point: {"facts": _without({**point.facts, **facts})})

    def rename(self, name: str, new: str) -> None:
        """Another name for it."""
        self._replace(name, lambda _: {"name": new})

    def own(self, name: str, **columns: str) -> None:
        """自分の列 as they are now."""
        self._replace(name, lambda point: {"own": _without({**point.own, **columns})})

    def move(self, name: str, lonlat: tuple[float, float]) -> None:
        """Another position."""
        self._replace(name, lambda _: {"lonlat": lonlat})

    def _replace(self, name: str, changes: Callable[[ServicePoint], Mapping[str, Any]]) -> None:
        (index,) = [number for number, point in enumerate(self.points) if point.name == name]
        self.points[index] = dataclasses.replace(self.points[index], **changes(self.points[index]))

    def written(self) -> Written:
        """The file in its usual form."""
        register = Register(city=CITY, dataset="list", recipe=self.recipe, points=self.points)
        original = Original(name=self.name, folder="", content=self.content)
        return usual_form(original, register, today=TODAY)


def _without(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


def _point(record: Any) -> ServicePoint:
    values = dict(record.values)
    own, name, kind = values.pop("own", {}), values.pop("name"), values.pop("kind")
    lat, lon = values.pop("lat", None), values.pop("lon", None)
    return ServicePoint(
        id=record_id("places", CITY.code, "list", record.key),
        kind=kind,
        name=name,
        facts={fact: value for fact, value in values.items() if fact != "private_home"},
        own=own,
        lonlat=None if lat is None else (lon, lat),
    )


def cells(content: bytes) -> dict[tuple[str, str], Any]:
    """Every value of a workbook by sheet and cell."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {
        (page.title, cell.coordinate): cell.value
        for page in book.worksheets
        for row in page.iter_rows()
        for cell in row
        if cell.value is not None
    }


def looks(content: bytes) -> dict[str, Any]:
    """What a workbook looks like beside its values."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {
        page.title: {
            "merged": sorted(map(str, page.merged_cells.ranges)),
            "widths": {name: (one.width, one.hidden) for name, one in page.column_dimensions.items()},
            "heights": {number: one.height for number, one in page.row_dimensions.items() if one.height},
            "styles": {
                cell.coordinate: [repr(one) for one in (cell.font, cell.border, cell.number_format, cell.alignment)]
                for row in page.iter_rows()
                for cell in row
            },
            "fills": {cell.coordinate: cell.fill.fgColor.rgb for row in page.iter_rows() for cell in row},
            "print": (page.print_area, page.print_title_rows, page.page_setup.orientation, page.freeze_panes),
            "rules": [(str(one.sqref), [rule.formula for rule in one.rules]) for one in page.conditional_formatting],
            "choices": [(str(one.sqref), one.formula1) for one in page.data_validations.dataValidation],
            "breaks": [one.id for one in page.row_breaks.brk],
            "filter": page.auto_filter.ref,
            "state": (page.sheet_state, page.protection.sheet),
            "tables": dict(page.tables.items()),
            "charts": [one.anchor._from.row for one in page._charts],
        }
        for page in book.worksheets
    }


def notes(content: bytes) -> dict[tuple[str, str], str]:
    """The comments of a workbook, without the line that says whose they are."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {
        (page.title, cell.coordinate): cell.comment.text.replace("まちの居場所マップ:\n", "")
        for page in book.worksheets
        for row in page.iter_rows()
        for cell in row
        if cell.comment
    }


def told(values: Any) -> dict[str, Any]:
    """The values of a record that a list can say."""
    return {name: value for name, value in values.items() if name not in ("fee_yen", "private_home")}


def holds(made: List, content: bytes, name: str = "") -> None:
    """The file says of every place what the register says of it."""
    read = made.read(content, name)
    assert read.batch is not None
    here = {
        record.values["name"] + record.values.get("venue", ""): told(record.values) for record in read.batch.records
    }
    for point in made.points:
        wanted = {"name": point.name, "kind": point.kind, **told(point.facts)}
        wanted |= {"own": dict(point.own)} if point.own else {}
        if point.lonlat:
            wanted |= {"lon": point.lonlat[0], "lat": point.lonlat[1]}
        got = here[point.name + point.facts.get("venue", "")]
        assert {**got, "status": got.get("status", "active")} == {**wanted, "status": wanted.get("status", "active")}


def a_place(name: str, **facts: Any) -> ServicePoint:
    """A place that the register alone knows."""
    return ServicePoint(id=f"new-{name}", kind="kayoinoba", name=name, facts=facts)
