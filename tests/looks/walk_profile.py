"""The pages of 地域プロフィール as people stand before them; ``settle`` lets residents say long things there."""

from typing import Any

from playwright.sync_api import Page

from etl.worker import work_once
from layers.profile.words import word_kinds
from layers.store import Store, Unit
from layers.store.resident_words import Spot
from layers.trust.audience import Viewer
from webmap.views.accounts import SAMPLE_STAFF

STAFF = Viewer(name="staff", role="staff")
WORD = "秋になると神社の坂に灯りがならんで、となりの町からも人が来る。昔は牛車が米を運んだ道だと祖母に聞いた。" * 3
AUTHOR = "中町二丁目自治会の元会長で、いまは子ども会の見守りと神社の世話役をしている人"


def _unfolded(page: Page) -> None:
    page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true; })")


LOOKS: tuple[dict[str, Any], ...] = (
    {"name": "profiles", "path": "/profiles"},
    {"name": "profile", "path": "{profile}", "printed": True},
    {"name": "profile-open", "path": "{profile}", "step": _unfolded},
    {"name": "profile-district", "path": "{profile_district}", "printed": True},
    {"name": "profile-changes", "path": "{profile}/changes", "printed": True},
    {"name": "profile-rows", "path": "{profile}/rows/residents"},
    {"name": "profile-rows-city", "path": "{profile}/rows/residents?of=city"},
    {"name": "profile-rows-places", "path": "{profile}/rows/here.ibasho"},
    {"name": "profile-sheets", "path": "{profile_sheets}"},
    {"name": "profile-sheets-wait", "path": "{profile_sheets_wait}"},
    {"name": "empty-profiles", "path": "/profiles", "empty": True},
)
# What is printed of them, by the address.
PAPERS = tuple(f"{{profile}}/paper/{paper}" for paper in ("a3", "large", "furigana", "easy"))
PAPERS += ("{profile_district}/paper/a3",)


def settle(store: Store) -> dict[str, str]:
    """Where a profile of each kind of zones stands, and the job that prints them all; nothing else may wait yet."""
    with store.writing(STAFF) as unit:
        found = {kind: unit.zones.read(kind) for kind in ("daily_life", "district")}
        where = {kind: f"/profiles/{kind}/{zones[0].id}" for kind, zones in found.items()}
        for kind, zones in found.items():
            spot = Spot(kind=kind, zone=zones[0].name)
            for code in word_kinds():
                for number, text in enumerate((WORD, "朝の体操")):
                    made = unit.resident_words.write(spot, code, text, author=AUTHOR * (1 - number), day="2026-05-20")
                    if number:
                        unit.resident_words.approve(made)
            unit.resident_words.write(spot, code, "三丁目の山田花子さん（82）は一人で買い物に困っている", note="12")
            unit.resident_words.take_back(unit.resident_words.write(spot, code, WORD))
            _feel(unit, kind, zones[0].id, spot)
        unit.resident_words.write(Spot(kind="daily_life", zone="昔の圏域"), "pride", WORD)
    made = _asked(store, "district")
    while work_once(store):
        pass
    return {
        "profile": where["daily_life"],
        "profile_district": where["district"],
        "profile_sheets": f"/profiles/sheets/{made}",
    }


def _feel(unit: Unit, kind: str, zone: str, spot: Spot) -> None:
    """「実感と合いますか」, both answers, with a long word."""
    for figure in unit.profiles.of(kind, zone).people.figures[:2]:
        unit.resident_words.answer(spot, figure, "fits")
        unit.resident_words.answer(spot, figure, "differs", text=WORD, author=AUTHOR)


def wait(store: Store) -> dict[str, str]:
    """One more such job, which nobody takes."""
    return {"profile_sheets_wait": f"/profiles/sheets/{_asked(store, 'daily_life')}"}


def _asked(store: Store, kind: str) -> str:
    """By the one who looks: a job is shown to nobody else."""
    with store.writing(Viewer(name=SAMPLE_STAFF, role="staff")) as unit:
        return unit.profile_sheets.ask(kind)
