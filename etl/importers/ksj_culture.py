"""国土数値情報 P27 文化施設: houses that might hold a gathering, taken as 候補地 unless their name tells more."""

from etl.known_sheets.importer import Sheet

IMPORTER = Sheet(__file__)
