"""The traits of all places of a crowd as columns: each distinct trait once, so that a wish is judged in a moment."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from layers.place.choosing import Answer, Wish
from layers.place.traits import Traits

Rows = NDArray[np.int32]


@dataclass(frozen=True, kw_only=True)
class TraitColumns:
    """``distinct`` values of each topic, and which of them stands in each row (``codes``)."""

    distinct: Mapping[str, tuple[Any, ...]]
    codes: Mapping[str, NDArray[np.int32]]

    @classmethod
    def of(cls, rows: Iterable[Traits]) -> "TraitColumns":
        """From the traits of each row, in the order of the crowd."""
        known: list[dict[Hashable, int]] = [{} for _ in Traits._fields]
        codes: list[list[int]] = [[] for _ in Traits._fields]
        for told in rows:
            for number, trait in enumerate(told):
                codes[number].append(known[number].setdefault(trait, len(known[number])))
        return cls(
            distinct={topic: tuple(values) for topic, values in zip(Traits._fields, known, strict=True)},
            codes={topic: np.array(told, dtype=np.int32) for topic, told in zip(Traits._fields, codes, strict=True)},
        )

    def choose(self, wish: Wish, rows: Rows) -> tuple[Rows, Rows, tuple[str, ...]]:
        """Rows that are sure to fit, those of which it is not known, and the topics that are not."""
        by_topic = {topic: self._answers(wish, topic, rows) for topic in wish.topics}
        answers = np.full(len(rows), Answer.YES, dtype=np.int8)
        for told in by_topic.values():
            answers = np.minimum(answers, told)
        unsure = answers == Answer.UNKNOWN
        topics = tuple(topic for topic, told in by_topic.items() if (told[unsure] == Answer.UNKNOWN).any())
        return rows[answers == Answer.YES], rows[unsure], topics

    def values(self, topic: str) -> tuple[str, ...]:
        """All values of a topic that holds several at once (位置づけ, 分野)."""
        return tuple(sorted({value for values in self.distinct[topic] for value in values or ()}))

    def _answers(self, wish: Wish, topic: str, rows: Rows) -> NDArray[np.int8]:
        codes = self.codes[topic][rows]
        there, place = np.unique(codes, return_inverse=True)
        values = self.distinct[topic]
        told = [wish.answer(topic, values[code]) for code in there.tolist()]
        return np.array(told, dtype=np.int8)[place]


def together(one: Rows, other: Rows) -> Rows:
    """Both in the order of the crowd."""
    return np.sort(np.concatenate([one, other]))
