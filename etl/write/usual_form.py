"""「いつもの様式で保存」: the file of an import comes back with what the register knows by now, otherwise untouched.

Every change is tried on the cells until it reads back; it is marked in the file, with a comment that says what was.
"""

import datetime as dt
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath

from etl.mends import mended
from etl.plugins import importers
from etl.read import archive, sniff
from etl.read.document import read as read_here
from etl.read.file_name import holdable
from etl.recognise import choose
from etl.run import Memory, Reader, understand
from etl.write import additions, target
from etl.write.comparison import Comparison, compared, values_of
from etl.write.listed import Listed, Words, learned, listed, spot_of
from etl.write.manner import short_day
from etl.write.margin import Margin
from etl.write.old_workbook import converted
from etl.write.outcome import Ground
from etl.write.trial import Change, Trial, by_row, same, tried
from layers.city import City
from layers.errors import Refused
from layers.intake.contract import Batch, Document, Finding, Hints, Importer
from layers.intake.recipe import Recipe
from layers.place.services import ServicePoint
from layers.store import Unit
from layers.store.contents import record_id
from layers.vocabulary import fields


@dataclass(frozen=True, kw_only=True, slots=True)
class Original:
    """The file as it was put down."""

    name: str
    folder: str
    content: bytes


@dataclass(frozen=True, kw_only=True, slots=True)
class Register:
    """What is known of the list now: its places as they stand, and its 控え."""

    city: City
    dataset: str
    recipe: Recipe
    points: Sequence[ServicePoint]


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    """The file as it goes back, and what has to be said of it."""

    name: str
    content: bytes
    changed: int
    added: int
    closed: int
    findings: tuple[Finding, ...] = ()


@dataclass(kw_only=True)
class _Work:
    """One list on its way back: what was read of it, the file that is being changed, and how it should read then."""

    document: Document
    hints: Hints
    importer: Importer
    file: target.Target
    margin: Margin
    expected: Document
    findings: list[Finding] = field(default_factory=list)

    def read(self, document: Document) -> Batch:
        """The list as its importer reads it."""
        return self.importer.read(document, self.hints)


def of_import(unit: Unit, import_id: str) -> tuple[Original, Register]:
    """The kept file of an import, and the register of its list as it stands now."""
    row, kept = unit.imports.one(import_id), unit.kept_files.of(import_id)
    now = next((one for one in unit.imports.in_force() if one.dataset == row.dataset), None)
    ids = unit.imports.record_ids("places", int(now.id)) if now else set()
    points = [point for point in unit.places.read() if point.id in ids]
    recipe = unit.recipes.of(row.dataset)
    original = Original(name=kept.name, folder=row.folder, content=kept.content)
    return original, Register(city=unit.city(), dataset=row.dataset, recipe=recipe, points=points)


def usual_form(original: Original, register: Register, *, today: dt.date, by: Reader | None = None) -> Written:
    """The file with the register's facts; ``Refused("usual.…")`` where no such file can be made."""
    if not register.points:
        raise Refused("usual.not_in_force", file=original.name)
    with _opened(original) as (path, name, findings):
        work = _begun(path, replace(original, name=name), register, today, by or _reader)
        work.findings += findings
        comparison = _written(work, register)
        content = work.file.content()
        work.findings += work.file.findings()
        path.write_bytes(content)
        work.findings += _read_back(path, work, register, by or _reader)
    return Written(
        name=name,
        content=content,
        changed=len({change.row.name_spot[:2] for change in comparison.changes} | {s[:2] for s in work.margin.mends}),
        added=len(comparison.new),
        closed=len(comparison.gone),
        findings=tuple(work.findings),
    )


def _reader(path: Path, folder: str | None, encoding: str | None) -> Document:
    return read_here(path, folder=folder, encoding=encoding)


@contextmanager
def _opened(original: Original) -> Iterator[tuple[Path, str, list[Finding]]]:
    """The file in a place of its own, out of its zip, and as .xlsx where it was an old workbook."""
    with tempfile.TemporaryDirectory(prefix="ibashomap-") as folder:
        path = Path(folder) / holdable(original.name)
        path.write_bytes(original.content)
        kind, name = sniff.kind_of_bytes(path), original.name
        if kind == "zip":
            with archive.unpacked(path) as inner:
                content, kind = inner.read_bytes(), sniff.kind_of_bytes(inner)
                name = str(PurePath(name).with_suffix(inner.suffix))
            path = path.with_name(holdable(name))
            path.write_bytes(content)
        findings = []
        if kind == "xls":
            name = str(PurePath(name).with_suffix(".xlsx"))
            made = converted(path.read_bytes())
            path = path.with_name(holdable(name))
            path.write_bytes(made)
            findings.append(Finding(level="info", code="usual.from_xls", params={"file": name}))
        yield path, name, findings


def _begun(path: Path, original: Original, register: Register, today: dt.date, by: Reader) -> _Work:
    plain = by(path, original.folder, register.recipe.encoding or None)
    city = register.city
    hints = Hints(city=city, listing=city.listing(plain.path), recipe=register.recipe)
    document, told = mended(plain, hints)
    importer, _ = choose(document, importers().values(), hints)
    if importer is None or not document.tables:
        raise Refused("usual.no_list", file=original.name)
    file = target.opened(path.read_bytes(), plain)
    margin = Margin(file=file, today=short_day(today))
    for one in told:
        if one.code == "mend.applied":
            margin.mend(spot_of(one.cell), one.params["here"], one.params["now"])
    return _Work(document=document, hints=hints, importer=importer, file=file, margin=margin, expected=document)


def _written(work: _Work, register: Register) -> Comparison:
    """All changes into the file; what the register holds and the list does not say yet."""
    rows = listed(work.document, work.hints, work.read(work.document))
    ids = [record_id("places", register.city.code, register.dataset, row.record.key) for row in rows]
    comparison = compared(rows, ids, register.points)
    words, lines = learned(rows), work.document.format != "csv"
    ground = Ground(work.document, work.file.areas(), rows=rows, lines=lines)
    trial = tried(ground, [*comparison.changes, *_closing(comparison)], words, work.read)
    work.expected = ground.after(trial.outcome)
    work.margin.write(trial, ground)
    _unwritten(work, trial)
    work.findings += _dragged_along(work, rows, ids, register, trial)
    placed = additions.placed(comparison.new, rows, work.file.areas())
    if len(placed) < len(comparison.new):
        params = {"count": len(comparison.new) - len(placed)}
        work.findings.append(Finding(level="warning", code="usual.no_room", params=params))
    if placed:
        _add(work, placed, words)
    return comparison


def _dragged_along(
    work: _Work, rows: Sequence[Listed], ids: Sequence[str], register: Register, trial: Trial
) -> Iterator[Finding]:
    """Places that share a cell with one that changed and now say what they should not."""
    known = {point.id: point for point in register.points}
    told = {(change.row.record.cell, change.row.hall, change.fact) for change in trial.unwritten}
    found = by_row(work.read(work.expected))
    for row, one in zip(rows, ids, strict=True):
        here = found.get((row.record.cell, row.hall), {})
        wanted = values_of(known[one], row.record.values) if one in known else {}
        wrong = [fact for fact, value in wanted.items() if not same(here.get(fact), value, fact=fact)]
        wrong = [fact for fact in wrong if row.says(fact) and (row.record.cell, row.hall, fact) not in told]
        if wrong:
            params = {"facts": "・".join(map(label_of, wrong))}
            yield Finding(level="warning", code="usual.differs", cell=row.record.cell, params=params)


def _closing(comparison: Comparison) -> Iterator[Change]:
    for row in comparison.gone:
        if row.record.values.get("status") != "closed":
            yield Change(row=row, fact="status", old=row.record.values.get("status"), new="closed")


def _add(work: _Work, placed: Sequence[additions.Addition], words: Words) -> None:
    """New rows, in the list as it stands by now."""
    grown = additions.grown(work.expected, work.file.areas(), placed)
    for one in sorted(placed, key=lambda each: -each.above):
        work.file.insert_row(one.like.name_spot[0], one.above)
    for sheet, before, after in grown.extended:
        work.file.set_area(sheet, before, after)
    changes = [
        Change(row=row, fact=fact, old=None, new=value)
        for one, row in zip(placed, grown.rows, strict=True)
        for fact, value in additions.facts_of(one, row).items()
    ]
    ground = Ground(grown.document, grown.areas, lines=False)
    trial = tried(ground, changes, words, work.read)
    _as_it_can_be(trial, ground, words)
    for number, row in enumerate(grown.rows, 1):
        if serial := additions.serial_of(row, number):
            trial.outcome.values[row.name_spot[0], row.name_spot[1], serial[0]] = serial[1]
    work.expected = ground.after(trial.outcome)
    work.margin.add(trial, grown.rows, placed)
    _unwritten(work, trial)


def _as_it_can_be(trial: Trial, ground: Ground, words: Words) -> None:
    """A new row that the list does not read as a place yet still says all it can: a person will fill the rest in."""
    ways = [(change.row, next(change.ways(words), None)) for change in trial.unwritten]
    told = ground.outcome((row, way) for row, way in ways if way is not None)
    trial.outcome.values |= {spot: value for spot, value in told.values.items() if spot not in trial.outcome.values}


def _unwritten(work: _Work, trial: Trial) -> None:
    """What found no cell: counted where the list has no column for it, told by its cell where it has one."""
    missing: Counter[str] = Counter()
    for change in trial.unwritten:
        if change.row.says(change.fact) or change.fact == "status":
            params = {"fact": label_of(change.fact), "now": str(change.new)}
            found = Finding(level="warning", code="usual.not_written", cell=change.row.record.cell, params=params)
            work.findings.append(found)
            work.margin.tell(change)
        elif change.fact != "kind":
            missing[label_of(change.fact)] += 1
    for fact, count in sorted(missing.items()):
        work.findings.append(Finding(level="info", code="usual.no_column", params={"fact": fact, "count": count}))


def label_of(fact: str) -> str:
    """What people call a fact."""
    known = fields().get(fact)
    return known.label if known else LABELS.get(fact, fact.removeprefix("own:"))


LABELS = {"name": "名称", "kind": "種類", "lat": "緯度", "lon": "経度", "own": "自分の列"}


def _read_back(path: Path, work: _Work, register: Register, by: Reader) -> Iterator[Finding]:
    """The made file, read as anybody would read it: what differs from what was meant is told."""
    reading = understand(path, register.city, folder=work.document.folder, by=by, memory=Memory(recipe=register.recipe))
    if reading.batch is None:
        yield Finding(level="error", code="usual.unreadable")
        return
    found, wanted = by_row(reading.batch), by_row(work.read(work.expected))
    for place in {**wanted, **found}:
        here, meant = found.get(place, {}), wanted.get(place, {})
        wrong = sorted(fact for fact in {**here, **meant} if not same(here.get(fact), meant.get(fact), fact=fact))
        if wrong:
            yield Finding(
                level="warning", code="usual.differs", cell=place[0], params={"facts": "・".join(map(label_of, wrong))}
            )
