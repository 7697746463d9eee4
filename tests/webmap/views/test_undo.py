"""「取り消す」 takes back the one import whose button was pressed, not the last one."""

from layers.store import Store
from layers.trust.audience import OPERATOR

WHAT = ("zones", "places")


def test_an_earlier_import_is_undone_and_later_ones_stay(store: Store, sign_in, app, monkeypatch) -> None:
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", False)
    with store.reading(OPERATOR) as unit:
        zones, places = (next(one for one in unit.imports.in_force() if one.content == what) for what in WHAT)
    client = sign_in("staff")
    assert client.post(f"/imports/{zones.id}/undo").status_code == 302
    with store.reading(OPERATOR) as unit:
        left = {one.content: one.id for one in unit.imports.in_force()}
    assert "zones" not in left
    assert left["places"] == places.id
