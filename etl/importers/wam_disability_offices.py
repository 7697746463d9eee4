"""障害福祉サービス等情報公表システム (WAM NET): the nationwide CSV, 29 columns, cut to the city.

Hours stand in four columns by kind of day; the address of the 法人 beside that of the office is not read.
"""

from collections.abc import Mapping, Sequence

from etl.clean import text
from etl.known_sheets.importer import Sheet
from etl.known_sheets.match import Match
from etl.known_sheets.relabel import outside_headings
from layers.intake.contract import Cell

_DAYS = ("平日", "土曜", "日曜", "祝日")


class WamDisabilityOffices(Sheet):
    """The sheet, with its hours put together."""

    def added(self, match: Match, row: Sequence[Cell]) -> Mapping[str, str]:
        """「平日 09:00～17:00 土曜 …」 and the days on which the office is closed."""
        told = []
        for day in _DAYS:
            hours = text.plain(outside_headings(match, row, f"利用可能な時間帯（{day}）"))
            if not text.says_nothing(hours):
                told.append(f"{day} {hours}")
        closed = text.plain(outside_headings(match, row, "定休日"))
        if not text.says_nothing(closed):
            told.append(f"定休日 {closed}")
        remark = text.plain(outside_headings(match, row, "利用可能曜日特記事項（留意事項）"))
        told += [] if text.says_nothing(remark) else [remark]
        return {"schedule": " ".join(told)}


IMPORTER = WamDisabilityOffices(__file__)
