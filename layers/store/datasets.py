"""Which list a file is an edition of: a dataset is one list through the years."""

import re
import unicodedata
from collections.abc import Callable

from sqlalchemy import Connection, func, select

from layers.city import City
from layers.intake.contract import Batch, Document
from layers.store import contents, differences, schema
from layers.store.import_history import History
from layers.trust.audience import Viewer

_ALIKE = 0.8
# Enough where two files bear one name but for its numbers, as those of two years do.
_ALIKE_BY_NAME = 0.5
_NUMBERS = re.compile(r"[\d\W_]+")


class Datasets(History):
    """The desk of lists, as far as it tells them apart."""

    def __init__(self, connection: Connection, viewer: Viewer, city: Callable[[], City]) -> None:
        """A desk of a Unit; ``city`` gives the City when it is needed."""
        super().__init__(connection, viewer)
        self._city = city

    def dataset_for(self, batch: Batch, document: Document) -> str:
        """Which list this is: the city's own entry, else one it equals to ≥80 %, else a new one named by the file.

        Half is enough where the files bear one name but for its numbers: next year's edition of a small list.
        A list that waits or was undone is still that list: the same file put down again keeps the ids of its places.
        Where the city names a list, one common record or one file name makes an edition of it; 「…_東」 and 「…_西」
        that fit one pattern and share nothing are two lists.
        """
        listing = self._city().listing(document.path)
        stem = f"{batch.content}/{batch.importer}"
        if listing is None:
            bare = _bare(document.name)
            known = {
                name: share
                for name, share, file in self._known(batch)
                if share >= (_ALIKE_BY_NAME if _bare(file) == bare else _ALIKE)
            }
            return max(known, key=lambda name: known[name], default="") or self._fresh_name(f"{stem}/{document.path}")
        wanted = f"{stem}/{listing.id or listing.file}"
        named = [one for one in self._known(batch) if one[0] == wanted or one[0].startswith(f"{wanted} (")]
        alike = {name: share for name, share, file in named if share > 0 or file == document.name}
        return max(alike, key=lambda name: alike[name], default="") or self._fresh_name(wanted)

    def _known(self, batch: Batch) -> list[tuple[str, float, str]]:
        """``(dataset, share of equal records, file name)`` of the newest edition of every list of this kind."""
        sets, made, found = schema.dataset, schema.imports, []
        alike = select(sets).where(sets.c.content == batch.content, sets.c.importer == batch.importer)
        for row in self._connection.execute(alike.order_by(sets.c.id)).all():
            newest = select(func.max(made.c.id)).where(made.c.dataset == row.id)
            edition = row.current_import or self._connection.execute(newest).scalar()
            if edition:
                ids = contents.ids(batch, city_code=self._city().code, dataset=row.id)
                file = self._connection.execute(select(made.c.file_name).where(made.c.id == edition)).scalar_one()
                found.append((row.id, share_equal(ids, self.record_ids(batch.content, edition)), file))
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


def share_equal(one: set[str], other: set[str]) -> float:
    """How much of two lists is the same: common records over the longer list; 0 for empty lists."""
    return len(one & other) / max(len(one), len(other)) if one and other else 0.0


def _bare(file: str) -> str:
    """A file's name without numbers, blanks and its ending."""
    return _NUMBERS.sub("", unicodedata.normalize("NFKC", file.rpartition(".")[0]))
