"""Three ways to do the same: the mouse, the keyboard alone, a thumb on a telephone of 390; each counts what it takes.

The seconds are those of the Keystroke-Level Model (Card, Moran & Newell 1980), with the keys of a slow typist: what a
person needs, not the machine. On every step a way asserts what it may: the focus can be seen, a target can be hit.
"""

from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

THINK, POINT, PRESS, KEY, THUMB = 1.35, 1.1, 0.2, 0.5, 0.7
SMALLEST = 44
MOST_TABS = 90
SEEN = """one => {
  const seen = (of) => { const s = getComputedStyle(of);
    return (s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 3) || s.boxShadow !== "none"; };
  return seen(one) || [...(one.closest("label")?.querySelectorAll("*") ?? [])].some(seen);
}"""
SAME = "one => document.activeElement === one"


@dataclass(slots=True)
class Hand:
    """Somebody in front of a page; ``presses`` of a button, a key or the glass, and the ``seconds`` of the model."""

    page: Page
    presses: int = 0
    seconds: float = 0.0
    typing: float = KEY

    def press(self, target: Locator) -> None:
        """A link, a button, a summary, a box to tick."""
        raise NotImplementedError

    def write(self, field: Locator, text: str) -> None:
        """Replace what stands in a field."""
        raise NotImplementedError

    def choose(self, field: Locator, option: str) -> None:
        """One of a list."""
        raise NotImplementedError

    def spent(self, *, presses: int, seconds: float) -> None:
        """Add to the account."""
        self.presses += presses
        self.seconds += seconds


class Mouse(Hand):
    """One hand on the mouse, both on the keys to write."""

    def press(self, target: Locator) -> None:
        """Find it, point at it, press."""
        hittable(target).click()
        self.spent(presses=1, seconds=THINK + POINT + PRESS)

    def write(self, field: Locator, text: str) -> None:
        """Point at the field, take what stands there away, write."""
        field.click()
        field.fill(text)
        self.spent(presses=1 + len(text), seconds=THINK + POINT + PRESS + self.typing * (len(text) + 2))

    def choose(self, field: Locator, option: str) -> None:
        """Open the list, point at one."""
        field.select_option(label=option)
        self.spent(presses=2, seconds=THINK + 2 * (POINT + PRESS))


class Thumb(Mouse):
    """A telephone: nothing is wider than the glass, and whatever is pressed is as large as a thumb."""

    def press(self, target: Locator) -> None:
        """Find it and touch it."""
        box = hittable(target).bounding_box()
        assert box
        width = self.page.viewport_size["width"]  # type: ignore[index]
        assert self.page.evaluate("document.documentElement.scrollWidth") <= width
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["height"] >= SMALLEST - 0.5, f"{target}: {box['height']:.0f} px high"
        target.tap()
        self.spent(presses=1, seconds=THINK + THUMB)


class Keys(Hand):
    """The keyboard alone: Tab until the focus is there, and it is seen wherever it stands."""

    def press(self, target: Locator) -> None:
        """Tab to it; Enter, Space for what is ticked, the arrows within a group of which one is chosen."""
        kind = target.evaluate("one => one.type || one.tagName")
        if kind == "radio":
            self._among(target)
            return
        self._reach(target)
        self.page.keyboard.press("Space" if kind == "checkbox" else "Enter")
        self.spent(presses=1, seconds=THINK + KEY)

    def write(self, field: Locator, text: str) -> None:
        """Tab to the field, which chooses what stands in it, and write over it."""
        self._reach(field)
        self.page.keyboard.press("ControlOrMeta+A")
        self.page.keyboard.type(text)
        self.spent(presses=1 + len(text), seconds=THINK + KEY * (1 + len(text)))

    def choose(self, field: Locator, option: str) -> None:
        """Tab to the list, go down to one."""
        self._reach(field)
        names = [name.strip() for name in field.locator("option").all_inner_texts()]
        steps = names.index(option) - field.evaluate("one => one.selectedIndex")
        for _ in range(abs(steps)):
            self.page.keyboard.press("ArrowDown" if steps > 0 else "ArrowUp")
        self.spent(presses=abs(steps), seconds=THINK + KEY * abs(steps))

    def _among(self, target: Locator) -> None:
        """Tab stops at the one that is chosen, else at the first."""
        group = self.page.locator(f"input[type=radio][name={target.get_attribute('name')}]")
        chosen = group.evaluate_all("all => Math.max(0, all.findIndex((one) => one.checked))")
        self._reach(group.nth(chosen))
        steps = group.evaluate_all("(all, one) => all.indexOf(one)", target.element_handle()) - chosen
        keys = ["ArrowDown" if steps > 0 else "ArrowUp"] * abs(steps) or ["Space"]
        for key in keys:
            self.page.keyboard.press(key)
        self.spent(presses=len(keys), seconds=THINK + KEY * len(keys))

    def _reach(self, target: Locator) -> None:
        """Forward, as one does who does not see what lies behind; what has the focus already needs no key."""
        goal = target.element_handle()
        tabs = 0
        while not goal.evaluate(SAME):
            assert tabs < MOST_TABS, f"{target} is not reached by {MOST_TABS} Tabs"
            self.page.keyboard.press("Tab")
            tabs += 1
        assert goal.evaluate(SEEN), f"{target}: its focus is not seen"
        # One that holds the key down does not think at each stop.
        self.spent(presses=tabs, seconds=0.28 * tabs)


def hittable(target: Locator) -> Locator:
    """What is pressed of a box to tick is its label."""
    expect(target).to_be_visible()
    return target
