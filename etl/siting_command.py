"""`ibashomap siting`: where the next k places help most, among real candidates, proven or with the gap."""

import argparse
import contextlib
from contextlib import closing

from etl.coverage_command import question_arguments, question_of
from etl.sitings import sited
from layers.access.siting.answered import SitingAnswer
from layers.access.siting.asked import SitingQuestion
from layers.access.siting.options import METHODS
from layers.access.siting.places import SECONDS
from layers.catalog import siting_words as words
from layers.command import Command, reply, say
from layers.command import answer as tell
from layers.errors import LayersError
from layers.store import Store
from layers.trust.audience import OPERATOR
from layers.wording import sentence

_KIND = "kayoinoba"


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--k", type=int, default=1, help="あと何か所ひらくか（1）")
    parser.add_argument("--candidates", nargs="+", required=True, metavar="K", help="候補の種類、または場所のid")
    parser.add_argument("--method", choices=METHODS, default=METHODS[0], help="届く人を多く、または歩く時間を短く")
    parser.add_argument("--floor", default="", help="圏域ごとの下限：today か、人数の割合（0.3 など）")
    parser.add_argument("--zone-kind", default="", help="下限をみる圏域の種類（最初の種類）")
    parser.add_argument("--fixed", nargs="+", default=(), metavar="ID", help="必ずひらく候補")
    parser.add_argument("--forbidden", nargs="+", default=(), metavar="ID", help="使えない候補")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="最善の証明にかける秒数")
    parser.add_argument("--json", action="store_true", help="JSONで答える")
    question_arguments(parser, kind=_KIND)


def _run(asked: argparse.Namespace) -> int:
    question = SitingQuestion(
        coverage=question_of(asked),
        k=asked.k,
        candidates=tuple(part for one in asked.candidates for part in one.split(",") if part),
        method=asked.method,
        floor=asked.floor,
        zone_kind=asked.zone_kind,
        fixed=tuple(asked.fixed),
        forbidden=tuple(asked.forbidden),
    )
    told: list[str] = []

    def step(_share: float, message: str) -> None:
        if message not in told:
            told.append(message)
            say(sentence(message))

    with closing(Store.open(asked.db)) as store:
        found = sited(store, OPERATOR, question, step, seconds=asked.seconds)
        with contextlib.suppress(LayersError), store.writing(OPERATOR) as unit:
            # An answer is an answer even where nothing can be written.
            unit.sitings.keep(found)
    if asked.json:
        tell(found.to_json())
    else:
        _told(found)
    return 0


def _told(found: SitingAnswer) -> None:
    reply(words.sentence_of(found.question))
    reply(words.total(found))
    for place in found.chosen:
        reply(f"  {place.name} {place.people:,}人")
    reply(words.proof(found) + words.beside_greedy(found))
    for line in words.assumptions(found):
        reply(f"  {line}")


COMMANDS = {"siting": Command(help="あと何か所ひらくなら、どこがいちばん届くか", arguments=_arguments, run=_run)}
