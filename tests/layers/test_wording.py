"""Codes become sentences, and words never become a fault."""

from layers.wording import sentence


def test_parameters_stand_in_their_place() -> None:
    assert "「xyz」" in sentence("city.unknown", {"given": "xyz", "known": "a・b"})


def test_numbers_have_their_commas_and_lists_their_dots() -> None:
    told = sentence("account.password", {"least": 12345})
    assert "12,345文字" in told
    assert "a・b" in sentence("city.unknown", {"given": "x", "known": ["a", "b"]})


def test_a_missing_parameter_is_a_question_mark() -> None:
    assert "「？」" in sentence("city.unknown")


def test_a_parameter_is_never_read_as_a_pattern() -> None:
    assert "{known}" in sentence("city.unknown", {"given": "{known}", "known": "a"})


def test_a_code_without_words_shows_itself() -> None:
    assert sentence("nobody.wrote_this") == "nobody.wrote_this"
