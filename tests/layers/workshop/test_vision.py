"""A vision holds released words alone, the notes of each sentence, and no name that its owner has not ticked."""

from hypothesis import given
from hypothesis import strategies as st

from layers.trust.naming import Allowed
from layers.trust.spoken import personal
from layers.workshop.board import play
from layers.workshop.drafting import draft
from layers.workshop.moves import KEPT_BACK, SHOWN, WAITING, Move, check
from layers.workshop.vision import vision
from tests.layers.workshop.test_board import EVENING, move


def shown(number: int, text: str, kind: str = "wish", theme: str = "", **more: object) -> Move:
    return move(number, f"note:aaaa-{number}", text=text, kind=kind, state=SHOWN, shown_text=text, theme=theme, **more)


def test_each_sentence_keeps_the_notes_it_came_from() -> None:
    found = vision(play(EVENING))
    (strand,) = found.strands
    (sentence,) = strand.sentences
    assert (strand.text, sentence.text) == ("歩きやすい道", "ひと息つける坂のまち")
    assert [note.text for note in sentence.notes] == ["坂の上にベンチがほしい"]
    assert [(task.who, task.what) for task in sentence.tasks] == [("", "自治会に話す")]
    assert found.channels == {"phone": 1}


def test_an_aim_whose_theme_was_taken_away_stays() -> None:
    found = vision(play([*EVENING, move(9, "theme:ffff-1", "ffff", gone=True)]))
    assert [(strand.id, [one.text for one in strand.sentences]) for strand in found.strands] == [
        ("", ["ひと息つける坂のまち"])
    ]


@given(
    st.lists(
        st.tuples(st.sampled_from([WAITING, SHOWN, KEPT_BACK]), st.booleans(), st.booleans()), min_size=1, max_size=12
    )
)
def test_no_word_of_a_note_that_is_not_released(kinds: list[tuple[str, bool, bool]]) -> None:
    moves = [move(900, "theme:ffff-1", "ffff", text="話題"), move(901, "aim:ffff-2", "ffff", text="めあて")]
    for number, (state, gone, masked) in enumerate(kinds, 1):
        words = {"shown_text": f"公開{number}番" if masked else f"秘{number}番"} if state == SHOWN else {}
        told = {"text": f"秘{number}番", "kind": "offer", "state": state, "gone": gone, "theme": "ffff-1"} | words
        moves += [
            move(number, f"note:aaaa-{number}", **told),
            move(950 + number, f"link:ffff-2:aaaa-{number}", on=True),
        ]
    board = play(moves)
    told = repr((vision(board), vision(play([*moves, *draft(board)]))))
    for number, (state, gone, masked) in enumerate(kinds, 1):
        released = state == SHOWN and not gone
        assert (f"秘{number}番" in told) == (released and not masked)
        assert (f"公開{number}番" in told) == (released and masked)


def test_a_name_stands_in_a_sentence_only_when_its_owner_ticked() -> None:
    named = [*EVENING, move(9, "aim:ffff-2", "ffff", text="見本花子さんと坂にベンチを置く")]
    named.append(move(10, "step:ffff-3", "ffff", who="佐藤さん、見本 花子さん"))
    nobody, one = vision(play(named)), vision(play(named), Allowed.of(["見本花子"]))
    assert "花子" not in repr(nobody)
    assert nobody.sentences[0].held
    assert one.sentences[0].text == "見本花子さんと坂にベンチを置く"
    assert "見本 花子さん" in one.sentences[0].tasks[0].who
    assert "佐藤" not in repr(one)
    assert one.sentences[0].held


def test_an_allowed_name_does_not_allow_a_longer_one() -> None:
    assert "小山田" not in Allowed.of(["山田"]).told("小山田さんに聞く")
    assert Allowed.of(["山田"]).told("委員の山田さんに聞く") == "委員の山田さんに聞く"
    assert "山田" not in Allowed.of([" "]).told("山田さんに聞く")


def test_a_sentence_is_read_by_the_code_of_the_queue() -> None:
    for text in ("よしこちゃんと歩く", "浜風町5-12に集まる", "元校長のあの人に頼む", "山根んちの庭を借りる"):
        assert Allowed().told(text) == personal(text).masked != text
    for text in ("隣の家に声をかけ合うまち", "認知症になっても安心して歩けるまち", "佐藤商店の前で市をひらく"):
        assert not Allowed().holds_back(text)


def test_a_surname_alone_in_who_is_a_name() -> None:
    assert [Allowed().who(one) for one in ("山田", "高橋", "民生委員", "自治会")] == ["○○", "○○", "民生委員", "自治会"]
    assert Allowed.of(["山田"]).who("山田") == "山田"
    told = vision(play([*EVENING, move(10, "step:ffff-3", "ffff", who="山田", what="ベンチを置く")]))
    assert "山田" not in repr(told)
    assert told.sentences[0].held


def test_a_draft_is_made_of_what_people_said() -> None:
    moves = [
        move(1, "theme:ffff-1", "ffff", text="歩きやすい道", order=1),
        move(2, "theme:ffff-2", "ffff", text="集まる場", order=2),
        shown(3, "坂にベンチがほしい", theme="ffff-1"),
        shown(4, "手すりがほしい", theme="ffff-1"),
        shown(5, "大工仕事ができる", "offer", theme="ffff-1"),
        shown(6, "道がくらい", "trouble", theme="ffff-1"),
        move(7, "vote:bbbb:note:aaaa-4", "bbbb", count=2),
    ]
    board = play(moves)
    made = draft(board, meeting="3")
    for one in made:
        check(one)
    first, second = vision(play([*moves, *made])).sentences
    assert first.text == "手すりがほしい"
    assert [note.text for note in first.notes] == [
        "坂にベンチがほしい",
        "手すりがほしい",
        "大工仕事ができる",
        "道がくらい",
    ]
    assert [task.what for task in first.tasks] == ["大工仕事ができる"]
    assert second.text == "集まる場"
    assert draft(play([*moves, *made])) == []


def test_a_draft_made_in_two_halls_is_one_and_one_taken_away_stays_away() -> None:
    moves = [move(1, "theme:ffff-1", "ffff", text="歩きやすい道"), shown(2, "手すりがほしい", theme="ffff-1")]
    here = draft(play(moves))
    there = draft(play([*moves, shown(9, "道がくらい", "trouble")]))
    assert len(vision(play([*moves, *here, *there])).sentences) == 1
    gone = move(50, here[0].subject, gone=True)
    assert draft(play([*moves, *here, gone])) == []
