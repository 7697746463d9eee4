"""Which list a file is an edition of: a dataset is one list through the years."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from layers.city import City
from layers.intake.contract import Batch, Document
from layers.intake.edition_name import lasting
from layers.store import contents, differences, schema
from layers.store.import_history import History
from layers.trust.audience import Viewer

MAY_CONTINUE = "edition.maybe"
_ALIKE = 0.8
# Enough where two files bear one name but for their years: next year's edition of a small list.
_ALIKE_BY_NAME = 0.5


@dataclass(frozen=True, kw_only=True, slots=True)
class Home:
    """The list that a file belongs to; ``maybe``: for a new one, the list that it may be an edition of all the same."""

    dataset: str
    maybe: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Known:
    """The newest edition of a list; ``share`` of its records are those of the file."""

    dataset: str
    share: float
    file_name: str
    folder: str
    in_force: bool

    def enough(self, document: Document) -> float:
        """How much of a file must be the same to be an edition of this list."""
        return _ALIKE_BY_NAME if lasting(self.file_name) == lasting(document.name) else _ALIKE

    def may_be(self, document: Document, same_form: str) -> bool:
        """Whether the name but for its year, or the form, speaks for one list."""
        by_name = self.folder == document.folder and lasting(self.file_name) == lasting(document.name)
        return by_name or self.dataset == same_form


class Datasets(History):
    """The desk of lists, as far as it tells them apart."""

    def __init__(self, connection: Connection, viewer: Viewer, city: Callable[[], City]) -> None:
        """A desk of a Unit; ``city`` gives the City when it is needed."""
        super().__init__(connection, viewer)
        self._city = city

    def dataset_for(self, batch: Batch, document: Document) -> str:
        """Which list this is: the city's own entry, else one it equals to ≥80 %, else a new one named by the file.

        Half is enough where the files bear one name but for their years.
        A list that waits or was undone is still that list: the same file put down again keeps the ids of its places.
        Where the city names a list, one common record or one file name makes an edition of it; 「…_東」 and 「…_西」
        that fit one pattern and share nothing are two lists.
        """
        return self.home_of(batch, document).dataset

    def home_of(self, batch: Batch, document: Document, *, same_form: str = "") -> Home:
        """The same, with the list that this may be the next edition of where that cannot be known.

        ``same_form``: the list by whose headings it was read.
        """
        listing = self._city().listing(document.path)
        stem = f"{batch.content}/{batch.importer}"
        known = self._known(batch)
        if listing is None:
            alike = [one for one in known if one.share >= one.enough(document)]
            if alike:
                return Home(dataset=(found := _nearest(alike)), maybe=self.asked_of(found))
            fresh = self._fresh_name(f"{stem}/{document.path}")
            likely = [one for one in known if one.in_force and one.share > 0 and one.may_be(document, same_form)]
            return Home(dataset=fresh, maybe=_nearest(likely) if likely and batch.content == "places" else "")
        wanted = f"{stem}/{listing.id or listing.file}"
        named = [one for one in known if one.dataset == wanted or one.dataset.startswith(f"{wanted} (")]
        near = [one for one in named if one.share > 0 or one.file_name == document.name]
        return Home(dataset=_nearest(near) if near else self._fresh_name(wanted))

    def asked_of(self, dataset: str) -> str:
        """The list of which the waiting import of a new list is asked whether it is an edition; "" if none is."""
        made = schema.imports
        query = select(made.c.findings).where(made.c.dataset == dataset, made.c.state == "staged")
        found = self._connection.execute(query.order_by(made.c.id.desc()).limit(1)).scalar() or []
        return next((str(one["params"]["dataset"]) for one in found if one["code"] == MAY_CONTINUE), "")

    def title_of(self, dataset: str) -> str:
        """What people call a list."""
        made = schema.imports
        query = select(made.c.title, made.c.file_name).where(made.c.dataset == dataset).order_by(made.c.id.desc())
        row = self._connection.execute(query.limit(1)).first()
        return (row.title or row.file_name) if row else ""

    def _known(self, batch: Batch) -> list[_Known]:
        """The newest edition of every list of this kind, with how much of it is the same."""
        sets, made, found = schema.dataset, schema.imports, []
        alike = select(sets).where(sets.c.content == batch.content, sets.c.importer == batch.importer)
        for row in self._connection.execute(alike.order_by(sets.c.id)).all():
            newest = select(func.max(made.c.id)).where(made.c.dataset == row.id)
            edition = row.current_import or self._connection.execute(newest).scalar()
            if edition:
                ids = contents.ids(batch, city_code=self._city().code, dataset=row.id)
                head = self._connection.execute(select(made.c.file_name, made.c.folder).where(made.c.id == edition))
                share = share_equal(ids, self.record_ids(batch.content, edition))
                in_force = row.current_import is not None
                found.append(_Known(dataset=row.id, share=share, in_force=in_force, **head.one()._mapping))  # noqa: SLF001 - SQLAlchemy's public name for a row's dict
        return found

    def _fresh_name(self, wanted: str) -> str:
        """A name that holds no other list."""
        taken = set(self._connection.execute(select(schema.dataset.c.id)).scalars())
        number, name = 1, wanted
        while name in taken:
            number += 1
            name = f"{wanted} ({number})"
        return name

    def record_ids(self, content: str, import_id: int) -> set[str]:
        """The ids of all records of one edition."""
        table = differences.table_of(content)
        return set(self._connection.execute(select(table.c.id).where(table.c.import_id == import_id)).scalars())


def _nearest(lists: Sequence[_Known]) -> str:
    return max(lists, key=lambda one: one.share).dataset


def share_equal(one: set[str], other: set[str]) -> float:
    """How much of two lists is the same: common records over the longer list; 0 for empty lists."""
    return len(one & other) / max(len(one), len(other)) if one and other else 0.0
