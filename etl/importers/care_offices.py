"""介護サービス事業所一覧: sheet 09 of 自治体標準オープンデータセット, all families of headings."""

from etl.known_sheets.importer import Sheet

IMPORTER = Sheet(__file__)
