"""配置案 in words: the sentence, the proof or the gap, and the command that asks the very same again."""

import argparse
import shlex
from dataclasses import replace

from etl.siting_command import COMMANDS, question_asked
from layers.access.question import Question
from layers.access.siting.answered import ChosenPlace, ReachedRow, SitingAnswer
from layers.access.siting.asked import SitingQuestion
from layers.access.siting.result import Siting
from layers.catalog import siting_words as words

ASKED = SitingQuestion(
    coverage=Question(service="kayoinoba", minutes=8, travel="with_transport", frequency="weekly"),
    k=2,
    candidates=("community_centre", "park", "sp-1"),
    floor="0.3",
    fixed=("sp-1",),
)
FOUND = SitingAnswer(
    question=ASKED,
    siting=Siting(
        chosen=(0,), objective=95, bound=100, status="gap", gap=0.05, greedy_objective=90, greedy=(1,), today=0
    ),
    chosen=(ChosenPlace(id="a", name="中央公園", kind="park", lonlat=(134.0, 34.0), people=95),),
    greedy=("東公園",),
    rows=(ReachedRow(code="1", name="西一丁目", people=400, uncovered=190, reached=95),),
    zones=(),
    looked_at=12,
    untied=("b",),
    people_as_of="2026-02-28",
    fingerprint="",
)


def test_the_sentence_says_who_how_far_and_which_candidates() -> None:
    assert words.sentence_of(ASKED) == (
        "75歳以上の人が、送迎もふくめて8分以内に、週1回以上の通いの場へ行って帰って来られるように、"
        "あと2か所ひらくなら、コミュニティセンター・公民館・公園・選んだ1か所のどこがいちばん届くか？"
    )


def test_the_gap_is_said_and_a_proof_only_where_there_is_one() -> None:
    assert "最大 5.00％" in words.proof(FOUND)
    proven = replace(FOUND, siting=replace(FOUND.siting, status="optimal", gap=0.0, bound=95))
    assert words.proof(proven) == "これが最善と証明できました。"


def test_what_greedy_alone_would_lose() -> None:
    assert "5人の差が出ました（東公園）" in words.beside_greedy(FOUND)
    same = replace(FOUND, siting=replace(FOUND.siting, greedy_objective=95))
    assert "同じ結果" in words.beside_greedy(same)
    broken = replace(FOUND, siting=replace(FOUND.siting, greedy_objective=None))
    assert "下限を守れません" in words.beside_greedy(broken)


def test_what_it_stands_on() -> None:
    lines = " ".join(words.assumptions(FOUND))
    for told in ("12か所", "位置が分からないか", "送迎を見込んでいません", "30％以上", "1か所でやめました"):
        assert told in lines
    median = replace(FOUND, question=replace(ASKED, method="p-median", floor="today"))
    assert "60分かかるものとして" in " ".join(words.assumptions(median))
    assert "いまより減らない" in " ".join(words.assumptions(median))
    assert words.total(FOUND) == "新しく95人が届くようになります（いま通えない190人のうち50.0％）"


def test_the_command_asks_the_very_same() -> None:
    parser = argparse.ArgumentParser()
    COMMANDS["siting"].arguments(parser)
    for asked in (ASKED, replace(ASKED, method="p-median", floor="today", zone_kind="school", forbidden=("x",))):
        told = shlex.split(words.command(asked))
        assert told[:2] == ["ibashomap", "siting"]
        assert question_asked(parser.parse_args(told[2:])) == asked
