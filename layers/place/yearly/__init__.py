"""The yearly count of 通いの場 as the national survey of 総合事業 asks for it: places, participants, share of the 65+.

The form of a year is data (``forms/*.toml``); what a list does not tell is counted apart and never guessed.
"""

from layers.place.yearly.form import Form, form, forms
from layers.place.yearly.tally import Line, Tally, tally

__all__ = ["Form", "Line", "Tally", "form", "forms", "tally"]
