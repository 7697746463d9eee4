"""Two people write of one place at once, through the pages: nobody writes over what she was not shown."""

import random
import re
import threading
from dataclasses import dataclass, field
from html import unescape

import pytest
from flask.testing import FlaskClient

from layers.store import Store
from layers.trust.audience import OPERATOR
from tests.applications import application
from webmap.settings import Settings

FIELDS = ("phone", "fee", "venue", "note")
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
BOXES = re.compile(r'<(?:input|textarea) id="f-[^"]+" name="([^"]+)"')


@dataclass(slots=True)
class Editor:
    """Somebody who opens the form, writes a fact or two, and decides where another was faster."""

    name: str
    client: FlaskClient
    page: str
    edits: int
    luck: random.Random
    accepted: list[tuple[str, str, str]] = field(default_factory=list)
    shown_both: int = 0
    faults: list[str] = field(default_factory=list)

    def work(self) -> None:
        """All edits, one after the other."""
        for number in range(self.edits):
            form = {name: unescape(value) for name, value in HIDDEN.findall(self.client.get(self.page).text)}
            for one in self.luck.sample(FIELDS, self.luck.choice((1, 1, 2))):
                form[one] = f"{self.name}{number}"
            self.send(form)

    def send(self, form: dict[str, str]) -> None:
        """Save; of two versions, sometimes the other's is kept."""
        answer = self.client.post(self.page, data=form)
        while answer.status_code == 409:
            self.shown_both += 1
            form = {name: unescape(value) for name, value in HIDDEN.findall(answer.text)}
            offered = [name.removeprefix("mine.") for name in form if name.startswith("mine.")]
            form |= {f"choose.{one}": self.luck.choice(("mine", "mine", "theirs")) for one in offered}
            answer = self.client.post(self.page, data=form)
        if answer.status_code != 302:
            self.faults.append(f"{answer.status_code} {answer.text[:200]}")
            return
        for one in FIELDS:
            new = form[f"mine.{one}"] if form.get(f"choose.{one}") == "mine" else form.get(one, form.get(f"was.{one}"))
            if new is not None and new != form.get(f"was.{one}"):
                self.accepted.append((one, form[f"was.{one}"], new))


@pytest.fixture
def editors(store: Store, trials: int) -> tuple[str, list[Editor]]:
    """A place and two people of the staff, each with a browser of her own."""
    app = application(Settings(db="", secret="only for tests"), store)
    edits = 15 if trials == 1 else 500
    found = []
    with store.writing(OPERATOR) as unit:
        point = unit.places.read()[0].id
        for number, name in enumerate(("いち", "に")):
            unit.accounts.add(name, "staff", "合言葉は八文字以上")
            client = app.test_client()
            client.set_cookie("ibashomap", unit.accounts.open_session(name))
            found.append(Editor(name, client, f"/places/{point}/edit", edits, random.Random(number)))
    return point, found


def test_nothing_is_written_over_unseen(store: Store, editors: tuple[str, list[Editor]]) -> None:
    point, both = editors
    threads = [threading.Thread(target=one.work) for one in both]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [fault for one in both for fault in one.faults] == []
    with store.reading(OPERATOR) as unit:
        acts = unit.amendments.of(point)[::-1]
        now = {**unit.places.one(point).facts}
    told = {(act.who, c.field, c.before, c.value) for act in acts for c in act.corrections}
    accepted = [(editor.name, *one) for editor in both for one in editor.accepted]
    assert accepted
    for who, name, was, new in accepted:
        # What stood there is what she had on her screen when she decided, and her own word is in the history.
        assert (who, name, was or None, new or None) in told
    standing: dict[str, object] = {}
    for act in acts:
        for c in act.corrections:
            assert standing.get(c.field, c.before) == c.before, "a word between two others was lost"
            standing[c.field] = c.value
    assert {name: now[name] for name in standing} == standing
    assert sum(one.shown_both for one in both) > 0
