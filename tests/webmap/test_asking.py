"""What is asked for in the address comes back out as it went in."""

from werkzeug.datastructures import MultiDict

from webmap.asking import LONGEST_WORDS, Asked


def test_kinds_come_as_one_word_or_as_many() -> None:
    joined = Asked.from_args(MultiDict([("kind", "salon,kayoinoba"), ("q", " 体操 ")]))
    repeated = Asked.from_args(MultiDict([("kind", "salon"), ("kind", "kayoinoba"), ("q", "体操")]))
    assert joined == repeated == Asked(words="体操", kinds=("kayoinoba", "salon"))


def test_unknown_kinds_are_left_out_and_words_are_cut() -> None:
    asked = Asked.from_args(MultiDict([("kind", "salon,nonsense"), ("q", "あ" * 500)]))
    assert asked.kinds == ("salon",)
    assert len(asked.words) == LONGEST_WORDS


def test_what_is_empty_is_not_in_the_address() -> None:
    asked = Asked(words="体操", kinds=("salon", "ibasho"), place="p1")
    assert asked.as_args(place="") == {"q": "体操", "kind": "salon,ibasho"}
    assert Asked.from_args(MultiDict(asked.as_args())).kinds == ("ibasho", "salon")
