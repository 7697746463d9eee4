"""気づき: five kinds, told apart by word, colour and shape."""

from layers.catalog.symbols import symbols
from layers.survey.facts import fact_kinds, kind_of


def test_the_five_kinds_have_symbols_of_their_own() -> None:
    assert [kind.label for kind in fact_kinds().values()] == [
        "いいところ", "ふだんの集まり", "助け合い", "困りごと", "危ないところ",
    ]  # fmt: skip
    assert len({kind.shape for kind in fact_kinds().values()} & set(symbols())) == 5
    assert len({kind.colour for kind in fact_kinds().values()}) == 5


def test_lists_name_them_in_many_ways() -> None:
    told = {
        "強み": "good",
        "⑤危険箇所": "danger",
        "困りごと（買い物）": "trouble",
        "help": "help",
        "たまり場": "gathering",
    }
    assert {word: kind_of(word) for word in told} == told
    assert kind_of("孤立") == ""
