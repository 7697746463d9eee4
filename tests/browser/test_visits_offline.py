"""訪問メモ without a network: opened again from the telephone, written, sent when it is back, gone on leaving."""

import pytest
from playwright.sync_api import Page, expect

from layers.trust.audience import Viewer
from tests.browser.test_accessible import serious
from tests.browser.test_visits import PHONE, visits, write

pytestmark = pytest.mark.browser
STAFF = Viewer(name="職員", role="staff")
OPENS = "電波のない所でも、この電話ではこのページを開けます。"
KEPT = """async () => {
  const names = (await caches.keys()).filter((name) => name.startsWith("ibashomap-visits-"));
  const found = [];
  for (const name of names) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) found.push([request.url, await (await cache.match(request)).text()]);
  }
  return found;
}"""


@pytest.fixture
def phone(chromium, address: str):
    """A telephone on which the staff has opened the page of the memos once."""
    context = chromium.new_context(viewport=PHONE, locale="ja-JP", has_touch=True, is_mobile=True)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.goto(f"{address}/signin?next=/visits")
    page.get_by_role("button", name="みほん職員として入る").tap()
    expect(page.locator("#without")).to_have_text(OPENS)
    yield page
    context.close()
    assert faults == []


def test_the_page_opens_without_a_network_and_what_was_written_arrives_once(
    phone: Page, store, address: str, picture
) -> None:
    phone.context.set_offline(True)
    phone.goto(f"{address}/visits")
    expect(phone.locator("#without")).to_contain_text("電波がありません。この電話に残っている一覧")
    picture(phone, "visit-offline", height=844)
    assert serious(phone) == []
    names = [write(phone, number, f"電波のない所で{number}") for number in range(2)]
    expect(phone.locator("#news")).to_have_text("電波がありません。書いたものはこの電話に残っています（2件）")
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    # Closed and opened again, still without a network: both are there.
    phone.goto("about:blank")
    phone.goto(f"{address}/visits")
    expect(phone.locator("#waiting-title")).to_have_text("まだ送れていません（2件）")
    assert visits(store) == []
    phone.context.set_offline(False)
    expect(phone.locator("#news")).to_have_text("届きました（2件）", timeout=15000)
    phone.goto(f"{address}/visits")
    expect(phone.locator("#without")).to_have_text(OPENS)
    expect(phone.locator("#waiting")).to_be_hidden()
    kept = visits(store)
    assert sorted(one.remark for one in kept) == ["電波のない所で0", "電波のない所で1"]
    with store.reading(STAFF) as unit:
        assert sorted(unit.places.one(one.point_id).name for one in kept) == sorted(names)


def test_what_lies_on_the_telephone_and_that_it_goes(phone: Page, store, address: str) -> None:
    found = dict(phone.evaluate(KEPT))
    pages = [url.removeprefix(address) for url in found if "/static/" not in url]
    assert sorted(pages) == ["/visits/places.json", "/visits/shell"]
    with phone.expect_navigation():
        phone.goto(f"{address}/visits?q=x")
    text = "".join(text for url, text in phone.evaluate(KEPT) if "/static/" not in url)
    assert not [word for word in ("みほん職員", 'csrf_token" value="I', "090-", "代表者") if word in text]
    # Other pages do not open without a network: they lie nowhere.
    phone.context.set_offline(True)
    with pytest.raises(Exception, match="ERR_INTERNET_DISCONNECTED"):
        phone.goto(f"{address}/places")
    phone.context.set_offline(False)
    phone.goto(f"{address}/visits")
    phone.get_by_role("button", name="サインアウト").tap()
    phone.wait_for_selector("text=職員の方")
    assert phone.evaluate(KEPT) == []
    assert phone.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    phone.context.set_offline(True)
    with pytest.raises(Exception, match="ERR_INTERNET_DISCONNECTED"):
        phone.goto(f"{address}/visits")


def test_a_list_that_is_too_old_is_let_go(phone: Page, address: str) -> None:
    phone.evaluate("""async () => {
      const cache = await caches.open((await caches.keys())[0]);
      const told = await (await cache.match("/visits/places.json")).json();
      await cache.put("/visits/places.json", Response.json({ ...told, until: 1 }));
    }""")
    phone.context.set_offline(True)
    phone.goto(f"{address}/visits")
    expect(phone.locator("#without")).to_contain_text("古いので消しました")
    assert phone.locator("#rows a").count() == 0
    assert phone.evaluate(KEPT) == []


def test_without_https_the_page_says_what_it_can(chromium, address: str) -> None:
    """As in a hall: plain http to a name that is not this machine."""
    context = chromium.new_context(viewport=PHONE, locale="ja-JP")
    context.add_init_script("Object.defineProperty(window, 'isSecureContext', { value: false })")
    page = context.new_page()
    page.goto(f"{address}/signin?next=/visits")
    page.get_by_role("button", name="みほん職員として入る").click()
    expect(page.locator("#without")).to_contain_text(
        "サーバーがhttpsではないため、閉じると電波のない所では開けません。"
    )
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    context.close()
