"""Letters: how wide and high words stand on paper, measured in the very font that is embedded."""

import math
import re
from functools import cache
from importlib import resources

from PIL import ImageFont

POINT = 25.4 / 72
_MEASURED = 200
# The ink of a kanji reaches so far above and below the line, in parts of the letter size.
ASCENT, DESCENT = 0.88, 0.12
_PARTS = re.compile(
    r"[「『（(［]*(?:[0-9０-９]+(?:丁目|番町|区|番)?|[A-Za-z]+|.)[」』）)］、。・ーぁぃぅぇぉっゃゅょァィゥェォッャュョ]*",
    re.DOTALL,
)
# At these the font's own layout gives up.
_BREAKS = re.compile("[\n\r\x1c-\x1e\x85\u2029]")
_FILES = {
    False: ("noto_cjk_sans_jp_regular", "NotoSansCJKjp-Regular.otf"),
    True: ("noto_cjk_sans_jp_bold", "NotoSansCJKjp-Bold.otf"),
}


@cache
def _font(*, bold: bool) -> ImageFont.FreeTypeFont:
    package, name = _FILES[bold]
    return ImageFont.truetype(str(resources.files(package) / name), _MEASURED)


@cache
def width(text: str, size: float, *, bold: bool = False) -> float:
    """Millimetres of one line in letters of ``size`` millimetres; what would begin another line is a space."""
    return float(_font(bold=bold).getlength(_BREAKS.sub(" ", text))) * size / _MEASURED


@cache
def kanji_height(size: float, *, bold: bool = False) -> float:
    """How high the ink of a full kanji stands in letters of ``size`` millimetres."""
    _, top, _, bottom = _font(bold=bold).getbbox("\u56fd")
    return float(bottom - top) * size / _MEASURED


def lines(text: str, size: float, room: float, *, bold: bool = False) -> tuple[str, ...]:
    """The text broken into lines no wider than ``room``, as even as they can be.

    「2丁目」 stays whole, no line begins with a closing sign or ends with an opening one; a part that is wider than
    the room stands in a line of its own.
    """
    whole = width(text, size, bold=bold)
    if whole <= room:
        return (text,)
    even = min(room, whole / math.ceil(whole / room) + 0.6 * size)
    found, line = [], ""
    for part in _PARTS.findall(text):
        if line and width(line + part, size, bold=bold) > even:
            found.append(line.strip())
            line = ""
        line += part
    return tuple(one for one in (*found, line.strip()) if one)
