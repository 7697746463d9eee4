"""Workbooks that are no tables from left to right: forms, cards, places side by side, two lines for one place."""

from tests.data.workbooks.drawing import Book, Sheet, places

K = places(kind="kayoinoba")
S = places(kind="salon")
I = places(kind="ibasho")  # noqa: E741 - one letter a kind

FORMS = Book(
    name="28_カード縦.xlsx",
    about="一か所が一枚のカード: 左に項目、右に内容。空行をはさんで下へ続く",
    sheets=[
        Sheet(
            title="登録票",
            rows=[
                ["居場所　登録カード"],
                [],
                ["名称", "ひまわりの家"],
                ["会場", "向日葵会館"],
                ["所在地", "夏町1-1"],
                ["開催日時", "毎週月曜 10:00～12:00"],
                ["代表者", "夏目"],
                ["電話番号", "0797-00-1201"],
                [],
                ["名称", "こすもすの家"],
                ["会場", "秋桜会館"],
                ["所在地", "秋町2-2"],
                ["開催日時", "毎週火曜 10:00～12:00"],
                ["代表者", "秋田"],
                ["電話番号", None],
                [],
                ["名称", "つばきの家"],
                ["会場", "椿会館"],
                ["所在地", "冬町3-3"],
                ["開催日時", "毎週水曜 10:00～12:00"],
                ["代表者", "冬木"],
                ["電話番号", "0797-00-1203"],
            ],
        )
    ],
    rows=[
        I("ひまわりの家", venue="向日葵会館", address="夏町1-1", schedule="毎週月曜 10:00~12:00", contact_name="夏目", phone="0797-00-1201"),
        I("こすもすの家", venue="秋桜会館", address="秋町2-2", schedule="毎週火曜 10:00~12:00", contact_name="秋田"),
        I("つばきの家", venue="椿会館", address="冬町3-3", schedule="毎週水曜 10:00~12:00", contact_name="冬木", phone="0797-00-1203"),
    ],
)  # fmt: skip

FORMS_WIDE = Book(
    name="29_カード四つ組.xlsx",
    about="項目と内容が一行に二組、内容は結合。カードが左右にも並ぶ",
    sheets=[
        Sheet(
            title="Sheet1",
            rows=[
                ["ふれあいサロン活動票"],
                ["サロン名", "若竹サロン", None, None, None, "サロン名", "青竹サロン"],
                ["会場", "竹町会館", "住所", "竹町1-2", None, "会場", "青町会館", "住所", "青町2-3"],
                ["曜日", "第1水曜", "時間", "10:00～11:30", None, "曜日", "第2水曜", "時間", "13:00～14:30"],
                ["世話人", "竹中", "参加費", "100円", None, "世話人", "青木", "参加費", "無料"],
                [],
                ["サロン名", "黒竹サロン"],
                ["会場", "黒町会館", "住所", "黒町3-4"],
                ["曜日", "第3水曜", "時間", "9:30～11:00"],
                ["世話人", "黒田", "参加費", "50円"],
            ],
            merged="B2:D2 G2:I2 B7:D7",
        )
    ],
    rows=[
        S("若竹サロン", venue="竹町会館", address="竹町1-2", schedule="第1水曜 10:00~11:30", contact_name="竹中", fee="100円", fee_yen=100),
        S("青竹サロン", venue="青町会館", address="青町2-3", schedule="第2水曜 13:00~14:30", contact_name="青木", fee="無料", fee_yen=0),
        S("黒竹サロン", venue="黒町会館", address="黒町3-4", schedule="第3水曜 9:30~11:00", contact_name="黒田", fee="50円", fee_yen=50),
    ],
)  # fmt: skip

ACROSS = Book(
    name="30_横並び.xlsx",
    about="場所が横に並び、項目が左に縦に並ぶ表。地区は横に結合",
    sheets=[
        Sheet(
            title="比較表",
            rows=[
                ["通いの場　比較表"],
                ["地区", "東", None, "西"],
                ["名称", "一本松の会", "二本松の会", "三本松の会"],
                ["会場", "一松会館", "二松会館", "三松会館"],
                ["住所", "松町1-1", "松町2-2", "松町3-3"],
                ["曜日", "月", "火", "水"],
                ["時間", "10:00～11:00", "〃", "13:00～14:00"],
                ["定員", "20人", "15人", None],
                ["備考", None, "階段あり", "駐車場あり"],
            ],
            merged="B2:C2",
        )
    ],
    rows=[
        K("一本松の会", zone="東", venue="一松会館", address="松町1-1", schedule="月 10:00~11:00", capacity=20),
        K(
            "二本松の会",
            zone="東",
            venue="二松会館",
            address="松町2-2",
            schedule="火 10:00~11:00",
            capacity=15,
            note="階段あり",
        ),
        K("三本松の会", zone="西", venue="三松会館", address="松町3-3", schedule="水 13:00~14:00", note="駐車場あり"),
    ],
)

TWO_LINES = Book(
    name="31_二行で一か所.xlsx",
    about="一か所に二行を使う: 上の行に会場と代表者、下の行に住所と電話",
    sheets=[
        Sheet(
            title="通いの場",
            rows=[
                ["通いの場一覧"],
                ["No", "名称", "会場", "曜日", "代表者"],
                [None, None, "住所", "時間", "電話"],
                [1, "朱の会", "朱会館", "月", "赤井"],
                [None, None, "朱町1-1", "10:00～11:00", "0797-00-1301"],
                [2, "藍の会", "藍会館", "火", "青山"],
                [None, None, "藍町2-2", "13:00～14:00", "0797-00-1302"],
                [3, "翠の会", "翠会館", "水", "緑川"],
                [None, None, "翠町3-3", "15:00～16:00", None],
            ],
            merged="A2:A3 B2:B3 A4:A5 B4:B5 A6:A7 B6:B7 A8:A9 B8:B9",
        )
    ],
    rows=[
        K(
            "朱の会",
            venue="朱会館",
            address="朱町1-1",
            schedule="月 10:00~11:00",
            contact_name="赤井",
            phone="0797-00-1301",
        ),
        K(
            "藍の会",
            venue="藍会館",
            address="藍町2-2",
            schedule="火 13:00~14:00",
            contact_name="青山",
            phone="0797-00-1302",
        ),
        K("翠の会", venue="翠会館", address="翠町3-3", schedule="水 15:00~16:00", contact_name="緑川"),
    ],
)

BOOKS = (FORMS, FORMS_WIDE, ACROSS, TWO_LINES)
