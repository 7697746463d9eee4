"""A network is recognised by the ends of its edges; one record holds all of it."""

from etl.importers.walk_network import IMPORTER
from layers.city import find
from layers.intake.contract import Document, Hints
from tests.etl.documents import is_left_alone
from tests.etl.forms import opened, sampled


def test_edges_drawn_as_geojson_are_a_network() -> None:
    batch = sampled("walk_network", "walk.geojson")
    (record,) = batch.records
    network = record.values["network"]
    assert (len(network), len(network.tails)) == (record.values["nodes"], record.values["edges"])
    assert [one.code for one in batch.findings] == ["walk.taken", "walk.without_height"]
    assert batch.source is not None
    assert "ODbL" in batch.source.licence


def test_the_city_says_in_which_plane_it_is_measured() -> None:
    document = opened("walk_network", "walk.geojson")
    city, _ = find("takamatsu")
    plain, told = (IMPORTER.read(document, hints).records[0].values["network"] for hints in (Hints(), Hints(city=city)))
    assert told.plane_srid == city.plane_srid
    assert plain.fingerprint != told.fingerprint or plain.plane_srid == told.plane_srid
    assert (plain.lengths == told.lengths).all()


def test_given_anything_else_it_says_so() -> None:
    empty = Document(name="a.csv", folder="", sha256="", format="text")
    assert [one.code for one in IMPORTER.read(empty, Hints()).findings] == ["importer.other_form"]
    is_left_alone(IMPORTER)
