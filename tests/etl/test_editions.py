"""Which files of a folder are editions of one list."""

from pathlib import Path

from etl.editions import Candidate, newest_of_each
from etl.run import Reading
from layers.intake.contract import Batch, Document, Record


def candidate(path: str, keys: range, *, as_of: str = "", importer: str = "standard_open_data") -> Candidate:
    """A file with these records."""
    records = [Record(key=str(key), cell=f"A{key}", values={"name": str(key), "kind": "park"}) for key in keys]
    batch = Batch(content="places", importer=importer, records=records, as_of=as_of)
    document = Document(name=Path(path).name, folder="", sha256=path, format="xlsx")
    return Candidate(path=Path(path), reading=Reading(document=document, batch=batch, findings=()))


def chosen(*candidates: Candidate) -> list[str]:
    """The files in force."""
    return [one.path.name for one in newest_of_each(candidates)[0]]


def test_the_newest_inner_date_goes_before_the_most_rows() -> None:
    old, new = (
        candidate("f/b.xlsx", range(20), as_of="2020-06-01"),
        candidate("f/a.xlsx", range(18), as_of="2026-02-01"),
    )
    assert chosen(old, new) == chosen(new, old) == ["a.xlsx"]


def test_without_dates_the_most_rows_are_in_force() -> None:
    assert chosen(candidate("f/a.xlsx", range(193)), candidate("f/b.xlsx", range(195))) == ["b.xlsx"]


def test_equal_editions_are_told_by_name_whatever_their_order() -> None:
    one, two = candidate("f/a.csv", range(47)), candidate("f/a.xlsx", range(47))
    assert chosen(one, two) == chosen(two, one) == ["a.csv"]


def test_four_fifths_make_an_edition_and_less_does_not() -> None:
    assert chosen(candidate("f/a.csv", range(10)), candidate("f/b.csv", range(2, 10))) == ["a.csv"]
    assert chosen(candidate("f/a.csv", range(10)), candidate("f/b.csv", range(3, 10))) == ["a.csv", "b.csv"]


def test_lists_of_two_folders_or_two_importers_are_two_lists() -> None:
    assert len(chosen(candidate("f/a.csv", range(5)), candidate("g/a.csv", range(5)))) == 2
    assert len(chosen(candidate("f/a.csv", range(5)), candidate("f/b.csv", range(5), importer="gsi_shelters"))) == 2
