"""「ちがっていたら教えてください」: where somebody who knows better can say so."""

import re

from layers.city import City

_PHONE = re.compile(r"0\d{1,4}-\d{1,4}-\d{3,4}")


def telling(city: City) -> dict[str, str]:
    """Who is told, by which phone and mail; empty where the city's file does not say."""
    office = city.office
    found = _PHONE.search(city.contact)
    return {
        "who": office.get("name") or city.contact or city.name,
        "phone": office.get("phone") or (found[0] if found else ""),
        "mail": office.get("mail", ""),
    }
