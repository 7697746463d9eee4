"""What a file does not tell is asked once, kept with the list, and not asked again of its next edition."""

from pathlib import Path

import pytest

from etl.questions import questions
from etl.run import NOTHING, Memory, Reading, understand
from layers.intake.recipe import HEADLESS, Recipe
from layers.store.recipes import Known
from tests.etl.documents import CITY

KINDLESS = "名称,会場,曜日\nひだまりの会,東会館,第2火\nつくしの会,西会館,毎週月\n"
STRANGE = "ある表,,\nよびな,あのへん,おり\nひだまりの会,東会館,あお\nつくしの会,西会館,きいろ\n"
BARE = "ひだまりの会,東会館,第2火,山\nつくしの会,西会館,毎週月,川\n"
POINTED = (
    Recipe()
    .with_headings("", 2, ["よびな", "あのへん", "おり"])
    .with_column("", "よびな", "name")
    .with_column("", "あのへん", "venue")
    .with_column("", "おり", "schedule")
    .with_kind("salon")
)
LETTERS = (
    Recipe()
    .with_headings("", HEADLESS, ["A列", "B列", "C列", "D列"])
    .with_column("", "A列", "name")
    .with_column("", "B列", "venue")
    .with_column("", "C列", "schedule")
    .with_kind("salon")
)


def read(folder: Path, text: str, name: str = "一覧.csv", memory: Memory = NOTHING) -> Reading:
    """The reading of a text."""
    file = folder / name
    file.write_text(text, "utf-8")
    return understand(file, CITY, folder="", memory=memory)


def asked(reading: Reading) -> str:
    """What is asked of it."""
    return str(questions(reading, b"").get("asks", ""))


def said(reading: Reading) -> list[tuple[str, str, str]]:
    """Name, kind and hall of each record."""
    assert reading.batch is not None
    return [tuple(str(one.values.get(key, "")) for key in ("name", "kind", "venue")) for one in reading.batch.records]


def before(reading: Reading, name: str = "一覧.csv", folder: str = "") -> Memory:
    """What is known a year later."""
    return Memory(known=[Known(dataset="a", recipe=reading.recipe, folder=folder, file_name=name)])


def test_a_list_without_a_kind_is_asked_once(tmp_path: Path) -> None:
    assert asked(read(tmp_path, KINDLESS)) == "kind"
    answered = read(tmp_path, KINDLESS, memory=Memory(kind="salon"))
    assert not answered.refused
    assert answered.said
    assert said(answered) == [("ひだまりの会", "salon", "東会館"), ("つくしの会", "salon", "西会館")]
    later = KINDLESS + "あらたな会,北会館,毎週水\n"
    assert len(said(read(tmp_path, later, "一覧R9.csv", before(answered)))) == 3
    # Another list of the same form is another list: it is asked anew.
    assert asked(read(tmp_path, later, "名簿.csv", before(answered))) == "kind"
    assert asked(read(tmp_path, later, memory=before(answered, folder="ほか"))) == "kind"
    # So is one whose headings have become others.
    assert asked(read(tmp_path, "団体名,電話,地区,住所\n会,1,2,3\n", memory=before(answered))) == "kind"


def test_the_list_s_own_word_goes_before_what_is_said_of_the_whole(tmp_path: Path) -> None:
    text = "名称,種別,会場\nひだまりの会,居場所,東会館\nつくしの会,,西会館\n"
    assert [kind for _, kind, _ in said(read(tmp_path, text, memory=Memory(kind="salon")))] == ["ibasho", "salon"]
    # 「通いの場」 stands in the name of the file; a person says otherwise.
    told = read(tmp_path, KINDLESS, "通いの場.csv", Memory(kind="salon"))
    assert {kind for _, kind, _ in said(told)} == {"salon"}


def test_headings_that_nobody_knows_are_pointed_at_once(tmp_path: Path) -> None:
    plain = read(tmp_path, STRANGE)
    assert asked(plain) == "heading"
    shown = questions(plain, b"")["sheets"][0]
    assert (shown["first"], shown["looks"][1]) == (1, ["よびな", "あのへん", "おり"])
    answered = read(tmp_path, STRANGE, memory=Memory(recipe=POINTED))
    assert said(answered) == [("ひだまりの会", "salon", "東会館"), ("つくしの会", "salon", "西会館")]
    assert [one.cell for one in answered.batch.records] == ["A3", "A4"]
    # Next year a line more stands above the headings, and a column more among them.
    later = "市役所,,,\n" + STRANGE.replace("あのへん", "番,あのへん").replace("会,", "会,7,")
    assert len(said(read(tmp_path, later, "一覧_R9.csv", before(answered)))) == 2
    # Where the headings became others nothing is guessed.
    other = STRANGE.replace("よびな", "甲").replace("あのへん", "乙")
    assert asked(read(tmp_path, other, memory=before(answered))) == "heading"


def test_a_name_and_nothing_else_is_enough_where_the_headings_were_shown(tmp_path: Path) -> None:
    recipe = Recipe().with_headings("", 1, ["甲", "乙"]).with_column("", "甲", "name").with_kind("salon")
    told = read(tmp_path, "甲,乙\nひだまりの会,青\n", memory=Memory(recipe=recipe.with_column("", "乙", "note")))
    assert said(told) == [("ひだまりの会", "salon", "")]


def test_a_list_without_headings_is_read_by_the_letters_of_its_columns(tmp_path: Path) -> None:
    assert asked(read(tmp_path, BARE)) == "heading"
    answered = read(tmp_path, BARE, memory=Memory(recipe=LETTERS))
    assert said(answered) == [("ひだまりの会", "salon", "東会館"), ("つくしの会", "salon", "西会館")]
    assert answered.batch.records[0].values["own"] == {"D列": "山"}
    later = BARE + "あらたな会,北会館,毎週水,海\n"
    assert len(said(read(tmp_path, later, "一覧(2).csv", before(answered)))) == 3
    # A file of another name may mean anything by its columns.
    assert asked(read(tmp_path, later, "在庫.csv", before(answered))) == "heading"
    # Headings that have come since are headings, no place.
    named = read(tmp_path, "名称,会場,日時,備考\n" + BARE, memory=before(answered))
    assert [name for name, _, _ in said(named)] == ["ひだまりの会", "つくしの会"]


def test_an_encoding_that_was_chosen_is_tried_next_year(tmp_path: Path) -> None:
    file, text = tmp_path / "一覧.csv", "TEL,電話\nA,1\n"
    file.write_bytes(text.encode("euc_jp"))
    assert asked(understand(file, CITY, folder="")) == "encoding"
    recipe = Recipe().with_headings("", 1, ["TEL", "電話"]).with_column("", "TEL", "name").with_kind("salon")
    chosen = Memory(recipe=recipe.with_column("", "電話", "venue"), encoding="euc_jp")
    answered = understand(file, CITY, folder="", memory=chosen)
    assert said(answered) == [("A", "salon", "1")]
    later = tmp_path / "一覧R9.csv"
    later.write_bytes((text + "B,2\n").encode("euc_jp"))
    assert asked(understand(later, CITY, folder="")) == "encoding"
    again = understand(later, CITY, folder="", memory=before(answered))
    assert (again.document.encoding, again.recipe.encoding, len(said(again))) == ("euc_jp", "euc_jp", 2)
    # In a list whose headings are others in that encoding nothing is believed.
    later.write_bytes("電話,TEL\nTEL,1\n".replace("TEL", "FAX").encode("euc_jp"))
    assert understand(later, CITY, folder="", memory=before(answered)).refused


@pytest.mark.parametrize("text", ["", "亜", "あ\nい\n"])
def test_what_is_no_table_is_not_asked_for_headings(tmp_path: Path, text: str) -> None:
    assert asked(read(tmp_path, text)) == ""
