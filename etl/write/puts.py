"""One cell of a row that shall say something else: anew, in its manner, or beside what else stands in it."""

import re
from collections.abc import Callable, Iterator, Sequence

from etl.clean import text
from etl.lists import schedule
from etl.write import manner
from etl.write.listed import Listed, Put, Value

_OF_EACH_HALL = ("venue", "address", "phone", *schedule.ROLES)


def put(row: Listed, column: int, write: Callable[[object], Value]) -> Put:
    """A cell of the row, or only its line in it where the row stands for several halls."""
    apart = row.halls > 1 and row.columns.roles.get(column) in _OF_EACH_HALL
    return Put(spot=row.spot(column), write=_in_its_line(row, write) if apart else write)


def _in_its_line(row: Listed, write: Callable[[object], Value]) -> Callable[[object], Value]:
    """Where a row stands for several halls, the line of this one."""

    def written(raw: object) -> Value:
        parts = re.split(r"([\r\n]+)", str(raw or ""))
        lines = [index for index, one in enumerate(parts) if text.plain(one)]
        if len(lines) != row.halls:
            return write(raw)
        made = write(parts[lines[row.hall]])
        parts[lines[row.hall]] = "" if made is None else str(made)
        return "".join(parts)

    return written


def nothing(_raw: object) -> Value:
    """The cell becomes empty."""
    return None


def always(value: Value) -> Callable[[object], Value]:
    """The cell says this and nothing else."""
    return lambda _raw: value


def anew(new: str) -> Callable[[object], Value]:
    """The text in the manner of the cell; a number stays a number where it is one."""

    def written(raw: object) -> Value:
        if isinstance(raw, int | float) and not isinstance(raw, bool) and re.fullmatch(r"\d+", new):
            return int(new)
        return manner.rewritten(raw, new) if isinstance(raw, str) and not text.is_ditto(raw) else new

    return written


def kept(old: str, new: str) -> Callable[[object], Value]:
    """``new`` where ``old`` stood; what else the cell says (a state in brackets, a second name) stays beside it."""

    def written(raw: object) -> Value:
        made = manner.replaced(raw, old, new) if isinstance(raw, str) else None
        return anew(new)(raw) if made is None else made

    return written


def says_more(said: object, old: str) -> bool:
    """Whether a cell says a value among other things."""
    return isinstance(said, str) and text.plain(said) != old and manner.replaced(said, old, "") is not None


def spread(pieces: Sequence[str], new: str, between: str) -> Iterator[list[str]]:
    """A text over the cells whose texts made up the old one: all keep theirs but one."""
    for index in reversed(range(len(pieces))):
        before = "".join(f"{one}{between}" for one in pieces[:index])
        after = "".join(f"{between}{one}" for one in pieces[index + 1 :])
        if len(before) + len(after) <= len(new) and new.startswith(before) and new.endswith(after):
            yield [*pieces[:index], new[len(before) : len(new) - len(after)], *pieces[index + 1 :]]
