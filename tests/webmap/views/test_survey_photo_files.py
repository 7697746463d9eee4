"""Photographs that come with a マッピング調査: by name, from a zip, a zip within it or beside; and none of a person."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from etl.load import load
from etl.read.attachments import Attachments
from etl.worker import work_once
from layers.store import Store
from layers.trust.audience import EVERYBODY, OPERATOR, Viewer
from tests.layers.drawing import snapshots
from tests.webmap.conftest import post

STAFF = Viewer(name="staff", role="staff")
UUID = "0a1b2c3d-0000-4000-8000-00000000000"
NAMES = ("田中さんの家 1.jpg", "IMG_2.heic", "3.png", "4.webp", "鈴木さん.jpg")
LIST = f"""start,walk/kind,walk/text,walk/gps,walk/photo,walk/photo_2,walk/photo_URL,_id,_uuid,_submission_time
2026-05-10T09:12:00,good,夕日の見える広場,34.305 134.005 1 4,{NAMES[0]},{NAMES[2]},https://kobo/a.jpg,1,{UUID}1,2026-05-10T00:20:00
2026-05-10T09:12:00,good,木かげのベンチ,34.306 134.005 1 4,{NAMES[1]},{NAMES[3]},,2,{UUID}2,2026-05-10T00:20:00
2026-05-10T09:20:00,trouble,鈴木さんは認知症で坂がつらい,34.305 134.006 0 0,{NAMES[4]},,,3,{UUID}3,2026-05-10T00:21:00
2026-05-10T09:30:00,danger,横断歩道がない,34.305 134.007 0 0,nowhere.jpg,,,4,{UUID}4,2026-05-10T00:22:00
"""
PHOTOS = {
    # Kobo writes spaces as underscores, and each photograph into the folder of its submission.
    f"user/attachments/form/{UUID}1/田中さんの家_1.jpg": snapshots.jpeg(300, 200),
    f"user/attachments/form/{UUID}9/3.png": b"another's",
    f"user/attachments/form/{UUID}1/3.png": snapshots.png(),
    f"user/attachments/form/{UUID}2/IMG_2.heic": snapshots.heic(),
    f"user/attachments/form/{UUID}2/4.webp": snapshots.webp(),
    f"user/attachments/form/{UUID}3/鈴木さん.jpg": snapshots.jpeg(301, 200),
}


def zipped(held: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in held.items():
            archive.writestr(name, content)
    return file.getvalue()


def sizes(store: Store) -> dict[str, list[tuple[int, int]]]:
    with store.reading(STAFF) as unit:
        return {one.text: [(each.width, each.height) for each in one.photos] for one in unit.surveys.facts()}


TAKEN = {"夕日の見える広場": [(300, 200), (800, 600)], "木かげのベンチ": [(800, 600)], "横断歩道がない": []}


@pytest.mark.parametrize("way", ["one zip", "list and zip", "list and photographs"])
def test_an_export_with_its_photographs(sign_in, client, store: Store, tmp_path: Path, way: str) -> None:
    with store.writing(STAFF) as unit:
        run = unit.surveys.start("春のまち歩き", held_on="2026-05-10")
    sheet = LIST.encode()
    loose = [
        (io.BytesIO(content), name.rsplit("/", 1)[-1]) for name, content in PHOTOS.items() if b"another" not in content
    ]
    files = {
        "one zip": [(io.BytesIO(zipped({"submissions.csv": sheet, **PHOTOS})), "田中さん.zip")],
        "list and zip": [(io.BytesIO(sheet), "a.csv"), (io.BytesIO(zipped(PHOTOS)), "media.zip")],
        "list and photographs": [(io.BytesIO(sheet), "a.csv"), *loose],
    }[way]
    staff, page = sign_in("staff"), f"/surveys/{run}"
    there = post(staff, f"{page}/files", page=page, file=files).headers["Location"]
    assert work_once(store)
    told = staff.get(staff.get(there).headers["Location"]).text
    assert sizes(store) == TAKEN
    for words in ("写真は入れませんでした", "iPhoneのHEIC", "見つかりませんでした"):
        assert words in told
    with store.reading(STAFF) as unit:
        photos = [one for fact in unit.surveys.facts() for one in fact.photos]
    assert {(one.audience, one.looked) for one in photos} == {("staff", False)}
    with store.reading(EVERYBODY) as unit:
        assert unit.survey_photos.of(["1", "2", "3"]) == {}
    held = b"".join(one.read_bytes() for one in tmp_path.iterdir() if one.is_file()) + told.encode()
    words = [*snapshots.CANARIES, *(name.encode() for name in NAMES), "田中さん".encode(), "認知症".encode()]
    assert [word for word in words if word in held] == []


def test_from_the_shell_twice_with_photographs_beside(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "walk"
    (folder / "media").mkdir(parents=True)
    (folder / "walk.csv").write_text(LIST, "utf-8")
    for name, content in PHOTOS.items():
        if content != b"another's":
            (folder / "media" / name.rsplit("/", 1)[-1].replace("家_1", "家 1")).write_bytes(content)
    for status in ("published", "unchanged"):
        (told,) = load(store, OPERATOR, [folder / "walk.csv"], release=True, tell=lambda *_: None)
        assert told["status"] == status
        assert sizes(store) == TAKEN


def test_nothing_is_read_from_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "secret.jpg").write_bytes(b"secret")
    inner = tmp_path / "walk"
    inner.mkdir()
    (inner / "a.csv").write_text("x", "utf-8")
    beside = Attachments(inner / "a.csv")
    assert [beside.read(name) for name in ("../secret.jpg", str(tmp_path / "secret.jpg"), "none.jpg", "")] == [None] * 4
    (inner / "b.zip").write_bytes(
        zipped({"a.csv": b"x", "x.zip": b"PK\x03\x04broken", "y.zip": zipped({"z.zip": zipped({"p.jpg": b"p"})})})
    )
    assert Attachments(inner / "b.zip").read("p.jpg") is None
