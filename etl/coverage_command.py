"""`ibashomap coverage`: who cannot walk there and back, by 町丁目; only what the flags say is asked."""

import argparse
import contextlib
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from etl.derive import answered
from layers.access.answer import Answer, Row
from layers.access.answer_table import table
from layers.access.definitions import definition, definitions
from layers.access.question import FREQUENCIES, MEASURES, PEOPLE, SEXES, TRAVEL, Question
from layers.access.walkers import walkers
from layers.catalog import coverage_words as words
from layers.command import Command, reply, say
from layers.command import answer as tell
from layers.errors import LayersError
from layers.export import csv_file
from layers.place.traits import who
from layers.store import Store
from layers.trust.audience import OPERATOR
from layers.vocabulary import audiences, kinds
from layers.wording import sentence

_OUT = "-"
_ASKED = (
    *("minutes", "people", "walker", "travel", "measure", "frequency", "sex", "age", "seats", "confirmed_months"),
    *("year", "audience"),
)


def question_arguments(parser: argparse.ArgumentParser, *, kind: str | None = None) -> None:
    """What a question of coverage is made of; whatever is not said stays as the definition has it.

    ``kind``: what is asked about where nobody says it; None: it has to be said.
    """
    parser.add_argument(
        "--kind", required=kind is None, default=kind, choices=[*kinds(), *definitions()], metavar="K", help="何の場か"
    )
    parser.add_argument("--minutes", type=float, help="何分以内か（10）")
    parser.add_argument("--people", choices=PEOPLE, help="だれが（75plus）")
    parser.add_argument("--walker", choices=list(walkers()), help="どう歩く人か（older75）")
    parser.add_argument("--travel", choices=TRAVEL, help="歩いて・送迎もふくめて・車で送ってもらって")
    parser.add_argument("--measure", choices=MEASURES, help="道のりか、直線距離か")
    parser.add_argument("--frequency", choices=FREQUENCIES, help="どのくらいの回数か")
    parser.add_argument("--sex", choices=[one for one in SEXES if one], help="この性別の人が使える場だけ")
    parser.add_argument("--age", type=int, help="この年齢の人が使える場だけ")
    parser.add_argument("--attribute", action="append", choices=list(who()), help="この人が使える場だけ")
    parser.add_argument("--seats", type=int, help="空きがこれだけある場だけ")
    parser.add_argument("--confirmed-months", type=int, help="最終確認日がこの月数以内の場だけ")
    parser.add_argument("--year", type=int, help="この年の推計人口で")
    parser.add_argument("--audience", choices=list(audiences()), help="だれが見てよい場まで数えるか（public）")


def question_of(asked: argparse.Namespace) -> Question:
    """The question that the arguments ask."""
    said: dict[str, Any] = {name: getattr(asked, name) for name in _ASKED if getattr(asked, name) is not None}
    if asked.attribute:
        said["attributes"] = tuple(asked.attribute)
    return definition(asked.kind).question(**said)


def _arguments(parser: argparse.ArgumentParser) -> None:
    question_arguments(parser)
    out = parser.add_mutually_exclusive_group()
    out.add_argument("--json", action="store_true", help="JSONで答える")
    out.add_argument("--csv", nargs="?", const=_OUT, metavar="FILE", help="CSVで答える（FILEがあればそこに保存）")


def _run(asked: argparse.Namespace) -> int:
    question = question_of(asked)
    with closing(Store.open(asked.db)) as store:
        found = answered(store, OPERATOR, question, lambda _share, message: say(sentence(message)))
        with contextlib.suppress(LayersError), store.writing(OPERATOR) as unit:
            # An answer is an answer even where nothing can be written.
            unit.coverage.keep(found)
    if asked.json:
        tell(found.to_json())
    elif asked.csv:
        _csv(found, asked.csv)
    else:
        _told(found)
    return 0


def _csv(found: Answer, out: str) -> None:
    written = csv_file.table("", table(found))
    if out == _OUT:
        sys.stdout.buffer.write(written)
        sys.stdout.buffer.flush()
    else:
        Path(out).write_bytes(written)


def _told(found: Answer) -> None:
    reply(words.sentence_of(found.question))
    reply(f"{found.people:,}人のうち{found.uncovered:,}人（{words.share(found.uncovered, found.people)}）")
    for row in _worst(found.rows):
        near = f"{row.place_name} {words.minutes(row.minutes)}" if row.place else "—"
        reply(f"  {row.name} {row.uncovered:,}/{row.people:,}人 {near}")
    for heading, lines in words.assumptions(found)[1:]:
        reply(heading)
        for line in lines:
            reply(f"  {line}")


def _worst(rows: Sequence[Row]) -> list[Row]:
    """Those with anybody uncovered, most people first."""
    return sorted((row for row in rows if row.uncovered), key=lambda row: (-row.uncovered, row.code))


COMMANDS = {"coverage": Command(help="歩いて行けない人が、どの町丁目に何人いるか", arguments=_arguments, run=_run)}
