"""A list of what was found: kinds in other words, degrees the wrong way round, and a row that speaks of a person."""

from etl.importers.survey_facts_list import IMPORTER
from tests.etl.documents import HERE, codes, document, is_left_alone, sheet, taken
from tests.etl.forms import sampled, told


def test_the_sample() -> None:
    batch = sampled("survey_facts_list", "facts.csv")
    assert [(one.values["kind"], one.values["town"], one.values["text"]) for one in batch.records] == [
        ("good", "浜風町", "朝みなさんが立ち話をするベンチ"),
        ("trouble", "浜風町", "浜風町の坂がつらい"),
        ("danger", "高浜町", "街灯がなく夜道が暗い"),
        ("gathering", "新浜町", "土曜の朝のラジオ体操"),
    ]
    assert [one.values.get("held", False) for one in batch.records] == [False, True, False, False]
    assert [one.values.get("lat") for one in batch.records] == [34.7305, None, 34.729, None]
    assert batch.as_of == "2026-05-11"
    assert told(batch) == [
        ("warning", "survey.held", "E3"),
        ("info", "survey.swapped", "E4"),
        ("error", "survey.nothing_said", "E5"),
        ("error", "survey.kind_unknown", "E6"),
    ]


def test_the_person_is_in_no_record_and_no_finding() -> None:
    everything = repr(sampled("survey_facts_list", "facts.csv"))
    for word in ("田中", "82", "足が悪", "3-2", "4-5", "135.321"):
        assert word not in everything


def test_degrees_of_another_land_leave_the_town() -> None:
    head = ["種類", "気づき", "町丁", "lat", "lng"]
    batch = taken(
        IMPORTER, document(sheet([head, ["強み", "木かげ", "本町", "0", "0"], ["強み", "池", "本町", "x", "y"]]))
    )
    assert codes(batch) == ["survey.no_point", "survey.no_point"]
    assert all("lat" not in one.values for one in batch.records)


def test_other_lists_are_left_alone() -> None:
    places = [["名称", "種別", "会場", "内容"], ["あおぞら", "ふだんの集まり", "集会所", "体操"]]
    assert IMPORTER.fits(document(sheet(places)), HERE) == 0
    counts = [["月", "町丁", "区分", "件数"], ["4月", "岩園町", "困りごと", 2]]
    assert IMPORTER.fits(document(sheet(counts)), HERE) == 0
    assert IMPORTER.fits(document(sheet([["種類", "内容"], ["孤立", "x"]])), HERE) == 0
    is_left_alone(IMPORTER)
