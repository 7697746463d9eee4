"""The recipe by itself: choices and mends, and the document in which it is kept."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.errors import Refused
from layers.intake.recipe import ENCODINGS, Mend, Recipe, SheetRecipe, roles, row_key

MEND = Mend(row="ひだまりの会|東会館", heading="時間", was="10時", now="10時30分")
words = st.text(alphabet="名称会場時間　 A１ひ|", max_size=6)


def test_a_person_chooses_a_column_changes_her_mind_and_takes_it_back() -> None:
    recipe = Recipe().with_column("一覧", "よびな", "name").with_column("一覧", "ところ", "venue")
    assert recipe.sheets == (SheetRecipe(name="一覧", columns={"よびな": "name", "ところ": "venue"}),)
    recipe = recipe.with_column("一覧", "よ び な", "own")
    assert dict(recipe.sheets[0].columns) == {"ところ": "venue", "よ び な": "own"}
    recipe = recipe.with_column("一覧", "よびな", "").with_column("一覧", "ところ", "")
    assert not recipe
    with pytest.raises(Refused) as fault:
        recipe.with_column("一覧", "ところ", "nonsense")
    assert (fault.value.code, fault.value.params) == ("recipe.role", {"role": "nonsense"})


def test_a_cell_mended_twice_remembers_what_the_file_says() -> None:
    once = Recipe().with_mend("一覧", MEND)
    twice = once.with_mend("一覧", Mend(row=MEND.row, heading="時 間", was="10時30分", now="11時"))
    assert [(one.was, one.now) for one in twice.sheets[0].mends] == [("10時", "11時")]
    back = twice.with_mend("一覧", Mend(row=MEND.row, heading="時間", was="11時", now="10時"))
    assert not back
    assert once.with_mend("一覧", Mend(row="", heading="時間", was="", now="1")).sheets[0].mends[0] == MEND


def test_a_sheet_is_found_by_its_name_or_else_by_its_headings() -> None:
    recipe = Recipe().with_sheet("R7", ["名称", "会場", "曜日", "時間", "和室"]).with_column("R7", "和室", "own")
    assert recipe.sheet("R7") is recipe.sheets[0]
    assert recipe.sheet("R8", ["時間", "曜日", "会　場", "名称", "和室", "新しい列"]) is recipe.sheets[0]
    assert recipe.sheet("R8", ["時間", "曜日", "会場", "名称"]) is recipe.sheets[0]
    assert recipe.sheet("R8", ["時間", "曜日", "会場"]) is None
    assert Recipe().sheet("R8", ["時間"]) is None


def test_a_row_is_named_by_what_stays() -> None:
    assert row_key(code=" Ｓ００１ ", name="会") == "#s001"
    assert row_key(name="ひだまり の会", venue="東会館") == row_key(name="ひだまりの会", venue="東 会館")
    assert row_key(name="会", venue="甲") != row_key(name="会甲")
    assert row_key(rest="a b") == "?ab"


@given(
    st.lists(st.tuples(words, words, st.sampled_from(sorted(roles())))),
    st.lists(st.tuples(words, words, words, words, words)),
    st.sampled_from(ENCODINGS),
)
def test_a_recipe_survives_its_document(
    columns: list[tuple[str, str, str]], mends: list[tuple[str, ...]], encoding: str
) -> None:
    recipe = Recipe().with_encoding(encoding)
    for sheet, heading, role in columns:
        recipe = recipe.with_column(sheet, heading, role).with_sheet(sheet, [heading, "備考"])
    for sheet, row, heading, was, now in mends:
        recipe = recipe.with_mend(sheet, Mend(row=row, heading=heading, was=was, now=now))
    assert Recipe.from_json(json.loads(json.dumps(recipe.to_json()))) == recipe


@pytest.mark.parametrize(
    "document",
    [
        None, [], "x", {}, {"version": 3, "encoding": "", "sheets": []}, {"version": 1, "sheets": []},
        {"version": 1, "encoding": "klingon", "sheets": []}, {"version": 1, "encoding": 3, "sheets": []},
        {"version": 1, "encoding": "", "sheets": [{"name": "a"}]},
        {"version": 1, "encoding": "", "sheets": [{"name": "a", "headings": [], "columns": {"a": 1}, "mends": []}]},
        {"version": 1, "encoding": "", "sheets": [{"name": "a", "headings": [], "columns": [], "mends": []}]},
    ],
)  # fmt: skip
def test_what_is_no_recipe_is_refused(document: object) -> None:
    with pytest.raises(Refused) as fault:
        Recipe.from_json(document)
    assert fault.value.code == "recipe.unreadable"


def test_a_role_of_a_later_edition_is_left_out() -> None:
    document = Recipe().with_column("", "a", "name").with_column("", "b", "venue").to_json()
    document["sheets"][0]["columns"]["a"] = "aura"
    assert dict(Recipe.from_json(document).sheets[0].columns) == {"b": "venue"}
