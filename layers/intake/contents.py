"""What a record of each content may hold: the closed set of value keys, which the store writes and `check` prints.

Keys of ``places`` are those of the command-line contract; a key that the file does not hold is absent.
"""

from typing import Any

from layers.access.network import WalkNetwork
from layers.vocabulary import welcome

PLACE_KEYS: dict[str, type | tuple[type, ...]] = {
    "name": str,
    "kind": str,
    "venue": str,
    "address": str,
    "lat": float,
    "lon": float,
    "schedule": str,
    "fee": str,
    "fee_yen": int,
    "capacity": int,
    "participants": int,
    "target": (str, list),
    "activity": str,
    "phone": (str, list),
    "contact_name": str,
    "organization": str,
    "zone": str,
    "status": str,
    "since": str,
    "confirmed_on": str,
    "confirmed_how": str,  # visit | phone | letter | fax | page
    "confirmed_by": str,
    "heard_from": str,  # a code of the words "heard"
    "code": str,
    "url": str,
    "private_home": bool,
    "note": str,
    "own": dict,  # 自分の列: {heading: text}, word for word; for the staff alone, whatever was consented
    # What geocoding adds; no file holds these, and they are no facts.
    "precision": str,  # lot | block: how the position was found from the address
    "metres": int,  # how far off it may be
    "doubt": dict,  # {"reason", "candidates": [{"label", "town", "precision", "metres", "lon", "lat"}]}
    # 受け入れの目安: "yes" or "no", a key each, so that audience, consent, change and filter hold for each alone.
    **dict.fromkeys(welcome(), str),
}

SMALL_AREA_KEYS: dict[str, type | tuple[type, ...]] = {
    "key_code": str,  # 9 or 11 digits, text
    "part": str,  # KIGO_E, "" where the area has one piece
    "name": str,  # MOJI / S_NAME as printed
    "census": int,  # year of the census; 0 = a boundary alone, without people of its own
    "people": int,  # JINKO of this piece (0 on all pieces but one)
    "households": int,
    "hcode": int,  # 8101 町丁・字等, 8154 水面
    "city_code": str,  # five digits
    "boundary": str,  # exact | point | approximate (概略境界)
}

POPULATION_KEYS: dict[str, type | tuple[type, ...]] = {
    "town": str,  # as printed
    "key_code": str,  # where the table is keyed by KEY_CODE
    "register": str,  # juki | census | homes (households by kind, nobody counted)
    "as_of": str,  # ISO day
    "people": (int, type(None)),
    "age65plus": (int, type(None)),
    "age75plus": (int, type(None)),
    "households": (int, type(None)),
    "status": str,  # ok | suppressed | carries (holds the people of suppressed neighbours)
    "carried_by": str,  # key of the row that carries the people of a suppressed one, where the source says which
    "bands": dict,  # {"0-4": people, …, "85+": people}
    "men": dict,  # the men among them, {} where the table tells no sexes
    "homes": dict,  # register "homes": {"all": 一般世帯, "alone65plus": …, "couples65plus": …}
}

ZONE_KEYS: dict[str, type | tuple[type, ...]] = {
    "kind": str,  # id of a ZoneKind
    "fiscal_year": int,  # 年度, 0 where the source does not tell
    "name": str,
    "members": list,  # [{"town": name or KEY_CODE, "part": bool}]; empty for a zone made of a polygon
}

TOWN_KEYS: dict[str, type | tuple[type, ...]] = {
    "town": str,  # 町丁
    "block": str,  # 街区符号・地番, "" for the town itself
    "key_code": str,
}

BOUNDARY_KEYS: dict[str, type | tuple[type, ...]] = {"city_code": str, "name": str, "boundary": str}

LINE_KEYS: dict[str, type | tuple[type, ...]] = {"kind": str, "name": str, "main": bool}

MESH_KEYS: dict[str, type | tuple[type, ...]] = {
    "mesh": str,
    "people": (int, type(None)),
    "age65plus": (int, type(None)),
    "age75plus": (int, type(None)),
    "households": (int, type(None)),
    "status": str,  # ok | merged_target | suppressed
    "target": str,
}

PROJECTION_KEYS: dict[str, type | tuple[type, ...]] = {
    "mesh": str,
    "year": int,
    "people": float,  # fractions, as the source gives them
    "age65plus": (float, type(None)),
    "age75plus": (float, type(None)),
}

OBSERVATION_KEYS: dict[str, type | tuple[type, ...]] = {
    "town": str,  # 町丁 only: nothing about a person is finer
    "month": str,  # YYYY-MM
    "category": str,
    "count": int,
}

PLACE_FACT_KEYS: dict[str, type | tuple[type, ...]] = {
    "kind": str,  # of layers/survey/kinds.toml
    "text": str,  # speaks of no person; of a held row what is proposed instead
    "day": str,
    "town": str,  # 町丁 only
    "lat": float,
    "lon": float,
    "held": bool,
    "photos": list,  # names of photographs beside the list; kept nowhere
}

WALK_NETWORK_KEYS: dict[str, type | tuple[type, ...]] = {
    "name": str,
    "network": WalkNetwork,  # all of it: one record is one network
    "nodes": int,
    "edges": int,  # directed
    "kilometres": float,  # of streets; what is walked both ways counts once
    "steps": int,  # edges that are 階段
    "pieces": int,
    "apart": int,  # nodes outside the largest piece
    "without_height": int,
    "cut": int,  # nodes left out beyond the city and what lies around it
}

KEYS: dict[str, dict[str, type | tuple[type, ...]]] = {
    "places": PLACE_KEYS,
    "small_areas": SMALL_AREA_KEYS,
    "population": POPULATION_KEYS,
    "zones": ZONE_KEYS,
    "towns": TOWN_KEYS,
    "boundary": BOUNDARY_KEYS,
    "lines": LINE_KEYS,
    "mesh": MESH_KEYS,
    "projection": PROJECTION_KEYS,
    "observations": OBSERVATION_KEYS,
    "place_facts": PLACE_FACT_KEYS,
    "walk_network": WALK_NETWORK_KEYS,
}


def faults(content: str, values: dict[str, Any]) -> list[str]:
    """Keys that the content does not know or whose type is wrong; empty when the record may be stored."""
    known = KEYS[content]
    return [key for key, value in values.items() if key not in known or not isinstance(value, known[key])]
