"""Ways to write 状態: the word of the list's column, the remark beside the name, a line through the row."""

from collections.abc import Callable, Iterator

from etl.clean import text
from etl.lists import status
from etl.write import manner
from etl.write.listed import Listed, Value, Way, Words
from etl.write.puts import always, put

_BRACKETS = " ()（）【】[]<>＜＞〔〕※"
STATES = {"active": "活動中", "suspended": "休止中", "closed": "廃止"}


def ways(row: Listed, state: str, words: Words) -> Iterator[Way]:
    """The word of the list's own column, else what the list does elsewhere; a line through the row where it can."""
    columns = row.columns.of("status")
    if columns:
        told = words.get((id(row.table), columns[0], "status", repr(state)))
        for word in dict.fromkeys((told or STATES[state], STATES[state])):
            yield Way(puts=(put(row, columns[0], always(word)),))
    name = next(iter(row.of("name")), None)
    if name is not None and _told_beside(row, name):
        yield Way(puts=(put(row, name, _beside(state)),))
    if state in ("active", "closed") and not row.drawn:
        yield Way(struck=state == "closed")


def _told_beside(row: Listed, column: int) -> bool:
    """Whether this list tells states beside the names: 「すみれ会（休止中）」."""
    names = (cells[column].text for cells in row.table.rows[row.columns.data_row :] if column < len(cells))
    return any(status.of_name(text.plain(name))[1] for name in names)


def _beside(state: str) -> Callable[[object], Value]:
    """The name with this state in brackets, or with none while the group is active."""

    def written(raw: object) -> Value:
        said = str(raw or "")
        plain = text.plain(said)
        bare = status.of_name(plain)[0]
        if state == "active":
            return manner.rewritten(said, bare)
        # Between what the name begins and ends with stands the remark.
        begun = next((at for at, sign in enumerate(bare) if sign != plain[at]), len(bare))
        remark = plain[begun : begun + len(plain) - len(bare)].strip(_BRACKETS)
        made = manner.replaced(said, remark, STATES[state])
        return manner.rewritten(said, f"{bare}（{STATES[state]}）") if made is None else made

    return written
