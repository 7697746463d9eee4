"""介護サービス情報公表システム (厚生労働省): the nationwide CSV of one service, 24 columns, cut to the city.

A 定員 of 0 is an empty one. 地域包括支援センター are not in these files.
"""

from etl.known_sheets.importer import Sheet

IMPORTER = Sheet(__file__)
