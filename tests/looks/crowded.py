"""長い名前のまち: 架空市 in which every name is longer than anybody expects, with work begun on every desk.

What people really write: groups of forty letters, addresses of sixty, hours in whole sentences, halls shared by three.
"""

import io
from dataclasses import replace
from datetime import timedelta

from flask.testing import FlaskClient
from shapely.geometry import Point

from etl.worker import work_once
from layers import clock
from layers.access.coverage import answer
from layers.access.question import Question
from layers.access.scenario import Act
from layers.intake.contract import Batch, Record
from layers.store import Store, audit
from layers.store.visits import Memo
from layers.survey.facts import Noted
from layers.trust.audience import OPERATOR, Viewer
from layers.vocabulary import kinds
from tests import town
from tests.applications import application
from tests.looks import walk_profile, walk_talks
from tests.webmap.conftest import post
from tests.webmap.messy import FIRST, messy
from tests.webmap.what_if_town import CLOSED, lay_streets, place_id
from webmap.settings import Settings

STAFF = Viewer(name="staff", role="staff")
NAME = "みんなで支えあう架空市中央東部第二地区ふれあいいきいきサロンひだまりとこもれびの会"
VENUE = "架空市立中央東部第二コミュニティセンター別館多目的ホール（旧中央東部老人福祉センター）"
ADDRESS = (
    "架空市中央東部土地区画整理事業地内大字中町字北谷奥之坊丁二丁"
    "目1234番地の56 グランドメゾン架空中央東部弐番館ふれあい棟1階101号室"
)
SCHEDULE = (
    "第2・第4火曜日の午前10時から11時半まで（ただし8月と年末年始は"
    "お休み。祝日の場合は翌日の水曜日に変更することがあります）"
)
TARGET = "おおむね65歳以上の方、または子育て中の保護者とその子ども（未就学児）、介護をしているご家族のどなたでも"
ZONE = "中央東部第二日常生活圏域（旧中央東部・北谷奥之坊地区）"
FEE = "1回200円（お茶・お菓子代を含む。材料費が別にかかる日は前の月の会でお知らせします）"
ACTIVITY = "体操・お茶会・脳トレ・折り紙・季節の行事（花見、七夕、敬老のつどい、クリスマス会、新年会）など"
WORDS = {"venue": VENUE, "address": ADDRESS, "schedule": SCHEDULE, "target": TARGET, "fee": FEE, "activity": ACTIVITY}
OFFICE = """
[office]
name = "社会福祉法人 架空市社会福祉協議会 地域福祉推進課 生活支援体制整備担当"
postcode = "000-0000"
address = "架空市中町1丁目1-1 架空市総合福祉センターふれあいプラザ3階"
phone = "087-000-0000"
fax = "087-000-0001"
[[worker]]
role = "生活支援コーディネーター"
organization = "社会福祉法人 架空市社会福祉協議会 地域福祉推進課"
people = 2
zone_kind = "daily_life"
zones = ["西", "中"]
[[zone_kind]]
id = "district"
name = "地区社会福祉協議会の区域（旧小学校区）"
"""
KINDLESS = "名称,会場,曜日\nひだまりの会,東会館,第2火\nつくしの会,西会館,毎週月\n"
STRANGE = "ある表,,\nよびな,あのへん,おり\nひだまりの会,東会館,あお\nつくしの会,西会館,きいろ\n"


def long_places() -> Batch:
    """One place of each kind with every word too long, two of them in one hall, one in doubt and one nowhere."""
    first, doubt = town.places().records[0], {"reason": "block_unknown", "candidates": [_candidate(1), _candidate(2)]}
    each = [
        _record(f"{label.label}{NAME}", code, (134.003 + 0.0021 * number, 34.304 + 0.0017 * (number % 9)))
        for number, (code, label) in enumerate(kinds().items())
        if code != "host"
    ]
    shared = [_record(f"{NAME}（{part}の部）", "salon", (134.015, 34.315)) for part in ("午前", "午後", "夜")]
    lost = replace(_record(f"迷子の{NAME}", "salon", None), key="lost")
    lost = replace(lost, values={**lost.values, "doubt": doubt, "code": "lost"})
    twin = replace(first, key="twin", values={**first.values, "name": "西町1丁目の会", "schedule": "火曜"})
    return replace(town.places(), records=[*each, *shared, lost, twin], findings=(), importer="long_list")


def _record(name: str, kind: str, lonlat: tuple[float, float] | None) -> Record:
    values = {"name": name, "kind": kind, **WORDS, **town.SECRETS}
    values |= {"organization": f"特定非営利活動法人{NAME}運営委員会", "confirmed_on": "2024-05-01"}
    if lonlat is None:
        return Record(key=name, cell="Sheet1!A13", values=values)
    spot = {"lon": lonlat[0], "lat": lonlat[1]}
    return Record(key=name, cell="Sheet1!A2", values={**values, **spot}, geometry=Point(*lonlat))


def _candidate(number: int) -> dict[str, object]:
    spot = {"lon": 134.003 + 0.004 * number, "lat": 34.303}
    return {"label": f"{ADDRESS}（候補{number}）", "town": "西町一丁目", "precision": "block", "metres": 60, **spot}


def long_zones() -> Batch:
    """The three columns once more, as a second system with names as long as rural districts have them."""
    made = []
    for record in town.zones().records:
        values = {**record.values, "kind": "district", "name": f"{record.values['name']}{ZONE}"}
        made.append(replace(record, key=f"district/2026/{values['name']}", values=values))
    return replace(town.zones(), records=made)


def settle(store: Store) -> dict[str, str]:
    """Fill 架空市 to the brim; the addresses of what was made, by word."""
    batch = long_places()
    with store.writing(OPERATOR) as unit:
        unit.retell(town.TOML + OFFICE)
        other = replace(town.document(batch, "long"), folder="other")
        unit.imports.publish(unit.imports.stage(batch, other, dataset="places/long"), release=True)
        zones = long_zones()
        unit.imports.publish(
            unit.imports.stage(zones, town.document(zones, "long"), dataset="zones/long"), release=True
        )
        token = unit.accounts.open_session("staff")
    client = application(Settings(db="", secret="only for tests"), store).test_client()
    client.set_cookie("ibashomap", token)
    told = {**_desks(store), **walk_profile.settle(store), **_files(store, client), **_imagined(store)}
    told |= walk_talks.settle(store) | walk_profile.wait(store)
    _calculate(store)
    return told


def _calculate(store: Store) -> None:
    """The answers of 通える範囲 that stand side by side."""
    plain = Question(service="kayoinoba", minutes=10)
    for change in ({}, {"measure": "straight"}, {"sex": "female"}, {"frequency": "monthly"}):
        with store.writing(OPERATOR) as unit:
            asked = replace(plain, **change)
            unit.coverage.keep(answer(asked, unit.coverage.gather(asked)))


def _desks(store: Store) -> dict[str, str]:
    """訪問と確認, corrections, consents, walks, what was added."""
    with store.writing(STAFF) as unit:
        points = {one.name: one for one in unit.places.read()}
        point, short = points[f"居場所{NAME}"], points["中町二丁目の会"]
        ends = (clock.today() + timedelta(days=120)).isoformat()
        round_id = unit.confirmations.start(2026, kinds=("kayoinoba", "ibasho", "salon"), ends_on=ends)
        unit.replies.ready(round_id, [point.id, short.id])
        links = unit.replies.tokens(round_id)
        unit.replies.propose(unit.replies.open(links[point.id]), {"fee": FEE * 2}, TARGET, who="代表")
        unit.amendments.record(point.id, {"schedule": SCHEDULE, "welcome_men": "no", "fee": "100円"}, reason=TARGET)
        today = audit.now()[:10]
        for number, one in enumerate(points.values()):
            if number % 3 == 0:
                memo = Memo(
                    key=f"memo-{number:04}", point_id=one.id, day=today, people=12, remark="にぎやかだった。" * 8
                )
                unit.visits.write(memo)
        unit.added.add({"name": f"新しい{NAME}", "kind": "salon", **WORDS}, (134.006, 34.306))
        run = unit.surveys.start(f"{NAME}と歩く春のまち歩き", held_on="2026-05-10", partners=VENUE, remarks=TARGET)
        for kind, held in (("good", False), ("trouble", False), ("danger", True)):
            noted = Noted(kind=kind, text="坂の途中に木かげとベンチがあって休める。" * 4, lonlat=(134.012, 34.312))
            made = unit.surveys.note(run, replace(noted, held=held))
        unit.consents.record(
            point.id, field="phone", audience="public", given_by=f"{NAME}代表", given_on="2026-04-01", note=TARGET
        )
    with store.reading(STAFF) as unit:
        zone = next(one.id for one in unit.zones.read("daily_life") if one.name == "中")
        lost = next(one.point.id for one in unit.placings.queue() if one.point.name.startswith("迷子"))
    where = {"place": f"/places/{point.id}", "short": f"/places/{short.id}", "zone": f"/zones/{zone}"}
    where |= {"one_tap": f"/c/{links[short.id]}", "survey": f"/surveys/{run}", "lost": f"/review/{lost}"}
    return {**where, "fact": str(made.id), "place_id": point.id, "zone_id": zone, "run": run, "round": round_id}


def _imagined(store: Store) -> dict[str, str]:
    """もし〜なら: streets, and two scenarios with names as long as they may be."""
    lay_streets(store)
    closed = place_id(store, CLOSED)
    acts = [
        Act(key="a1", kind="close", place=closed),
        Act(key="a2", kind="add", name=f"{NAME}{VENUE}"[:60], at_lonlat=(134.0071, 34.3171)),
        Act(key="a3", kind="bridge", at_lonlat=(134.003, 34.321), to_lonlat=(134.005, 34.321)),
    ]
    question = Question(service="kayoinoba", minutes=7, walker="level60")
    with store.writing(STAFF) as unit:
        made = [
            unit.scenarios.keep(f"{part}{NAME}に場を足して歩道橋もかける案"[:60], question, acts)
            for part in ("一", "二")
        ]
        unit.scenarios.undo(made[0], "a3")
    return {"scenario": f"/coverage/what-if/{made[0]}", "scenarios": "&".join(f"scenario={one}" for one in made)}


def _files(store: Store, client: FlaskClient) -> dict[str, str]:
    """取り込み: one list in the register, one read again with changes, one that asks, one that cannot be read."""

    def put_down(name: str, content: bytes) -> str:
        job = post(client, "/imports", page="/imports", file=(io.BytesIO(content), name)).headers["Location"]
        work_once(store)
        return job

    name = f"通いの場一覧_{NAME}.xlsx"
    first = client.get(put_down(name, messy())).headers["Location"]
    post(client, f"{first}/publish", page=first)
    work_once(store)
    rows = [[*FIRST[0][:4], SCHEDULE, *FIRST[0][5:]], [*FIRST[1][:4], "毎週火", *FIRST[1][5:]], *FIRST[3:]]
    rows.append(
        ["8", NAME, VENUE, ADDRESS, SCHEDULE, "10時～11時半", "見本八郎", "087-000-8888", "ち", "34.3", "134.0"]
    )
    second = client.get(put_down(name, messy(first=rows))).headers["Location"]
    asks = put_down("一覧.csv", KINDLESS.encode())
    strange = put_down("ある表.csv", STRANGE.encode())
    broken = put_down("日記.csv", "日記\n今日は晴れ\n".encode())
    waits = post(client, "/imports", page="/imports", file=(io.BytesIO(messy()), "順番待ち.xlsx")).headers["Location"]
    return {"published": first, "changes": second, "asks": asks, "strange": strange, "broken": broken, "waits": waits}
