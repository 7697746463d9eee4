"""`check`, `load`, `stage`, `publish`, `undo`, `export`, `worker`: files in and out by the shell."""

import argparse
import signal
import sys
from contextlib import closing
from pathlib import Path
from types import FrameType
from typing import Any

from etl import worker
from etl.coverage_command import COMMANDS as COVERAGE
from etl.fetch.commands import COMMANDS as FETCH
from etl.findings import told, told_at_the_shell
from etl.geocode.again import publish
from etl.load import load
from etl.many.commands import COMMANDS as MANY
from etl.read.decoding import ENCODINGS
from etl.run import Memory, Reading, stage_and_tell, understand
from etl.siting_command import COMMANDS as SITING
from etl.walk_command import COMMANDS as WALK
from etl.write.usual_form import of_import, usual_form
from layers import clock, export
from layers.command import Command, answer, reply, say
from layers.errors import Refused
from layers.intake.contract import Record
from layers.store import Store, Unit
from layers.trust.audience import OPERATOR, viewer_of
from layers.vocabulary import audiences, kinds
from layers.wording import sentence

# Not a format of its own: the form of whichever file the list came from.
USUAL = "usual"


def _check_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="+", type=Path, help="調べるファイル")
    _answers(parser)
    parser.add_argument("--json", action="store_true", help="JSONで答える")


def _answers(parser: argparse.ArgumentParser) -> None:
    """What the file itself may not tell."""
    parser.add_argument(
        "--encoding", choices=ENCODINGS, default="", help="CSVの文字コード（決められないと言われたとき）"
    )
    parser.add_argument("--kind", choices=list(kinds()), default="", help="何の一覧か（分からないと言われたとき）")


def _check(asked: argparse.Namespace) -> int:
    memory = Memory(encoding=asked.encoding, kind=asked.kind)
    found = [_checked(path, understand(path, memory=memory)) for path in asked.file]
    if asked.json:
        answer(found[0] if len(found) == 1 else found)
        return 0
    for one in found:
        reply(f"{one['file']}: {one['importer'] or '—'} {one['counts']['rows']}行")
        for finding in one["findings"]:
            reply(f"  [{finding['level']}] {finding['cell']} {finding['message']}")
    return 0


def _checked(path: Path, reading: Reading) -> dict[str, Any]:
    rows = [_row(record) for record in reading.batch.records] if reading.batch else []
    findings = [told_at_the_shell(one) for one in reading.findings]
    levels = {level: sum(one["level"] == level for one in findings) for level in ("error", "warning", "info")}
    return {
        "file": str(path),
        "encoding": reading.document.encoding,
        "importer": reading.importer,
        "rows": rows,
        "findings": findings,
        "counts": {"rows": len(rows), **levels},
    }


# 自分の列 are the register's matter; the arrays of a network are no text.
_UNTOLD = {"own", "network"}


def _row(record: Record) -> dict[str, Any]:
    """The keys of the contract."""
    return {**{key: value for key, value in record.values.items() if key not in _UNTOLD}, "cell": record.cell}


def _load_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("path", nargs="+", type=Path, help="ファイルかフォルダー")
    parser.add_argument("--json", action="store_true", help="JSONで答える")
    _answers(parser)
    _register_only(parser)


def _register_only(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--register-only", action="store_true", help="台帳に反映するだけで、住民向け地図には出さない")


def _load(asked: argparse.Namespace) -> int:
    missing = [path for path in asked.path if not path.exists()]
    if missing:
        raise Refused("path.missing", path=str(missing[0]))

    def tell(done: int, whole: int, name: str) -> None:
        say(f"{done + 1}/{whole} {name}")

    said = Memory(encoding=asked.encoding, kind=asked.kind)
    with closing(Store.open(asked.db)) as store:
        found = load(store, OPERATOR, asked.path, release=not asked.register_only, tell=tell, said=said)
    if asked.json:
        answer(found)
        return 0
    for one in found:
        status = sentence(f"load.{one['status']}")
        reply(f"{status} {one['rows']:,}行 {one['file']}")
        for finding in one["findings"]:
            if finding["level"] == "error" or one["status"] == "refused":
                reply(f"    {finding['message']}")
    return 0


def _stage_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path)
    _answers(parser)


def _stage(asked: argparse.Namespace) -> int:
    with closing(Store.open(asked.db)) as store, store.reading(OPERATOR) as unit:
        city, memory = unit.city(), Memory(known=unit.recipes.known(), encoding=asked.encoding, kind=asked.kind)
    reading = understand(asked.file, city, memory=memory)
    if reading.refused:
        for one in reading.findings:
            say(told_at_the_shell(one)["message"])
        return 1
    with closing(Store.open(asked.db)) as store, store.writing(OPERATOR) as unit:
        staged, stored = stage_and_tell(unit, reading, asked.file.read_bytes())
    for one in stored.findings:
        say(f"{one.cell} {told_at_the_shell(one)['message']}".strip())
    answer({"import": staged})
    return 0


def _publish_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id")
    _register_only(parser)


def _publish(asked: argparse.Namespace) -> int:
    with closing(Store.open(asked.db)) as store, store.writing(OPERATOR) as unit:
        publish(unit, asked.id, release=not asked.register_only)
    answer({"import": asked.id})
    return 0


def _undo_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", nargs="?")


def _undo(asked: argparse.Namespace) -> int:
    with closing(Store.open(asked.db)) as store, store.writing(OPERATOR) as unit:
        undone = unit.imports.undo(asked.id)
    answer({"import": undone})
    return 0


def _export_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", required=True, choices=sorted([*export.formats(), USUAL]))
    parser.add_argument("--out", required=True, type=Path)
    parser.add_argument("--audience", default="public", choices=list(audiences()))
    parser.add_argument("--import", dest="made", metavar="ID", help="usual のとき、どの取り込みの様式で保存するか")


def _export(asked: argparse.Namespace) -> int:
    if asked.format == USUAL:
        return _export_usual(asked)
    with closing(Store.open(asked.db)) as store, store.reading(viewer_of(asked.audience)) as unit:
        points = unit.places.read()
    _save(asked.out, export.write(asked.format, points))
    say(f"{len(points)}件を {asked.out} に保存しました。")
    return 0


def _export_usual(asked: argparse.Namespace) -> int:
    """「いつもの様式で保存」: for the keeper of the list alone, whatever the audience of other exports."""
    with closing(Store.open(asked.db)) as store, store.reading(OPERATOR) as unit:
        original, register = of_import(unit, asked.made or _only_list(unit))
    written = usual_form(original, register, today=clock.today())
    _save(asked.out, written.content)
    say(
        f"変更{written.changed}件・追加{written.added}件・見あたらない{written.closed}件を {asked.out} に保存しました。"
    )
    for one in written.findings:
        say(f"  {one.cell} {told(one)['message']}".rstrip())
    return 0


def _only_list(unit: Unit) -> str:
    """The one list of places in force; ``Refused("usual.which")`` where there are several."""
    lists = [row for row in unit.imports.in_force() if row.content == "places"]
    if len(lists) != 1:
        raise Refused("usual.which", known="、".join(f"{row.id}：{row.title}" for row in lists) or "—")
    return lists[0].id


def _save(out: Path, written: bytes) -> None:
    try:
        _replace(out, written)
    except OSError as fault:
        raise Refused("export.not_written", path=str(out), reason=fault.strerror or "") from fault


def _replace(out: Path, written: bytes) -> None:
    """A full disk must not cost the file that stood there before."""
    if not out.exists() or out.is_file():
        beside = out.with_name(f".{out.name}.part")
        try:
            beside.write_bytes(written)
            beside.replace(out)
        finally:
            beside.unlink(missing_ok=True)
    else:
        out.write_bytes(written)


def _worker(asked: argparse.Namespace) -> int:
    stopping: list[int] = []

    def stop(number: int, _frame: FrameType | None) -> None:
        stopping.append(number)

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    with closing(Store.open(asked.db)) as store:
        worker.run(store, stop=lambda: bool(stopping))
    sys.stdout.flush()
    return 0


def _no_arguments(_parser: argparse.ArgumentParser) -> None:
    return


COMMANDS = {
    "check": Command(help="読めたことと気になることを言う", arguments=_check_arguments, run=_check, needs_store=False),
    "load": Command(help="ファイルやフォルダーを読んで反映する", arguments=_load_arguments, run=_load),
    "stage": Command(help="読んで、反映の前で待つ", arguments=_stage_arguments, run=_stage),
    "publish": Command(help="待っている取り込みを反映する", arguments=_publish_arguments, run=_publish),
    "undo": Command(help="反映を取り消す", arguments=_undo_arguments, run=_undo),
    "export": Command(help="場所の一覧を保存する", arguments=_export_arguments, run=_export),
    "worker": Command(help="頼まれた作業を1つずつ行う", arguments=_no_arguments, run=_worker),
    **COVERAGE,
    **SITING,
    **FETCH,
    **MANY,
    **WALK,
}
