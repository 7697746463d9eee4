"""`fetch`: official data of a city into a folder, for `load`."""

import argparse
import datetime as dt
import hashlib
import os
import sys
import time
import zipfile
from pathlib import Path
from typing import Any

from etl.fetch import ledger
from etl.fetch.download import Tell, download, host_of
from etl.fetch.sources import Wanted, at_base, sources_of
from layers import city as cities
from layers.command import Command, answer, say
from layers.errors import LayersError, Refused
from layers.wording import sentence

# Progress is said from the first second on, then now and then.
_SECONDS_BETWEEN = 3.0
_HEAD = 4096


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("city", help="市の名前（設定ファイルの名前・6けたのコード・TOMLの場所）")
    parser.add_argument("--out", type=Path, help="置く場所（ふつうは data/市の名前）")
    parser.add_argument("--only", nargs="+", default=(), metavar="ID", help="このデータだけ（ふつうは全部）")
    parser.add_argument("--base", default=os.environ.get("IBASHOMAP_FETCH_BASE", ""), help="別の取得元のアドレス")
    parser.add_argument("--db", default=os.environ.get("IBASHOMAP_DB", ""), help="次に使うデータベース（案内に使う）")
    parser.add_argument("--json", action="store_true", help="JSONで答える")


def _fetch(asked: argparse.Namespace) -> int:
    city, _ = cities.find(asked.city)
    folder = asked.out or Path("data") / city.id
    wanted = sources_of(city, asked.only)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        found = [_told(one, number, len(wanted), folder, asked.base) for number, one in enumerate(wanted, 1)]
    except OSError as fault:
        raise Refused("fetch.not_written", path=str(folder), reason=fault.strerror or "") from fault
    except KeyboardInterrupt:
        say(sentence("fetch.stopped"))
        return 1
    if asked.json:
        answer(found)
    failed = [one for one in found if one["status"] == "failed"]
    if len(failed) < len(found):
        database = f" --db {asked.db}" if asked.db else ""
        say(sentence("fetch.next", {"command": f"ibashomap load {folder}{database}"}))
    return 1 if failed else 0


def _told(wanted: Wanted, number: int, whole: int, folder: Path, base: str) -> dict[str, Any]:
    """Fetch one file and say what became of it; one that fails does not stop the others."""
    say(f"{number}/{whole} {wanted.title}")
    try:
        status, file = _got(wanted, folder, base)
    except LayersError as fault:
        message = sentence(fault.code, fault.params)
        say(f"    {message}")
        return {"id": wanted.id, "file": None, "status": "failed", "bytes": 0, "message": message}
    message = sentence(f"fetch.{status}")
    say(f"    {message} {file}")
    return {"id": wanted.id, "file": str(file), "status": status, "bytes": file.stat().st_size, "message": message}


def _got(wanted: Wanted, folder: Path, base: str) -> tuple[str, Path]:
    held = _held(wanted, folder)
    if held:
        return "unchanged", held
    address = at_base(wanted.address, base)
    part = download(address, folder / wanted.file, _progress())
    file = folder / f"{Path(wanted.file).stem}{_ending(part, host_of(address))}"
    entry = {
        **{name: getattr(wanted, name) for name in ("id", "title", "publisher", "licence", "credit", "terms", "date")},
        "address": wanted.address,
        "fetched": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "sha256": _digest(part),
        "bytes": part.stat().st_size,
    }
    part.replace(file)
    part.with_name(f"{part.name}.mark").unlink(missing_ok=True)
    ledger.add(folder, file.name, entry)
    return "fetched", file


def _held(wanted: Wanted, folder: Path) -> Path | None:
    """The file that an earlier run has fetched whole."""
    for name, entry in ledger.read(folder).items():
        file = folder / name
        if entry.get("address") == wanted.address and file.is_file() and _digest(file) == entry.get("sha256"):
            return file
    return None


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _ending(part: Path, host: str) -> str:
    """What has come, by its content: a sound zip or a table; a page that says sorry is neither and is not kept."""
    with part.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith(b"KEY_CODE,"):
        return ".txt"
    name = part.name.removeprefix(".").removesuffix(".part")
    if not head.startswith(b"PK"):
        _forget(part)
        raise Refused("fetch.no_data", file=name, host=host)
    damaged = _damaged(part)
    if damaged:
        _forget(part)
        raise Refused("fetch.damaged", file=name, inner=damaged)
    return ".zip"


def _damaged(part: Path) -> str:
    """The name of what is broken in a zip, "" where all is sound."""
    try:
        with zipfile.ZipFile(part) as archive:
            return archive.testzip() or ""
    except (zipfile.BadZipFile, ValueError, EOFError, OSError, RuntimeError):
        return part.name.removeprefix(".").removesuffix(".part")


def _forget(part: Path) -> None:
    part.unlink()
    part.with_name(f"{part.name}.mark").unlink(missing_ok=True)


def _progress() -> Tell:
    """Says how far it is, not too often; on a terminal on one line."""
    last = time.monotonic() - _SECONDS_BETWEEN + 1

    def tell(done: int, whole: int) -> None:
        nonlocal last
        if time.monotonic() - last < (0.2 if sys.stderr.isatty() else _SECONDS_BETWEEN):
            return
        last = time.monotonic()
        share = f" {done * 100 // whole}%" if whole else ""
        end = "\r" if sys.stderr.isatty() else "\n"
        sys.stderr.write(f"    {done / 1e6:,.1f}MB{share}{end}")
        sys.stderr.flush()

    return tell


COMMANDS = {
    "fetch": Command(
        help="公的なデータを公式の場所から取ってくる", arguments=_arguments, run=_fetch, needs_store=False
    ),
}
