"""国土数値情報 P29 学校, and the points of schools in A27 小学校区 and A32 中学校区: where the schools stand.

The polygons of A27 and A32 are zones and are read by another importer.
"""

from etl.known_sheets.importer import Sheet

IMPORTER = Sheet(__file__)
