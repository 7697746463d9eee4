import random
from collections import Counter
from pathlib import Path

import pytest

from etl.read.decoding import decode
from etl.read.document import read
from etl.read.reading import Unreadable
from tests.etl.read.lists_of_chance import drawn, sized

HEAD = "名称,住所,電話番号\r\n髙﨑サロン①,みほん市浜町３－２,0797-31-2121\r\n"
# Python's codec → the name that is told.
SIX = {
    "utf-8": "utf-8",
    "utf-8-sig": "utf-8-sig",
    "utf-16": "utf-16",
    "utf-16-le": "utf-16",
    "cp932": "cp932",
    "euc_jp": "euc_jp",
}


def told(raw: bytes, encoding: str | None = None) -> tuple[str, str]:
    decoded = decode(raw, encoding)
    return decoded.text, decoded.encoding


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932"])
def test_encodings(encoding: str) -> None:
    assert told(HEAD.encode(encoding)) == (HEAD, encoding)


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text", [HEAD, HEAD.replace(",", "\t"), "ひだまり広場のつどい", "name,lat,lon\n1,34.5,135.5\n"]
)
def test_utf_16_without_its_mark(codec: str, text: str) -> None:
    assert told(text.encode(codec)) == (text, "utf-16")


@pytest.mark.parametrize("text", ["---|---|---|---|---|", "CPL_VSIL_CURL_ALLOWE", "8N2YGqCkx29IP02B2W\nN"])
def test_ascii_is_never_taken_for_two_bytes_a_letter(text: str) -> None:
    assert told(text.encode()) == (text, "utf-8")


def test_the_encoding_of_old_mail() -> None:
    text = "名称,住所\r\n高崎サロン,みほん市浜町３丁目\r\n"
    assert told(text.encode("iso2022_jp")) == (text, "iso2022_jp")


@pytest.mark.parametrize("text", ["名称,ひろば\r\n", "サロンのなまえ", "みほん市の通いの場、居場所、サロンの一覧です"])
def test_euc_is_told_from_cp932(text: str) -> None:
    assert told(text.encode("euc_jp")) == (text, "euc_jp")


def test_euc_with_the_letters_that_windows_added() -> None:
    raw = "名称,ひろば\r\n".encode("euc_jp") + b"\xad\xa1\xad\xea" + "みほん建設".encode("euc_jp")
    assert told(raw) == ("名称,ひろば\r\n①㈱みほん建設", "euc_jp")


@pytest.mark.parametrize("text", ["ｻﾛﾝ,ｻｸﾗ\r\n", "名称,ﾅﾏｴ\r\nｻｸﾗ,あ\r\n", "髙田", "①体操", "施設", "ﾌﾘｶﾞﾅ"])
def test_tiny_cp932_files(text: str) -> None:
    assert told(text.encode("cp932")) == (text, "cp932")


def test_one_kanji_alone_is_asked_and_never_guessed() -> None:
    raw = "34.69,135.13,西".encode("euc_jp")
    with pytest.raises(Unreadable, match=r"\bencoding\.unsure"):
        decode(raw)
    assert told(raw, "euc_jp") == ("34.69,135.13,西", "euc_jp")
    assert told(raw, "cp932") == ("34.69,135.13,ﾀｾ", "cp932")


def test_an_unsure_file_gives_no_rows_and_the_chosen_encoding_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("34.69,135.13,西".encode("euc_jp"))
    document = read(path)
    assert (document.encoding, document.tables) == (None, ())
    assert [(one.level, one.code, one.cell) for one in document.findings] == [("error", "encoding.unsure", "")]
    chosen = read(path, encoding="euc_jp")
    assert (chosen.encoding, chosen.tables[0].rows[0][2].value) == ("euc_jp", "西")


def test_the_chosen_encoding_must_fit(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(HEAD.encode("cp932"))
    assert [one.code for one in read(path, encoding="utf-8").findings] == ["file.encoding"]


@pytest.mark.parametrize("text", ["Café · Zoë · 5°", "Salón ±5 · a · b", "Phở và cà phê", "서울, München"])
def test_utf_8_of_other_languages(text: str) -> None:
    assert told(text.encode()) == (text, "utf-8")


@pytest.mark.parametrize("raw", [b"\xff\xfe\x00", b"\xef\xbb\xbf\x82\xa0", b"\x80\x81\xff\xfd" * 3])
def test_bytes_that_are_no_text(raw: bytes) -> None:
    with pytest.raises(Unreadable, match=r"\bfile\.encoding"):
        decode(raw)


def test_bytes_of_chance_are_no_text(trials: int) -> None:
    chance = random.Random(7)
    for _ in range(20 * trials):
        with pytest.raises(Unreadable):
            decode(chance.randbytes(400))


@pytest.mark.parametrize("codec", ["utf-8", "cp932", "euc_jp"])
def test_one_broken_byte_in_a_long_list_is_marked_where_it_stands(codec: str) -> None:
    chance = random.Random(11)
    raw = sized(drawn(chance) + HEAD.replace("髙﨑", "高崎").replace("①", ""), codec, 1_000_000, chance)
    at = raw.index(b"\n", len(raw) // 2) + 1
    text, encoding = told(raw[:at] + b"\xff" + raw[at:])
    assert encoding == codec
    assert text.count("\ufffd") == 1
    assert text.replace("\ufffd", "") == raw.decode(codec)


def test_a_list_that_ends_within_a_letter() -> None:
    text, encoding = told((HEAD + "ひだまり").encode()[:-1])
    assert encoding == "utf-8"
    assert text.endswith("\ufffd")


def _answer(raw: bytes) -> tuple[str, str]:
    try:
        return told(raw)
    except Unreadable as fault:
        return "", fault.finding.code


def test_files_of_chance_in_six_encodings(trials: int) -> None:
    """0 wrong from 200 bytes, 0 wrong stated as sure, undecided at most 2 % above 60 bytes."""
    chance = random.Random(20261122)
    seen: Counter[tuple[bool, str]] = Counter()
    for number in range(20 * trials):
        codec = list(SIX)[number % len(SIX)]
        size = int(20 * 50_000 ** chance.random() ** 2)
        raw = sized(drawn(chance), codec, size, chance)
        if len(raw) < 20:
            continue
        answer = _answer(raw)
        if answer[1] == "encoding.unsure":
            assert len(raw) < 200, (codec, raw)
            seen[len(raw) > 60, "asked"] += 1
            continue
        text = raw.decode(codec)
        name = "utf-8" if raw.isascii() and b"\0" not in raw else SIX[codec]
        assert answer == (text, name), (codec, raw[:300])
        seen[len(raw) > 60, "right"] += 1
    assert seen[True, "asked"] <= max(1, 0.02 * (seen[True, "right"] + seen[True, "asked"])), seen
