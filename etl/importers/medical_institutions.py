"""医療機関一覧: sheet 10 of 自治体標準オープンデータセット and its predecessor, in all families of headings."""

from etl.known_sheets.importer import Sheet

IMPORTER = Sheet(__file__)
