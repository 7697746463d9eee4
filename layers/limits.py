"""Limits that a child process puts on itself before it meets a file from outside."""

from types import ModuleType


def take(*, memory_bytes: int, cpu_seconds: int, write_bytes: int) -> None:
    """No more memory, processor time and size of a written file than this, and no dump; never above what was given."""
    try:
        import resource  # noqa: PLC0415 - absent on Windows, where the time limit of the parent remains
    except ImportError:
        return
    _set(resource, "RLIMIT_AS", memory_bytes)
    _set(resource, "RLIMIT_CPU", cpu_seconds)
    _set(resource, "RLIMIT_FSIZE", write_bytes)
    _set(resource, "RLIMIT_CORE", 0)


def _set(resource: ModuleType, name: str, limit: int) -> None:
    kind = getattr(resource, name)
    hard = resource.getrlimit(kind)[1]
    value = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
    resource.setrlimit(kind, (value, value))
