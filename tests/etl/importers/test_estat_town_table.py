from etl.importers.estat_town_table import IMPORTER
from tests.etl.documents import document, is_left_alone, sheet
from tests.etl.forms import ASHIYA, NOWHERE, opened, sampled, told


def test_ages_of_everybody_at_the_leaves() -> None:
    assert opened("estat_town_table", "h03_28.csv").encoding == "cp932"
    batch = sampled("estat_town_table", "h03_28.csv", ASHIYA)
    assert [(one.key, one.values["people"], one.values["status"]) for one in batch.records] == [
        ("28206001001", 400, "carries"),
        ("28206001002", None, "suppressed"),
        ("282060020", 200, "ok"),
        ("282060030", 0, "ok"),
    ]
    first, hidden, *_ = batch.records
    assert (first.values["age65plus"], first.values["age75plus"]) == (140, 100)
    assert first.values["town"] == "見本町一丁目"
    assert hidden.values["carried_by"] == first.key
    assert "bands" not in hidden.values
    assert (batch.as_of, told(batch)) == ("2020-10-01", [("info", "total.equal", "")])


def test_people_and_households_without_ages() -> None:
    batch = sampled("estat_town_table", "h02_28.csv", ASHIYA)
    assert [one.values["households"] for one in batch.records] == [170, None, 80, 0]
    assert {one.values["age65plus"] for one in batch.records} == {None}


def test_lost_zeros_and_a_total_that_does_not_agree() -> None:
    head = ["市区町村コード", "町丁字コード", "地域階層レベル", "大字・町名", "字・丁目名", "総数"]
    rows = [
        ["平成27年国勢調査"],
        head,
        [1202, "", 1, "", "", 9],
        [1202, 20, 2, "見本", "", 5],
        [1202, 1001, 4, "丘", "", 3],
    ]
    batch = IMPORTER.read(document(sheet(rows)), NOWHERE)
    assert [one.key for one in batch.records] == ["012020020", "01202001001"]
    assert (batch.as_of, batch.refused) == ("2015-10-01", True)
    assert [one.code for one in batch.findings] == ["total.mismatch"]
    is_left_alone(IMPORTER)


def test_men_stand_in_rows_of_their_own() -> None:
    first, hidden, second, nobody = sampled("estat_town_table", "h03_28.csv", ASHIYA).records
    assert (first.values["men"]["0-4"], sum(first.values["men"].values())) == (10, 200)
    assert first.values["men"].keys() == first.values["bands"].keys()
    assert sum(second.values["men"].values()) == 100
    assert "men" not in hidden.values
    assert sum(nobody.values["men"].values()) == 0


def test_households_of_a_printed_table() -> None:
    head = ["市区町村コード", "町丁字コード", "地域階層レベル", "秘匿先情報", "大字・町名", "字・丁目名"]
    kinds = ["総数", "核家族世帯", "65歳以上世帯員のいる単独世帯", "65歳以上世帯員のいる夫婦のみの世帯"]
    rows = [
        ["令和2年国勢調査"],
        [*head, *kinds],
        [28206, "", 1, "", "", "", 9, 4, 3, 2],
        [28206, 20, 2, "", "見本", "", 9, 4, 3, 2],
        [28206, 1001, 4, "20", "丘", "", "X", "X", "X", "X"],
    ]
    batch = IMPORTER.read(document(sheet(rows)), NOWHERE)
    told, hidden = batch.records
    assert (told.values["register"], told.values["people"]) == ("homes", None)
    assert told.values["homes"] == {"all": 9, "alone65plus": 3, "couples65plus": 2}
    assert (hidden.values["carried_by"], hidden.values["homes"]) == (told.key, {})
    assert [(one.code, one.params["sum"]) for one in batch.findings] == [("total.equal", 9)]
