"""Forms of 話し合い as a browser would send them."""

import re

from tests.webmap.conftest import post


def form_of(text: str, action: str) -> dict[str, list[str] | str]:
    """The form of a page as a browser would send it untouched."""
    (inside,) = re.findall(rf'<form[^>]*action="{re.escape(action)}"[^>]*>(.*?)</form>', text, re.DOTALL)
    told: dict[str, list[str] | str] = {}
    for tag in re.findall(r"<input[^>]*>", inside):
        box = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        if "name" in box and (box.get("type") not in ("checkbox", "radio") or " checked" in tag):
            kept = told.get(box["name"], [])
            told[box["name"]] = [*kept, box.get("value", "")]
    return told | dict(re.findall(r'<textarea name="(\w+)"[^>]*>(.*?)</textarea>', inside, re.DOTALL))


def a_note(client, meeting: str, **told: object):
    page = client.get(meeting).text
    key = re.findall(r'name="key" value="([0-9a-f]{32})"', page)[0]
    return post(client, f"{meeting}/notes", page=meeting, **{"key": key, "kind": "wish", "text": "朝の体操", **told})
