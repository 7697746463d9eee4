"""What of the visits may lie on a telephone: a shell that knows nobody, places that residents see too, and no more."""

import json
import re

import pytest

from etl.load import load
from layers.store import Store
from layers.trust.audience import OPERATOR, Viewer
from tests.webmap.conftest import post
from webmap import static_files
from webmap.views.visits_offline import ASSETS

STAFF = Viewer(name="staff", role="staff")
ADDRESSES = ("/visits/worker.js", "/visits/shell", "/visits/places.json")
IMPORTED = re.compile(r'from "\./([a-z_]+)\.js"')


def test_the_worker_is_of_the_visits_alone_and_another_edition_is_another_worker(sign_in) -> None:
    answer = sign_in("staff").get("/visits/worker.js")
    assert answer.headers["Service-Worker-Allowed"] == "/visits"
    assert answer.content_type.startswith("text/javascript")
    assert "worker-src 'self'" in answer.headers["Content-Security-Policy"]
    told = json.loads(re.match(r"const TOLD = (\{.+\});", answer.text)[1])
    version = static_files.fingerprint()
    assert told["cache"] == f"ibashomap-visits-{version}"
    assert (told["page"], told["shell"], told["places"]) == ("/visits", "/visits/shell", "/visits/places.json")
    assert told["assets"] == [f"/static/{version}/{name}" for name in ASSETS]


def test_it_keeps_whatever_the_shell_needs(sign_in) -> None:
    text = sign_in("staff").get("/visits/shell").text
    named = set(re.findall(r'"/static/[0-9a-f]+/([^"]+)"', text))
    found, waiting = set(), [name for name in named if name.endswith(".js")]
    while waiting:
        name = waiting.pop()
        found.add(name)
        source = static_files.FOLDER.joinpath(name).read_text("utf-8")
        waiting += [f"js/{one}.js" for one in IMPORTED.findall(source) if f"js/{one}.js" not in found]
    assert named | found == set(ASSETS)


def test_the_shell_knows_nobody_and_no_place(sign_in, store: Store) -> None:
    staff = sign_in("staff")
    with store.reading(STAFF) as unit:
        point = unit.places.read()[0]
    token = staff.get("/visits/desk.json").json["token"]
    post(staff, "/visits", page="/visits", place=point.id, key="k" * 32, remark="ひみつの様子")
    text = staff.get("/visits/shell").text
    told = json.loads(re.search(r'id="page">(.+?)</script>', text, re.DOTALL)[1])
    assert (told["writer"], told["places"], told["place"]) == ("", [], "")
    assert 'name="csrf_token" value=""' in text
    assert not [
        word for word in (point.name, "ひみつの様子", token[:20], "サインアウト", "市・社協の職員") if word in text
    ]


def test_the_list_holds_what_residents_see_too(sign_in, client, store: Store, tmp_path) -> None:
    rows = "グループ名,種別,開催場所,住所,代表者名,電話番号,備考\n"
    rows += "ほほえみの家,居場所,個人宅,架空市東町9-8-7,鳴門リア,090-0000-7001,独居\n"
    file = tmp_path / "lists" / "居場所.csv"
    file.parent.mkdir()
    file.write_text(rows, "utf-8")
    load(store, OPERATOR, [file], release=True, tell=lambda *_: None)
    staff = sign_in("staff")
    with store.reading(STAFF) as unit:
        point = next(one for one in unit.places.read() if one.kind == "kayoinoba")
        assert "ほほえみの家" in {one.name for one in unit.places.read()}
    with store.writing(STAFF) as unit:
        unit.amendments.record(point.id, {"welcome_men": "yes"})
    told = staff.get("/visits/places.json")
    names = [one["name"] for one in told.json["places"]]
    assert point.name in names
    assert not [word for word in ("ほほえみ", "鳴門", "東町9-8-7", "7001", '"staff"', "yes") if word in told.text]
    everybody = client.get("/places.csv").text + client.get("/places").text
    assert [name for name in names if name not in everybody] == []
    assert re.fullmatch(r"[0-9a-f]{16}", told.json["writer"])
    assert told.json["until"] > 0


@pytest.mark.parametrize("address", ADDRESSES)
def test_it_is_for_the_staff_alone(client, sign_in, address: str) -> None:
    assert "/signin" in client.get(address).headers["Location"]
    assert sign_in("partner").get(address).status_code == 403
    answer = sign_in("staff").get(address)
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_what_somebody_else_has_answered_meanwhile_is_not_written_over(sign_in, store: Store) -> None:
    """A memo may come days later; the same memo again is the same memo, whatever has been answered since."""
    staff = sign_in("staff")
    with store.reading(STAFF) as unit:
        point = next(one for one in unit.places.read() if one.kind == "kayoinoba")
    desk = staff.get("/visits/desk.json").json
    form = {"csrf_token": desk["token"], "writer": desk["writer"], "place": point.id, "welcome_men": "no"}
    form |= {"was.welcome_men": ""}
    assert staff.post("/visits.json", data={**form, "key": "a" * 32}).status_code == 200
    with store.writing(Viewer(name="lead", role="lead")) as unit:
        unit.amendments.record(point.id, {"welcome_men": "yes"})
    assert staff.post("/visits.json", data={**form, "key": "a" * 32}).status_code == 200
    answer = staff.post("/visits.json", data={**form, "key": "b" * 32})
    assert (answer.status_code, answer.json["code"]) == (409, "visit.stale")
    assert "受け入れの目安（" in answer.json["message"]
    # Both say the same: there is nothing to look at again.
    same = staff.post("/visits.json", data={**form, "key": "c" * 32, "welcome_men": "yes"})
    assert same.status_code == 200
    form["was.welcome_men"] = "yes"
    assert staff.post("/visits.json", data={**form, "key": "b" * 32}).status_code == 200
    with store.reading(STAFF) as unit:
        assert unit.places.one(point.id).facts["welcome_men"] == "no"
