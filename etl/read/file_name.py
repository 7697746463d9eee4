"""The name of an uploaded file as every system can hold it: Windows knows signs and words that stand in no name."""

import re
from pathlib import PurePath

# A wide sign looks alike, and reads alike where names are compared.
_WIDE = {ord(sign): chr(ord(sign) + 0xFEE0) for sign in '<>:"|?*\\'}
_UNSEEN = re.compile(r"[\x00-\x1f\x7f]")
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


def holdable(name: str) -> str:
    """The last part of the name; never empty, never a device, without an end that Windows would cut off."""
    last = _UNSEEN.sub("", PurePath(name.replace("\0", "")).name).translate(_WIDE).rstrip(". ")
    return f"_{last}" if not last or _DEVICES.match(last) else last
