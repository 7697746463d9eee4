"""Nothing that Windows lacks is used but where its absence is met: modules, functions, ways to start a child."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.rules.tree import ROOT, parsed, planted

MODULES = {
    "crypt",
    "curses",
    "fcntl",
    "grp",
    "nis",
    "posix",
    "pty",
    "pwd",
    "resource",
    "spwd",
    "syslog",
    "termios",
    "tty",
}
ATTRIBUTES = {
    "os": {
        *("chown", "chroot", "fork", "forkpty", "getegid", "geteuid", "getgid", "getgroups", "getpgid", "getuid"),
        *("initgroups", "killpg", "mkfifo", "nice", "openpty", "posix_spawn", "sched_getaffinity", "setgid", "setpgid"),
        *("setsid", "setuid", "statvfs", "sysconf", "uname", "wait", "waitpid", "O_NOFOLLOW", "O_CLOEXEC", "WNOHANG"),
    },
    "signal": {"SIGALRM", "SIGCHLD", "SIGHUP", "SIGKILL", "SIGPIPE", "SIGQUIT", "SIGUSR1", "SIGUSR2", "alarm", "pause"},
    "socket": {"AF_UNIX", "SO_REUSEPORT"},
    "time": {"tzset"},
}
ARGUMENTS = {"preexec_fn", "pass_fds", "reuse_port"}


def unmet(root: Path) -> list[str]:
    """Uses of what Windows lacks that nothing guards."""
    return [f"{place}:{line} {what}" for place, tree in parsed(root) for line, what in _uses(tree)]


def _uses(tree: ast.Module) -> Iterator[tuple[int, str]]:
    guarded = {id(node) for met in ast.walk(tree) if _meets(met) for part in met.body for node in ast.walk(part)}
    for node in ast.walk(tree):
        if id(node) not in guarded:
            yield from ((node.lineno, what) for what in _lacking(node))


def _lacking(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [one.name for one in node.names if one.name.split(".")[0] in MODULES]
    if isinstance(node, ast.ImportFrom):
        home = node.module or ""
        lacking = ATTRIBUTES.get(home, set())
        return [home] * (home.split(".")[0] in MODULES) + [f"{home}.{o.name}" for o in node.names if o.name in lacking]
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return [f"{node.value.id}.{node.attr}"] * (node.attr in ATTRIBUTES.get(node.value.id, set()))
    return [str(node.arg)] if isinstance(node, ast.keyword) and node.arg in ARGUMENTS else []


def _meets(node: ast.AST) -> bool:
    """A ``try`` whose handler names the fault that the absence gives."""
    names = {"ImportError", "ModuleNotFoundError", "AttributeError"}
    return isinstance(node, ast.Try) and any(
        isinstance(one, ast.Name) and one.id in names for handler in node.handlers for one in ast.walk(handler)
    )


def test_nothing_needs_what_windows_lacks() -> None:
    assert unmet(ROOT) == []


def test_uses_are_found_and_guards_are_seen(tmp_path: Path) -> None:
    planted(tmp_path, "layers/one.py", "import fcntl\nfrom os import fork\nimport os\nos.getuid()\n")
    planted(
        tmp_path, "etl/two.py", "try:\n    import resource\nexcept ImportError:\n    resource = None\nimport pwd.x\n"
    )
    planted(
        tmp_path,
        "webmap/three.py",
        "import subprocess\nsubprocess.run([], preexec_fn=print)\ntry:\n    import pty\nexcept OSError: ...\n",
    )
    assert sorted(unmet(tmp_path)) == [
        "etl/two.py:5 pwd.x",
        "layers/one.py:1 fcntl",
        "layers/one.py:2 os.fork",
        "layers/one.py:4 os.getuid",
        "webmap/three.py:2 preexec_fn",
        "webmap/three.py:4 pty",
    ]
