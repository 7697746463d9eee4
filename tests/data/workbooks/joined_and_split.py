"""Workbooks in which one thing stands in several cells, or several things stand in one."""

from tests.data.workbooks.drawing import Book, Sheet, places

K = places(kind="kayoinoba")
S = places(kind="salon")
I = places(kind="ibasho")  # noqa: E741 - one letter a kind
ANY = places()

ACROSS_TWO = Book(
    name="45_横並び二段見出し.xlsx",
    about="横に並ぶ表で左の見出しが二列（代表者の氏名と電話）、下にもう一組続く",
    sheets=[
        Sheet(
            title="居場所",
            rows=[
                ["居場所の概要"],
                ["居場所の名称", None, "ぬくもり", "やすらぎ", "ほほえみ"],
                ["所在地", None, "丘町1-1", "丘町2-2", "丘町3-3"],
                ["開所日時", "曜日", "月・水", "火・木", "土"],
                [None, "時間", "10:00～15:00", "10:00～15:00", "13:00～16:00"],
                ["代表者", "氏名", "丘野", "坂本", "平山"],
                [None, "電話", "0797-00-1601", "0797-00-1602", "0797-00-1603"],
                ["利用料", None, "無料", "100円", "無料"],
            ],
            merged="A2:B2 A3:B3 A4:A5 A6:A7 A8:B8",
        )
    ],
    rows=[
        I(
            "ぬくもり",
            address="丘町1-1",
            schedule="月・水 10:00~15:00",
            contact_name="丘野",
            phone="0797-00-1601",
            fee="無料",
            fee_yen=0,
        ),
        I(
            "やすらぎ",
            address="丘町2-2",
            schedule="火・木 10:00~15:00",
            contact_name="坂本",
            phone="0797-00-1602",
            fee="100円",
            fee_yen=100,
        ),
        I(
            "ほほえみ",
            address="丘町3-3",
            schedule="土 13:00~16:00",
            contact_name="平山",
            phone="0797-00-1603",
            fee="無料",
            fee_yen=0,
        ),
    ],
)

FORM_SHEETS = Book(
    name="46_一枚一か所.xlsx",
    about="一か所がシート一枚の調査票。見出しに結合と小見出しがあり、内容は離れた欄",
    sheets=[
        Sheet(
            title=name,
            rows=[
                ["通いの場　調査票"],
                ["団体名", None, name, None, "登録番号", code],
                ["活動場所", None, venue],
                ["所在地", None, address],
                ["活動日時", "曜日", day, None, "時間", time],
                ["代表者", "氏名", person, None, "電話番号", phone],
                ["参加者数", None, count],
                ["備考", None, note],
            ],
            merged="A1:F1 A2:B2 C2:D2 A3:B3 C3:F3 A4:B4 C4:F4 A7:B7 A8:B8 C8:F8 C5:D5 C6:D6",
        )
        for name, code, venue, address, day, time, person, phone, count, note in (
            (
                "はつらつ会",
                "T01",
                "旭会館",
                "旭町1-1",
                "毎週月曜",
                "10:00～11:30",
                "朝倉",
                "0797-00-1701",
                "15人",
                None,
            ),
            (
                "いきいき会",
                "T02",
                "昭和会館",
                "昭和町2-2",
                "第1・3火曜",
                "13:30～15:00",
                "和田",
                "0797-00-1702",
                "約20人",
                "初心者歓迎",
            ),
        )
    ],
    rows=[
        K(
            "はつらつ会",
            code="T01",
            venue="旭会館",
            address="旭町1-1",
            schedule="毎週月曜 10:00~11:30",
            contact_name="朝倉",
            phone="0797-00-1701",
            participants=15,
        ),
        K(
            "いきいき会",
            code="T02",
            venue="昭和会館",
            address="昭和町2-2",
            schedule="第1・3火曜 13:30~15:00",
            contact_name="和田",
            phone="0797-00-1702",
            participants=20,
            note="初心者歓迎",
        ),
    ],
)

FEES = Book(
    name="48_こまかな欄.xlsx",
    about="住所が町名・番地・建物に分かれ、料金が大人・子ども、参加者数が男・女・計、対象は年齢の文字、FAXとメールの列",
    sheets=[
        Sheet(
            title="子育てサロン",
            rows=[
                ["子育てサロン・ひろば一覧"],
                [
                    "No",
                    "ひろば名",
                    "住所",
                    None,
                    None,
                    "開催日",
                    "参加費",
                    None,
                    "参加者数",
                    None,
                    None,
                    "対象年齢",
                    "電話",
                    "FAX",
                    "メールアドレス",
                ],
                [
                    None,
                    None,
                    "町名",
                    "番地",
                    "建物名",
                    None,
                    "大人",
                    "子ども",
                    "男",
                    "女",
                    "計",
                    None,
                    None,
                    None,
                    None,
                ],
                [
                    1,
                    "どんぐりひろば",
                    "楢町",
                    "1-2",
                    "楢会館2階",
                    "第1月曜 10時",
                    "200円",
                    "無料",
                    3,
                    9,
                    12,
                    "0～3歳",
                    "0797-00-1801",
                    "0797-00-1899",
                    "a@example.test",
                ],
                [
                    2,
                    "まつぼっくり",
                    "松町",
                    "3-4",
                    None,
                    "第3月曜 10時",
                    None,
                    None,
                    2,
                    6,
                    8,
                    "就学前",
                    "0797-00-1802",
                    None,
                    None,
                ],
            ],
            merged="A2:A3 B2:B3 C2:E2 F2:F3 G2:H2 I2:K2 L2:L3 M2:M3 N2:N3 O2:O3",
        )
    ],
    rows=[
        ANY(
            "どんぐりひろば",
            kind="childcare_support",
            address="楢町1-2 楢会館2階",
            schedule="第1月曜 10時",
            fee="大人200円 子ども無料",
            participants=12,
            target="0~3歳",
            phone="0797-00-1801",
        ),
        ANY(
            "まつぼっくり",
            kind="childcare_support",
            address="松町3-4",
            schedule="第3月曜 10時",
            participants=8,
            target="就学前",
            phone="0797-00-1802",
        ),
    ],
)

WHEN_AND_WHERE = Book(
    name="49_日時と場所が一つの欄.xlsx",
    about="日時・場所が一つの欄、団体名の下に代表者が括弧書き、会場二つが読点でつながる",
    sheets=[
        Sheet(
            title="サロン",
            rows=[
                ["ふれあいサロンのご案内"],
                ["サロン名（代表者）", "日時", "会場・所在地", "電話"],
                ["つくし会\n（大西 弘）", "毎週月曜日 10:00～11:30", "土筆会館　土筆町1-10", "0797-00-1901"],
                ["わらび会（小西）", "第1・3水曜日 13:30～", "蕨会館（蕨町2-20）", "0797-00-1902"],
                ["ぜんまい会（中西）", "水曜日 10:00～", "第1週：薇集会所、第3週：薇会館", "0797-00-1903"],
            ],
        )
    ],
    rows=[
        S(
            "つくし会",
            contact_name="大西 弘",
            schedule="毎週月曜日 10:00~11:30",
            venue="土筆会館",
            address="土筆町1-10",
            phone="0797-00-1901",
        ),
        S(
            "わらび会",
            contact_name="小西",
            schedule="第1・3水曜日 13:30~",
            venue="蕨会館",
            address="蕨町2-20",
            phone="0797-00-1902",
        ),
        S("ぜんまい会", contact_name="中西", schedule="第1週 水曜日 10:00~", venue="薇集会所", phone="0797-00-1903"),
        S("ぜんまい会", contact_name="中西", schedule="第3週 水曜日 10:00~", venue="薇会館", phone="0797-00-1903"),
    ],
)

BOOKS = (ACROSS_TWO, FORM_SHEETS, FEES, WHEN_AND_WHERE)
