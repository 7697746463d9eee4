from etl.lists.halls import apart
from etl.lists.together import parted
from tests.etl.lists.lines import row


def test_two_halls_are_two_rows_with_their_own_times() -> None:
    found = apart(row(会場="西会館\n東会館", 住所="西町1\n東町2", 日時="月曜\n火曜", 参加費="無料"))
    told = [[one.first(role) for role in ("venue", "address", "schedule", "fee", "name")] for one in found]
    assert told == [["西会館", "西町1", "月曜", "無料", "さくら会"], ["東会館", "東町2", "火曜", "無料", "さくら会"]]


def test_a_broken_line_in_the_venue_alone_is_one_hall() -> None:
    assert len(apart(row(会場="中央コミュニティ\nセンター", 住所="西町1"))) == 1
    assert len(apart(row(住所="西町1\n東町2"))) == 1


def test_a_hall_and_an_address_broken_by_the_width_of_the_cell_are_one() -> None:
    assert len(apart(row(会場="社会福祉\nセンター", 住所="若葉町3丁目\n4番5号"))) == 1
    assert len(apart(row(会場="東浜コミュニ\nティセンター", 住所="若葉町6-19-\n22"))) == 1
    assert len(apart(row(会場="汐見町ふれあい\n会館", 住所="みほん市汐見町\n1-2-3"))) == 1
    assert len(apart(row(会場="本町会館 2階\n桜木町公民館 和室", 住所="本町1-1\n桜木町2-2"))) == 2


def test_halls_by_circled_numbers_keep_their_address_and_their_day() -> None:
    given = row(会場="①城山会館　②月見が丘自治会館", 住所="①東浜4-15-11　②楠野6-25-12", 日時="①第2金曜 ②第4金曜 10時～")
    told = [[one.first(role) for role in ("venue", "address", "schedule")] for one in apart(parted(given))]
    assert told == [
        ["城山会館", "東浜4-15-11", "第2金曜 10時~"],
        ["月見が丘自治会館", "楠野6-25-12", "第4金曜 10時～"],
    ]


def test_one_circled_number_or_numbers_inside_parts_nothing() -> None:
    assert len(apart(parted(row(会場="①城山会館", 住所="東町1")))) == 1
    assert len(apart(parted(row(会場="城山会館①②", 住所="東町1")))) == 1


def test_halls_of_one_kind_between_dots_are_two_and_a_joint_house_is_one() -> None:
    assert [one.first("venue") for one in apart(row(会場="丘会館・谷会館"))] == ["丘会館", "谷会館"]
    assert [one.first("venue") for one in apart(row(会場="甲公民館／乙公民館（隔週交代）"))] == ["甲公民館", "乙公民館"]
    for one in ("石川会館・資料館", "図書館・公民館", "福祉センター・保健センター"):
        assert len(apart(row(会場=one))) == 1
