"""Siting 配置案: where the next k places help most, among real candidates, with the proof or the gap."""

from layers.access.siting.choose import solve
from layers.access.siting.floors import as_today, at_least
from layers.access.siting.options import METHODS, Options, Task
from layers.access.siting.result import Siting

__all__ = ["METHODS", "Options", "Siting", "Task", "as_today", "at_least", "solve"]
