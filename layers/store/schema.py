"""The tables. Bulk rows belong to an import; a dataset points at the import that is in force.

Publishing flips the pointer, undoing flips it back: nothing is copied, nothing can be half. Person facts and place
facts never share a table: observations know a town and a month, nothing finer, and have no geometry.
"""

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Integer, Table, Text

from layers.store.metadata import metadata
from layers.store.schema_added import addition
from layers.store.schema_coverage import coverage_answer
from layers.store.schema_desk import choice, sheet, sheet_page
from layers.store.schema_ground import base_line
from layers.store.schema_halls import hall_file, hall_result
from layers.store.schema_profile import felt_answer, resident_word, zone_moment
from layers.store.schema_projection import projection_cell
from layers.store.schema_said import consent, placement, recipe, twin_decision
from layers.store.schema_scenario import scenario, scenario_act
from layers.store.schema_siting import siting_answer
from layers.store.schema_survey import survey_fact, survey_photo, survey_run
from layers.store.schema_talk import board_move, raised_hand, talk, talk_version, vision_edition
from layers.store.schema_visit import visit
from layers.store.schema_walk import walk_network
from layers.store.schema_work import account, audit, job, kept_file, login_attempt, login_session, upload
from layers.store.shapes import Shape

__all__ = [
    "SPATIAL",
    "account",
    "addition",
    "audit",
    "base_line",
    "board_move",
    "choice",
    "city",
    "city_boundary",
    "consent",
    "coverage_answer",
    "dataset",
    "doubt",
    "fact",
    "felt_answer",
    "hall_file",
    "hall_result",
    "imports",
    "job",
    "kept_file",
    "login_attempt",
    "login_session",
    "mesh_cell",
    "metadata",
    "observation",
    "placement",
    "point_zone",
    "population",
    "position",
    "projection_cell",
    "raised_hand",
    "recipe",
    "resident_word",
    "scenario",
    "scenario_act",
    "service_point",
    "sheet",
    "sheet_page",
    "siting_answer",
    "small_area",
    "survey_fact",
    "survey_photo",
    "survey_run",
    "talk",
    "talk_version",
    "town_point",
    "twin_decision",
    "upload",
    "vision_edition",
    "visit",
    "walk_network",
    "zone",
    "zone_moment",
    "zone_shape",
]

# size: one schema is read as one page, its tables point at each other.
city = Table(
    "city",
    metadata,
    Column("code", Text, primary_key=True),
    Column("id", Text, nullable=False),
    Column("toml", Text, nullable=False),
    Column("revision", Integer, nullable=False, default=0),
)

dataset = Table(
    "dataset",
    metadata,
    Column("id", Text, primary_key=True),
    Column("content", Text, nullable=False),
    Column("importer", Text, nullable=False),
    Column("current_import", Integer),
    Column("public_import", Integer),
)

imports = Table(
    "import",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("dataset", Text, ForeignKey("dataset.id"), nullable=False, index=True),
    Column("state", Text, nullable=False),
    Column("file_name", Text, nullable=False),
    Column("folder", Text, nullable=False),
    Column("sha256", Text, nullable=False, index=True),
    Column("encoding", Text),
    Column("as_of", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("publisher", Text, nullable=False),
    Column("licence", Text, nullable=False),
    Column("source_date", Text, nullable=False),
    Column("rows", Integer, nullable=False),
    Column("differences", JSON, nullable=False),
    Column("findings", JSON, nullable=False),
    Column("previous_import", Integer),
    Column("previous_public", Integer),
    Column("staged_at", Text, nullable=False),
    Column("staged_by", Text, nullable=False),
    Column("published_at", Text),
    Column("published_by", Text),
)


def _of_import(name: str, *columns: Column) -> Table:  # type: ignore[type-arg]
    """A bulk table: rows of one import, each with an id that is the same at every import."""
    return Table(
        name,
        metadata,
        Column("import_id", Integer, ForeignKey("import.id"), primary_key=True),
        Column("id", Text, primary_key=True),
        *columns,
    )


service_point = _of_import(
    "service_point",
    Column("ordinal", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("audience_rank", Integer, nullable=False),
    Column("private_home", Boolean, nullable=False),
    Column("position_rank", Integer, nullable=False, server_default="3"),
    Column("service_id", Text, nullable=False),
    Column("venue_id", Text, nullable=False),
    Column("organization_id", Text, nullable=False),
    Column("cell", Text, nullable=False),
)

# One row per fact, each with its audience: what a viewer may not see is not fetched.
fact = _of_import(
    "fact",
    Column("field", Text, primary_key=True),
    Column("value", JSON, nullable=False),
    Column("audience_rank", Integer, nullable=False),
)

position = _of_import(
    "position",
    Column("audience_rank", Integer, nullable=False),
    Column("how", Text, nullable=False),
    Column("metres", Integer),
    Column("geom", Shape("POINT"), nullable=False),
)

# Why a place has no position: the reason, and what its address might mean.
doubt = _of_import("doubt", Column("reason", Text, nullable=False), Column("candidates", JSON, nullable=False))

small_area = _of_import(
    "small_area",
    Column("key_code", Text, nullable=False, index=True),
    Column("part", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("census", Integer, nullable=False),
    Column("people", Integer, nullable=False),
    Column("households", Integer, nullable=False),
    Column("hcode", Integer, nullable=False),
    Column("boundary", Text, nullable=False),
    Column("geom", Shape("GEOMETRY")),
)

population = _of_import(
    "population",
    Column("ordinal", Integer, nullable=False),
    Column("town", Text, nullable=False),
    Column("key_code", Text, nullable=False),
    Column("register", Text, nullable=False),
    Column("as_of", Text, nullable=False),
    Column("people", Integer),
    Column("age65plus", Integer),
    Column("age75plus", Integer),
    Column("households", Integer),
    Column("status", Text, nullable=False),
    Column("carried_by", Text, nullable=False),
    Column("bands", JSON, nullable=False),
    Column("men", JSON, nullable=False, server_default="{}"),
    Column("homes", JSON, nullable=False, server_default="{}"),
)

mesh_cell = _of_import(
    "mesh_cell",
    Column("people", Integer),
    Column("age65plus", Integer),
    Column("age75plus", Integer),
    Column("households", Integer),
    Column("status", Text, nullable=False),
    Column("target", Text, nullable=False),
)

zone = _of_import(
    "zone",
    Column("ordinal", Integer, nullable=False),
    Column("kind", Text, nullable=False, index=True),
    Column("fiscal_year", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("members", JSON, nullable=False),
    Column("geom", Shape("GEOMETRY")),
)

town_point = _of_import(
    "town_point",
    Column("town_key", Text, nullable=False, index=True),
    Column("town", Text, nullable=False),
    Column("block", Text, nullable=False),
    Column("geom", Shape("POINT"), nullable=False),
)

city_boundary = _of_import(
    "city_boundary",
    Column("city_code", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("boundary", Text, nullable=False),
    Column("geom", Shape("GEOMETRY"), nullable=False),
)

observation = _of_import(
    "observation",
    Column("town", Text, nullable=False),
    Column("month", Text, nullable=False),
    Column("category", Text, nullable=False),
    Column("count", Integer, nullable=False),
)

# Derived at every publish and undo, in the same transaction: where zones lie and which places lie in them.
zone_shape = Table(
    "zone_shape",
    metadata,
    Column("zone_id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("fiscal_year", Integer, nullable=False),
    Column("members", JSON, nullable=False),
    Column("geom", Shape("GEOMETRY")),
)

point_zone = Table(
    "point_zone",
    metadata,
    Column("point_id", Text, primary_key=True),
    Column("zone_id", Text, primary_key=True, index=True),
)

SPATIAL = {
    "base_line": "GEOMETRY",
    "position": "POINT",
    "placement": "POINT",
    "small_area": "GEOMETRY",
    "zone": "GEOMETRY",
    "town_point": "POINT",
    "city_boundary": "GEOMETRY",
    "zone_shape": "GEOMETRY",
}
