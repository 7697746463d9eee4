"""会議に出す1枚 and the report of a vision as Word documents, opened by LibreOffice in one call."""

import re
import subprocess
import unicodedata
from collections.abc import Mapping

import pytest

from layers.drawing import sheet_document, vision_report
from layers.drawing.sheet_document import Part
from layers.drawing.vision_report import About
from layers.workshop.vision import Said, Sentence, Strand, Task, Vision
from tests import machine
from tests.layers.drawing import paper

HEADS = ("項目", "この期間", "前の期間", "出典")
SOURCES = [
    f"令和{n}年{n}月1日現在の住民基本台帳（見本市市民生活部、ライセンスは政府標準利用規約）" for n in range(2, 10)
]
AIM = Sentence(
    id="a",
    text="坂の途中で、ひと息つけるまち",
    decided=True,
    tasks=(Task(id="t", who="自治会", what="ベンチを置く所を選ぶ", when="来年の春"),),
    notes=(Said(id="n", number=17, text="坂の上にベンチがほしい", kind="wish", meeting="m1"),),
)
VISION = Vision(
    strands=(Strand(id="s", text="歩きやすい道", sentences=(AIM,), notes=AIM.notes),), channels={"paper": 1}
)


def sheet(rows: Mapping[str, int], longest: int) -> bytes:
    """A sheet with so many rows a part, their words that long."""
    wide = "見" * longest
    parts = [
        Part(
            heading=heading,
            rows=tuple((f"{at}{wide}", "12,345か所", "12,345か所", SOURCES[at % len(SOURCES)]) for at in range(count)),
            nothing="歩いて行けるかは、まだ計算していません。",
        )
        for heading, count in rows.items()
    ]
    about = [
        f"{wide}　令和8年9月1日 から 令和8年11月30日 まで（前の期間：令和8年6月2日 から 令和8年8月31日 まで）",
        "見本市",
    ]
    foot = ["日の決まっていない回の付箋12枚は、数に入っていません。", "件数だけをのせています。"]
    return sheet_document.docx("会議に出す1枚", about, HEADS, parts, foot)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    office = machine.need("libreoffice")
    folder = tmp_path_factory.mktemp("word")
    names = {"新しく見つけた場・資源": 5, "足りない場・支え": 8, "話し合いから出た課題": 11, "前回からの動き": 7}
    papers = {
        "usual": sheet(names, 8),
        "longest": sheet(names, 60),
        "few": sheet(dict.fromkeys(names, 0), 3),
        "vision": vision_report.docx(VISION, About(zone="東圏域", talk="東のこれから", names={"m1": "第1回 知る"})),
    }
    for name, content in papers.items():
        (folder / f"{name}.docx").write_bytes(content)
    home = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    asked = [office, home, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    asked += [str(folder / f"{name}.docx") for name in papers]
    subprocess.run(asked, check=True, capture_output=True, timeout=180)
    return {name: (folder / f"{name}.pdf").read_bytes() for name in papers}


def told(content: bytes) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", paper.text(content)))


@pytest.mark.parametrize("name", ["usual", "longest", "few"])
def test_the_sheet_is_one_page_of_a4_with_its_four_parts(printed: Mapping[str, bytes], name: str) -> None:
    (size,) = paper.sizes(printed[name])
    assert size == pytest.approx((210, 297), abs=1)
    text = told(printed[name])
    for words in ("新しく見つけた場・資源", "足りない場・支え", "話し合いから出た課題", "前回からの動き"):
        assert words in text
    assert text.count("12,345か所") == (0 if name == "few" else 62)
    assert "件数だけをのせています" in text


def test_the_vision_opens_with_its_aims_steps_and_notes(printed: Mapping[str, bytes]) -> None:
    text = told(printed["vision"])
    for words in (
        "東圏域の地域ビジョン",
        AIM.text,
        "ベンチを置く所を選ぶ",
        "来年の春",
        "第1回知る・17番",
        "もとになった声1枚",
    ):
        assert words in text
