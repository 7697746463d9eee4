"""Workbooks with what must not be shown: homes of people, groups that have ended, columns and rows that are hidden."""

from tests.data.workbooks.drawing import Book, Sheet, places

K = places(kind="kayoinoba")
S = places(kind="salon")

HOMES_AGAIN = Book(
    name="43_自宅いろいろ.xlsx",
    about="個人宅の書きようをさらに。個人宅の欄に丸、会場名の末尾の邸・宅、方書",
    sheets=[
        Sheet(
            title="Sheet1",
            rows=[
                ["地域サロン調べ"],
                ["サロン", "開催場所", "個人宅", "方書", "曜日", "特記事項"],
                ["梅サロン", "東町2-3", "○", None, "月", None],
                ["桃サロン", "会長自宅離れ", None, None, "火", None],
                ["桜サロン", "佐々木邸", None, None, "水", None],
                ["藤サロン", "中町5-6", None, "小林様方", "木", None],
                ["菊サロン", "世話役のお宅", None, None, "金", None],
                ["萩サロン", "西町集会所", None, None, "土", "冬季はメンバーの家で実施"],
                ["楠サロン", "旧田辺邸（市指定文化財）", None, None, "日", None],
                ["松サロン", "三宅町会館", None, None, "月", "民家風の建物"],
                ["竹サロン", "在宅介護支援センター", None, None, "火", "会長宅に鍵あり"],
            ],
        )
    ],
    rows=[
        S("梅サロン", address="東町2-3", schedule="月", private_home=True),
        S("桃サロン", venue="会長自宅離れ", schedule="火", private_home=True),
        S("桜サロン", venue="佐々木邸", schedule="水", private_home=True),
        S("藤サロン", address="中町5-6 小林様方", schedule="木", private_home=True),
        S("菊サロン", venue="世話役のお宅", schedule="金", private_home=True),
        S("萩サロン", venue="西町集会所", schedule="土", private_home=True, note="冬季はメンバーの家で実施"),
        S("楠サロン", venue="旧田辺邸(市指定文化財)", schedule="日"),
        S("松サロン", venue="三宅町会館", schedule="月", note="民家風の建物"),
        S("竹サロン", venue="在宅介護支援センター", schedule="火", note="会長宅に鍵あり"),
    ],
    guarded=[(f"{tree}サロン", "") for tree in "梅桃桜藤菊萩"],
)

ENDED = Book(
    name="44_終わった団体.xls",
    about="終わった・休んでいる団体のいろいろ: 名称だけの取り消し線、番号だけの色、終了日、列の丸、ことば",
    sheets=[
        Sheet(
            title="通いの場",
            rows=[
                ["通いの場登録簿", None, None, None, None, None, None, "凡例"],
                ["番号", "会の名称", "活動場所", "活動日", "開始年月", "終了年月日", "休止", None, "休止中"],
                [1, "一期会", "北公民館", "月", "H28.5", None, None],
                [2, "二葉会", "北公民館", "火", "H29.6", "R5.3.31", None],
                [3, "三笠会", "北公民館", "水", "H30.7", None, "○"],
                [4, "四季会", "北公民館", "木", "R1.8", None, None],
                [5, "五月会", "北公民館", "金", "R2.9", None, None],
                [6, "六花会　※活動休止", "北公民館", "土", "R3.10", None, None],
                [7, "七草会", "北公民館", "現在お休み中", "R4.11", None, None],
                ["欠番", "八雲会（R6解散）", "北公民館", "日", "R5.12", None, None],
            ],
            fills={"A6": "FFFF00", "H2": "FFFF00"},
            struck="B7",
        )
    ],
    rows=[
        K("一期会", venue="北公民館", schedule="月", since="2016-05-01"),
        K("二葉会", venue="北公民館", schedule="火", since="2017-06-01", status="closed"),
        K("三笠会", venue="北公民館", schedule="水", since="2018-07-01", status="suspended"),
        K("四季会", venue="北公民館", schedule="木", since="2019-08-01", status="suspended"),
        K("五月会", venue="北公民館", schedule="金", since="2020-09-01", status="closed"),
        K("六花会", venue="北公民館", schedule="土", since="2021-10-01", status="suspended"),
        K("七草会", venue="北公民館", since="2022-11-01", status="suspended"),
        K("八雲会", venue="北公民館", schedule="日", since="2023-12-01", status="closed"),
    ],
)

GUARDED = Book(
    name="50_隠した列の下.xls",
    about="二段の見出しの下で隠した列、隠した先頭の列、折りたたんだ行。古い形式",
    sheets=[
        Sheet(
            title="名簿",
            rows=[
                ["通いの場名簿"],
                ["コード", "名称", "会場", "代表者", None, "曜日", "参加人数"],
                [None, None, None, "氏名", "電話", None, None],
                ["K-001", "赤とんぼ", "秋津会館", "秋山", "090-0000-2001", "月", 11],
                ["K-002", "夕やけ", "秋津集会所", "夕田", "090-0000-2002", "火", 12],
                ["K-003", "こやけ", "秋津公民館", "焼山", "090-0000-2003", "水", 13],
            ],
            merged="A2:A3 B2:B3 C2:C3 D2:E2 F2:F3 G2:G3",
            hidden_columns="A D E",
            hidden_rows=[6],
        )
    ],
    rows=[
        K(
            "赤とんぼ",
            code="K-001",
            venue="秋津会館",
            contact_name="秋山",
            phone="090-0000-2001",
            schedule="月",
            participants=11,
        ),
        K(
            "夕やけ",
            code="K-002",
            venue="秋津集会所",
            contact_name="夕田",
            phone="090-0000-2002",
            schedule="火",
            participants=12,
        ),
        K(
            "こやけ",
            code="K-003",
            venue="秋津公民館",
            contact_name="焼山",
            phone="090-0000-2003",
            schedule="水",
            participants=13,
        ),
    ],
    guarded=[
        *((name, key) for name in ("赤とんぼ", "夕やけ") for key in ("code", "contact_name", "phone")),
        ("こやけ", ""),
    ],
)

BOOKS = (HOMES_AGAIN, ENDED, GUARDED)
