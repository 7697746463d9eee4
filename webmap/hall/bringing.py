"""The package on the disk, read back before anything is let go; and the end of what the laptop holds of an evening."""

from pathlib import Path

from layers.errors import LayersError, Refused
from layers.hall.result import SUFFIX
from layers.wording import sentence
from webmap.hall.desk import Hall


def written(hall: Hall, out: Path) -> None:
    """``Refused("hall.not_written")`` unless the whole package stands there."""
    package = hall.result()
    try:
        out.write_bytes(package)
        held = out.read_bytes()
    except OSError:
        held = b""
    if held != package:
        raise Refused("hall.not_written", file=out.name)


def forgotten(hall: Hall, out: Path | None = None) -> Path:
    """「控えを消す」: the package is written once more, for an earlier one may lack notes, and then all is gone."""
    out = out or hall.file.with_suffix(SUFFIX)
    hall.end(at_once=True)
    try:
        written(hall, out)
        hall.forget()
    except LayersError:
        hall.again()
        raise
    return out


def by_when(hall: Hall) -> str:
    """「この控えは○月○日までに消してください」."""
    return sentence("hall.forget_by", {"month": hall.forget_by.month, "day": hall.forget_by.day})
