"""公共施設一覧: sheet 01 of 自治体標準オープンデータセット and its predecessor; the kind by POIコード, 種別 or name.

Where none of them tells, a house is taken as コミュニティセンター・公民館 and the city is asked.
"""

from etl.known_sheets.importer import Sheet

IMPORTER = Sheet(__file__)
