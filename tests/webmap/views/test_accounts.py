"""サインイン: in through the door, out for good, and the one button only where nobody else can press it."""

from layers.store import Store
from tests.webmap.conftest import PASSWORD, post
from webmap import create_app
from webmap.settings import Settings


def test_a_wrong_password_gets_one_answer(client) -> None:
    texts = [
        post(client, "/signin", page="/signin", name=name, password="wrong wrong").text for name in ("staff", "nobody")
    ]
    assert all("名前かパスワードがちがいます" in text for text in texts)
    assert "ibashomap=" not in str(client.get("/map").request.headers.get("Cookie", ""))


def test_six_tries_in_a_minute_are_too_many(client) -> None:
    statuses = [
        post(client, "/signin", page="/signin", name="staff", password="wrong wrong").status_code for _ in range(6)
    ]
    assert statuses == [401] * 5 + [429]


def test_the_cookie_is_for_this_server_alone(client) -> None:
    answer = post(client, "/signin", page="/signin", name="staff", password=PASSWORD)
    cookie = next(line for line in answer.headers.getlist("Set-Cookie") if line.startswith("ibashomap="))
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_after_the_sign_in_one_is_led_back_and_never_elsewhere(client) -> None:
    kept = post(client, "/signin", page="/signin", name="staff", password=PASSWORD, next="/imports")
    led = post(client, "/signin", page="/signin", name="staff", password=PASSWORD, next="//evil.test/")
    assert (kept.headers["Location"], led.headers["Location"]) == ("/imports", "/")


def test_signing_out_ends_the_session_for_copies_of_its_cookie_too(app, sign_in) -> None:
    staff = sign_in("staff")
    token = staff.get_cookie("ibashomap").value
    thief = app.test_client()
    thief.set_cookie("ibashomap", token)
    assert thief.get("/imports").status_code == 200
    post(staff, "/signout", page="/map")
    assert thief.get("/imports").status_code == 302


def test_the_button_works_in_the_demo_on_loopback_only(store: Store) -> None:
    demo = create_app(Settings(secret="x", demo=True, host="127.0.0.1"), store).test_client()
    assert "みほん職員として入る" in demo.get("/signin").text
    assert post(demo, "/signin/sample", page="/signin").status_code == 302
    assert demo.get("/imports").status_code == 200
    for settings in (Settings(secret="x", demo=True, host="0.0.0.0"), Settings(secret="x")):
        other = create_app(settings, store).test_client()
        assert "みほん職員として入る" not in other.get("/signin").text
        assert post(other, "/signin/sample", page="/signin").status_code == 404
