"""A CSV comes back as a CSV: its own encoding, delimiter, quotes and line ends; only what changed is anew."""

import random
from pathlib import Path
from typing import Any

import pytest

from etl.write.text_file import TextFile
from layers.place.services import ServicePoint
from tests import machine
from tests.etl.write.register import List

ROWS = [
    ["グループ名", "会場", "開催日時", "参加費", "電話", "備考"],
    ["ひだまりの会", "東会館", "第2火 10時", '"100円"', "0797-31-0001", '"雨天, 中止"'],
    ["つくしの会", "西会館", "月曜 9時", "無料", "", '"二行\nの""備考"""'],
    ["たんぽぽ", "北会館", "水曜 13時", "", "", ""],
]


def written(*, encoding: str = "cp932", mark: str = ",", end: str = "\r\n", last: bool = True) -> bytes:
    """The list as bytes."""
    text = end.join(mark.join(row) for row in ROWS) + (end if last else "")
    return text.encode(encoding)


@pytest.mark.parametrize("encoding", ["cp932", "utf-8", "utf-8-sig", "utf-16", "euc_jp"])
@pytest.mark.parametrize("mark", [",", "\t"])
@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_only_the_changed_fields_differ(tmp_path: Path, encoding: str, mark: str, end: str) -> None:
    content = written(encoding=encoding, mark=mark, end=end, last=False)
    made = List(tmp_path, content, name="通いの場.csv")
    assert len(made.points) == 3
    assert made.written().content == content
    made.change("ひだまりの会", schedule="第2火 10時30分", fee="200円")
    made.points.append(
        ServicePoint(id="new", kind="kayoinoba", name="新, しい会", facts={"venue": "新会館", "schedule": "金曜 9時"})
    )
    back = made.written()
    assert back.name == "通いの場.csv"
    wanted = content.decode(encoding).replace("第2火 10時", "第2火 10時30分").replace('"100円"', '"200円"')
    wanted += end + mark.join(['"新, しい会"' if mark == "," else "新, しい会", "新会館", "金曜 9時", "", "", ""])
    assert back.content.decode(encoding) == wanted
    assert [one.code for one in back.findings] == ["usual.no_marks"]


def test_what_only_a_mark_could_say_is_told(tmp_path: Path) -> None:
    made = List(tmp_path, written(), name="通いの場.csv")
    made.change("たんぽぽ", status="closed")
    back = made.written()
    assert back.content == made.content
    assert [(one.code, one.cell) for one in back.findings] == [("usual.not_written", "A4"), ("usual.no_marks", "")]


def test_a_letter_that_the_encoding_lacks_makes_it_utf8(tmp_path: Path) -> None:
    made = List(tmp_path, written(encoding="cp932"), name="通いの場.csv")
    made.rename("たんぽぽ", "たんぽぽ🌼の会")
    back = made.written()
    assert back.content.startswith(b"\xef\xbb\xbf")
    assert "たんぽぽ🌼の会,北会館" in back.content.decode("utf-8-sig")
    assert [(one.code, one.params) for one in back.findings] == [("usual.encoding", {"before": "cp932"})]


@pytest.mark.parametrize("danger", ["=1+1", "+81", "@x", "-x", "＝1"])
def test_no_field_becomes_a_formula(danger: str) -> None:
    file = TextFile(b"a,b\r\n1,=x\r\n", "utf-8")
    file.set_value(2, 0, danger)
    file.set_value(2, 1, "=y")
    assert file.content().decode() == f"a,b\r\n'{danger},=y\r\n"


def test_numbers_that_are_negative_stay_numbers() -> None:
    file = TextFile(b"a\n1\n", "utf-8")
    file.set_value(2, 0, "-1.5")
    assert file.content() == b"a\n-1.5\n"


def fields(luck: random.Random) -> list[str]:
    """One row as somebody could have written it."""
    alphabet = ["", "a", "名称", '"x, y"', '"a""b"', '"1\n2"', 'b"c', " d ", "''", '""']
    return [luck.choice(alphabet) for _ in range(luck.randint(1, 6))]


def test_what_is_read_is_written_byte_for_byte() -> None:
    luck = random.Random(7)
    for _ in range(200 * machine.trials()):
        ends = luck.choice(["\r\n", "\n", "\r"])
        text = ends.join(",".join(fields(luck)) for _ in range(luck.randint(1, 8))) + luck.choice(["", ends])
        assert TextFile(text.encode(), "utf-8").content() == text.encode()


def test_rows_are_those_of_the_reader() -> None:
    import csv  # noqa: PLC0415 - the reader's own
    import io  # noqa: PLC0415

    luck = random.Random(8)
    for _ in range(200 * machine.trials()):
        text = "\r\n".join(",".join(fields(luck)) for _ in range(4)) + "\r\n"
        rows: list[list[Any]] = list(csv.reader(io.StringIO(text, newline="")))
        row, column = luck.randrange(len(rows)), 0
        file = TextFile(text.encode(), "utf-8")
        file.set_value(row + 1, column, "NEW")
        again = list(csv.reader(io.StringIO(file.content().decode(), newline="")))
        rows[row][column : column + 1] = ["NEW"]
        assert again == rows
