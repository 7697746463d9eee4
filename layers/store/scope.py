"""The scope of a viewer as SQL: which editions, which records and which facts may be fetched at all.

Everybody reads the edition that was put on the residents' map; those who are known read the register.
地域の協力者 read the register inside their own zones and see elsewhere what everybody sees.
"""

from sqlalchemy import CTE, CompoundSelect, Select, and_, case, exists, false, func, literal, not_, or_, select, true
from sqlalchemy.sql.elements import ColumnElement

from layers.store import schema, schema_confirmation
from layers.trust.audience import Viewer

_RECORD = ""
# What belongs to a person: a 掲載同意 given for one value does not hold for the value that takes its place.
PERSONAL = ("contact_name", "phone", "note", "confirmed_by")


def editions(viewer: Viewer, content: str) -> Select[tuple[int]]:
    """The imports in force for a content that has no audience of its own (areas, people, zones)."""
    sets = schema.dataset
    pointer = sets.c.public_import if viewer.rank == 0 else sets.c.current_import
    return select(pointer).where(sets.c.content == content, pointer.is_not(None))


def in_use() -> CompoundSelect[tuple[int | None]]:
    """The imports of places that anybody reads: with them, the ids of a few places are found by the index."""
    sets = schema.dataset
    mine = sets.c.content == "places"
    return select(sets.c.current_import).where(mine).union(select(sets.c.public_import).where(mine))


def visible(viewer: Viewer, *such: ColumnElement[bool]) -> CTE:
    """``(import_id, id, rank, released, register)`` of every place this viewer may know of; ``rank`` bounds its facts.

    ``register``: corrections that nobody has put on the residents' map yet are seen too. ``such`` are conditions on
    places that are asked for alone: databases do not carry them into a scope that several parts of a query share.
    """
    points, sets = schema.service_point, schema.dataset
    register = sets.c.current_import == points.c.import_id
    public = sets.c.public_import == points.c.import_id
    inside = _inside(viewer)
    rank = case((inside, viewer.rank), else_=0)
    wanted = or_(and_(inside, register), and_(~inside, public))
    return (
        select(
            points.c.import_id,
            points.c.id,
            rank.label("rank"),
            func.coalesce(public, false()).label("released"),
            inside.label("register"),
        )
        .join(sets, sets.c.content == "places")
        .where(wanted, _allowed(points.c.id, _RECORD, points.c.audience_rank) <= rank)
        .where(~_doubled(viewer), *such)
        .cte("visible")
    )


def preview(dataset_id: str) -> CTE:
    """What everybody would see of a dataset if its register were put on the residents' map now."""
    points, sets = schema.service_point, schema.dataset
    return (
        select(points.c.import_id, points.c.id, literal(0).label("rank"), literal(1).label("released"))
        .add_columns(true().label("register"))
        .join(sets, and_(sets.c.id == dataset_id, sets.c.current_import == points.c.import_id))
        .where(_allowed(points.c.id, _RECORD, points.c.audience_rank) <= 0)
        .cte("visible")
    )


def own() -> CTE:
    """The register as each place's own group may read it: what is for everybody, even of a place that is not."""
    points, sets = schema.service_point, schema.dataset
    return (
        select(points.c.import_id, points.c.id, literal(0).label("rank"), literal(0).label("released"))
        .add_columns(true().label("register"))
        .join(sets, and_(sets.c.content == "places", sets.c.current_import == points.c.import_id))
        .cte("visible")
    )


def in_force(scope: CTE) -> ColumnElement[bool]:
    """Acts of correction that hold for this scope: not undone, and released where the scope is the residents' map."""
    acts = schema_confirmation.amendment_act
    return and_(acts.c.undone_at.is_(None), or_(acts.c.released_at.is_not(None), scope.c.register))


def amendment_rank() -> ColumnElement[int]:
    """How far a corrected value may be seen: as far as a 掲載同意 says, but an old one does not speak of a new name."""
    acts, changes = schema_confirmation.amendment_act, schema_confirmation.amendment
    given = schema.consent
    still = or_(not_(changes.c.field.in_(PERSONAL)), given.c.recorded_at > acts.c.at)
    return _allowed(acts.c.point_id, changes.c.field, changes.c.audience_rank, still)


def fact_is_visible(scope: CTE) -> ColumnElement[bool]:
    """Facts at or below the scope's rank, where a 掲載同意 has the last word."""
    facts = schema.fact
    return _allowed(facts.c.id, facts.c.field, facts.c.audience_rank) <= scope.c.rank


def position_is_visible(scope: CTE) -> ColumnElement[bool]:
    """The same for the position, whoever gave it."""
    points = schema.service_point
    return _allowed(points.c.id, "position", points.c.position_rank) <= scope.c.rank


def _inside(viewer: Viewer) -> ColumnElement[bool]:
    if viewer.rank == 0:
        return false()
    if viewer.role != "volunteer":
        return true()
    held = schema.point_zone
    return exists().where(held.c.point_id == schema.service_point.c.id, held.c.zone_id.in_(viewer.zones))


def _doubled(viewer: Viewer) -> ColumnElement[bool]:
    """Whether a place was found to be the same as another that this viewer sees: that one stands for both."""
    said, sets, kept = schema.twin_decision, schema.dataset.alias("kept_in"), schema.service_point.alias("kept")
    # 地域の協力者 read two editions: only what everybody sees is there in both.
    everybody = viewer.rank == 0 or viewer.role == "volunteer"
    pointer = sets.c.public_import if everybody else sets.c.current_import
    return exists(
        select(literal(1))
        .select_from(said.join(kept, kept.c.id == said.c.kept).join(sets, pointer == kept.c.import_id))
        .where(
            said.c.other == schema.service_point.c.id,
            said.c.same,
            said.c.undone_at.is_(None),
            _allowed(kept.c.id, _RECORD, kept.c.audience_rank) <= (0 if everybody else viewer.rank),
        )
    )


def _allowed(
    point_id: ColumnElement[str],
    field: ColumnElement[str] | str,
    own_rank: ColumnElement[int],
    *conditions: ColumnElement[bool],
) -> ColumnElement[int]:
    given = schema.consent
    newest = (
        select(given.c.audience_rank)
        .where(given.c.point_id == point_id, given.c.field == field, given.c.withdrawn_at.is_(None), *conditions)
        .order_by(given.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    return func.coalesce(newest, own_rank)
