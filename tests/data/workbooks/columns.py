"""Workbooks in which the columns are the difficulty: matrices, several things in one cell, headings that are missing."""

import datetime as dt

from tests.data.workbooks.drawing import Book, Sheet, places

K = places(kind="kayoinoba")
S = places(kind="salon")
I = places(kind="ibasho")  # noqa: E741 - one letter a kind

DAYS_MATRIX = Book(
    name="11_曜日と週の丸印.xlsx",
    about="第何週と曜日の○表、時刻はExcelの時刻",
    sheets=[
        Sheet(
            title="通いの場",
            rows=[
                ["いきいき百歳体操　会場一覧"],
                ["グループ名", "会場", "週", None, None, None, None, "曜日", None, None, None, None, "開始", "終了"],
                [None, None, "第1", "第2", "第3", "第4", "第5", "月", "火", "水", "木", "金", None, None],
                ["一番星", "星会館", "○", None, "○", None, None, None, "○", None, None, None, dt.time(10, 0), dt.time(11, 30)],
                ["二番星", "星集会所", "○", "○", "○", "○", "○", "○", None, None, "○", None, dt.time(13, 30), dt.time(14, 30)],
                ["三番星", "空会館", None, "●", None, "●", None, None, None, None, None, "●", dt.time(9, 30), dt.time(11, 0)],
            ],
            merged="A2:A3 B2:B3 C2:G2 H2:L2 M2:M3 N2:N3",
        )
    ],
    rows=[
        K("一番星", venue="星会館", schedule="第1・3 火 10:00-11:30"),
        K("二番星", venue="星集会所", schedule="第1・2・3・4・5 月木 13:30-14:30"),
        K("三番星", venue="空会館", schedule="第2・4 金 09:30-11:00"),
    ],
)  # fmt: skip

LONE_DAYS = Book(
    name="12_曜日の列だけ.xls",
    about="上の見出しのない曜日の列、対象の○表も見出し一段",
    sheets=[
        Sheet(
            title="居場所",
            rows=[
                ["居場所一覧"],
                ["名称", "住所", "月", "火", "水", "木", "金", "土", "日", "時間", "高齢者", "子ども", "障がい者"],
                ["あおぞら", "空町1-1", "○", None, "○", None, "○", None, None, "10時～16時", "○", "○", None],
                ["ゆうやけ", "空町2-2", None, None, None, None, None, "○", "○", "13時～17時", None, "○", None],
                ["よあけ", "空町3-3", None, "◎", None, "◎", None, None, None, "9時～12時", "◎", "◎", "◎"],
            ],
        )
    ],
    rows=[
        I("あおぞら", address="空町1-1", schedule="月水金 10時~16時", target=["高齢者", "子ども"]),
        I("ゆうやけ", address="空町2-2", schedule="土日 13時~17時", target=["子ども"]),
        I("よあけ", address="空町3-3", schedule="火木 9時~12時", target=["高齢者", "子ども", "障がい者"]),
    ],
)

NAME_AND_ADDRESS = Book(
    name="13_名称と住所が一つの欄.xlsx",
    about="名称の欄に住所と会場が括弧書き。別のシートでは改行で住所",
    sheets=[
        Sheet(
            title="Sheet1",
            rows=[
                ["通いの場名簿"],
                ["通いの場（住所・会場）", "日時", "問合せ先"],
                ["朝日会（朝日町1-2 朝日集会所）", "毎週月曜10:00～", "0797-00-5501"],
                ["夕日会（夕日町3-4-5 夕日会館）", "毎週火曜10:00～", "0797-00-5502"],
            ],
        ),
        Sheet(
            title="Sheet2",
            rows=[
                ["通いの場名簿"],
                ["名称・所在地", "日時", "問合せ先"],
                ["ことぶき会\n寿町2丁目3番4号", "毎週水曜10:00～", "0797-00-5503"],
                ["ちとせ会\n千歳町1-1", "毎週木曜10:00～", "0797-00-5504"],
            ],
        ),
    ],
    rows=[
        K("朝日会", address="朝日町1-2", venue="朝日集会所", schedule="毎週月曜10:00~", phone="0797-00-5501"),
        K("夕日会", address="夕日町3-4-5", venue="夕日会館", schedule="毎週火曜10:00~", phone="0797-00-5502"),
        K("ことぶき会", address="寿町2丁目3番4号", schedule="毎週水曜10:00~", phone="0797-00-5503"),
        K("ちとせ会", address="千歳町1-1", schedule="毎週木曜10:00~", phone="0797-00-5504"),
    ],
)

VENUE_AND_ADDRESS = Book(
    name="14_会場と住所が一つの欄.xlsx",
    about="会場の欄に住所が括弧や改行で続く。曜日・時間が一つの欄",
    sheets=[
        Sheet(
            title="R8サロン",
            rows=[
                ["サロン名", "会場（住所）", "曜日・時間", "会費", "定員"],
                ["ひばり", "春日会館（春日町3-2）", "第2金曜\n13:30～15:30", "１回１００円", "20名"],
                ["つばめ", "若葉集会所\n若葉町5番6号", "毎週火曜\n10:00～11:30", "無料", "15人"],
                ["めじろ", "緑公民館 2階和室（緑町7丁目1-1）", "第1土曜 14:00～", "実費", None],
            ],
        )
    ],
    rows=[
        S("ひばり", venue="春日会館", address="春日町3-2", schedule="第2金曜 13:30~15:30", fee="1回100円", fee_yen=100, capacity=20),
        S("つばめ", venue="若葉集会所", address="若葉町5番6号", schedule="毎週火曜 10:00~11:30", fee="無料", fee_yen=0, capacity=15),
        S("めじろ", venue="緑公民館 2階和室", address="緑町7丁目1-1", schedule="第1土曜 14:00~", fee="実費"),
    ],
)  # fmt: skip

PERSON_AND_PHONE = Book(
    name="15_氏名と電話が一つの欄.xlsx",
    about="代表者と電話が一つの欄。かなが名称の下。FAXつき",
    sheets=[
        Sheet(
            title="居場所",
            rows=[
                ["居場所づくり団体"],
                ["名称", "場所", "代表者・連絡先", "備考"],
                ["陽だまり\n(ひだまり)", "陽町会館", "代表：山田　0797-00-6601", None],
                ["縁\nえにし", "縁町集会所", "田中 明子\n0797-00-6602\nFAX 0797-00-6699", "要予約"],
                ["和（なごみ）", "和町公民館", "090-0000-6603（鈴木）", None],
                ["集いの家 虹", "虹町1-1", "事務局 0797-00-6604", None],
            ],
        )
    ],
    rows=[
        I("陽だまり", venue="陽町会館", contact_name="山田", phone="0797-00-6601"),
        I("縁", venue="縁町集会所", contact_name="田中 明子", phone="0797-00-6602", note="要予約"),
        I("和", venue="和町公民館", contact_name="鈴木", phone="090-0000-6603"),
        I("集いの家 虹", address="虹町1-1", contact_name="事務局", phone="0797-00-6604"),
    ],
)

NO_HEADING = Book(
    name="16_見出しのない名称.xlsx",
    about="名称と地区の列に見出しがない。空の列と空の行で区切る。地区は最初の行だけ",
    sheets=[
        Sheet(
            title="サロン",
            rows=[
                [None, "地域サロン"],
                [],
                [None, None, None, "会場", None, "開催日", "参加費", "備考"],
                [None, "潮見地区", "しおさい", "潮見会館", None, "第1日曜", "100円", None],
                [None, None, "かもめ", "海洋センター", None, "第2日曜", "200円", "駐車場なし"],
                [],
                [None, "山手地区", "こだま", "山手会館", None, "第3日曜", None, None],
                [None, None, "やまびこ", "山の家", None, "第4日曜", "無料", None],
            ],
        )
    ],
    rows=[
        S("しおさい", zone="潮見地区", venue="潮見会館", schedule="第1日曜", fee="100円", fee_yen=100),
        S("かもめ", zone="潮見地区", venue="海洋センター", schedule="第2日曜", fee="200円", fee_yen=200, note="駐車場なし"),
        S("こだま", zone="山手地区", venue="山手会館", schedule="第3日曜"),
        S("やまびこ", zone="山手地区", venue="山の家", schedule="第4日曜", fee="無料", fee_yen=0),
    ],
)  # fmt: skip

NUMBERS = Book(
    name="17_数値と書式.xlsx",
    about="日付・時刻・番号・人数・料金が数値と表示形式で入る。メモ（コメント）つき",
    sheets=[
        Sheet(
            title="通いの場",
            rows=[
                ["登録番号", "通いの場名", "会場", "曜日", "開始時刻", "終了時刻", "開始日", "登録者数", "参加費", "電話番号"],
                [7, "けやき会", "欅会館", "月", dt.time(10, 0), dt.time(11, 0), dt.datetime(2018, 4, 9), 18, 100, "0797-00-7701"],
                [12, "くすのき会", "楠会館", "水", 0.5625, 0.625, 43466, 22, 0, "0797-00-7702"],
                [105, "いちょう会", "銀杏会館", "金", "10:30", "12:00", "R2.7.1", 9, 1200, "0797-00-7703"],
            ],
            formats={"A2:A4": "0000", "E2:F2": "h:mm", "G2": "yyyy/m/d", "H2:H4": '0"名"', "I2:I4": '#,##0"円"'},
            remarks={"B3": "係:\n冬は会館の改修のため休み"},
        )
    ],
    rows=[
        K("けやき会", code="0007", venue="欅会館", schedule="月 10:00-11:00", since="2018-04-09", participants=18, fee="100円", fee_yen=100, phone="0797-00-7701"),
        K("くすのき会", code="0012", venue="楠会館", schedule="水 13:30-15:00", since="2019-01-01", participants=22, fee="0円", fee_yen=0, phone="0797-00-7702",
          note="冬は会館の改修のため休み"),
        K("いちょう会", code="0105", venue="銀杏会館", schedule="金 10:30-12:00", since="2020-07-01", participants=9, fee="1,200円", fee_yen=1200, phone="0797-00-7703"),
    ],
)  # fmt: skip

BOOKS = (DAYS_MATRIX, LONE_DAYS, NAME_AND_ADDRESS, VENUE_AND_ADDRESS, PERSON_AND_PHONE, NO_HEADING, NUMBERS)
