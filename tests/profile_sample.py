"""A complete 地域プロフィール of a zone that does not exist, for what draws profiles: long names, gaps and all."""

from shapely.geometry import Polygon

from layers.profile.figure import Figure, Rows
from layers.profile.profile import (
    Band,
    Changed,
    Changes,
    Far,
    FarTown,
    Felt,
    FeltOf,
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
from layers.provenance import Source

REGISTER = Source(title="住民基本台帳人口", publisher="みほん市", licence="CC BY 4.0", date="2026-10-01")
PLACES = Source(title="通いの場一覧", publisher="みほん市社会福祉協議会", licence="CC BY 4.0", date="2026-09-30")
_MALE = (150, 160, 170, 175, 160, 150, 165, 180, 210, 260, 270, 230, 210, 230, 260, 190, 120, 60, 20, 5, 1)
_FEMALE = (140, 155, 160, 170, 165, 150, 170, 190, 220, 270, 280, 240, 230, 260, 300, 250, 190, 120, 60, 20, 4)


def a_figure(name: str = "75plus", label: str = "75歳以上の人", value: float | None = 1340, **more: object) -> Figure:
    """One number as a zone has it."""
    told = {
        "unit": "人",
        "date": REGISTER.date,
        "source": REGISTER.credit(),
        "city_value": 9120,
        "rows": Rows(page="profiles.rows", values=(("kind", "daily_life"), ("zone", "z1"), ("figure", name))),
    }
    return Figure(id=name, label=label, value=value, **{**told, **more})


def a_profile() -> ZoneProfile:
    """The whole sheet: some numbers are unknown, one is 概数, one is of too few people."""
    outline = Polygon([(134.0, 34.3), (134.02, 34.3), (134.025, 34.315), (134.01, 34.325), (134.0, 34.315)])
    return ZoneProfile(
        kind="daily_life",
        kind_name="生活圏域",
        zone="z1",
        zone_name="精道小学校区（南部）",
        year=2026,
        city_name="みほん市",
        day="2026-11-22",
        where=Where(
            outline=outline,
            towns=(
                Town(name="浜町一丁目", people=2100, age75plus=320),
                Town(name="浜町二丁目", people=1800, age75plus=410),
                Town(name="大字本郷字上之段", people=900, age75plus=240, part=True),
                Town(name="港町", people=None, age75plus=None),
            ),
            area_km2=a_figure("area", "面積", 3.2, unit="km²", city_value=41.7),
        ),
        people=_people(),
        here=_here(),
        far=Far(
            question="75歳以上の人が、歩いて10分以内に、週1回以上の通いの場へ行って帰って来られない町丁目は？",
            figures=(
                a_figure("uncovered", "歩いて行ける場がない75歳以上の人", 402, city_value=2811).shared(
                    1340, 9120, "75歳以上"
                ),
            ),
            towns=(
                FarTown(name="大字本郷字上之段", people=240, uncovered=231, minutes=24.3),
                FarTown(name="浜町二丁目", people=410, uncovered=160, minutes=11.2),
                FarTown(name="港町", people=18, uncovered=11, minutes=None, noise=True),
            ),
            day="2026-11-20",
            sources=("© OpenStreetMap contributors・ODbL", REGISTER.credit()),
        ),
        found=(
            Found(
                id="1",
                kind="danger",
                kind_label="危険箇所",
                text="踏切の手前の歩道が狭く、車いすではすれ違えない",
                town="浜町一丁目",
                day="2026-06-14",
                run="浜町まち歩き",
            ),
            Found(
                id="2",
                kind="gathering",
                kind_label="集まるところ",
                text="夕方、公園の東屋に人が集まっている",
                town="浜町二丁目",
                day="2026-06-14",
                run="浜町まち歩き",
            ),
        ),
        slopes=("北へ行くほど上り坂です。駅から大字本郷字上之段までは60 mほど上がります。",),
        words=_words(),
        felt=(
            Felt(
                figure="75plus",
                fits=7,
                differs=2,
                of=(
                    FeltOf(value=1340, date="2026-10-01", fits=5, differs=1),
                    FeltOf(value=1298, date="2025-10-01", fits=2, differs=1),
                ),
                remarks=(
                    Word(
                        id="r1",
                        kind="remark",
                        text="うちの組ではもっと多い気がします",
                        author="浜町一丁目の住民",
                        day="2026-10-03",
                    ),
                ),
            ),
        ),
        changed=_changed(),
        sources=(REGISTER, PLACES),
        caveats=("「大字本郷字上之段」はほかの圏域にもまたがるため、その人数は概数です。",),
        revision="12",
    )


def _people() -> People:
    alone = a_figure("living_alone_65plus", "65歳以上のひとり暮らし", 412, unit="世帯", date="2020-10-01")
    couples = "この市のデータには、高齢者夫婦のみの世帯数がありません。"
    bands = tuple(
        Band(
            label="100歳以上" if age == 20 else f"{5 * age}〜{5 * age + 4}歳",
            start=5 * age,
            upto=None if age == 20 else 5 * age + 4,
            people=male + female,
            city=7 * (male + female),
            male=male,
            female=female,
            city_male=7 * male,
            city_female=7 * female,
        )
        for age, (male, female) in enumerate(zip(_MALE, _FEMALE, strict=True))
    )
    whole = sum(band.people for band in bands)
    return People(
        figures=(
            a_figure("residents", "住民", whole, city_value=7 * whole, approximate=True),
            a_figure("65plus", "65歳以上の人", 2100, city_value=15010, approximate=True).shared(
                whole, 7 * whole, "住民"
            ),
            a_figure("75plus", "75歳以上の人", 1340, approximate=True).shared(whole, 7 * whole, "住民"),
            a_figure("85plus", "85歳以上の人", 22, city_value=2000, noise=True),
            alone,
            a_figure("couples_65plus", "高齢夫婦のみの世帯", None, unit="世帯", city_value=None, missing=couples),
        ),
        bands=bands,
        bands_date=REGISTER.date,
        bands_source=REGISTER.credit(),
        bands_approximate=True,
        years=(
            YearCount(date="2024-10-01", people=8320, age65plus=2010, age75plus=1210, source=REGISTER.title),
            YearCount(date="2025-10-01", people=8200, age65plus=2060, age75plus=1290, source=REGISTER.title),
            YearCount(date="2026-10-01", people=whole, age65plus=2100, age75plus=1340, source=REGISTER.title),
            YearCount(
                date="2040",
                people=6900,
                age65plus=2700,
                age75plus=1720,
                source="500mメッシュ別将来推計人口",
                projected=True,
                approximate=True,
            ),
        ),
    )


def _here() -> tuple[KindHere, ...]:
    names = ("浜町いきいきサロン", "精道ふれあい喫茶", "だれでも食堂みなみ（精道南集会所）", "おしゃべり会")
    places = tuple(
        Here(
            id=f"p{number}",
            name=name,
            kind="kayoinoba",
            kind_label="通いの場",
            town="浜町一丁目",
            next_day="" if number == 3 else f"2026-12-0{number + 1}",
            next_words="" if number == 3 else "第1水曜 10:00〜12:00",
            lonlat=None if number == 3 else (134.005 + 0.003 * number, 34.305 + 0.002 * number),
        )
        for number, name in enumerate(names)
    )
    return (
        KindHere(
            code="kayoinoba",
            label="通いの場",
            figure=a_figure("here_kayoinoba", "通いの場", 4, unit="か所", city_value=31, source=PLACES.credit()),
            per_thousand=a_figure("per_kayoinoba", "通いの場", 0.5, unit="か所（住民千人あたり）", city_value=0.5),
            places=places,
        ),
        KindHere(
            code="ibasho",
            label="居場所",
            figure=a_figure("here_ibasho", "居場所", 0, unit="か所", city_value=9, source=PLACES.credit()),
            per_thousand=None,
            places=(),
        ),
    )


def _words() -> tuple[WordKind, ...]:
    def word(number: str, kind: str, text: str, **more: object) -> Word:
        told = {"author": "浜町一丁目の住民", "day": "2026-10-03", "approved": True}
        return Word(id=number, kind=kind, text=text, **{**told, **more})

    return (
        WordKind(
            code="pride",
            label="自慢",
            ask="このまちの自慢は何ですか",
            words=(
                word("1", "pride", "朝の浜を歩くと、だれかがかならず声をかけてくれる。"),
                word("2", "pride", "子どもの見守りを二十年続けている。", author="見守り隊", note="n-12"),
            ),
        ),
        WordKind(
            code="history",
            label="歴史",
            ask="どんな歩みがありましたか",
            words=(word("3", "history", "埋め立ての前は、ここまで海でした。", day="2025-11-08"),),
        ),
        WordKind(
            code="yearly_round",
            label="年間行事",
            ask="一年にどんな行事がありますか",
            words=(word("4", "yearly_round", "1月 とんど焼き／8月 盆踊り／10月 だんじり"),),
        ),
        WordKind(
            code="often_go",
            label="よく行く所",
            ask="ふだんよく行く所はどこですか",
            words=(word("5", "often_go", "市場のたこ焼き屋の前のベンチ", approved=False),),
        ),
        WordKind(code="concern", label="気になること", ask="気になることは何ですか"),
    )


def _changed() -> Changes:
    return Changes(
        since="2025-10-01",
        figures=(
            Changed(
                label="75歳以上の人",
                before=1290,
                after=1340,
                unit="人",
                before_date="2025-10-01",
                after_date="2026-10-01",
                told="75歳以上の人が50人ふえました（1,290人→1,340人）。",
            ),
        ),
        opened=("おしゃべり会",),
        closed=("旧港町サロン",),
        words=(
            Word(id="2", kind="pride", text="子どもの見守りを二十年続けている。", author="見守り隊", day="2026-10-03"),
        ),
    )
