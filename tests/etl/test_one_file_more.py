"""Adding an importer adds one source file and changes none: proved with the real command in a process of its own."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.rules.tree import ROOT

SOURCE = '''"""A list of borrowed bicycles, as nobody else keeps it."""

from etl.headings import headings, text_at
from etl.refusal import other_form
from layers.intake.contract import Batch, Record


class Bicycles:
    id = "borrowed_bicycles"
    label = "貸し自転車の一覧"

    def fits(self, document, hints):
        return 0.99 if self._found(document) else 0.0

    def read(self, document, hints):
        found = self._found(document)
        if found is None:
            return other_form("places", self)
        records = [
            Record(key=name, cell=found.address(index), values={"name": name, "kind": "daily_help"})
            for index, row in found.body()
            if (name := text_at(row, found.column("置き場")))
        ]
        return Batch(content="places", importer=self.id, records=records)

    def _found(self, document):
        tables = (headings(table, lambda one: one.column("置き場") is not None) for table in document.tables)
        return next((one for one in tables if one), None)


IMPORTER = Bicycles()
'''
SAMPLE = "置き場,台数\n駅前,3\n丘の上,2\n"


def checked(sample: Path, beside: Path) -> dict[str, Any]:
    """``ibashomap check`` with a folder before everything that is installed."""
    sample.write_text(SAMPLE, "utf-8")
    command = [sys.executable, "-c", "from layers.command import main; main()", "check", str(sample), "--json"]
    environment = {**os.environ, "PYTHONPATH": str(beside)}
    done = subprocess.run(command, capture_output=True, check=True, env=environment, cwd=beside, timeout=120)
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def digests(folder: Path) -> dict[str, str]:
    """Every file of a tree by its bytes."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_one_file_in_the_folder_of_importers_is_all(tmp_path: Path) -> None:
    copy = tmp_path / "etl"
    shutil.copytree(ROOT / "etl", copy, ignore=shutil.ignore_patterns("__pycache__"))
    before = digests(copy)
    assert checked(tmp_path / "list.csv", tmp_path)["importer"] != "borrowed_bicycles"
    (copy / "importers" / "borrowed_bicycles.py").write_text(SOURCE, "utf-8")
    answer = checked(tmp_path / "list.csv", tmp_path)
    assert answer["importer"] == "borrowed_bicycles"
    assert [(row["name"], row["kind"], row["cell"]) for row in answer["rows"]] == [
        ("駅前", "daily_help", "A2"),
        ("丘の上", "daily_help", "A3"),
    ]
    after = digests(copy)
    assert after.keys() - before.keys() == {"importers/borrowed_bicycles.py"}
    assert {name: after[name] for name in before} == before == digests(ROOT / "etl")


def test_a_package_of_somebody_else_brings_its_importer_by_entry_point(tmp_path: Path) -> None:
    (tmp_path / "bicycles").mkdir()
    (tmp_path / "bicycles" / "__init__.py").write_text("", "utf-8")
    (tmp_path / "bicycles" / "borrowed_bicycles.py").write_text(SOURCE, "utf-8")
    told = tmp_path / "bicycles-1.0.dist-info"
    told.mkdir()
    (told / "METADATA").write_text("Metadata-Version: 2.1\nName: bicycles\nVersion: 1.0\n", "utf-8")
    (told / "entry_points.txt").write_text("[ibashomap.importers]\nbicycles = bicycles\n", "utf-8")
    answer = checked(tmp_path / "list.csv", tmp_path)
    assert (answer["importer"], answer["counts"]["rows"]) == ("borrowed_bicycles", 2)
