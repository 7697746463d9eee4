"""Workbooks in which what does not stand in the cells is the difficulty: colours, strokes, hidden rows and columns."""

from tests.data.workbooks.drawing import Book, Partly, Sheet, places

K = places(kind="kayoinoba")
S = places(kind="salon")
I = places(kind="ibasho")  # noqa: E741 - one letter a kind

COLOURS = Book(
    name="23_色の凡例.xls",
    about="行の塗りつぶしと凡例（末尾の色見本）: 黄は休止、灰は廃止。凡例にない色は意味がない",
    sheets=[
        Sheet(
            title="サロン",
            rows=[
                ["サロン台帳"],
                ["No", "サロン名", "会場", "開催日時"],
                [1, "甲の会", "甲会館", "第1月曜"],
                [2, "乙の会", "乙会館", "第2月曜"],
                [3, "丙の会", "丙会館", "第3月曜"],
                [4, "丁の会", "丁会館", "第4月曜"],
                [],
                [None, None, "休止中"],
                [None, None, "廃止"],
            ],
            fills={"A4:D4": "FFFF00", "A5:D5": "C0C0C0", "A6:D6": "FFCC99", "B8": "FFFF00", "B9": "C0C0C0"},
        )
    ],
    rows=[
        S("甲の会", venue="甲会館", schedule="第1月曜"),
        S("乙の会", venue="乙会館", schedule="第2月曜", status="suspended"),
        S("丙の会", venue="丙会館", schedule="第3月曜", status="closed"),
        S("丁の会", venue="丁会館", schedule="第4月曜"),
    ],
)

COLOUR_WORDS = Book(
    name="24_色のことば.xlsx",
    about="凡例は上にあり、ことばだけで色を言う。赤字は休止、網かけ（灰色）は廃止。名称の欄は塗られていない",
    sheets=[
        Sheet(
            title="居場所",
            rows=[
                ["地域の居場所一覧", None, None, "※灰色の網かけは廃止、赤字は休止中です。"],
                ["名称", "場所", "曜日", "時間", "連絡先"],
                ["子の家", "子町会館", "月", "10:00～", "0797-00-9101"],
                ["丑の家", "丑町会館", "火", "10:00～", "0797-00-9102"],
                ["寅の家", "寅町会館", "水", "10:00～", "0797-00-9103"],
                ["卯の家", "卯町会館", "木", "10:00～", "0797-00-9104"],
            ],
            fills={"B4:E4": "BFBFBF", "A2:E2": "DDEBF7"},
            inks={"A5:E5": "FF0000"},
        )
    ],
    rows=[
        I("子の家", venue="子町会館", schedule="月 10:00~", phone="0797-00-9101"),
        I("丑の家", venue="丑町会館", schedule="火 10:00~", phone="0797-00-9102", status="closed"),
        I("寅の家", venue="寅町会館", schedule="水 10:00~", phone="0797-00-9103", status="suspended"),
        I("卯の家", venue="卯町会館", schedule="木 10:00~", phone="0797-00-9104"),
    ],
)

STRUCK = Book(
    name="25_取り消し線.xlsx",
    about="行ごと、名称以外の全部の取り消し線、欄の一部だけ取り消した書き直し、廃止年月日",
    sheets=[
        Sheet(
            title="通いの場",
            rows=[
                ["通いの場登録団体"],
                ["団体名", "会場", "曜日", "電話", "廃止年月日"],
                ["辰の会", "辰町会館", "月", "0797-00-9201", None],
                ["巳の会", "巳町会館", "火", "0797-00-9202", None],
                ["午の会", Partly("旧午町会館", "午町新会館"), "水", Partly("0797-00-0001", "\n0797-00-9203"), None],
                ["未の会", "未町会館", "木", "0797-00-9204", "R8.3.31"],
                ["申の会", "申町会館", "金", "0797-00-9205", "－"],
            ],
            struck="A4:E4",
        )
    ],
    rows=[
        K("辰の会", venue="辰町会館", schedule="月", phone="0797-00-9201"),
        K("巳の会", venue="巳町会館", schedule="火", phone="0797-00-9202", status="closed"),
        K("午の会", venue="午町新会館", schedule="水", phone="0797-00-9203"),
        K("未の会", venue="未町会館", schedule="木", phone="0797-00-9204", status="closed"),
        K("申の会", venue="申町会館", schedule="金", phone="0797-00-9205"),
    ],
)

HIDDEN = Book(
    name="26_隠した行と列.xlsx",
    about="代表者・電話・住所の列と、絞り込みで隠れた行。公開してはならない",
    sheets=[
        Sheet(
            title="公開用",
            rows=[
                ["サロン一覧（公開用）"],
                ["サロン名", "会場", "住所", "代表者", "電話", "日時", "参加人数"],
                ["一の会", "一町会館", "一町1-1", "北村", "0797-00-9301", "毎週月曜 10:00～", 10],
                ["二の会", "二町会館", "二町2-2", "南野", "0797-00-9302", "毎週火曜 10:00～", 11],
                ["三の会", "三町会館", "三町3-3", "東山", "0797-00-9303", "毎週水曜 10:00～", 12],
            ],
            hidden_columns="C D E G",
            hidden_rows=[4],
            filtered="A2:G5",
        )
    ],
    rows=[
        S("一の会", venue="一町会館", address="一町1-1", contact_name="北村", phone="0797-00-9301", schedule="毎週月曜 10:00~", participants=10),
        S("二の会", venue="二町会館", address="二町2-2", contact_name="南野", phone="0797-00-9302", schedule="毎週火曜 10:00~", participants=11),
        S("三の会", venue="三町会館", address="三町3-3", contact_name="東山", phone="0797-00-9303", schedule="毎週水曜 10:00~", participants=12),
    ],
    guarded=[
        *((name, key) for name in ("一の会", "三の会") for key in ("address", "contact_name", "phone", "participants", "position")),
        ("二の会", ""),
    ],
)  # fmt: skip

CLOSED_SHEET = Book(
    name="27_廃止のシート.xlsx",
    about="休止と廃止の団体を別のシートへ移してある",
    sheets=[
        Sheet(
            title="活動中",
            rows=[
                ["通いの場一覧"],
                ["グループ名", "会場", "曜日"],
                ["東風の会", "東会館", "月"],
                ["南風の会", "南会館", "火"],
            ],
        ),
        Sheet(title="休止", rows=[["通いの場一覧"], ["グループ名", "会場", "曜日"], ["西風の会", "西会館", "水"]]),
        Sheet(title="廃止団体", rows=[["グループ名", "会場", "曜日", "理由"], ["北風の会", "北会館", "木", "高齢化"]]),
    ],
    rows=[
        K("東風の会", venue="東会館", schedule="月", status="active"),
        K("南風の会", venue="南会館", schedule="火", status="active"),
        K("西風の会", venue="西会館", schedule="水", status="suspended"),
        K("北風の会", venue="北会館", schedule="木", status="closed"),
    ],
)

BOOKS = (COLOURS, COLOUR_WORDS, STRUCK, HIDDEN, CLOSED_SHEET)
