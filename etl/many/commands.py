"""`many`: one question over a list of cities, resumable, on dask.distributed or in this process."""

import argparse
import json
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict
from pathlib import Path

from etl.many import listed
from etl.many.run import COMPUTED, FAILED, KEPT, run
from etl.many.spread import Spread, cluster, here
from etl.many.work import answered
from layers.access.question import Question
from layers.command import Command, answer, reply, say
from layers.errors import Refused
from layers.wording import sentence

_SAID = {COMPUTED: "many.computed", KEPT: "many.kept", FAILED: "many.failed"}


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--cities", required=True, type=Path, metavar="FILE", help="市の一覧（TOML。[[city]] に id と db）"
    )
    parser.add_argument(
        "--question", default="{}", metavar="JSON", help="問い（coverage --json の question の形。@ファイル も可）"
    )
    parser.add_argument("--out", type=Path, default=Path("many"), help="結果を置くフォルダー（ふつうは many）")
    parser.add_argument(
        "--scheduler", default="", metavar="ADDRESS", help="動いている dask の受付（ふつうはこの機械の中に作る）"
    )
    parser.add_argument("--workers", type=int, default=2, help="この機械の中の作業の数（0は1つずつ。daskは要りません）")
    parser.add_argument("--json", action="store_true", help="JSONで答える")


def _many(asked: argparse.Namespace) -> int:
    question, cities = _question(asked.question), listed.read(asked.cities)

    def tell(done: int, whole: int, name: str) -> None:
        say(f"{done}/{whole} {name}".rstrip())

    with _spread(asked) as spread:
        found = run(cities, question, asked.out, spread=spread, work=answered, tell=tell)
    if asked.json:
        answer({"question": question.to_json(), "out": str(asked.out), "cities": [asdict(one) for one in found]})
    else:
        for one in found:
            reply(f"{one.id} {sentence(_SAID[one.status])} {one.file or one.message}")
    return 1 if all(one.status == FAILED for one in found) else 0


def _spread(asked: argparse.Namespace) -> AbstractContextManager[Spread]:
    if asked.scheduler or asked.workers > 0:
        return cluster(asked.scheduler, asked.workers)
    return nullcontext(here)


def _question(given: str) -> Question:
    """The question as JSON; what is not named keeps its usual value, the service is 通いの場."""
    try:
        text = Path(given[1:]).read_text("utf-8-sig") if given.startswith("@") else given
        told = json.loads(text)
        return Question.from_json({"service": "kayoinoba", **told})
    except (OSError, ValueError, TypeError) as fault:
        raise Refused("many.question", reason=str(fault)) from fault


COMMANDS = {"many": Command(help="たくさんの市に、同じ問いをする", arguments=_arguments, run=_many, needs_store=False)}
