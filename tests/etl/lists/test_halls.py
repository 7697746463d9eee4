from etl.lists.halls import apart
from tests.etl.lists.lines import row


def test_two_halls_are_two_rows_with_their_own_times() -> None:
    found = apart(row(会場="西会館\n東会館", 住所="西町1\n東町2", 日時="月曜\n火曜", 参加費="無料"))
    told = [[one.first(role) for role in ("venue", "address", "schedule", "fee", "name")] for one in found]
    assert told == [["西会館", "西町1", "月曜", "無料", "さくら会"], ["東会館", "東町2", "火曜", "無料", "さくら会"]]


def test_a_broken_line_in_the_venue_alone_is_one_hall() -> None:
    assert len(apart(row(会場="中央コミュニティ\nセンター", 住所="西町1"))) == 1
    assert len(apart(row(住所="西町1\n東町2"))) == 1
