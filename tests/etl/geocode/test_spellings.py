"""A law: however the address of one lot is spelled, the same lot is found; and never another one."""

import random
import time

from hypothesis import given
from hypothesis import strategies as st

from etl.geocode.gazetteer import Gazetteer
from etl.geocode.search import Search
from layers import city as cities
from tests import town

CITY = cities.read(town.TOML.replace('name = "架空市"', 'name = "架空市"\nprefecture = "架空県"', 1), city_id="town")
NUMERALS = "〇一二三四五六七八九"
NAMES = ("霞ヶ沢", "西之宮町", "大字竜王", "三番町", "桜ケ丘", "上之町", "城ハナ町", "十文字")
FULL = str.maketrans("0123456789", "０１２３４５６７８９")
DASHES = "-‐–—―−－ー"


def kanji(value: int) -> str:
    """A number below 100 as it is written in towns and letters."""
    tens, ones = divmod(value, 10)
    return ("" if tens < 2 else NUMERALS[tens]) + ("十" if tens else "") + (NUMERALS[ones] if ones else "")


def _place(name: str, chome: int, block: int) -> tuple[str, str, float, float]:
    """A lot of its own for each name and number, some 200 m from any other."""
    rank = (NAMES.index(name) * 4 + chome) * 60 + block
    printed = f"{name}{kanji(chome)}丁目" if chome else name
    return printed, str(block), 134.0 + rank % 100 * 0.002, 34.3 + rank // 100 * 0.002


# Half of the names have 丁目, half have lots of their own.
ENTRIES = [
    _place(name, chome, block)
    for place, name in enumerate(NAMES)
    for chome in ((1, 2, 3) if place % 2 else (0,))
    for block in range(1, 60)
]
SEARCH = Search(Gazetteer(ENTRIES), CITY)


def spelled(name: str, chome: int, block: int, draw: random.Random) -> str:
    """One of the many ways in which people write it."""
    number = draw.randrange(1, 60)
    write = draw.choice([str, str, lambda n: str(n).translate(FULL), kanji])
    dash = draw.choice(DASHES)
    own, below = write(block), write(number)
    tails = [f"{own}番{below}号", f"{own}番地{below}", f"{own}番地の{below}", f"{own}の{below}", f"{own}{dash}{below}"]
    tail = draw.choice([*tails, f"{own}番地"])
    head = name
    for one, others in (("ヶ", "ケがヶ"), ("之", "之の"), ("竜", "竜龍"), ("沢", "沢澤"), ("桜", "桜櫻")):
        head = head.replace(one, draw.choice(others))
    head = head.removeprefix("大字") if draw.random() < 0.5 else head
    if chome:
        marks = [f"{kanji(chome)}丁目", f"{chome}丁目", f"{chome}丁目".translate(FULL), f"{chome}丁目 "]
        bare = draw.random() < 0.3
        head += f"{chome}{dash}" if bare else draw.choice(marks)
        tail = f"{block}{dash}{number}" if bare else tail
    before = draw.choice(["", "架空市", "架空県架空市", "〒760-0001 架空市", "架空県 架空市 "])
    after = draw.choice(["", " みほんビル3階", "（集会所）", "　101号室", " [2F]"])
    return before + head + tail + after


@given(
    place=st.integers(0, len(NAMES) - 1),
    chome=st.integers(1, 3),
    block=st.integers(1, 59),
    draw=st.randoms(use_true_random=False),
)
def test_all_spellings_of_one_lot_are_that_lot(place: int, chome: int, block: int, draw: random.Random) -> None:
    name, number = NAMES[place], chome if place % 2 else 0
    address = spelled(name, number, block, draw)
    *_, lon, lat = _place(name, number, block)
    found = SEARCH.answer(address).spot
    assert found is not None, (address, SEARCH.answer(address))
    assert found.lonlat == (lon, lat), (address, found)


def test_a_thousand_addresses_take_no_time() -> None:
    draw = random.Random(1)
    wanted = [(name, NAMES.index(name) % 2 and draw.randrange(1, 4)) for name in NAMES for _ in range(125)]
    addresses = [spelled(name, chome, draw.randrange(1, 60), draw) for name, chome in wanted]
    begun = time.process_time()
    assert all(SEARCH.answer(address).spot for address in addresses)
    assert time.process_time() - begun < 2


@given(st.text(alphabet="霞沢西之宮町大字竜王三番丁目桜ヶ丘号地の-0123456789一二十甲 　ー", max_size=24))
def test_no_text_breaks_it_and_what_is_found_is_in_the_gazetteer(address: str) -> None:
    answer = SEARCH.answer(address)
    assert (answer.spot is None) == bool(answer.reason)
    if answer.spot is not None:
        assert answer.spot.precision in ("lot", "block")
        assert answer.spot.lonlat in {(lon, lat) for *_, lon, lat in ENTRIES}
