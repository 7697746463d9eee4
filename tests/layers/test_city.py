"""The sample cities read, say what the plans say and nothing more, and know their own area codes."""

import re
from pathlib import Path

import pytest

from layers import vocabulary
from layers.city import SAMPLES, City, find, read
from layers.errors import Refused

REAL = ["ashiya", "fussa", "ise", "kobe", "nagano", "takamatsu", "tottori", "ube"]
ALL = sorted(path.stem for path in SAMPLES.glob("*.toml"))
MINIMAL = '[city]\ncode = "012025"\nname = "函館市"\nplane = 11\n'


def sample(city_id: str) -> City:
    return find(city_id)[0]


def check_digit(code: str) -> str:
    """全国地方公共団体コード: weights 6 5 4 3 2 over the first five digits."""
    total = sum(weight * int(digit) for weight, digit in zip((6, 5, 4, 3, 2), code, strict=False))
    return str((11 - total % 11) % 10)


def people_of(city: City, role: str) -> int:
    return sum(worker.people for worker in city.workers if worker.role == role)


def test_all_cities_of_the_contract_are_there() -> None:
    assert set(REAL) <= set(ALL)


@pytest.mark.parametrize("city_id", ALL)
def test_reads_and_speaks(city_id: str) -> None:
    city = sample(city_id)
    assert city.id == city_id
    assert len(city.code) == 6
    assert 1 <= city.plane <= 19
    assert city.plane_srid == 6668 + city.plane
    assert {"public_title", "staff_title", "coordinator"} <= set(city.terms)
    assert city.contact
    assert "お問い合わせ" not in city.contact  # the pages say so themselves


@pytest.mark.parametrize("city_id", REAL)
def test_no_telephone_number_is_made_up(city_id: str) -> None:
    assert re.search(r"\d", sample(city_id).contact) is None


@pytest.mark.parametrize("city_id", REAL)
def test_code_has_its_check_digit(city_id: str) -> None:
    code = sample(city_id).code
    assert code[5] == check_digit(code)


@pytest.mark.parametrize(
    ("city_id", "code", "plane"),
    [
        ("ashiya", "282065", 5),
        ("fussa", "132187", 9),
        ("nagano", "202011", 8),
        ("ise", "242039", 6),
        ("takamatsu", "372013", 4),
        ("ube", "352021", 3),
        ("kobe", "281000", 5),
        ("tottori", "310000", 5),
    ],
)
def test_code_and_plane(city_id: str, code: str, plane: int) -> None:
    city = sample(city_id)
    assert (city.code, city.plane) == (code, plane)


@pytest.mark.parametrize("city_id", ALL)
def test_zones_are_named_once_and_their_parents_exist(city_id: str) -> None:
    city = sample(city_id)
    assert len({kind.id for kind in city.zone_kinds}) == len(city.zone_kinds)
    names = {zone.name for kind in city.zone_kinds for zone in kind.zones}
    for kind in city.zone_kinds:
        assert len({zone.name for zone in kind.zones}) == len(kind.zones)
        assert {zone.parent for zone in kind.zones} <= names | {""}


@pytest.mark.parametrize("city_id", ALL)
def test_workers_stand_in_zones_that_exist(city_id: str) -> None:
    city = sample(city_id)
    for worker in city.workers:
        assert worker.people > 0
        kind = city.zone_kind(worker.zone_kind)
        if not worker.zone_kind:  # 第1層: the whole city
            assert worker.zones == ()
            continue
        assert kind is not None, worker.role
        assert set(worker.zones) <= {zone.name for zone in kind.zones}
        assert worker.zones or kind.expected_count, "a worker of no named zone needs a kind whose zones are unnamed"


@pytest.mark.parametrize("city_id", ALL)
def test_programs_name_items_kinds_and_lists_that_exist(city_id: str) -> None:
    city = sample(city_id)
    for program in city.programs:
        assert program.item in {"", *vocabulary.legal_items()}
        assert set(program.kinds) <= set(vocabulary.kinds())
        assert set(program.lists) <= {one.id for one in city.lists}
        assert program.count is None or len(program.names) <= program.count
        assert bool(program.words) <= bool(program.kinds), "words are looked for among places of a kind"
    assert bool(city.programs) == bool(city.plan.title)


@pytest.mark.parametrize("city_id", ALL)
def test_an_expected_count_never_stands_beside_names(city_id: str) -> None:
    for kind in sample(city_id).zone_kinds:
        if kind.expected_count is not None:
            assert kind.zones == ()


def test_ashiya_has_four_daily_life_zones_of_nine_districts() -> None:
    city = sample("ashiya")
    daily, committees = city.zone_kind("daily_life"), city.zone_kind("welfare_committee")
    assert daily is not None
    assert committees is not None
    assert [zone.name for zone in daily.zones] == ["東山手", "西山手", "精道", "潮見"]
    assert len(committees.zones) == 9
    for zone in daily.zones:
        assert zone.districts == tuple(one.name for one in committees.zones if one.parent == zone.name)


def test_ashiya_workers_are_those_of_the_table() -> None:
    city = sample("ashiya")
    senders = {worker.zones: worker.organization for worker in city.workers if "第2層" in worker.role}
    assert senders == {
        ("東山手",): "聖徳園",
        ("西山手",): "アクティブライフ",
        ("精道",): "社会福祉協議会",
        ("潮見",): "喜楽苑",
    }
    assert people_of(city, "地域支え合い推進員（第2層）") == 4
    assert people_of(city, "地域支え合い推進員（第1層）") == 1
    assert people_of(city, "地区担当ワーカー") == 3
    shared = [worker for worker in city.workers if len(worker.zones) > 1]
    assert [(worker.role, worker.zones) for worker in shared] == [("地区担当ワーカー", ("東山手", "西山手"))]
    assert all(worker.as_of == "2022-12" for worker in city.workers)


def test_ashiya_keeps_the_places_outside_the_city() -> None:
    outside = [one for one in sample("ashiya").programs if "市外" in one.name]
    assert [one.names for one in outside] == [("すももクラブ", "Wakaba", "地球屋本舗")]


def test_ashiya_has_its_own_words() -> None:
    city = sample("ashiya")
    assert city.term("coordinator", "生活支援コーディネーター") == "地域支え合い推進員"
    assert city.term("no_such_word", "そのまま") == "そのまま"
    assert city.walking == {"metres_per_minute": 60, "good_within_minutes": 10}


def test_fussa_names_its_three_support_areas() -> None:
    city = sample("fussa")
    kind = city.zone_kind("support_area")
    assert kind is not None
    assert [zone.name for zone in kind.zones] == ["加美", "武蔵野", "熊川"]
    assert people_of(city, "地域福祉コーディネーター") == 3


def test_nagano_counts_but_names_nothing() -> None:
    city = sample("nagano")
    counts = {kind.id: (kind.expected_count, kind.zones) for kind in city.zone_kinds if kind.tier == 2}
    assert counts == {"support_area": (21, ()), "district": (30, ())}
    assert people_of(city, "地域福祉ワーカー（生活支援コーディネーター）") == 30


def test_ise_has_two_zone_systems_side_by_side() -> None:
    city = sample("ise")
    areas, daily = city.zone_kind("support_area"), city.zone_kind("daily_life")
    assert areas is not None
    assert daily is not None
    assert [zone.name for zone in areas.zones] == ["東", "五十鈴", "北", "中部", "南", "西"]
    assert (daily.expected_count, daily.zones) == (12, ())
    assert [(one.people, one.since, one.until) for one in city.workers] == [(6, "2025-04-01", "2026-03-31")]


def test_takamatsu_takes_its_school_districts_from_the_list() -> None:
    kinds = sample("takamatsu").zone_kinds
    assert [(kind.id, kind.from_column, kind.zones) for kind in kinds] == [
        ("elementary_school", "elementary", ()),
        ("junior_high_school", "junior_high", ()),
    ]


@pytest.mark.parametrize("city_id", ["kobe", "tottori", "ube"])
def test_cities_without_zones(city_id: str) -> None:
    assert sample(city_id).zone_kinds == ()


@pytest.mark.parametrize(
    ("city_id", "own", "foreign"),
    [
        ("ashiya", ["28206", "282060010"], ["28100", "28204", "372010010"]),
        ("takamatsu", ["37201", "37201002001"], ["37202", "3620102"]),
        # 神戸市: 東灘区 28101, 中央区 28110, 西区 28111; 姫路市 28201 is another city.
        ("kobe", ["28100", "28101", "28110", "28111", "281110010"], ["28201", "27101"]),
        ("tottori", ["31201", "31401", "310000"], ["32201"]),
    ],
)
def test_owns_its_codes_and_no_others(city_id: str, own: list[str], foreign: list[str]) -> None:
    city = sample(city_id)
    assert [code for code in own if not city.owns(code)] == []
    assert [code for code in foreign if city.owns(code)] == []


@pytest.mark.parametrize(
    ("code", "own", "foreign"),
    [
        ("141003", ["14101", "14118"], ["14131", "14151", "14201"]),  # 横浜市, not 川崎市 or 相模原市
        ("141305", ["14131", "14137"], ["14118", "14151"]),  # 川崎市
        ("401307", ["40131", "40137"], ["40109"]),  # 福岡市, not 北九州市
        ("271004", ["27102", "27128"], ["27141"]),  # 大阪市, not 堺市
    ],
)
def test_a_designated_city_owns_all_its_wards(code: str, own: list[str], foreign: list[str]) -> None:
    city = City(id="x", code=code, name="政令市", plane=9)
    assert [ward for ward in own if not city.owns(ward)] == []
    assert [ward for ward in foreign if city.owns(ward)] == []


def test_find_by_stem_code_and_path(tmp_path: Path) -> None:
    own = tmp_path / "hakodate.toml"
    own.write_text(MINIMAL, "utf-8")
    assert find("ashiya")[0].name == "芦屋市"
    assert find("372013")[0].id == "takamatsu"
    found, text = find(str(own))
    assert (found.id, found.code, text) == ("hakodate", "012025", MINIMAL)


@pytest.mark.parametrize("given", ["atlantis", "999999", "", "no/such/file.toml"])
def test_an_unknown_city_is_refused_with_the_known_ones(given: str) -> None:
    with pytest.raises(Refused) as caught:
        find(given)
    assert caught.value.code == "city.unknown"
    assert caught.value.params["given"] == given
    assert "takamatsu" in caught.value.params["known"]


@pytest.mark.parametrize(
    "text",
    [
        "not = [toml",
        '[city]\ncode = "012025"\nname = "函館市"\n',
        MINIMAL + '[[list]]\nfile = "a.csv"\nno_such_key = 1\n',
        MINIMAL + '[[zone_kind]]\nid = "x"\nname = "x"\nno_such_key = 1\n',
        MINIMAL + '[[worker]]\nrole = "x"\n',
    ],
)
def test_a_faulty_file_is_refused(text: str) -> None:
    with pytest.raises(Refused) as caught:
        read(text, city_id="faulty")
    assert caught.value.code == "city.invalid"
    assert caught.value.params["city"] == "faulty"


def test_the_first_fitting_list_is_taken() -> None:
    text = MINIMAL + '[[list]]\nfile = "park/*"\nkind = "park"\n[[list]]\nfile = "*.xlsx"\nkind = "shelter"\n'
    city = read(text, city_id="x")
    kinds = {path: found.kind if (found := city.listing(path)) else None for path in PATHS}
    assert kinds == dict(zip(PATHS, ["park", "shelter", "shelter", None], strict=True))


PATHS = ["park/data.xlsx", "school/data.xlsx", "data.xlsx", "park.csv"]
