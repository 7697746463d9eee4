"""`make prove`: the whole suite at full counts; then faults are planted one by one, and the tests must notice them.

``--faults 40 --seed S`` draws the same faults again; what an earlier run with this seed and tree has found is kept in
``build/prove`` and not repeated, so a run that was stopped goes on where it was. ``--faults-only`` leaves the suite.
"""

import argparse
import hashlib
import json
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from contextlib import ExitStack, suppress
from pathlib import Path

from tests import machine
from tests.postgis import running
from tests.prove.faults import Fault, faults
from tests.prove.lines import Lines, measured
from tests.rules.tree import ROOT

FULL_COUNT = "50"
WANTED_SHARE = 0.9
# What one run with a fault in it may take, besides five times what its tests take without one.
LEAST_SECONDS = 60
MOST_MEMORY = 6 << 30
_LEFT = shutil.ignore_patterns(
    ".git", ".venv", "build", "dist", "node_modules", "__pycache__", ".*_cache", ".hypothesis"
)
_NAMED = re.compile(r"^(?:FAILED|ERROR) (.+?)(?: - |$)", re.MULTILINE)


def main() -> int:
    """Zero when the suite passes and enough faults are noticed."""
    parser = argparse.ArgumentParser(prog="make prove", description=__doc__)
    parser.add_argument("--faults", type=int, default=40)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--faults-only", action="store_true")
    asked = parser.parse_args()
    # Told to end, we still stop the server and drop the copy.
    signal.signal(signal.SIGTERM, lambda number, _frame: sys.exit(128 + number))
    with ExitStack() as stack:
        _share_one_server(stack)
        suite = 0 if asked.faults_only else _suite()
        caught = _plant(asked.faults, asked.seed, stack)
    return int(suite != 0 or caught < WANTED_SHARE * asked.faults)


def _share_one_server(stack: ExitStack) -> None:
    """Every run of pytest uses the same PostGIS server."""
    programs = machine.PARTS["postgis"]()
    if programs:
        os.environ["IBASHOMAP_TEST_POSTGIS"] = str(stack.enter_context(running(Path(programs))).folder)


def _suite() -> int:
    began = time.monotonic()
    environment = os.environ | {"IBASHOMAP_TRIALS": FULL_COUNT}
    run = subprocess.run([sys.executable, "-m", "pytest", "-q"], cwd=ROOT, env=environment, check=False)
    _say(f"suite with {FULL_COUNT} trials: exit {run.returncode}, {time.monotonic() - began:.0f} s")
    return run.returncode


def _plant(number: int, seed: int, stack: ExitStack) -> int:
    folder = ROOT / "build" / "prove" / _fingerprint()
    folder.mkdir(parents=True, exist_ok=True)
    copy = folder / "copy"
    if copy.exists():
        shutil.rmtree(copy)
    shutil.copytree(ROOT, copy, ignore=_LEFT)
    stack.callback(shutil.rmtree, copy, ignore_errors=True)
    # Whoever is started from here on sees the copy, once each, with the real lists where they are.
    os.environ |= {"PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1", "IBASHOMAP_TRIALS": "1"}
    os.environ.setdefault("IBASHOMAP_REAL_DATA", machine.PARTS["realdata"]())
    lines = measured(folder, copy)
    drawn = draw(faults(copy), copy, number, seed)
    _say(f"seed {seed}: {len(drawn)} lines drawn; {len(lines.seconds)} tests to notice them")
    kept = folder / f"seed-{seed}.jsonl"
    known = _known(kept)
    caught = 0
    for position, fault in enumerate(drawn, 1):
        name = f"{fault.place}:{fault.line}:{fault.what}:{fault.start}"
        if name not in known:
            known[name] = _noticed(fault, copy, lines)
            with kept.open("a", encoding="utf-8") as text:
                text.write(json.dumps([name, known[name]]) + "\n")
        caught += bool(known[name])
        verdict = f"caught by {known[name]}" if known[name] else "MISSED"
        _say(f"{position}/{len(drawn)} {fault.place}:{fault.line} {fault.what} → {fault.text[:60]!r}: {verdict}")
    _say(f"planted {len(drawn)} caught {caught}")
    return caught


def draw(possible: list[Fault], root: Path, number: int, seed: int) -> list[Fault]:
    """Lines first, each as likely as any other; of a line one kind of fault, of a kind one fault."""
    by_line: dict[tuple[str, int], list[Fault]] = defaultdict(list)
    for fault in possible:
        by_line[fault.place, fault.line].append(fault)
    chance = random.Random(seed)
    drawn: list[Fault] = []
    for line in chance.sample(sorted(by_line), len(by_line)):
        source = (root / line[0]).read_bytes()
        fits = [fault for fault in by_line[line] if fault.is_python(source)]
        if fits:
            kind = chance.choice(sorted({fault.what.split()[0] for fault in fits}))
            drawn.append(chance.choice([fault for fault in fits if fault.what.split()[0] == kind]))
        if len(drawn) == number:
            break
    return drawn


def _noticed(fault: Fault, copy: Path, lines: Lines) -> str:
    """The first test that fails with the fault in the tree and passes without it, or "" when none does."""
    tests = lines.covering(fault.place, fault.line)
    target = copy / fault.place
    healthy = target.read_bytes()
    while tests:
        target.write_bytes(fault.planted(healthy))
        try:
            failed = _first_failure(tests, copy, lines)
        finally:
            target.write_bytes(healthy)
        if not failed:
            return ""
        same = tests[: tests.index(failed) + 1] if failed in tests else tests
        if not _first_failure(same, copy, lines):
            return failed
        # It fails without the fault too: what it says proves nothing.
        lines.seconds.pop(failed, None)
        tests = [test for test in tests if test != failed] if failed in tests else []
    return ""


def _first_failure(tests: list[str], copy: Path, lines: Lines) -> str:
    """Run these tests in the copy, stop at the first that fails, and name it."""
    wanted = copy / "wanted-tests"
    wanted.write_text("\n".join(tests), "utf-8")
    words = ["-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "--tb=no", f"@{wanted}"]
    limit = LEAST_SECONDS + 5 * sum(lines.seconds[test] for test in tests)
    try:
        code, printed = _ended([sys.executable, *words], copy, limit)
    except subprocess.TimeoutExpired:
        return "a test that does not end"
    if code == 0:
        return ""
    named = _NAMED.search(printed)
    return named[1] if named else f"pytest itself (exit {code})"


def _ended(words: list[str], folder: Path, limit: float) -> tuple[int, str]:
    """Run in a session of its own and end all of it: a fault may start what never stops, or eat all memory."""
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as printed:
        run = subprocess.Popen(words, cwd=folder, stdout=printed, stderr=subprocess.STDOUT, start_new_session=True)
        # Not the address space: V8 and Chromium reserve far more of it than they use.
        resource.prlimit(run.pid, resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))
        try:
            code = run.wait(limit)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(run.pid, signal.SIGKILL)
            run.wait()
        printed.seek(0)
        return code, printed.read()


def _known(kept: Path) -> dict[str, str]:
    if not kept.exists():
        return {}
    return dict(json.loads(line) for line in kept.read_text("utf-8").splitlines())


def _fingerprint() -> str:
    """One name for one state of sources and tests."""
    folders = ("layers", "etl", "webmap", "tests", "examples")
    paths = sorted(p for f in folders for p in (ROOT / f).rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    digest = hashlib.sha256()
    for path in (ROOT / "pyproject.toml", *paths):
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
