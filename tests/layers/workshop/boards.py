"""The boards that Python and JavaScript are both held to: ``python -m tests.layers.workshop.boards`` writes them anew.

Each file: {"name", "moves", "board"}; ``chance.json``: a list of such. The board is what ``Board.to_json`` tells.
"""

import json
import random
from pathlib import Path
from typing import Any

from layers.workshop.board import play
from layers.workshop.moves import CHANNELS, FIELDS, Move

FOLDER = Path(__file__).parents[2] / "data" / "boards"


def _move(at: int, subject: str, seat: str, channel: str = "phone", /, *, clock: int = 0, **fields: Any) -> Move:
    return Move(id=f"{at:032x}", subject=subject, fields=fields, clock=clock or at, seat=seat, channel=channel)


def evening() -> list[Move]:
    """An evening: phones, paper, hands; held words; themes, votes, an aim with its steps."""
    notes = [
        ("aaaa", "phone", "wish", "坂の上にベンチがほしい", [134.001, 34.301]),
        ("aaaa", "phone", "good", "朝の体操で顔を合わせる", None),
        ("bbbb", "phone", "trouble", "山田さんが一人で買い物に困っている", [134.002, 34.302]),
        ("ffff", "paper", "meet", "浜の集会所", None),
        ("ffff", "typed", "offer", "花の世話ならできる", None),
    ]
    moves = [_move(1, "hall:now", "ffff", "typed", meeting="m2", people=25, screen="board")]
    for place, (seat, channel, kind, text, spot) in enumerate(notes, 1):
        told = {"text": text, "kind": kind, "spot": spot, "meeting": "m2", "number": place, "table": str(1 + place % 2)}
        moves.append(_move(10 + place, f"note:{seat}-{place}", seat, channel, **told))
    for place, (seat, _, _, text, _) in enumerate(notes, 1):
        shown = "〇〇さんが買い物に困っている" if "山田" in text else text
        told = {"state": "kept_back" if place == 5 else "shown", "shown_text": shown, "seen_text": text}
        moves.append(_move(20 + place, f"note:{seat}-{place}", "ffff", "typed", **told))
    moves += [
        _move(30, "theme:ffff-6", "ffff", "typed", text="歩きやすい道", order=1.5, meeting="m2"),
        _move(31, "theme:ffff-7", "ffff", "typed", text="顔の見える朝", order=1, meeting="m2"),
        _move(32, "note:aaaa-1", "ffff", "typed", theme="ffff-6", order=1),
        _move(33, "note:bbbb-3", "ffff", "typed", theme="ffff-6", order=0.5),
        _move(34, "note:aaaa-2", "aaaa", text="朝の体操で、みんなと顔を合わせる"),
        _move(40, "vote:aaaa:theme:ffff-6", "aaaa", count=2),
        _move(41, "vote:bbbb:theme:ffff-6", "bbbb", count=1),
        _move(42, "vote:aaaa:theme:ffff-6", "aaaa", count=1),
        _move(43, "vote:ffff:theme:ffff-7", "ffff", "hands", count=9, by="1"),
        _move(44, "vote:bbbb:note:aaaa-1", "bbbb", count=0),
        _move(50, "aim:ffff-8", "ffff", "typed", text="ひと息つける坂のまち", theme="ffff-6", meeting="m3"),
        _move(51, "link:ffff-8:aaaa-1", "ffff", "typed", on=True),
        _move(52, "link:ffff-8:bbbb-3", "ffff", "typed", on=True),
        _move(53, "link:ffff-8:ffff-4", "ffff", "typed", on=True),
        _move(54, "link:ffff-8:ffff-4", "ffff", "typed", on=False),
        _move(55, "step:ffff-9", "ffff", "typed", aim="ffff-8", who="自治会", what="ベンチの場所を選ぶ", when="秋まで"),
        _move(56, "step:ffff-a", "ffff", "typed", aim="ffff-8", what="材料を集める", done=True, order=-1),
        _move(57, "note:ffff-4", "ffff", "typed", gone=True),
    ]
    return moves


def early() -> list[Move]:
    """What is said of things that have not arrived yet."""
    return [
        _move(1, "note:aaaa-1", "ffff", "typed", state="shown", shown_text="ベンチ", seen_text="ベンチ"),
        _move(2, "vote:aaaa:note:aaaa-1", "aaaa", count=1),
        _move(3, "step:ffff-1", "ffff", "typed", aim="ffff-2", what="話す"),
        _move(4, "theme:ffff-3", "ffff", "typed", order=1),
        _move(5, "link:ffff-2:aaaa-1", "ffff", "typed", on=True),
    ]


def ties() -> list[Move]:
    """Moves of one stamp that say different things: a broken device; the board is one all the same."""
    texts = ["い", "あ", "𠮷", "a", "\n", '"', "ａ"]
    twins = [_move(1, "note:aaaa-1", "aaaa", text=text) for text in texts]
    orders = [_move(2, "theme:aaaa-1", "aaaa", text="テーマ", order=order) for order in (1.0, 10, 2, 0.5, -1)]
    spots = [_move(3, "note:aaaa-1", "aaaa", spot=spot) for spot in (None, [135, 34.5], [134.25, 35.0])]
    ways = [_move(4, "note:aaaa-2", "aaaa", channel, text="同じ") for channel in ("phone", "paper", "typed")]
    return twins + orders + spots + ways


def by_chance(seed: int) -> list[Move]:
    """Moves that collide: few subjects, few clocks, the same for a seed."""
    chance = random.Random(seed)
    keys = [f"{seat}-{number}" for seat in ("aaaa", "bbbb") for number in (1, 2)]
    words = ["", "坂の上", "朝", "𠮷野", "a", "b"]
    ways: dict[str, Any] = {
        **dict.fromkeys(("text", "shown_text", "seen_text", "who", "what"), lambda: chance.choice(words)),
        **dict.fromkeys(("gone", "on", "decided", "done"), lambda: chance.random() < 0.4),
        **dict.fromkeys(("theme", "aim"), lambda: chance.choice(keys)),
        **dict.fromkeys(("number", "count", "people"), lambda: chance.randrange(4)),
        "order": lambda: chance.choice([0, 1, 0.5, -3]),
        "state": lambda: chance.choice(["waiting", "shown", "kept_back"]),
        "kind": lambda: chance.choice(["wish", "good", "trouble"]),
        "spot": lambda: chance.choice([None, [134.25, 34.5]]),
    }
    made = []
    for number in range(24):
        kind = chance.choice(["note"] * 4 + ["theme", "aim", "step", "link", "vote", "hall"])
        key, other = chance.choice(keys), chance.choice(keys)
        subject = {"hall": "hall:now", "link": f"link:{key}:{other}", "vote": f"vote:aaaa:note:{key}"}
        fields = chance.sample(sorted(set(ways) & FIELDS[kind]), k=min(len(set(ways) & FIELDS[kind]), 3))
        move = Move(
            id=f"{chance.randrange(16) if number % 3 else number:032x}",
            subject=subject.get(kind, f"{kind}:{key}"),
            fields={name: ways[name]() for name in fields},
            clock=chance.randrange(5),
            seat=chance.choice(["aaaa", "bbbb", "ffff"]),
            channel=chance.choice(CHANNELS),
        )
        made.append(move)
    return made


def files() -> dict[str, Any]:
    """What stands in each file."""
    told = {name: _told(name, moves) for name, moves in (("evening", evening()), ("early", early()), ("ties", ties()))}
    return {**told, "chance": [_told(f"chance {seed}", by_chance(seed)) for seed in range(40)]}


def _told(name: str, moves: list[Move]) -> dict[str, Any]:
    return {"name": name, "moves": [move.to_json() for move in moves], "board": play(moves).to_json()}


if __name__ == "__main__":
    for file, content in files().items():
        (FOLDER / f"{file}.json").write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", "utf-8")
