"""配置案 in words: the question as a sentence, the proof or the gap, and the command that says it again."""

import shlex

from layers.access.siting.answered import SitingAnswer
from layers.access.siting.asked import TODAY, SitingQuestion
from layers.catalog.coverage_words import command as coverage_command
from layers.catalog.coverage_words import minutes, reach, share, where, who
from layers.vocabulary import kinds

METHODS = {
    "mclp": "新しく届く人がいちばん多くなるように",
    "p-median": "みんなの歩く時間の合計がいちばん短くなるように",
}


def candidates(asked: SitingQuestion) -> str:
    """「集会所・公園」; places named one by one are counted."""
    known = [kinds()[one].label for one in asked.candidates if one in kinds()]
    named = sum(one not in kinds() for one in asked.candidates)
    return "・".join([*known, *([f"選んだ{named}か所"] if named else [])])


def sentence_of(asked: SitingQuestion) -> str:
    """The whole question as one sentence."""
    base = asked.coverage
    return (
        f"{who(base)}が、{reach(base)}に、{where(base)}へ行って帰って来られるように、"
        f"あと{asked.k}か所ひらくなら、{candidates(asked)}のどこがいちばん届くか？"
    )


def proof(found: SitingAnswer) -> str:
    """「これが最善と証明できました」, or how far off it can be at most."""
    if found.siting.proven:
        return "これが最善と証明できました。"
    return f"最善との差は最大 {found.siting.gap * 100:.2f}％です（これより良い選び方があっても、この差までです）。"


def beside_greedy(found: SitingAnswer) -> str:
    """What taking the best next place again and again would lose; "" where it is the same."""
    siting = found.siting
    if siting.greedy_objective is None:
        return "いちばん届く所を1つずつ選ぶだけでは、圏域の下限を守れません。"
    lost = abs(siting.objective - siting.greedy_objective)
    if not lost:
        return "いちばん届く所を1つずつ選んでも、同じ結果でした。"
    unit = "人" if found.question.method == "mclp" else "人・分"
    return f"いちばん届く所を1つずつ選ぶだけでは、{lost:,.0f}{unit}の差が出ました（{'・'.join(found.greedy)}）。"


def assumptions(found: SitingAnswer) -> list[str]:
    """What the choice stands on, one line each."""
    asked = found.question
    lines = [
        f"候補は{candidates(asked)}の{found.looked_at:,}か所です。借りられるか、ひらける広さかは、調べていません。",
        "いまの場にすでに届いている人は、除いて数えました。同じ人を2回数えることはありません。",
        METHODS[asked.method] + "選びました。",
    ]
    if asked.method == "p-median":
        lines.append(
            f"{minutes(asked.coverage.minutes)}以内に着けない人は、{minutes(asked.penalty_minutes)}かかるものとして数えました。"
        )
    if found.untied:
        lines.append(f"位置が分からないか、道につながらない候補{len(found.untied):,}か所は、入れていません。")
    if asked.coverage.travel == "with_transport":
        lines.append("新しい場には、送迎を見込んでいません（歩いて来られる人だけを数えます）。")
    if asked.floor == TODAY:
        lines.append("どの圏域も、届く人がいまより減らないことを条件にしました。")
    elif asked.floor:
        lines.append(f"どの圏域でも、{float(asked.floor) * 100:g}％以上の人が届くことを条件にしました。")
    if len(found.chosen) < asked.k:
        lines.append(f"{len(found.chosen)}か所でやめました。これより増やしても、新しく届く人がいません。")
    return lines


def total(found: SitingAnswer) -> str:
    """「新しく 312人 が届くようになります（通えない人 1,024人のうち 30.5％）」."""
    part = share(found.reached, found.uncovered)
    return f"新しく{found.reached:,}人が届くようになります（いま通えない{found.uncovered:,}人のうち{part}）"


def command(asked: SitingQuestion) -> str:
    """What gives the same answer from the shell."""
    words = shlex.split(coverage_command(asked.coverage))[2:-1]
    told = ["ibashomap", "siting", "--k", str(asked.k), *words, "--candidates", *asked.candidates]
    told += ["--method", asked.method] if asked.method != "mclp" else []
    for name in ("floor", "zone_kind"):
        told += [f"--{name.replace('_', '-')}", getattr(asked, name)] if getattr(asked, name) else []
    for name in ("fixed", "forbidden"):
        told += [f"--{name}", *getattr(asked, name)] if getattr(asked, name) else []
    return shlex.join([*told, "--json"])
