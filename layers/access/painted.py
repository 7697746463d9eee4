"""Painting: an answer on the ground — each piece of ground once, with the people of all towns that share it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from shapely.geometry.base import BaseGeometry

from layers.access.answer import Answer, Row
from layers.access.question import Question
from layers.geo.shapes import union
from layers.provenance import Source


@dataclass(frozen=True, kw_only=True, slots=True)
class PaintedArea:
    """One piece of ground in lon/lat; ``minutes`` of the town on it with the most people."""

    names: tuple[str, ...]
    people: int
    uncovered: int
    minutes: float | None
    boundary: str
    geometry: BaseGeometry

    @property
    def share(self) -> float | None:
        """Uncovered share, None where nobody lives."""
        return self.uncovered / self.people if self.people else None


@dataclass(frozen=True, kw_only=True, slots=True)
class Painting:
    """``exact``: for those who work with the figures; ``unplaced``: names of rows that have no ground."""

    question: Question
    areas: tuple[PaintedArea, ...]
    sources: tuple[Source, ...] = ()
    exact: bool = False
    unplaced: tuple[str, ...] = ()


def painting(
    answer: Answer, codes: Sequence[Sequence[str]], shapes: Mapping[str, BaseGeometry], *, exact: bool
) -> Painting:
    """``codes``: the pieces of ground under each row, in the order of the rows; ``shapes``: each piece in lon/lat."""
    grounds: dict[tuple[str, ...], list[Row]] = {}
    for row, under in zip(answer.rows, codes, strict=True):
        grounds.setdefault(tuple(code for code in under if code in shapes), []).append(row)
    loose = grounds.pop((), [])
    return Painting(
        question=answer.question,
        areas=tuple(_area(rows, [shapes[code] for code in under]) for under, rows in grounds.items()),
        sources=answer.sources,
        exact=exact,
        unplaced=tuple(row.name for row in loose if row.people),
    )


def _area(rows: Sequence[Row], shapes: list[BaseGeometry]) -> PaintedArea:
    most = max(rows, key=lambda row: row.people)
    return PaintedArea(
        names=tuple(row.name for row in rows),
        people=sum(row.people for row in rows),
        uncovered=sum(row.uncovered for row in rows),
        minutes=most.minutes,
        boundary=most.boundary,
        geometry=shapes[0] if len(shapes) == 1 else union(shapes),
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class PlaceGround:
    """徒歩圏 of one place: the ground from which one gets there and back within the time, in lon/lat."""

    place: str
    name: str
    geometry: BaseGeometry


@dataclass(frozen=True, kw_only=True, slots=True)
class Reached:
    """徒歩圏 of the places of a question; ``left_out``: places of whom none is drawn, because there are too many."""

    question: Question
    grounds: tuple[PlaceGround, ...]
    sources: tuple[Source, ...] = ()
    left_out: int = 0
