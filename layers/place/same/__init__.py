"""Are two entries the same group meeting at the same place, however spelled, abbreviated or renamed?"""

from layers.place.same.judge import Entry, Judgement, judge

__all__ = ["Entry", "Judgement", "judge"]
