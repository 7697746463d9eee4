"""Three ways to work a page – mouse, keys alone, thumb – that count presses and tell the seconds of a person.

The seconds are those of the keystroke-level model (Card, Moran, Newell) for slow typists; a machine waits less.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page, expect

KEY, POINT, THINK, HOME = 0.5, 1.1, 1.35, 0.4
LEAST = 44
WAIT = 30_000
MOST_TABS = 90
# The part of the page that shows the focus of a box which itself is not drawn, and whether it can be seen.
FOCUS_SEEN = """() => {
  const one = document.activeElement;
  const shown = [one, one.nextElementSibling, one.closest("label")].filter(Boolean).some((part) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(part);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  });
  const box = one.getBoundingClientRect();
  const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  return shown && inside ? "" : `${one.outerHTML.slice(0, 160)} shown=${shown} inside=${inside}`;
}"""
BEFORE = """target => {
  const now = document.activeElement;
  return now !== document.body && Boolean(now.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_PRECEDING);
}"""
FITS = "width => document.body && document.documentElement.scrollWidth <= width"
OVERLAPS = """selector => {
  const parts = [...document.querySelectorAll(selector)].map((one) => [one.id, one.getBoundingClientRect()]);
  const apart = (a, b) => a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
  return parts.flatMap(([name, box], at) =>
    parts.slice(at + 1).filter(([, other]) => !apart(box, other)).map(([other]) => `${name} on ${other}`));
}"""
# Tab stops at one of a group of radio buttons: the one that is chosen, else the first.
STOP = """one => [...one.form.elements[one.name]].find(({ checked }) => checked) ?? one.form.elements[one.name][0]"""
# Where a thumb lands: a box that is laid over its label is as large as the label.
TARGET = """one => {
  const part = one.closest("label") ?? one;
  const { width, height } = part.getBoundingClientRect();
  return [width, height];
}"""


@dataclass
class Hand:
    """Somebody at a page. ``presses``: clicks, taps, or keys that are not typing; ``seconds``: of a person."""

    page: Page
    presses: int = 0
    seconds: float = 0.0
    began: float = field(default_factory=time.monotonic)

    def press(self, target: Locator) -> None:
        """A button, link, chip or summary."""
        raise NotImplementedError

    def choose(self, target: Locator, label: str) -> None:
        """One of a list that opens."""
        raise NotImplementedError

    def write(self, target: Locator, words: str) -> None:
        """Go to a box and write into it, instead of what stood there."""
        self.go(target)
        target.fill("")
        self.page.keyboard.type(words)
        self.seconds += KEY * len(words) + HOME

    def go(self, target: Locator) -> None:
        """Bring the focus into a box."""
        self.press(target)

    def key(self, name: str) -> None:
        """A key where the focus is now."""
        self.page.keyboard.press(name)
        self.counted(1, KEY)

    def overlaps(self, selector: str) -> list[str]:
        """Which of these parts lie on each other."""
        return self.page.evaluate(OVERLAPS, selector)

    def counted(self, presses: int, seconds: float) -> None:
        """Add what was done, and what a person thinks before it."""
        self.presses += presses
        self.seconds += seconds + THINK

    @property
    def machine(self) -> float:
        """How long it really took here."""
        return time.monotonic() - self.began


class Mouse(Hand):
    """By mouse."""

    def press(self, target: Locator) -> None:
        target.click(timeout=WAIT)
        self.counted(1, POINT + KEY)

    def choose(self, target: Locator, label: str) -> None:
        target.select_option(label=label)
        self.counted(2, 2 * (POINT + KEY))


class Thumb(Mouse):
    """By thumb on a phone of 390: whatever is pressed is large enough, nothing is wider than the screen."""

    def press(self, target: Locator) -> None:
        expect(target).to_be_visible(timeout=WAIT)
        width, height = target.evaluate(TARGET)
        assert min(width, height) >= LEAST - 0.5, f"{target}: {width}×{height}"
        target.tap()
        self.counted(1, POINT)
        # What is pressed may lead to another page: asked of the one that is there then.
        self.page.wait_for_function(FITS, arg=self.page.viewport_size["width"])


class Keys(Hand):
    """By keys alone: Tab to it, wherever it stands, and see the focus at every stop."""

    def go(self, target: Locator) -> None:
        expect(target).to_be_attached(timeout=WAIT)
        key = "Shift+Tab" if target.evaluate(BEFORE) else "Tab"
        for tabs in range(MOST_TABS):
            if target.evaluate("one => one === document.activeElement"):
                return self.counted(tabs, tabs * KEY)
            self.page.keyboard.press(key)
            unseen = self.page.evaluate(FOCUS_SEEN)
            assert not unseen, unseen
        raise AssertionError(f"no key leads to {target}")

    def press(self, target: Locator) -> None:
        kind = target.evaluate("one => one.type", timeout=WAIT)
        if kind == "radio":
            return self.choose_radio(target)
        self.go(target)
        self.page.keyboard.press("Space" if kind == "checkbox" else "Enter")
        return self.counted(1, KEY)

    def choose_radio(self, target: Locator) -> None:
        """Tab to its group, then the arrows."""
        name = target.evaluate("one => one.name")
        stop = target.evaluate_handle(STOP).as_element().get_attribute("value")
        self.go(self.page.locator(f"input[name='{name}'][value='{stop}']"))
        if not target.evaluate("one => one === document.activeElement"):
            steps = 0
            while not target.evaluate("one => one === document.activeElement") and steps < MOST_TABS:
                self.page.keyboard.press("ArrowRight")
                steps += 1
            return self.counted(steps, steps * KEY)
        self.page.keyboard.press("Space")
        return self.counted(1, KEY)

    def choose(self, target: Locator, label: str) -> None:
        self.go(target)
        labels = [one.strip() for one in target.locator("option").all_inner_texts()]
        steps = labels.index(label) - target.evaluate("one => one.selectedIndex")
        for _ in range(abs(steps)):
            self.page.keyboard.press("ArrowDown" if steps > 0 else "ArrowUp")
        self.counted(abs(steps), abs(steps) * KEY)


WAYS: dict[str, Callable[[Page], Hand]] = {"mouse": Mouse, "keys": Keys, "thumb": Thumb}
