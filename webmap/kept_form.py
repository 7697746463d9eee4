"""What somebody had written whose sign-in had ended meanwhile: it goes through the door with them, stored nowhere."""

import json

from werkzeug.datastructures import MultiDict

# The guard of the form that was sent; the one that sends it again has its own.
_OWN = ("csrf_token",)


def write(form: MultiDict[str, str]) -> str:
    """The fields of a form as one text; "" where there are none."""
    pairs = [(name, value) for name, value in form.items(multi=True) if name not in _OWN]
    return json.dumps(pairs, ensure_ascii=False) if pairs else ""


def read(text: str) -> tuple[tuple[str, str], ...]:
    """The fields again; nothing where the text is none of ours."""
    try:
        pairs = json.loads(text or "[]")
    except (ValueError, RecursionError):
        return ()
    if not isinstance(pairs, list) or not all(_is_pair(pair) for pair in pairs):
        return ()
    return tuple((name, value) for name, value in pairs if name not in _OWN)


def _is_pair(pair: object) -> bool:
    return isinstance(pair, list) and len(pair) == 2 and all(isinstance(part, str) for part in pair)
