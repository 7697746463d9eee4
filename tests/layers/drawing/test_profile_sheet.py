"""地域プロフィール on paper: two A3 sheets, every number with its day and source, only words that were approved."""

import pytest
from shapely.geometry import box

from layers.drawing import profile_sheet
from layers.profile.figure import Figure
from layers.profile.profile import (
    Band,
    Changed,
    Changes,
    Far,
    FarTown,
    Found,
    Here,
    KindHere,
    People,
    Town,
    Where,
    Word,
    WordKind,
    YearCount,
    ZoneProfile,
)
from tests.layers.drawing import paper

SOURCE = "みほん市「町丁別人口」2026-02-28"


def figure(name: str, label: str, value: int | None, **more: object) -> Figure:
    return Figure(id=name, label=label, value=value, unit="人", date="2026-02-28", source=SOURCE, **more)


def places(kind: str, many: int) -> tuple[Here, ...]:
    return tuple(
        Here(
            id=f"{kind}{number}",
            name=f"{kind}の場{number}号",
            kind=kind,
            kind_label=kind,
            next_day="2026-11-25",
            next_words="毎週水曜 10時から",
            lonlat=(134.001 + 0.001 * number, 34.304),
        )
        for number in range(many)
    )


PROFILE = ZoneProfile(
    kind="daily_life",
    kind_name="生活圏域",
    zone="1",
    zone_name="みなと",
    year=2026,
    city_name="みほん市",
    day="2026-11-22",
    where=Where(
        outline=box(134.0, 34.3, 134.02, 34.31),
        towns=tuple(
            Town(name=f"港{number}丁目", people=300, age75plus=60, part=number == 3) for number in range(1, 15)
        ),
    ),
    people=People(
        figures=(
            figure("residents", "住民", 4321, city_value=98765),
            figure("75plus", "75歳以上", 987, city_value=20011, zone_share=22.8, city_share=20.3, of="住民"),
            figure("few", "90歳以上の男性", 12, noise=True, approximate=True),
            figure("living_alone_65plus", "65歳以上でひとり暮らし", None, missing="この市の資料にはありません。"),
        ),
        bands=tuple(
            Band(
                label=f"{age}〜{age + 4}歳" if age < 90 else "90歳以上",
                start=age,
                upto=age + 4 if age < 90 else None,
                people=100 + 3 * age,
                city=2000 + 31 * age,
            )
            for age in range(0, 95, 5)
        ),
        bands_date="2026-02-28",
        bands_source=SOURCE,
        years=(
            YearCount(date="2025-02-28", people=4400, age65plus=1600, age75plus=950, source=SOURCE),
            YearCount(date="2026-02-28", people=4321, age65plus=1610, age75plus=987, source=SOURCE),
            YearCount(date="2040", people=3600, age65plus=1700, age75plus=1100, source="推計人口", projected=True),
        ),
    ),
    here=tuple(
        KindHere(
            code=kind,
            label=kind,
            figure=Figure(
                id=f"here.{kind}", label=kind, value=many, unit="か所", date="2026-04-01", source="みほん市の一覧"
            ),
            per_thousand=None,
            places=places(kind, many),
        )
        for kind, many in (("通いの場", 11), ("サロン", 4), ("居場所", 2))
    ),
    far=Far(
        question="75歳以上の人が、歩いて10分以内に、通いの場へ行って帰って来られるか",
        figures=(figure("uncovered", "行ける場がない人", 210),),
        towns=(
            FarTown(name="港5丁目", people=80, uncovered=62, minutes=17.4),
            FarTown(name="山手", people=None, uncovered=None, minutes=None),
        ),
    ),
    found=(
        Found(
            id="1", kind="slope", kind_label="坂", text="手すりが切れている", town="港2丁目", day="2026-10-01", run="1"
        ),
    ),
    slopes=("北の3つの町丁は、集会所まで急な坂があります。",),
    words=tuple(
        WordKind(
            code=code,
            label=label,
            ask=f"{label}は何ですか",
            words=(
                Word(
                    id=f"{code}1",
                    kind=code,
                    text=f"{label}は港まつり",
                    author="港の会",
                    day="2026-10-10",
                    approved=True,
                ),
                Word(id=f"{code}2", kind=code, text="まだ確かめていない話", author="", day="2026-10-10"),
            ),
        )
        for code, label in (
            ("pride", "自慢"),
            ("history", "歴史"),
            ("yearly_round", "年間行事"),
            ("often_go", "よく行く所"),
            ("concern", "気になること"),
        )
    ),
    felt=(),
    changed=Changes(
        since="2025-11-22",
        figures=(
            Changed(
                label="住民",
                before=4400,
                after=4321,
                unit="人",
                before_date="",
                after_date="",
                told="住民が79人へりました。",
            ),
        ),
        opened=("サロンの場3号",),
    ),
    caveats=("一部の町丁は、ほかの圏域にもまたがります。",),
)
SAID = (
    *(
        "みなとの地域プロフィール",
        "4,321人",
        "22.8%",
        "98,765人",
        "令和8年2月28日",
        "この市の資料にはありません",
        "約12人",
    ),
    *(
        "ぶれが大きい",
        "港まつり",
        "港の会",
        "手すりが切れている",
        "79人へりました",
        "推計",
        "17分",
        "10人未満",
        "通いの場の場7号",
    ),
    SOURCE,
)


@pytest.fixture(scope="module", params=[False, True], ids=["a3", "large"])
def printed(request: pytest.FixtureRequest) -> tuple[bool, bytes]:
    return request.param, profile_sheet.pdf(PROFILE, large=request.param)


def test_all_of_it_stands_on_the_sheets(printed: tuple[bool, bytes]) -> None:
    large, content = printed
    told = paper.text(content)
    for words in SAID:
        assert words.replace(" ", "") in told, words
    sizes = paper.sizes(content)
    assert set(sizes) == {(210, 297)} if large else sizes == [(420, 297)] * 2


def test_words_that_nobody_approved_stay_with_the_staff(printed: tuple[bool, bytes]) -> None:
    assert "確かめていない" not in paper.text(printed[1])
