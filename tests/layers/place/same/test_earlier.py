"""The earlier names that a name tells of itself."""

import pytest

from layers.place.same.earlier import told


@pytest.mark.parametrize(
    ("written", "now", "former"),
    [
        ("楠町サロン（旧：くすのき会）", "楠町サロン（）", "くすのき会"),
        ("旧・たんぽぽ会 ほほえみ会", "ほほえみ会", "たんぽぽ会"),
        ("ほほえみ会 旧：たんぽぽ会", "ほほえみ会", "たんぽぽ会"),
        ("ほほえみ会　※旧称 たんぽぽ会", "ほほえみ会", "たんぽぽ会"),
        ("たんぽぽ会→ほほえみ会", "ほほえみ会", "たんぽぽ会"),
        ("たんぽぽ会 改め ほほえみ会", "ほほえみ会", "たんぽぽ会"),
    ],
)
def test_it_is_read_with_and_without_brackets(written: str, now: str, former: str) -> None:
    assert told(written) == (now, (former,))


@pytest.mark.parametrize("written", ["元気会", "サロン 元気", "前田サロン", "旧校舎サロン", "いきいきサロン（元気会）"])
def test_a_word_that_only_begins_so_tells_none(written: str) -> None:
    spoken, former = told(written)
    assert spoken == written or former
    assert not any("校舎" in name or "田サロン" in name for name in former)
