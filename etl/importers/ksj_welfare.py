"""国土数値情報 P14 福祉施設: one column, two meanings; P14_003 is an address until 2015, a code since 2021.

The old editions name 地域包括支援センター, but are too old to be shown as truth: those stay with the staff until asked.
"""

from etl.known_sheets.importer import Sheet

IMPORTER = Sheet(__file__)
