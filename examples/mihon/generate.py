"""``python examples/mihon/generate.py OUTDIR`` writes 架空の「みほん市」; the same bytes on every run."""

import sys
from pathlib import Path

if __package__ in {None, ""}:
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from mihon import (
    persons,
    write_census,
    write_desks,
    write_facilities,
    write_gatherings,
    write_households,
    write_map,
    write_mesh,
    write_projection,
    write_residents,
    write_survey,
    write_tables,
    write_zones,
)

README = """架空の「みほん市」　見本データ

このフォルダの中身は、すべて作りものです。
みほん市という市はありません。町名、人口、団体、会場、氏名、電話番号、住所、訪問記録は、
すべて examples/mihon/generate.py が作った架空のもので、実在の人・団体・場所とは関係がありません。
電話番号は、実際には割り当てられない番号（0799-00-、090-0000-、080-0000- で始まるもの）だけを使っています。
団体コード 289990 は、どの市町村にも割り当てられていません。位置は海の上です。

ファイルの形は、実際の公的統計・オープンデータ・現場の名簿と同じです。
  census/      国勢調査の小地域（Shapefile）、年齢別人口、世帯の家族類型、250mメッシュ
  population/  住民基本台帳の町丁別・年齢別人口、将来推計人口のメッシュ
  lists/       通いの場、居場所、サロン、相談窓口などの一覧
  shelters/    指定緊急避難場所・指定避難所
  zones/       生活圏域、地区
  gazetteer/   位置参照情報（街区レベル）、町名の位置
  boundary/    市の境界
  walk/        歩行者の道路網（標高つき）
  survey/      訪問記録、マッピング調査（内部資料の見本）

利用条件：Apache License 2.0 または CC0 1.0（好きな方を選んで自由に使えます）
"""


def generate(out: Path) -> None:
    """All files of the town under ``out``."""
    persons.restart_numbers()
    write_census.write_boundaries(out / "census")
    write_census.write_statistics(out / "census")
    write_households.write_households(out / "census")
    write_mesh.write_mesh(out / "census")
    write_projection.write_projection(out / "population")
    write_residents.write_residents(out / "population")
    for write in (
        write_gatherings.write_kayoinoba,
        write_gatherings.write_salons,
        write_gatherings.write_ibasho,
        write_desks.write_desks,
        write_desks.write_centres,
        write_desks.write_meals,
        write_desks.write_playrooms,
        write_desks.write_daytime,
        write_facilities.write_facilities,
        write_facilities.write_meeting_halls,
    ):
        write(out / "lists")
    write_facilities.write_shelters(out / "shelters")
    write_zones.write_zones(out / "zones")
    write_map.write_gazetteer(out / "gazetteer")
    write_map.write_boundary(out / "boundary")
    write_map.write_walk(out / "walk")
    write_survey.write_visits(out / "survey")
    write_survey.write_findings(out / "survey")
    write_tables.write_text(out / "README.txt", README)


def main(arguments: list[str]) -> int:
    """Write the town into the folder that is named."""
    if len(arguments) != 1:
        print("usage: python generate.py OUTDIR", file=sys.stderr)
        return 2
    generate(Path(arguments[0]))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
