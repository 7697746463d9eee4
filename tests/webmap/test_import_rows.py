"""Findings and differences in words."""

from layers.intake.contract import Finding
from layers.store.differences import Change
from layers.store.staged import StagedPlace
from webmap.import_rows import change_rows, day, finding_rows, read_row


def texts(row) -> tuple[str, ...]:
    """Each change of a place in one line."""
    return tuple(one.text for one in row.fields)


def test_errors_stand_first_with_their_cell() -> None:
    found = [Finding(level="info", code="a", cell="A1"), Finding(level="error", code="b", cell="B2")]
    assert [(row.level, row.cell) for row in finding_rows(found)] == [("error", "B2"), ("info", "A1")]


def test_a_change_says_before_and_now() -> None:
    change = Change(kind="changed", id="1", name="会", fields={"schedule": ["月曜", "火曜"]})
    (row,) = change_rows([change])
    assert (row.label, row.name, texts(row)) == ("変更", "会", ("開催日時：「月曜」→「火曜」",))
    assert (row.fields[0].before, row.fields[0].now, row.fields[0].may_keep) == ("月曜", "火曜", True)


def test_a_moment_is_told_to_the_minute() -> None:
    assert day(None) == ""
    assert day("2026-04-01T09:07:31.123456+09:00") == "2026-04-01 09:07"


def test_a_difference_that_is_no_pair_names_its_field_alone() -> None:
    change = Change(
        kind="changed", id="1", name="会", fields={"position": [], "venue": "会館", "own_column": ["a", "b"]}
    )
    (row,) = change_rows([change])
    assert texts(row) == ("地図の位置", "会場", "own_column：「a」→「b」")


def test_long_texts_are_cut_and_every_difference_has_its_word() -> None:
    long = Change(kind="changed", id="1", name="会", fields={"note": ["あ" * 61, ["い", "う"]]})
    (row,) = change_rows([long])
    assert texts(row) == (f"備考：「{'あ' * 60}」→「い・う」",)
    labels = [row.label for row in change_rows([Change(kind=k, id="1", name="") for k in ("new", "changed", "gone")])]
    assert labels == ["追加", "変更", "見あたらない"]


def test_levels_in_words_worst_first() -> None:
    found = [Finding(level=level, code="place.no_position", cell="A1") for level in ("info", "warning", "error")]
    assert [row.level_label for row in finding_rows(found)] == ["読めません", "確かめてください", "お知らせ"]


def test_a_moment_that_is_none_stands_as_it_is_written() -> None:
    assert day("いつか") == "いつか"


def test_what_was_decided_stands_beside_the_change() -> None:
    changes = [
        Change(kind="changed", id="1", name="会", fields={"kind": ["salon", "ibasho"], "status": ["active", "closed"]}),
        Change(kind="gone", id="2", name="前の会"),
    ]
    changed, gone = change_rows(changes, {("1", "kind"): "old", ("2", ""): "drop"})
    assert [(one.label, one.before, one.now, one.old) for one in changed.fields] == [
        ("種類", "サロン", "居場所", True),
        ("状態", "開催中", "終了", False),
    ]
    assert gone.decision == "drop"


def test_a_findings_cell_is_a_way_to_it() -> None:
    found = [Finding(level="info", code="a", cell="A1"), Finding(level="info", code="a")]
    assert [row.url for row in finding_rows(found, lambda cell: f"/{cell}")] == ["/A1", ""]


def test_a_place_as_read_says_what_residents_will_not_see() -> None:
    facts = {"venue": "会館", "note": ""}
    place = StagedPlace(
        id="1", cell="A3", name="会", kind="salon", audience="staff", position="", facts=facts, own={"合言葉": "い"}
    )
    row = read_row(place, "/there")
    assert (row.kind, row.url, row.facts) == ("サロン", "/there", (("会場", "会館"), ("自分の列「合言葉」", "い")))
    assert row.marks == ("地図の位置が分かりません", "市・社協の職員まで")


def test_a_fee_is_said_once() -> None:
    place = StagedPlace(
        id="1", cell="A2", name="会", kind="salon", audience="public", position="", facts={"fee": "無料", "fee_yen": 0}
    )
    assert read_row(place, "").facts == (("参加費", "無料"),)


def test_what_is_read_of_another_field_is_no_change_of_its_own() -> None:
    both = Change(kind="changed", id="1", name="会", fields={"fee": ["無料", "100円"], "fee_yen": [0, 100]})
    alone = Change(kind="changed", id="1", name="会", fields={"fee_yen": [0, 100]})
    assert [[one.field for one in row.fields] for row in change_rows([both, alone])] == [["fee"], ["fee_yen"]]
