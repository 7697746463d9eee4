"""Every sample is claimed by its own importer before all others, and every importer has a sample."""

import tomllib

import pytest

from etl.plugins import importers
from layers.intake.contract import Hints
from tests.etl.forms import FORMS, opened, samples
from tests.rules.tree import ROOT, modules

MARGIN = 0.02


@pytest.mark.parametrize(("importer", "file"), samples())
def test_a_sample_is_claimed_first_by_its_own_importer(importer: str, file: str) -> None:
    document = opened(importer, file)
    claims = sorted(((one.fits(document, Hints()), name) for name, one in importers().items()), reverse=True)
    (best, first), (second, _) = claims[:2]
    assert first == importer
    assert best - second >= MARGIN


def test_every_importer_has_samples_whose_origin_is_named_and_whose_test_names_them() -> None:
    missing = []
    for name in modules(ROOT, "etl/importers"):
        origin = FORMS / name / "origin.toml"
        if not origin.is_file():
            missing.append(f"{name}: no origin.toml")
            continue
        test = (ROOT / "tests" / "etl" / "importers" / f"test_{name}.py").read_text("utf-8")
        for form in tomllib.loads(origin.read_text("utf-8"))["form"]:
            missing += [f"{name}/{form['file']}: {key}" for key in ("origin", "traps") if not form[key].strip()]
            missing += [] if (FORMS / name / form["file"]).is_file() else [f"{name}/{form['file']}: no file"]
            missing += [] if form["file"] in test else [f"{name}/{form['file']}: no test"]
    assert missing == []


def test_no_sample_lies_about_unnamed() -> None:
    named = {f"{importer}/{file.rsplit('.', 1)[0]}" for importer, file in samples()} | {
        f"{one.parent.name}/origin" for one in FORMS.glob("*/origin.toml")
    }
    lying = {f"{one.parent.name}/{one.stem}" for one in FORMS.glob("*/*") if one.is_file()}
    assert lying == named
    assert {one.name for one in FORMS.iterdir() if one.is_dir()} <= set(modules(ROOT, "etl/importers"))
