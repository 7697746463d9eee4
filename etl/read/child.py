"""Reading in a child process with limits: a file that eats memory or time ends the child and leaves us a finding.

The answer comes back as a pickle: it is written by our own code in a process of our own, never by the file.
"""

import os
import pickle
import subprocess
import sys
from pathlib import Path

from etl.read.document import legible, read, unread
from layers import limits
from layers.intake.contract import Document

MEMORY_BYTES = 4 << 30
WRITE_BYTES = 400 << 20
CPU_SECONDS = 60
WALL_SECONDS = 120
_ROOT = Path(__file__).parents[2]
# What a child needs of our environment; database addresses and secrets are not among it.
_KEPT = ("PATH", "LANG", "LC_ALL", "HOME", "TMPDIR", "TEMP", "SYSTEMROOT", "VIRTUAL_ENV", "LD_LIBRARY_PATH")


def read_limited(path: Path, folder: str | None = None, encoding: str | None = None) -> Document:
    """As ``read``, in a child process; a child that is killed or fails gives a document with one finding."""
    beside = path.absolute().parent.name if folder is None else folder
    head = {"name": legible(path.name), "folder": legible(beside)}
    command = [
        sys.executable,
        "-P",
        "-X",
        "utf8",
        "-m",
        "etl.read.child",
        str(path.absolute()),
        head["folder"],
        encoding or "",
    ]
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=WALL_SECONDS, env=_environment())  # noqa: S603 - our own interpreter and module
    except subprocess.TimeoutExpired:
        return unread(head, "", "", "file.too_heavy")
    if done.returncode != 0:
        # A negative code is a signal: out of CPU seconds, or ended by the machine for want of memory.
        if done.returncode < 0:
            return unread(head, "", "", "file.too_heavy")
        return unread(head, "", "", "file.unreadable", reason=f"exit {done.returncode}")
    try:
        answer = pickle.loads(done.stdout)  # noqa: S301 - written by our own child
    except (pickle.UnpicklingError, EOFError, MemoryError):
        answer = None
    return answer if isinstance(answer, Document) else unread(head, "", "", "file.unreadable", reason="answer")


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    # One thread for the number libraries: each further one claims address space of its own.
    return {**kept, "PYTHONPATH": str(_ROOT), "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


def _main() -> None:
    # Libraries that print must not print into the answer.
    answer = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    limits.take(memory_bytes=MEMORY_BYTES, cpu_seconds=CPU_SECONDS, write_bytes=WRITE_BYTES)
    document = read(Path(sys.argv[1]), folder=sys.argv[2], encoding=sys.argv[3] or None)
    try:
        pickle.dump(document, answer, protocol=pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        head = {"name": document.name, "folder": document.folder}
        pickle.dump(unread(head, "", "", "file.too_heavy"), answer)
    answer.close()


if __name__ == "__main__":
    _main()
