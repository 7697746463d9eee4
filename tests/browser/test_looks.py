"""Every page looked at as a picture is: nothing cut, covered, on each other or off the screen, however long the names;
letters as large and dark as the house has promised, on a desk, on a phone, in a hall and on paper; and axe is content.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from layers import clock
from layers.store import Store
from layers.trust.audience import OPERATOR
from tests.browser.test_accessible import serious
from tests.looks import crowded, papers, walk, walk_profile, walk_talks
from tests.looks.served import served
from webmap.printed import printed_on

pytestmark = pytest.mark.browser
SMALLEST, SMALLEST_IN_A_HALL = 17, 24
BARS = ".side, .top, button, .button"
# One fault of each kind, set by script: the page's own policy lets no style stand in its text.
SPOIL = """() => {
  const faults = [
    ["p", "font-size: 12px", "小さい字"],
    ["p", "color: #888", "うすい字"],
    ["p", "width: 60px; overflow: hidden; white-space: nowrap", "切れている長い言葉"],
    ["p", "position: absolute; left: -40px; top: 300px", "はみ出した言葉"],
    ["div", "height: 30px", "かさなる言葉"],
    ["div", "margin-top: -26px", "かさねた言葉"],
    ["button", "min-height: 20px; padding: 0", "小さい"],
    ["div", "width: 3000px", "横に長い"],
    ["p", "position: relative", "かくれた言葉", "position: absolute; inset: 0; background: #fff"],
    ["button", "width: 60px; padding: 0", "はみ出すボタンの言葉"],
    ["p", "width: 1em", "たてに長い言葉"],
    ["label", "flex-direction: column", "", "", "<input type=checkbox><span>印のことば</span>"],
  ];
  for (const [tag, css, text, lid, inside] of faults) {
    const one = document.createElement(tag);
    one.style.cssText = css;
    one.textContent = text;
    if (inside) one.innerHTML = inside;
    if (lid) one.append(document.createElement("b")), (one.lastChild.style.cssText = lid);
    document.querySelector("main").append(one);
  }
}"""


@pytest.fixture(scope="module")
def walkers(
    town_file: Path, tmp_path_factory: pytest.TempPathFactory, chromium: Browser
) -> Iterator[dict[bool, walk.Walker]]:
    """Who walks through the town of long names, and through a town that has nothing yet."""
    folder = tmp_path_factory.mktemp("looks")
    full = Store.open(f"sqlite:///{shutil.copy(town_file, folder / 'full.db')}")
    none = Store.open(f"sqlite:///{shutil.copy(town_file, folder / 'none.db')}")
    with none.writing(OPERATOR) as unit:
        for row in unit.imports.all():
            unit.imports.undo(row.id)
    where = crowded.settle(full)
    with served(full, working=False, broken="/broken") as one, served(none, working=False) as other:
        both = {
            False: walk.Walker(browser=chromium, address=one, where=where),
            True: walk.Walker(browser=chromium, address=other),
        }
        yield both
        for walker in both.values():
            walker.close()
    full.close()
    none.close()


@pytest.mark.parametrize("look", walk.LOOKS, ids=lambda look: look.name)
def test_a_page_can_be_read_on_every_screen_and_on_paper(
    walkers: dict[bool, walk.Walker], look: walk.Look, trials: int
) -> None:
    walker, faults = walkers[look.empty], {}
    page = walker.stand(look, walk.DESK)
    # Axe asks 4.5:1 of letters; what is seen below asks 7:1 of them, at three widths.
    faults["axe"] = serious(page, contrast=trials > 1)
    faults["rings"] = [" | ".join(one) for one in page.evaluate(walk.RINGS)]
    walk.unrolled(page)
    faults["desk"] = walk.seen(page, smallest=SMALLEST)
    walk.resized(page, walk.HALL, hall=True)
    faults["hall"] = walk.seen(page, smallest=SMALLEST_IN_A_HALL)
    # A map folds its filters when it is opened on a telephone, not when a window becomes narrow.
    if page.locator("body.wide").count():
        page = walker.stand(look, walk.PHONE)
    else:
        walk.resized(page, walk.PHONE)
    faults["phone"] = walk.seen(page, smallest=SMALLEST)
    told = [f"{where}: {fault}" for where, found in faults.items() for fault in found]
    assert not told, "\n".join(told)


@pytest.mark.parametrize("look", [look for look in walk.LOOKS if look.printed], ids=lambda look: look.name)
def test_a_page_is_whole_on_paper(walkers: dict[bool, walk.Walker], look: walk.Look, tmp_path: Path) -> None:
    page = walkers[look.empty].stand(look, walk.DESK)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert [one for one in page.locator(BARS).all() if one.is_visible()] == []
    found = [one for one in walk.seen(page, smallest=0, thumb=0) if one.startswith("faint")]
    for paper in ("A4", "A3"):
        file = tmp_path / f"{paper}.pdf"
        page.pdf(path=file, format=paper, prefer_css_page_size=paper == "A4")
        found += [f"{paper}: {fault}" for fault in papers.faults(file)]
        words = "".join(word.text for _, _, sheet in papers.sheets(file) for word in sheet)
        day = "".join(printed_on(clock.today()).split())
        if words.count(day) != (0 if page.locator(".a4").count() else 1):
            found.append(f"{paper}: {words.count(day)} times {day}")
    assert not found, "\n".join(found)


@pytest.mark.parametrize("name", ["zones", "areas"])
def test_no_number_is_cut_at_the_edge_of_a_telephone(walkers: dict[bool, walk.Walker], name: str) -> None:
    page = walkers[False].stand(next(look for look in walk.LOOKS if look.name == name), walk.PHONE)
    rooms = page.locator(".table-room").all()
    assert rooms
    assert [one.evaluate("(room) => room.scrollWidth - room.clientWidth") for one in rooms] == [0] * len(rooms)


@pytest.mark.parametrize("path", walk_profile.PAPERS + walk_talks.PAPERS)
def test_a_paper_is_whole(walkers: dict[bool, walk.Walker], path: str, tmp_path: Path) -> None:
    walker = walkers[False]
    page = walker.stand(next(look for look in walk.LOOKS if look.name == "talks"), walk.DESK)
    answer = page.request.get(walker.address + path.format(**walker.where))
    assert answer.headers["content-type"] == "application/pdf"
    (tmp_path / "paper.pdf").write_bytes(answer.body())
    assert papers.faults(tmp_path / "paper.pdf") == []


def test_the_eye_sees_what_is_wrong(walkers: dict[bool, walk.Walker]) -> None:
    """A page that is spoiled on purpose: otherwise nobody would know whether the eye is open."""
    page = walkers[False].stand(next(look for look in walk.LOOKS if look.name == "zones"), walk.DESK)
    assert walk.seen(page, smallest=SMALLEST) == []
    page.evaluate(SPOIL)
    walk.unrolled(page)
    told = {fault.split(" | ")[0] for fault in walk.seen(page, smallest=SMALLEST)}
    assert told >= {
        "small",
        "faint",
        "cut",
        "off",
        "overlap",
        "thumb",
        "scrolls",
        "covered",
        "spills",
        "pillar",
        "apart",
    }
