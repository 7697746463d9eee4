"""Workbooks drawn after an exam by others: legends above the lists, headings in words of their own."""

from tests.data.workbooks.drawing import Book, Sheet, places

K = places(kind="kayoinoba")
S = places(kind="salon")

OWN_WORDS = Book(
    name="61_自分の言葉の見出し.xlsx",
    about="やさしい言葉の見出し。知らない見出し（ぷらす・ひとこと）の列は中身で読む。性別や生年月日は読まない",
    sheets=[
        Sheet(
            title="サロンのみなさん",
            rows=[
                ["みんなのサロン一覧"],
                ["つどいの名まえ", "どこで", "い　つ", "何時から何時まで", "お代", "まとめ役", "でんわ", "生年月日", "ぷらす"],
                *(
                    [name, hall, day, "10:00～11:30", fee, who, phone, "昭和20年1月2日", people]
                    for name, hall, day, fee, who, phone, people in (
                        ("あんず", "杏会館", "毎週月曜", "100円", "杏 花子", "0797-00-6101", "12名"),
                        ("いちじく", "無花果集会所", "第2火曜", "無料", "市 太郎", "0797-00-6102", "約8名"),
                        ("うめ", "梅公民館", "第1・3水曜", "50円", "梅田 実", "0797-00-6103", "20名"),
                    )
                ),
            ],
        )
    ],
    rows=[
        S("あんず", venue="杏会館", schedule="毎週月曜 10:00~11:30", fee="100円", fee_yen=100, contact_name="杏 花子",
          phone="0797-00-6101", participants=12),
        S("いちじく", venue="無花果集会所", schedule="第2火曜 10:00~11:30", fee="無料", fee_yen=0, contact_name="市 太郎",
          phone="0797-00-6102", participants=8),
        S("うめ", venue="梅公民館", schedule="第1・3水曜 10:00~11:30", fee="50円", fee_yen=50, contact_name="梅田 実",
          phone="0797-00-6103", participants=20),
    ],
)  # fmt: skip

LEGEND_ABOVE = Book(
    name="62_凡例が上にある.xlsx",
    about="見出しの上に色見本と「休止中」「廃止」の行。塗られていない行は休止でも廃止でもない",
    sheets=[
        Sheet(
            title="通いの場",
            rows=[
                ["通いの場一覧"],
                [None, "休止中"],
                ["廃止"],
                ["名称", "会場", "曜日"],
                ["かえでの会", "楓会館", "月"],
                ["きりの会", "桐会館", "火"],
                ["くりの会", "栗会館", "水"],
                ["けやきの会", "欅会館", "木"],
            ],
            fills={"A2": "FFF2CC", "A3": "D9D9D9", "A6:C6": "FFF2CC", "A8:C8": "D9D9D9"},
        )
    ],
    rows=[
        K("かえでの会", venue="楓会館", schedule="月"),
        K("きりの会", venue="桐会館", schedule="火", status="suspended"),
        K("くりの会", venue="栗会館", schedule="水"),
        K("けやきの会", venue="欅会館", schedule="木", status="closed"),
    ],
)

LEGEND_APART = Book(
    name="63_凡例のシート.xlsx",
    about="色の見方が別のシートにあり、色見本は文字色の■。圏域は表題のかっこの中",
    sheets=[
        Sheet(
            title="色の見方",
            rows=[["色の見方"], ["■", "休止中"], ["■", "廃止した団体"], ["■", "今年度の新規"]],
            inks={"A2": "B7DEE8", "A3": "D8D8D8", "A4": "FFFF99"},
        ),
        *(
            Sheet(
                title=f"シート{number}",
                rows=[
                    [f"ふれあいサロン（{zone}圏域）"],
                    ["サロン名", "会場", "曜日"],
                    *([f"{zone}{word}", f"{zone}{word}会館", "月"] for word in "一二三"),
                ],
                fills={"A4:C4": "B7DEE8", "A5:C5": third},
            )
            for number, (zone, third) in enumerate((("川上", "D8D8D8"), ("川下", "FFFF99")), 1)
        ),
    ],
    rows=[
        S(f"{zone}{word}", venue=f"{zone}{word}会館", schedule="月", zone=f"{zone}圏域", status=state)
        for zone, states in (("川上", (None, "suspended", "closed")), ("川下", (None, "suspended", "active")))
        for word, state in zip("一二三", states, strict=True)
    ],
)

TWO_LINES = Book(
    name="64_番号だけ結合した二行.xlsx",
    about="一か所が二行、見出しも二行。結合しているのは番号だけ",
    sheets=[
        Sheet(
            title="活動団体",
            rows=[
                ["ふれあいサロン活動団体"],
                ["番号", "サロン名", "活動日", "代表者", "定員"],
                [None, "会場", "活動時間", "電話番号", "参加費"],
                *(
                    line
                    for number, (name, hall) in enumerate((("きじ", "雉会館"), ("くじら", "鯨会館"), ("けら", "螻会館")), 1)
                    for line in (
                        [number, name, f"第{number}月曜日", "鳥山 一", 10 * number],
                        [None, hall, "10:00～12:00", f"0797-00-640{number}", "100円"],
                    )
                ),
            ],
            merged="A2:A3 A4:A5 A6:A7 A8:A9",
        )
    ],
    rows=[
        S(name, venue=hall, schedule=f"第{number}月曜日 10:00~12:00", contact_name="鳥山 一", capacity=10 * number,
          phone=f"0797-00-640{number}", fee="100円", fee_yen=100)
        for number, (name, hall) in enumerate((("きじ", "雉会館"), ("くじら", "鯨会館"), ("けら", "螻会館")), 1)
    ],
)  # fmt: skip

MEN_AND_WOMEN = Book(
    name="65_男女計.xlsx",
    about="「会員数」の下に男・女・計、「連絡先」の下に知らない言葉。ほかの見出しは縦に結合",
    sheets=[
        Sheet(
            title="通いの場",
            rows=[
                ["通いの場名簿"],
                ["名称", "会場", "会員数", None, None, "曜日"],
                [None, None, "男", "女", "計", None],
                ["こまの会", "独楽会館", 3, 9, 12, "月"],
                ["ささの会", "笹会館", 5, 6, 11, "火"],
            ],
            merged="A2:A3 B2:B3 C2:E2 F2:F3",
        )
    ],
    rows=[
        K("こまの会", venue="独楽会館", participants=12, schedule="月"),
        K("ささの会", venue="笹会館", participants=11, schedule="火"),
    ],
)

BY_LAW = Book(
    name="66_法律の名前の表題.xlsx",
    about="表題は法律の言葉（地域介護予防活動支援事業）、シートの名前は「団体一覧」",
    sheets=[
        Sheet(
            title="団体一覧",
            rows=[
                ["地域介護予防活動支援事業　実施団体"],
                ["団体名", "会場", "曜日", "申込み", "所管"],
                ["すずな会", "鈴菜会館", "月", "要予約", "長寿課"],
                ["せり会", "芹会館", "火", "不要", "長寿課"],
            ],
        )
    ],
    rows=[
        K("すずな会", venue="鈴菜会館", schedule="月"),
        K("せり会", venue="芹会館", schedule="火"),
    ],
)

BOOKS = (OWN_WORDS, LEGEND_ABOVE, LEGEND_APART, TWO_LINES, MEN_AND_WOMEN, BY_LAW)
