"""Re-import of a changed list: the report names exactly what was planted, row by row and field by field."""

import random
from pathlib import Path

import openpyxl
import pytest

from etl.load import load
from etl.run import Memory, stage, understand
from layers.store import Store
from layers.trust.audience import OPERATOR
from tests import machine

HEAD = ["グループ名", "会場", "開催日時", "参加費", "参加人数", "電話", "合言葉"]
FIELDS = {"開催日時": "schedule", "参加費": "fee", "参加人数": "participants", "合言葉": "own:合言葉"}


@pytest.fixture
def provider() -> str:
    """What changed is told above the database: one provider is enough."""
    return "sqlite"


def a_list(luck: random.Random, count: int) -> list[list[object]]:
    """Rows of a list; names and halls are all different."""
    return [
        [
            f"第{n}ひだまりの会", f"会館{n}",
            f"第{luck.randint(1, 4)}{luck.choice('月火水木金')} {luck.randint(9, 16)}時",
            f"{luck.randint(1, 9)}00円", luck.randint(3, 40), f"0797-31-{n:04}", luck.choice("山川海"),
        ]
        for n in range(count)
    ]  # fmt: skip


def written(path: Path, rows: list[list[object]], head: list[str] = HEAD) -> Path:
    """A workbook whose columns stand in the order of ``head``."""
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.append(["通いの場一覧"])
    page.append(head)
    for row in rows:
        page.append([row[HEAD.index(name)] if name in HEAD else None for name in head])
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    return path


def test_exactly_what_was_planted_is_told(empty: Store, tmp_path: Path) -> None:
    for trial in range(2 * machine.trials()):
        luck = random.Random(20_261_122 + trial)
        folder = tmp_path / f"{trial}"
        rows = a_list(luck, 60)
        load(empty, OPERATOR, [written(folder / "a" / f"一覧{trial}.xlsx", rows)], release=False, tell=lambda *_: None)
        gone = {str(row[0]) for row in luck.sample(rows, luck.randint(0, 4))}
        later = [list(row) for row in rows if row[0] not in gone]
        wanted: dict[str, dict[str, list[object]]] = {}
        for row in luck.sample(later, luck.randint(0, 9)):
            for heading in luck.sample(sorted(FIELDS), luck.randint(1, 3)):
                index = HEAD.index(heading)
                before = row[index]
                row[index] = (
                    before + 50
                    if isinstance(before, int)
                    else f"{before}改"
                    if heading == "合言葉"
                    else _other(row, heading)
                )
                told = [str(before), str(row[index])] if heading != "参加人数" else [before, row[index]]
                wanted.setdefault(str(row[0]), {})[FIELDS[heading]] = told
        new = [
            [f"新しい会{n}", f"新館{n}", "土曜 9時", "無料", 5, f"0797-99-{n:04}", "空"]
            for n in range(luck.randint(0, 4))
        ]
        later += new
        luck.shuffle(later)
        # Another order of the columns, and one that was not there: the same facts are read.
        head = [*luck.sample(HEAD, len(HEAD)), "ことしの列"]
        file = written(folder / "b" / f"一覧{trial}.xlsx", later, head)
        with empty.writing(OPERATOR) as unit:
            reading = understand(file, unit.city(), folder="", memory=Memory(known=unit.recipes.known()))
            made = unit.imports.one(stage(unit, reading, file.read_bytes()))
        told_changes = {one.name: _fields(one.fields) for one in made.changes if one.kind == "changed"}
        assert told_changes == wanted
        assert {one.name for one in made.changes if one.kind == "new"} == {str(row[0]) for row in new}
        assert {one.name for one in made.changes if one.kind == "gone"} == gone
        assert made.counts["same"] == len(later) - len(new) - len(wanted)


def _other(row: list[object], heading: str) -> str:
    return "第3土 17時" if heading == "開催日時" else f"{row[HEAD.index(heading)]}".replace("00円", "50円")


def _fields(fields: object) -> dict[str, list[object]]:
    """The fields that somebody wrote; a number that is read from another field goes with it."""
    return {name: list(values) for name, values in dict(fields).items() if name in FIELDS.values()}  # type: ignore[call-overload]
