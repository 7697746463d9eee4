"""控え of each list: what a person said of its columns and cells. Every edition is kept, the newest is in force."""

from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select

from layers.errors import NotFound
from layers.intake.recipe import Recipe
from layers.store import audit, schema
from layers.trust.audience import Viewer


@dataclass(frozen=True, kw_only=True, slots=True)
class Edition:
    """One state of a recipe: who left it so, and when."""

    id: str
    recipe: Recipe
    changed_by: str
    changed_at: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """The recipe in force of one list, with the newest file that the list came from."""

    dataset: str
    recipe: Recipe
    folder: str
    file_name: str

    @property
    def path(self) -> str:
        """``folder/name``, as a document says it."""
        return f"{self.folder}/{self.file_name}" if self.folder else self.file_name


class Recipes:
    """The desk of recipes; nobody but the staff reads them, for a mended cell can hold anything."""

    def __init__(self, connection: Connection, viewer: Viewer) -> None:
        """A desk of a Unit."""
        self._connection = connection
        self._viewer = viewer

    def of(self, dataset: str) -> Recipe:
        """The recipe in force; an empty one where nobody has said anything of the list."""
        newest = next(iter(self.history(dataset)), None)
        return newest.recipe if newest else Recipe()

    def keep(self, dataset: str, recipe: Recipe) -> None:
        """The recipe of a list from now on; ``NotFound("dataset.not_found")``. What is the same is not kept twice."""
        self._viewer.require("import")
        sets, table = schema.dataset, schema.recipe
        if self._connection.execute(select(sets.c.id).where(sets.c.id == dataset)).first() is None:
            raise NotFound("dataset.not_found")
        if self.of(dataset) == recipe:
            return
        row = {"dataset": dataset, "document": recipe.to_json()}
        row |= {"changed_by": self._viewer.name, "changed_at": audit.now()}
        self._connection.execute(insert(table).values(row))
        audit.write(self._connection, self._viewer, "recipe", dataset)

    def history(self, dataset: str) -> list[Edition]:
        """Every state of the recipe, the newest first."""
        self._viewer.require("import")
        table = schema.recipe
        rows = self._connection.execute(select(table).where(table.c.dataset == dataset).order_by(table.c.id.desc()))
        return [
            Edition(
                id=str(row.id),
                recipe=Recipe.from_json(row.document),
                changed_by=row.changed_by,
                changed_at=row.changed_at,
            )
            for row in rows
        ]

    def known(self) -> list[Known]:
        """The recipe in force of every list that has one: among these next year's file finds its own."""
        self._viewer.require("import")
        table, made = schema.recipe, schema.imports
        newest = select(func.max(table.c.id)).group_by(table.c.dataset)
        latest = select(made.c.dataset, func.max(made.c.id).label("id")).group_by(made.c.dataset).subquery()
        query = (
            select(table.c.dataset, table.c.document, made.c.folder, made.c.file_name)
            .join(latest, latest.c.dataset == table.c.dataset)
            .join(made, made.c.id == latest.c.id)
            .where(table.c.id.in_(newest))
            .order_by(table.c.dataset)
        )
        found = [
            Known(
                dataset=row.dataset,
                recipe=Recipe.from_json(row.document),
                folder=row.folder,
                file_name=row.file_name,
            )
            for row in self._connection.execute(query)
        ]
        return [one for one in found if one.recipe]
