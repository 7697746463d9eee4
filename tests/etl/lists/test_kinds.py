from etl.lists.kinds import Kinds, of_list
from etl.lists.layout import parts
from layers.city import Listing
from layers.intake.contract import Document, Hints
from tests.etl.lists.lines import row, table


def told(name: str = "x.csv", *, folder: str = "", title: str = "", heading: str = "名称") -> str:
    given = table([title], [heading, "住所"], ["一", "東町"])
    (part,) = parts(given)
    return of_list(Document(name=name, folder=folder, sha256="", format="csv"), part)


def test_title_file_heading_and_folder_tell_the_kind_in_this_order() -> None:
    assert told("サロン.csv", title="通いの場一覧") == "kayoinoba"
    assert told("サロン.csv", folder="park") == "salon"
    assert told(heading="居場所名", folder="park") == "ibasho"
    assert told(folder="park") == "park"
    assert told() == ""


def test_the_city_has_the_first_word() -> None:
    kinds = Kinds(hints=Hints(listing=Listing(file="*", kind="host")), default="park")
    assert kinds.of_row(row(種別="居場所"), "一") == "host"


def test_category_then_list_then_name() -> None:
    kinds = Kinds(hints=Hints(), default="park")
    assert kinds.of_row(row(種別="居場所"), "一") == "ibasho"
    assert kinds.of_row(row(種別="宇宙港"), "一") == "park"
    assert Kinds(hints=Hints(), default="").of_row(row(住所="a"), "なかよしサロン") == "salon"
    assert Kinds(hints=Hints(), default="").of_row(row(住所="a"), "なかよし") is None


def test_foreign_categories_are_left_out_and_counted() -> None:
    kinds = Kinds(hints=Hints(), default="")
    assert [kinds.of_row(row(種別=one), "一") for one in ("交通機関", "交通機関", "宇宙港")] == ["", "", ""]
    assert [(one.level, dict(one.params)) for one in kinds.findings()] == [
        ("info", {"category": "交通機関", "count": 2}),
        ("info", {"category": "宇宙港", "count": 1}),
    ]


def test_the_field_of_work_of_a_group_is_no_kind() -> None:
    groups = Kinds(hints=Hints(), default="group")
    assert [groups.of_row(row(分野=one), "一") for one in ("子育て支援", "文化・芸術", "防災")] == ["group"] * 3
    places = Kinds(hints=Hints(), default="ibasho")
    assert [places.of_row(row(活動分野=one), "一") for one in ("子ども食堂", "文化・芸術")] == ["meal", "ibasho"]
    assert [*groups.findings(), *places.findings()] == []


def test_who_keeps_the_list_is_not_what_it_lists() -> None:
    assert told(title="みほん町地域包括支援センター", heading="通いの場") == "kayoinoba"
    assert told(title="地域包括支援センター一覧", heading="通いの場") == "support_centre"
    assert told(title="みほん町地域包括支援センター") == "support_centre"
