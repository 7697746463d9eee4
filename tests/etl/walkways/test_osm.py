"""OpenStreetMap as XML and as Protocolbuffer: the town of the tests, whatever the order of its file."""

from pathlib import Path

import numpy as np
import osmium
import pytest

from etl.read.child import read_limited
from etl.read.document import read
from layers.access.network import STEPS, WalkNetwork
from tests import town_streets as town


def network(path: Path) -> WalkNetwork:
    document = read(path)
    assert [one.code for one in document.findings] == []
    assert document.network is not None
    return document.network


def written(folder: Path, text: str, name: str = "town.osm") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def as_pbf(folder: Path, text: str) -> Path:
    path = folder / "town.osm.pbf"
    header = osmium.io.Header()
    header.set("osmosis_replication_timestamp", "2026-03-05T20:21:22Z")
    writer = osmium.SimpleWriter(str(path), header=header)
    for one in osmium.FileProcessor(str(written(folder, text))):
        writer.add(one)
    writer.close()
    return path


def edges(found: WalkNetwork) -> list[tuple[str, str, int]]:
    names = found.node_ids
    return sorted(
        (names[a], names[b], int(mark)) for a, b, mark in zip(found.tails, found.heads, found.marks, strict=True)
    )


def ways_first(text: str) -> str:
    lines = text.splitlines()
    nodes = [one for one in lines if one.startswith("<node")]
    others = [one for one in lines if not one.startswith("<node")]
    return "\n".join([*others[:-1], *reversed(nodes), others[-1]])


@pytest.mark.parametrize("form", ["osm", "pbf", "ways first"])
def test_the_town_is_read_as_it_was_built(tmp_path: Path, form: str) -> None:
    """No rail, no river, no motorway, no private bridge; the one-way one way, the steps marked."""
    text = town.osm_text()
    if form == "pbf":
        found = network(as_pbf(tmp_path, text))
    else:
        found = network(written(tmp_path, ways_first(text) if form == "ways first" else text))
    assert edges(found) == edges(town.streets())
    assert (found.marks == STEPS).sum() == 2
    assert set(np.round(found.lengths).tolist()) == {100.0, 230.0, 277.0}
    assert found.without_height == len(found)
    assert "東西0番通り" in found.streets
    assert [one.licence for one in found.sources] == ["Open Database License (ODbL) 1.0"]


def test_the_day_of_the_map_is_in_its_header(tmp_path: Path) -> None:
    assert network(as_pbf(tmp_path, town.osm_text())).sources[0].date == "2026-03-05"
    assert network(written(tmp_path, town.osm_text())).sources[0].date == ""


def test_a_closed_gate_is_no_way_through(tmp_path: Path) -> None:
    gate = f'<node id="{town.node_id(8, 0)}" version="1"'
    plain = next(one for one in town.osm_text().splitlines() if one.startswith(gate))
    shut = plain.replace("/>", '><tag k="barrier" v="gate"/><tag k="locked" v="yes"/></node>')
    found = network(written(tmp_path, town.osm_text().replace(plain, shut)))
    copies = [name for name in found.node_ids if name.startswith(f"{town.node_id(8, 0)}/")]
    assert len(copies) == 3
    assert len(found.tails) == len(town.streets().tails)


def test_ids_below_zero_of_a_drawing_are_read(tmp_path: Path) -> None:
    text = town.osm_text().replace('id="9001"', 'id="-9001"').replace('ref="9001"', 'ref="-9001"')
    assert "-9001" in network(written(tmp_path, text)).node_ids


def test_an_extract_that_cut_nodes_off(tmp_path: Path) -> None:
    lost = f'<node id="{town.node_id(3, 5)}" '
    text = "\n".join(one for one in town.osm_text().splitlines() if not one.startswith(lost))
    found = network(written(tmp_path, text))
    assert town.node_id(3, 5) not in found.node_ids
    assert len(found) == len(town.streets()) - 1


LAUGHS = """<?xml version="1.0"?><!DOCTYPE osm [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<osm version="0.6"><node id="1" version="1" lat="34.3" lon="134.0"><tag k="name" v="&b;"/></node></osm>"""
NOWHERE = '<osm version="0.6"><way id="1" version="1"><nd ref="1"/><nd ref="2"/><tag k="highway" v="path"/></way></osm>'
FAR = NOWHERE.replace('<way id="1"', '<node id="1" version="1" lat="999" lon="0"/><way id="1"')


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (LAUGHS, "file.unreadable"),
        ('<osm version="0.6"></osm>', "walk.no_edges"),
        ('<osm version="0.6"><node id="1"', "file.unreadable"),
        (NOWHERE, "walk.no_edges"),
        (FAR, "file.unreadable"),
    ],
)
def test_what_is_broken_or_hostile_is_refused(tmp_path: Path, text: str, code: str) -> None:
    path = written(tmp_path, text)
    for document in (read(path), read_limited(path)):
        assert [one.code for one in document.findings] == [code]
        assert document.network is None


def test_half_a_protocolbuffer_is_refused(tmp_path: Path) -> None:
    whole = as_pbf(tmp_path, town.osm_text())
    half = tmp_path / "half.pbf"
    half.write_bytes(whole.read_bytes()[:900])
    assert [one.code for one in read(half).findings] == ["file.unreadable"]


def test_the_limited_child_reads_both_forms(tmp_path: Path) -> None:
    for path in (as_pbf(tmp_path, town.osm_text()), written(tmp_path, town.osm_text())):
        document = read_limited(path)
        assert document.network is not None
        assert edges(document.network) == edges(town.streets())
