"""The sample town, written once by the script as a user runs it."""

import importlib
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import geopandas
import pyogrio
import pytest

from tests.made_once import made_once

GENERATE = Path(__file__).resolve().parents[2] / "examples" / "mihon" / "generate.py"


def write_town(out: Path, **environment: str) -> Path:
    subprocess.run([sys.executable, str(GENERATE), str(out)], check=True, env=environment or None, cwd=out.parent)
    return out


@pytest.fixture(scope="session")
def mihon(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_once(tmp_path_factory, "mihon", lambda folder: write_town(folder / "mihon")) / "mihon"


@pytest.fixture(scope="session")
def areas(mihon: Path) -> geopandas.GeoDataFrame:
    return pyogrio.read_dataframe(mihon / "census" / "r2ka28999.shp", encoding="cp932")


@pytest.fixture(scope="session")
def terrain() -> ModuleType:
    """The river, the railway and the crossings from which the town was made."""
    sys.path.insert(0, str(GENERATE.parents[1]))
    try:
        return importlib.import_module("mihon.terrain")
    finally:
        sys.path.remove(str(GENERATE.parents[1]))
