"""国土数値情報 P04 医療機関: hospitals, clinics and dentists of a prefecture, cut to the city by their address."""

from etl.known_sheets.importer import Sheet

IMPORTER = Sheet(__file__)
