"""One import, step by step: read → recognise → understand → geocode → stage. The same for the web and the shell."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from etl.fetch import ledger
from etl.geocode.gazetteer import Gazetteer
from etl.geocode.places import located
from etl.geocode.search import Search
from etl.mends import mended, noted, with_cell
from etl.plugins import importers
from etl.read.document import read
from etl.recognise import choose
from etl.remembered import continued, remembered
from etl.walk_batch import cut_to_city
from layers.city import City, Listing
from layers.intake.contract import Batch, Document, Finding, Hints
from layers.intake.recipe import Recipe
from layers.provenance import Source
from layers.store import Unit
from layers.store.datasets import Home
from layers.store.kept_files import CONTENTS
from layers.store.recipes import Known

Reader = Callable[[Path, str | None, str | None], Document]


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """A file as understood: ``batch`` is None where no importer knows it.

    ``document`` holds the cells as mended; ``recipe`` is the 控え with which it was read, ``said`` by a person now.
    """

    document: Document
    batch: Batch | None
    findings: tuple[Finding, ...]
    recipe: Recipe = field(default_factory=Recipe)
    said: bool = False

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


def _read_here(path: Path, folder: str | None, encoding: str | None) -> Document:
    return read(path, folder=folder, encoding=encoding)


@dataclass(frozen=True, kw_only=True, slots=True)
class Memory:
    """What is known of a list before it is read: the recipe that a person gives now, and those kept from before.

    ``cells`` are those that she has just put right: address and new text. ``encoding`` is the one that she has chosen;
    the recipe keeps it. So it keeps ``kind``: what she says the list is of.
    """

    recipe: Recipe | None = None
    known: Sequence[Known] = ()
    cells: Sequence[tuple[str, str]] = ()
    encoding: str = ""
    kind: str = ""

    @property
    def chosen(self) -> str | None:
        """The encoding that a person has chosen, now or in the recipe."""
        return self.encoding or (self.recipe.encoding if self.recipe else "") or None

    @property
    def said(self) -> bool:
        """Whether a person speaks of this very file."""
        return self.recipe is not None or bool(self.cells or self.encoding or self.kind)

    def of(self, document: Document, city: City | None) -> Hints:
        """The hints for this document: what is said now goes before what was kept."""
        recipe = self.recipe if self.recipe is not None else remembered(document, city, self.known)
        if self.encoding:
            recipe = recipe.with_encoding(self.encoding)
        if self.kind:
            recipe = recipe.with_kind(self.kind)
        hints = Hints(city=city, listing=city.listing(document.path) if city else None, recipe=recipe)
        for cell, now in self.cells:
            hints = replace(hints, recipe=with_cell(hints.recipe, document, hints, cell=cell, now=now))
        return hints


NOTHING = Memory()
UNSURE = "encoding.unsure"


def understand(
    path: Path,
    city: City | None = None,
    *,
    folder: str | None = None,
    by: Reader = _read_here,
    memory: Memory = NOTHING,
) -> Reading:
    """Read a file and let the surest importer understand it; whatever is wrong with it becomes a finding."""
    document = _decoded(by(path, folder, memory.chosen), city, memory, lambda encoding: by(path, folder, encoding))
    if any(_is_fatal(one) for one in document.findings):
        return Reading(document=document, batch=None, findings=tuple(document.findings))
    hints = memory.of(document, city)
    reading = _understood(document, hints, said=memory.said)
    return reading if hints.listing else _with_source(reading, ledger.source_of(path, document.sha256))


def _decoded(plain: Document, city: City | None, memory: Memory, by: Callable[[str], Document]) -> Document:
    """A document whose bytes do not tell their encoding, by that of the list whose headings they then show."""
    if memory.said or not any(one.code == UNSURE for one in plain.findings):
        return plain
    for encoding in dict.fromkeys(one.recipe.encoding for one in memory.known if one.recipe.encoding):
        document = by(encoding)
        if remembered(document, city, [one for one in memory.known if one.recipe.encoding == encoding]):
            return document
    return plain


def _with_source(reading: Reading, fetched: Source | None) -> Reading:
    """The reading with the 出典 that stands beside a fetched file, where there is one."""
    if fetched is None or reading.batch is None:
        return reading
    source = replace(fetched, date=reading.batch.as_of or fetched.date)
    return replace(reading, batch=replace(reading.batch, source=source))


def _understood(plain: Document, hints: Hints, *, said: bool) -> Reading:
    document, found = mended(plain, hints)
    findings = (*document.findings, *found)
    importer, _ = choose(document, importers().values(), hints)
    if importer is None:
        code = "file.unrecognised" if document.features is None else "file.unrecognised_shapes"
        unknown = Finding(level="error", code=code, params={"file": document.name})
        return Reading(document=document, batch=None, findings=(*findings, unknown), recipe=hints.recipe)
    batch = credited(importer.read(document, hints), document, hints.listing)
    # What was said of a whole folder is no word on the lists in it that are of no places.
    kept = hints.recipe if batch.content == "places" else hints.recipe.with_kind("")
    return Reading(
        document=document,
        batch=replace(batch, findings=(*found, *batch.findings)),
        findings=(*findings, *batch.findings),
        recipe=noted(kept, plain, hints),
        said=said,
    )


def credited(batch: Batch, document: Document, listing: Listing | None) -> Batch:
    """The batch with its 出典: what the city's file says of the list goes before what the importer knows."""
    known = batch.source or Source(title=document.name)
    if listing is None:
        return replace(batch, source=known)
    told = {name: getattr(listing, name) or getattr(known, name) for name in ("title", "publisher", "licence", "date")}
    return replace(batch, source=Source(**{**told, "date": batch.as_of or told["date"]}))


def stage(unit: Unit, reading: Reading, content: bytes = b"", *, dataset: str = "", place_of: str = "") -> str:
    """Put a reading into the store where nobody sees it yet; the id of the import.

    With the bytes it was read from, the file of a list of places is kept beside it; the 控え is kept with the list.
    ``dataset`` names the list where that is known; ``place_of`` the waiting import that was read of the same file.
    """
    return stage_and_tell(unit, reading, content, dataset=dataset, place_of=place_of)[0]


def stage_and_tell(
    unit: Unit, reading: Reading, content: bytes = b"", *, dataset: str = "", place_of: str = ""
) -> tuple[str, Reading]:
    """The same, with the reading as it was stored: its addresses are points now, or findings that ask for one."""
    if reading.batch is None or reading.refused:
        raise ValueError("a refused reading cannot be staged")
    dataset, batch = _at_home(unit, reading.batch, reading.document, dataset)
    if batch.content == "places":
        batch = located(_with_kinds(batch), Search(Gazetteer(unit.areas.gazetteer()), unit.city()))
    elif batch.content == "walk_network":
        batch = cut_to_city(batch, unit.areas.outline())
    found = batch.findings[len(reading.batch.findings) :]
    stored = replace(reading, batch=batch, findings=(*reading.findings, *found))
    if place_of:
        unit.imports.restage(place_of, batch, reading.document)
    made = place_of or unit.imports.stage(batch, reading.document, dataset=dataset)
    _remember(unit, reading, made)
    if batch.content in CONTENTS and hashlib.sha256(content).hexdigest() == reading.document.sha256:
        unit.kept_files.keep(made, reading.document.name, content)
    return made, stored


def _at_home(unit: Unit, batch: Batch, document: Document, dataset: str) -> tuple[str, Batch]:
    """The list that it belongs to, and the batch with the question whether it is not an edition of another one."""
    if dataset:
        home = Home(dataset=dataset, maybe=unit.imports.asked_of(dataset))
    else:
        form = continued(document, unit.city(), unit.recipes.known()) if batch.content == "places" else None
        home = unit.imports.home_of(batch, document, same_form=form.dataset if form else "")
    if not home.maybe:
        return home.dataset, batch
    params = {"dataset": home.maybe, "title": unit.imports.title_of(home.maybe)}
    asked = Finding(level="info", code="edition.maybe", params=params)
    return home.dataset, replace(batch, findings=(*batch.findings, asked))


def _with_kinds(batch: Batch) -> Batch:
    """The places whose kind is known; the others have a finding each, and are taken once it is answered."""
    return replace(batch, records=[record for record in batch.records if "kind" in record.values])


def _remember(unit: Unit, reading: Reading, made: str) -> None:
    """What a person said now is the list's recipe; one that was only found goes on, unless the list has its own."""
    dataset = unit.imports.one(made).dataset
    before = unit.recipes.of(dataset)
    if reading.said or (reading.recipe and not before):
        unit.recipes.keep(dataset, reading.recipe)


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
    return sorted(file for file in found if not _is_companion(file, found) and not ledger.is_ledger(file))


def _is_companion(file: Path, among: set[Path]) -> bool:
    companions = {".dbf", ".shx", ".prj", ".cpg", ".sbn", ".sbx", ".qix", ".xml"}
    return file.suffix.lower() in companions and any(
        file.with_suffix(shp) in among for shp in (".shp", ".SHP") if file.suffix.lower() != ".shp"
    )
