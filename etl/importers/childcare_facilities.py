"""子育て施設一覧: sheet 05 of 自治体標準オープンデータセット and its predecessor, in all families of headings."""

from etl.known_sheets.importer import Sheet

IMPORTER = Sheet(__file__)
