"""The faces of a hall looked at as pictures are: nothing cut, covered, on each other or off the screen, in the hand, on
the desk and on the wall, light and dark; letters as large and as dark as the house has promised; and axe is content.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests import machine
from tests.browser.hall_served import Served
from tests.browser.test_accessible import serious
from tests.looks import walk, walk_hall
from tests.looks.walk_hall import Sight
from tests.webmap.hall.evening import word
from webmap.hall import door

pytestmark = pytest.mark.browser
SMALLEST = {"projector": 24}
USUAL = {"screen": "qr", "voting": False, "votes_each": 3, "people": 0, "question": "q1", "item": ""}
SIGHTS = [one for one in walk_hall.SIGHTS if machine.trials() > 1 or (one.name in walk_hall.DAILY and not one.light)]


@dataclass(kw_only=True)
class Halls:
    """Two evenings, and a browser for each who stands in one."""

    browser: Browser
    served: dict[bool, Served]
    contexts: list[BrowserContext] = field(default_factory=list)

    def stand(self, sight: Sight, size: tuple[int, int]) -> Page:
        hall = self.served[sight.full]
        hall.set_now({**USUAL, **sight.now})
        context = self.browser.new_context(
            viewport={"width": size[0], "height": size[1]}, locale="ja-JP", reduced_motion="reduce"
        )
        self.contexts.append(context)
        page = context.new_page()
        if sight.light:
            page.add_init_script("localStorage.setItem('ibashomap-hall-light', 'on')")
        if sight.who:
            page.goto(f"{hall.url}/j/{word(hall.hall, sight.who)}")
            page.get_by_role("button", name="入る").click()
            page.wait_for_url(f"**{door.HOME[sight.who]}")
        if sight.path or not sight.who:
            answer = page.goto(f"{hall.url}{(sight.path or '/').format(phone=word(hall.hall, 'phone'))}")
            assert answer is not None
            assert answer.status == sight.status
        if sight.step:
            sight.step(page)
        return page


@pytest.fixture(scope="module")
def halls(hall_browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Halls]:
    both = {full: Served(tmp_path_factory.mktemp("hall"), walk_hall.opened) for full in (False, True)}
    both[True].tell(walk_hall.evening())
    found = Halls(browser=hall_browser, served=both)
    yield found
    for context in found.contexts:
        context.close()
    for hall in both.values():
        hall.stop()


@pytest.mark.parametrize("sight", SIGHTS, ids=lambda sight: f"{sight.name}{'-light' * sight.light}")
def test_a_hall_can_be_read_in_the_hand_on_the_desk_and_on_the_wall(halls: Halls, sight: Sight) -> None:
    sizes = walk_hall.SIZES[sight.who]
    page = halls.stand(sight, sizes[0])
    faults = {"axe": serious(page), "rings": [" | ".join(one) for one in page.evaluate(walk.RINGS)]}
    for size in sizes:
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.wait_for_timeout(100)  # the wall draws anew
        if sight.who != "projector":
            walk.unrolled(page)
        faults[f"{size[0]}"] = walk.seen(page, smallest=SMALLEST.get(sight.who, 17))
    halls.contexts.pop().close()
    told = [f"{where}: {fault}" for where, found in faults.items() for fault in found]
    assert not told, "\n".join(told)
