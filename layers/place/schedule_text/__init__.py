"""Japanese schedule text ⇄ Schedule: 「第2・4火曜 10時～11時半（祝日休み）」.

What cannot be known from the text is refused and stays text: a wrong date is the worst error.
"""

from layers.place.schedule_text.reading import Reading, read
from layers.place.schedule_text.writing import write

__all__ = ["Reading", "read", "write"]
