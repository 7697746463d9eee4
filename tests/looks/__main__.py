"""``python -m tests.looks OUT``: every page and print as a picture, and contact sheets of them as others see them.

``--town long`` (default) is the town of long names, ``--town sample`` みほん市 as the demo shows it; ``--only WORD``
takes the looks and prints whose name holds the word.
"""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from layers.store import Store
from layers.trust.audience import EVERYBODY, OPERATOR
from tests import machine
from tests.browser.conftest import ARGUMENTS
from tests.looks import crowded, papers, sight, walk
from tests.looks.served import served
from tests.webmap.conftest import found_town
from webmap.demo import prepare

SIZES = {"desk": walk.DESK, "hall": walk.HALL, "phone": walk.PHONE}
ACROSS = {"desk": (3, 620), "hall": (3, 620), "phone": (6, 300), "paper": (5, 380)}


def main() -> None:
    """Walk, print, and lay the pictures side by side."""
    parser = argparse.ArgumentParser(prog="python -m tests.looks", description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--town", choices=("long", "sample"), default="long")
    parser.add_argument("--only", default="")
    parser.add_argument("--sizes", default=",".join(SIZES))
    parser.add_argument("--no-prints", action="store_true")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    store, where = _town(asked.out, asked.town)
    empty = _nothing(asked.out)
    with sync_playwright() as player, served(store, broken="/broken") as address, served(empty) as bare:
        browser = player.chromium.launch(executable_path=machine.need("chromium"), args=ARGUMENTS)
        walkers = {
            False: walk.Walker(browser=browser, address=address, where=where),
            True: walk.Walker(browser=browser, address=bare),
        }
        for look in walk.LOOKS:
            if asked.only in look.name:
                _look(walkers[look.empty], look, asked.out, asked.sizes.split(","))
        browser.close()
    if not asked.no_prints:
        for name, content in papers.made(store):
            if asked.only in name:
                (asked.out / f"{name}.pdf").write_bytes(content)
    _sheets(asked.out)


def _town(out: Path, name: str) -> tuple[Store, dict[str, str]]:
    if name == "long":
        file = out / "long.db"
        file.unlink(missing_ok=True)
        found_town(file)
        store = Store.open(f"sqlite:///{file}")
        return store, crowded.settle(store)
    store = Store.open(prepare(str(out / "sample")))
    with store.reading(EVERYBODY) as unit:
        point, zone = unit.places.read()[0], unit.zones.read(unit.city().zone_kinds[0].id)[0]
    where = {"place": f"/places/{point.id}", "zone": f"/zones/{zone.id}", "place_id": point.id, "zone_id": zone.id}
    return store, where


def _nothing(out: Path) -> Store:
    file = out / "empty.db"
    file.unlink(missing_ok=True)
    found_town(file)
    store = Store.open(f"sqlite:///{file}")
    with store.writing(OPERATOR) as unit:
        for row in unit.imports.all():
            unit.imports.undo(row.id)
    return store


def _look(walker: walk.Walker, look: walk.Look, out: Path, sizes: list[str]) -> None:
    for name in sizes:
        try:
            page = walker.stand(look, SIZES[name], theme="projector" if name == "hall" else "")
        except Exception as fault:  # noqa: BLE001 - one page that does not open must not hide the others
            sys.stderr.write(f"{look.name} {name}: {str(fault).splitlines()[0]}\n")
            return
        page.wait_for_timeout(400)  # the map fades its shapes in
        walk.unrolled(page)
        page.screenshot(path=out / f"{look.name}.{name}.png", scale="css")
        if look.printed and name == "desk":
            page.emulate_media(media="print")
            for paper in ("A4", "A3"):
                page.pdf(
                    path=out / f"{look.name}-{paper.lower()}.pdf", format=paper, prefer_css_page_size=paper == "A4"
                )


def _sheets(out: Path) -> None:
    for size, (across, width) in ACROSS.items():
        if size == "paper":
            files = [one for pdf in sorted(out.glob("*.pdf")) for one in _drawn(pdf, {"": (60, 60)})]
        else:
            files = [out / f"{look.name}.{size}.png" for look in walk.LOOKS]
        pictures = [Image.open(one).convert("RGB") for one in files if one.is_file()]
        tall = [one.crop((0, 0, one.width, min(one.height, int(one.width * 2.2)))) for one in pictures]
        for number in range(0, len(tall), across * 3):
            made = sight.contact_sheet(tall[number : number + across * 3], across=across, width=width)
            for name, seen in sight.SIGHTS.items():
                seen(made).save(out / f"sheet-{size}-{number // (across * 3):02}-{name}.png")
    for pdf in out.glob("*.pdf"):
        for one in _drawn(pdf, sight.FAX):
            sight.fax(Image.open(one)).save(one)


def _drawn(pdf: Path, dots: dict[str, tuple[int, int]]) -> list[Path]:
    program = shutil.which("pdftoppm")
    if program is None:
        return []
    for name, (across, down) in dots.items():
        stem = pdf.with_name(f"{pdf.stem}{f'.{name}' if name else ''}")
        subprocess.run([program, "-rx", str(across), "-ry", str(down), "-l", "6", "-png", pdf, stem], check=True)
    return [one for name in dots for one in sorted(pdf.parent.glob(f"{pdf.stem}{f'.{name}' if name else ''}-*.png"))]


if __name__ == "__main__":
    os.environ.setdefault("PYTHONUTF8", "1")
    main()
