"""参加費: the text as written, and an amount only where one clear amount stands there."""

import re

from etl.clean import kanji_number, text

_FREE = re.compile(
    r"無料|無償|不要|(?:かかり|徴収し|いただき|頂き|取り|とり)ません|徴収(?:は|も)?(?:な|無)し|徴収して(?:い|おり)ません"
    r"|^(なし|無し|無|0|0円)$|[費金料用担](は|:)?\s*(なし|無し|無)$|^free$",
    re.IGNORECASE,
)
_MORE = re.compile(r"実費|別途|材料費|教材費|お茶代|ただし|但し|初回|入会|のみ|以降|一部|有料")
_AMOUNT = re.compile(
    r"(?:[¥\\]\s*)?(\d{1,3}(?:,\d{3})+|\d+)\s*(万|千)?\s*(?:円|えん|エン|yen)|[¥\\]\s*(\d{1,3}(?:,\d{3})+|\d+)"
)
_BARE = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(?:\.0+)?")
_VAGUE = re.compile(r"程度|約|以上|以内|以下|くらい|ぐらい|前後|~|〜|から|まで|数|[×x]\s*\d|または|又は|or")
# 「無　料」, as letters are set apart to fill a cell.
_SPACED = re.compile(r"(?:[^\x00-\x7f] )+[^\x00-\x7f]")
_TIMES = {"万": 10_000, "千": 1_000, "": 1}


def fee(written: str) -> tuple[str, int | None]:
    """Text and yen: 0 for 無料, an amount where there is exactly one and nothing makes it vague, else ``None``."""
    plain = text.plain(written)
    plain = plain.replace(" ", "") if _SPACED.fullmatch(plain) else plain
    return plain, _yen(kanji_number.before(re.sub(r"(?<=\d)百(?=円)", "00", plain), "円"))


def _yen(plain: str) -> int | None:
    amounts = [
        int((found[1] or found[3]).replace(",", "")) * _TIMES[found[2] or ""] for found in _AMOUNT.finditer(plain)
    ]
    if _FREE.search(plain):
        return None if any(amounts) or _MORE.search(plain) else 0
    bare = _BARE.fullmatch(plain)
    if not amounts and bare:
        return int(bare[1].replace(",", ""))
    return amounts[0] if len(amounts) == 1 and not _VAGUE.search(plain) else None


_PAID = re.compile(r"円|無料|実費|参加費|会費|利用料|[¥￥]|お茶代|材料費|有料")
_AT_END = re.compile(
    # Each run of blanks is taken whole and but once: else a cell full of them would be searched for minutes.
    r"(?<![\s、,・/])[\s、,・/]*+"
    r"((?:(?:参加費|会費|利用料|費用)[:：]?\s*+|[:：]\s*+)?(?:(?:1回|一回|毎回|月額?)\s*+)?(?:無料|[\d,]+円.*|実費.*))$"
)


def apart(written: str) -> tuple[str, str]:
    """Day and fee of a cell that holds both: by its lines, else by the amount at its end."""
    lines = text.lines(written)
    paid = [one for one in lines if _PAID.search(one)]
    when = [one for one in lines if one not in paid]
    if paid and when:
        return "\n".join(when), " ".join(paid)
    plain = text.plain(written)
    end = _AT_END.search(plain)
    if not end or not end.start():
        return written, ""
    return plain[: end.start()].strip(), re.sub(r"^(?:参加費|会費|利用料|費用)[:：]?\s*", "", end[1])
