"""計画の表 by mouse: from the list to an item, on to the map and to the paper.

With IBASHOMAP_PICTURES=1 the same steps write the pictures of docs/guide/plan_tables.md.
"""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from layers.store import Store
from layers.trust.audience import OPERATOR
from tests import town
from tests.browser.test_accessible import serious
from tests.browser.test_prints import sheet_picture
from tests.layers.drawing import paper

pytestmark = pytest.mark.browser

PLAN = """
[plan]
title = "架空市 重層的支援体制整備事業実施計画"
date = "令和8年3月"
[[program]]
item = "1i"
name = "地域包括支援センター運営事業"
count = 3
way = "委託"
office = "高齢介護課"
kinds = ["support_centre"]
[[program]]
item = "2"
name = "参加支援事業"
way = "委託"
office = "地域福祉課"
kinds = ["kayoinoba"]
words = ["境の会", "遠くの会"]
[[program]]
item = "3i"
name = "通いの場づくり事業"
way = "補助"
office = "地域福祉課、高齢介護課"
kinds = ["kayoinoba"]
[[program]]
item = "5"
name = "多機関協働事業"
count = 1
way = "直営"
"""


@pytest.fixture
def planned(store: Store) -> None:
    """The town's plan."""
    with store.writing(OPERATOR) as unit:
        unit.retell(town.TOML + PLAN)


@pytest.mark.usefixtures("planned")
def test_from_the_list_to_an_item_its_map_and_the_paper(staff_page: Page, open_page, picture, tmp_path: Path) -> None:
    page = open_page("/places", page=staff_page)
    page.get_by_role("link", name="計画の表").click()
    expect(page.get_by_role("heading", name="計画のどの事業に、どの場所がありますか")).to_be_visible()
    assert serious(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    picture(page, "plan-table", height=680)
    page.get_by_label("法律の号").select_option(label="第2号　参加支援")
    page.get_by_role("button", name="この条件で見る").click()
    expect(page.get_by_role("cell", name="参加支援事業")).to_be_visible()
    expect(page.get_by_role("cell", name="通いの場づくり事業")).to_have_count(0)
    page.get_by_role("link", name="地図で見る").first.click()
    page.wait_for_selector("html.map-ready", state="attached")
    expect(page.locator("#found")).to_have_text("2件")
    picture(page, "plan-map", height=640)
    page.locator("#legend summary").click()
    expect(page.locator("#legend-body")).to_contain_text("第2号 参加支援")
    page.locator("#tools summary").click()
    page.get_by_role("button", name="計画の号の印を外す").click()
    page.wait_for_url(lambda url: "marks" not in url and "item=2" in url)


@pytest.mark.usefixtures("planned")
def test_it_is_printed_by_mouse(staff_page: Page, open_page, tmp_path: Path) -> None:
    page = open_page("/plan?for=everybody", page=staff_page)
    page.get_by_role("link", name="印刷する").click()
    page.get_by_label("A3 横").check(force=True)
    page.get_by_role("button", name="PDFを作る").click()
    opens = page.get_by_role("link", name="PDFを開く")
    expect(opens).to_be_visible(timeout=30_000)
    content = page.request.get(opens.evaluate("link => link.href")).body()
    assert set(paper.sizes(content)) == {(420, 297)}
    assert "通いの場づくり事業" in paper.text(content)
    sheet_picture(content, "plan-sheet", tmp_path)


@pytest.mark.usefixtures("planned")
def test_on_a_phone_every_line_is_read_downwards(staff_page: Page, open_page) -> None:
    staff_page.set_viewport_size({"width": 390, "height": 800})
    page = open_page("/plan", page=staff_page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    expect(page.locator("td.program", has_text="通いの場づくり事業")).to_be_visible()
