"""Invented names, telephone numbers that no exchange can give out, and the ways in which people write a time."""

from itertools import count

from .plan import dice, words

_FAMILY = words("""
山野 川瀬 森下 小池 松尾 浜田 西村 東山 大谷 中原 岡部 宮本 藤田 坂口 谷川 上田 原口 水野 吉岡 久保 髙木 北﨑 白井 堀内
""")
_GIVEN = words("""
和子 節子 幸子 洋子 久美子 正夫 茂 勝 弘 恵美 清 恭子 敏夫 礼子 昭 美智子 健一 文子 隆 明美 誠 千代 孝 由紀
""")
_numbers = count(1001, 7)

# 曜日 and 時間 as they stand in the two columns of the list of 通いの場
DAYS = (
    "毎週火曜",
    "第2・4火曜",
    "毎週水(祝休)",
    "第１・３木曜日",
    "毎週金曜日",
    "月・木",
    "第2土曜",
    "隔週金曜",
    "毎月第1月曜",
    "第3水",
    "毎週木（８月・祝日は休み）",
    "第１～４月曜日",
    "火、金",
    "毎月最終金曜",
    "第2･4水曜（1月は第3・4）",
)
HOURS = (
    "10時～11時半",
    "13:30～15:00",
    "午前10時から11時",
    "9:30-11:00",
    "１３：００～１４：３０",
    "14時～15時",
    "10:00〜11:30",
    "午後１時半～３時",
    "9時半～10時半",
    "13時から15時頃",
)
FEES = ("無料", "100円", "１回200円", "月500円", "なし", "年会費1,000円", "200円（お茶代）", "実費", "1回　100円")


def person(topic: str) -> str:
    """A family and a given name; about one in five without the space between."""
    chance = dice(f"person {topic}")
    gap = "" if chance.random() < 0.2 else "　" if chance.random() < 0.6 else " "
    return chance.choice(_FAMILY) + gap + chance.choice(_GIVEN)


def office_phone() -> str:
    """0799-00-xxxx: an exchange never starts with 0."""
    return f"0799-00-{next(_numbers):04d}"


def any_phone(topic: str) -> str:
    """A private line, mobile more often than not, in one of the usual spellings; sometimes none."""
    chance, number = dice(f"phone {topic}"), f"{next(_numbers):04d}"
    wide = f"０９０－００００－{number}".translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    forms = (f"090-0000-{number}", f"080-0000-{number}", f"0799-00-{number}", f"(0799)00-{number}", wide, "")
    return chance.choices(forms, weights=(5, 2, 5, 1, 1, 1))[0]


def restart_numbers() -> None:
    """Begin the telephone numbers anew, so that a second town in one process equals the first."""
    global _numbers  # noqa: PLW0603 - the one counter of this module
    _numbers = count(1001, 7)
