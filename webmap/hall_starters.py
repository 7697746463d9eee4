"""Double-click starters beside a hall file: for Windows, for macOS and for Linux."""

import os
import stat
from pathlib import Path

_WINDOWS = """@echo off
setlocal
chcp 65001 > nul
cd /d "%~dp0"
set "PYTHON="
for /d %%P in ("%~dp0program-*") do if exist "%%P\\python\\python.exe" set "PYTHON=%%P\\python\\python.exe"
if defined PYTHON (
  "%PYTHON%" -X utf8 -m layers.command hall open "{file}"
) else (
  ibashomap hall open "{file}"
)
if errorlevel 1 pause
"""
_UNIX = """#!/bin/sh
cd "$(dirname "$0")" || exit 1
exec ibashomap hall open "{file}"
"""
_ALL_MAY_RUN = stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH


def write(hall_file: Path) -> list[Path]:
    """``*.bat``, ``*.command`` (macOS) and ``*.sh`` beside the file; they hold its name and nothing else."""
    made = []
    for suffix, text in ((".bat", _WINDOWS), (".command", _UNIX), (".sh", _UNIX)):
        path = hall_file.with_suffix(suffix)
        words = text.format(file=hall_file.name)
        # What Windows runs line by line must end its lines as Windows does.
        path.write_bytes(words.replace("\n", "\r\n" if suffix == ".bat" else "\n").encode())
        if os.name != "nt":
            path.chmod(path.stat().st_mode | _ALL_MAY_RUN)
        made.append(path)
    return made
