"""SitingAnswer: the chosen places, whom each newly serves by 町丁目 and 圏域, and the proof or the gap."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from layers.access.siting.asked import SitingQuestion
from layers.access.siting.result import Siting


@dataclass(frozen=True, kw_only=True, slots=True)
class ChosenPlace:
    """``people``: newly reached, and nearest to this one of the chosen; over all chosen their sum is everybody."""

    id: str
    name: str
    kind: str
    lonlat: tuple[float, float]
    people: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ReachedRow:
    """One 町丁目 or 圏域: people without a place today, and how many of them are newly reached.

    ``floor``: people who must be within reach there (圏域 with a floor alone).
    """

    code: str
    name: str
    people: int
    uncovered: int
    reached: int
    floor: int | None = None

    @property
    def covered(self) -> int:
        """People within reach of a place once the chosen are open."""
        return self.people - self.uncovered + self.reached


@dataclass(frozen=True, kw_only=True, slots=True)
class SitingAnswer:
    """``siting``: what the solver says, in people (mclp) or people times minutes (p-median).

    ``looked_at``: how many candidates there were; ``untied``: ids of those without a position or way to the network.
    """

    question: SitingQuestion
    siting: Siting
    chosen: tuple[ChosenPlace, ...]
    greedy: tuple[str, ...]
    rows: tuple[ReachedRow, ...]
    zones: tuple[ReachedRow, ...]
    looked_at: int
    untied: tuple[str, ...]
    people_as_of: str
    fingerprint: str

    @property
    def people(self) -> int:
        """Everybody asked about."""
        return sum(row.people for row in self.rows)

    @property
    def uncovered(self) -> int:
        """Those who reach none today."""
        return sum(row.uncovered for row in self.rows)

    @property
    def reached(self) -> int:
        """Those newly reached."""
        return sum(row.reached for row in self.rows)

    @property
    def ranked(self) -> tuple[ChosenPlace, ...]:
        """The chosen places, who serves most people first."""
        return tuple(sorted(self.chosen, key=lambda place: -place.people))

    def to_json(self) -> dict[str, Any]:
        """The document of ``ibashomap siting --json``; its first keys are a contract."""
        found = self.siting
        return {
            "chosen": [{"id": one.id, "name": one.name, "people": one.people} for one in self.chosen],
            "objective": number(found.objective),
            "bound": number(found.bound),
            "status": found.status,
            "gap": round(found.gap, 6),
            "greedy_objective": None if found.greedy_objective is None else number(found.greedy_objective),
            "question": self.question.to_json(),
            "totals": {"people": self.people, "uncovered": self.uncovered, "reached": self.reached},
            "rows": [_row(row) for row in self.rows if row.reached],
            "zones": [_row(row) for row in self.zones],
            "candidates": self.looked_at,
            "candidates_untied": list(self.untied),
        }

    def to_document(self) -> dict[str, Any]:
        """How it is kept."""
        return {**asdict(self), "question": self.question.to_json()}

    @classmethod
    def from_document(cls, told: Mapping[str, Any]) -> "SitingAnswer":
        """The same again."""
        found = told["siting"]
        return cls(
            **{
                **told,
                "question": SitingQuestion.from_json(told["question"]),
                "siting": Siting(**{**found, "chosen": tuple(found["chosen"]), "greedy": tuple(found["greedy"])}),
                "chosen": tuple(ChosenPlace(**{**one, "lonlat": tuple(one["lonlat"])}) for one in told["chosen"]),
                "greedy": tuple(told["greedy"]),
                "rows": tuple(ReachedRow(**row) for row in told["rows"]),
                "zones": tuple(ReachedRow(**row) for row in told["zones"]),
                "untied": tuple(told["untied"]),
            }
        )


def number(value: float) -> float:
    """Whole people are written as such."""
    return int(value) if float(value).is_integer() else round(value, 4)


def _row(row: ReachedRow) -> dict[str, Any]:
    told = asdict(row)
    return told if row.floor is not None else {name: value for name, value in told.items() if name != "floor"}
