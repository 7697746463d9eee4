from dataclasses import replace

import pytest

from layers.drawing import prints
from layers.drawing.boxes import PAPERS
from layers.drawing.choices import chosen
from layers.drawing.prints import zone_map
from layers.errors import NotFound
from layers.provenance import Source
from layers.vocabulary import kinds
from tests.layers.drawing import land, paper

PRINT = zone_map.PRINT
HALL = (134.015, 34.315)


def printed(stock, **given):
    steps = []
    made = PRINT.make(stock, chosen(PRINT.choices, given), steps.append)
    assert steps == sorted(steps)
    assert steps
    return made


def test_it_is_found_by_walking_the_package():
    assert prints.get("zone_map") is PRINT
    assert next(iter(prints.prints())) == "zone_map"
    with pytest.raises(NotFound):
        prints.get("none")


@pytest.mark.parametrize(
    ("code", "size"), [("a3l", (420, 297)), ("a3p", (297, 420)), ("a4l", (297, 210)), ("a4p", (210, 297))]
)
def test_a_few_places_stand_on_one_sheet_with_all_that_one_has_to_know(code, size):
    places = [
        land.place(1, HALL, name="𠮷野いきいき体操", fee="100円", phone="087-000-1111", address="架空市中町1-2-3"),
        land.place(2, (134.012, 34.32), kind="ibasho", name="髙橋さんちの縁側", confirmed_on="2026-06-01"),
        land.place(3, None, name="場所を探している会"),
    ]
    made = printed(land.stock(*places), paper=code)
    assert paper.sizes(made.content) == [size]
    told = paper.text(made.content)
    assert "中の地図" in told
    assert "住民向け" in told
    assert "令和8年11月22日印刷" in told
    assert "1/1" in told
    for words in (
        "𠮷野いきいき体操",
        "髙橋さんちの縁側",
        "毎週月曜10:00-11:30",
        "架空市中町1-2-3",
        "100円",
        "087-000-1111",
    ):
        assert words in told
    assert "出典：架空市「通いの場一覧」2026-04-01（CCBY4.0）" in told
    assert "お問い合わせ：架空市社会福祉協議会087-000-0000" in told
    assert "1件は地図に位置がありません" in told
    assert (
        made.name == f"中の地図_{ {'a3l': 'A3横', 'a3p': 'A3縦', 'a4l': 'A4横', 'a4p': 'A4縦'}[code] }_2026-11-22.pdf"
    )


def test_letters_are_embedded_and_are_no_drawings():
    fonts = list(paper.fonts(printed(land.stock(*land.crowd(10))).content))
    assert {font["/Subtype"] for font in fonts} == {"/Type0"}
    assert all(paper.is_embedded(font) for font in fonts)
    assert {str(font["/BaseFont"]).partition("+")[2].partition("-")[0] for font in fonts} == {"NotoSansCJKjp"}


@pytest.mark.parametrize("code", PAPERS)
def test_a_long_list_follows_on_sheets_of_its_own_with_every_place(code):
    crowd = [replace(place, kind=code_) for place, code_ in zip(land.crowd(90), [*kinds()] * 4, strict=False)]
    made = printed(land.stock(*crowd), paper=code)
    sizes = paper.sizes(made.content)
    assert len(sizes) > 1
    # No sheet is left empty.
    pages = paper.pages(made.content)
    assert [n for n, told in enumerate(pages) if not any(f"集いの会{p}「" in told for p in range(1, 91))] == []
    assert len(set(sizes)) == 1
    listed = "".join(pages[1:])
    assert [place.name for place in crowd if place.name not in listed] == []


def test_the_staffs_edition_says_so_on_every_sheet():
    made = printed(land.stock(*land.crowd(90), edition="staff"), paper="a4p")
    assert [page for page in paper.pages(made.content) if "職員用・持ち出し注意" not in page] == []
    assert "_職員用_" in made.name
    assert "住民向け、" not in paper.text(made.content)


def test_a_blank_map_holds_no_place_and_fills_the_sheet():
    borders = (Source(title="国勢調査 小地域", publisher="総務省"),)
    made = printed(land.stock(*land.crowd(30), ground_sources=borders), places="blank", ink="black")
    assert paper.sizes(made.content) == [(420, 297)]
    told = paper.text(made.content)
    assert "集いの会" not in told
    assert "凡例" not in told
    assert "中町二丁目" in told
    # Whose borders these are stands on every sheet, whose list this would be does not.
    assert "出典：総務省「国勢調査小地域」" in told
    assert "通いの場一覧" not in told
    widths = [zone_map.map_box("a3l", foot=13, places=count).width for count in (0, 200, 20)]
    assert widths == sorted(widths, reverse=True)


def test_what_has_ended_is_not_printed_and_what_rests_says_so():
    places = [land.place(1, HALL, status="closed", name="終わった会"), land.place(2, HALL, status="suspended")]
    told = paper.text(printed(land.stock(*places)).content)
    assert "終わった会" not in told
    assert "お休み中" in told


def test_approximate_borders_are_told_in_the_same_breath():
    stock = land.stock(*land.crowd(3))
    rough = replace(stock, pieces=tuple(replace(piece, boundary="approximate") for piece in stock.pieces))
    assert "概略境界" in paper.text(printed(rough).content)


def test_the_whole_city_is_named_after_the_city():
    made = printed(land.stock(*land.crowd(5), column=None))
    assert "架空市の地図" in paper.text(made.content)
    assert made.name.startswith("架空市の地図")


def test_a_mark_of_a_list_cannot_become_a_command_of_the_typesetter():
    wild = land.place(1, HALL, name="#panic() $x$ *太字* <b>", schedule='#read("main.typ")')
    told = paper.text(printed(land.stock(wild)).content)
    assert "#panic()$x$*太字*<b>" in told
    assert '#read("main.typ")' in told


def test_many_sources_do_not_run_off_the_sheet():
    places = [
        replace(
            place,
            source=Source(
                title=f"{number}番目のとても長い名前の一覧", publisher=f"架空市{number}課", date="2026-04-01"
            ),
        )
        for number, place in enumerate(land.crowd(14))
    ]
    made = printed(land.stock(*places), paper="a4p")
    told = paper.text(made.content)
    assert "架空市13課「13番目のとても長い名前の一覧」2026-04-01" in told
