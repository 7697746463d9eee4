"""Places that try a format: no position, several telephones, cells that a spreadsheet would run."""

from tests.builders import a_service_point

HOSTILE = ["=1+1", "+81-87", "-2", "@SUM(A1)", "\t=1", "＝HYPERLINK()"]


def places():
    """Three ordinary places and one whose every text is hostile, in the order of their ids."""
    hostile = {"venue": HOSTILE[0], "schedule": HOSTILE[3], "fee": HOSTILE[2], "organization": HOSTILE[5]}
    made = [
        a_service_point("ひだまりの会"),
        a_service_point("茶話会", lonlat=None, facts={"phone": ["087-000-0001", "087-000-0002"], "capacity": 20}),
        a_service_point(
            "﨑髙𠮷野サロン", kind="salon", facts={"target": ["65歳以上", "親子"], "code": "0012"}, zones={}
        ),
        a_service_point(HOSTILE[1], facts=hostile),
    ]
    return sorted(made, key=lambda point: point.id)
