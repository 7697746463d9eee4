"""One import, step by step: read → recognise → understand → geocode → stage. The same for the web and the shell."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from etl.geocode.gazetteer import Gazetteer
from etl.geocode.places import located
from etl.geocode.search import Search
from etl.plugins import importers
from etl.read.document import read
from etl.recognise import choose
from layers.city import City, Listing
from layers.intake.contract import Batch, Document, Finding, Hints
from layers.provenance import Source
from layers.store import Unit

Reader = Callable[[Path, str | None], Document]


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """A file as understood: ``batch`` is None where no importer knows it."""

    document: Document
    batch: Batch | None
    findings: tuple[Finding, ...]

    @property
    def importer(self) -> str | None:
        """The importer that read it."""
        return self.batch.importer if self.batch else None

    @property
    def refused(self) -> bool:
        """Whether nothing of it may be stored."""
        return self.batch is None or self.batch.refused or any(_is_fatal(one) for one in self.findings)


def _is_fatal(one: Finding) -> bool:
    return one.level == "error" and not one.cell


def _read_here(path: Path, folder: str | None) -> Document:
    return read(path, folder=folder)


def understand(path: Path, city: City | None = None, *, folder: str | None = None, by: Reader = _read_here) -> Reading:
    """Read a file and let the surest importer understand it; whatever is wrong with it becomes a finding."""
    document = by(path, folder)
    findings = tuple(document.findings)
    if any(_is_fatal(one) for one in findings):
        return Reading(document=document, batch=None, findings=findings)
    hints = Hints(city=city, listing=city.listing(document.path) if city else None)
    importer, _ = choose(document, importers().values(), hints)
    if importer is None:
        code = "file.unrecognised" if document.features is None else "file.unrecognised_shapes"
        unknown = Finding(level="error", code=code, params={"file": document.name})
        return Reading(document=document, batch=None, findings=(*findings, unknown))
    batch = credited(importer.read(document, hints), document, hints.listing)
    return Reading(document=document, batch=batch, findings=(*findings, *batch.findings))


def credited(batch: Batch, document: Document, listing: Listing | None) -> Batch:
    """The batch with its 出典: what the city's file says of the list goes before what the importer knows."""
    known = batch.source or Source(title=document.name)
    if listing is None:
        return replace(batch, source=known)
    told = {name: getattr(listing, name) or getattr(known, name) for name in ("title", "publisher", "licence", "date")}
    return replace(batch, source=Source(**{**told, "date": batch.as_of or told["date"]}))


def stage(unit: Unit, reading: Reading) -> str:
    """Put a reading into the store where nobody sees it yet; the id of the import."""
    return stage_and_tell(unit, reading)[0]


def stage_and_tell(unit: Unit, reading: Reading) -> tuple[str, Reading]:
    """The same, with the reading as it was stored: its addresses are points now, or findings that ask for one."""
    if reading.batch is None or reading.refused:
        raise ValueError("a refused reading cannot be staged")
    batch = reading.batch
    if batch.content == "places":
        batch = located(batch, Search(Gazetteer(unit.areas.gazetteer()), unit.city()))
    found = batch.findings[len(reading.batch.findings) :]
    stored = replace(reading, batch=batch, findings=(*reading.findings, *found))
    return unit.imports.stage(batch, reading.document), stored


def files_of(paths: Sequence[Path]) -> list[Path]:
    """Every file in the given files and folders, in one order whatever the order of the arguments.

    The companions of a Shapefile are read with it, hidden files are not ours.
    """
    found = {
        file
        for path in paths
        for file in ([path] if not path.is_dir() else path.rglob("*"))
        if file.is_file() and not file.name.startswith(".")
    }
    return sorted(file for file in found if not _is_companion(file, found))


def _is_companion(file: Path, among: set[Path]) -> bool:
    companions = {".dbf", ".shx", ".prj", ".cpg", ".sbn", ".sbx", ".qix", ".xml"}
    return file.suffix.lower() in companions and any(
        file.with_suffix(shp) in among for shp in (".shp", ".SHP") if file.suffix.lower() != ".shp"
    )
