"""People in: the pages and addresses of the map.

What stands behind the pages of a city is loaded with its application alone: a hall needs little of it.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from layers.store import Store
    from webmap.settings import Settings


def create_app(settings: "Settings", store: "Store | None" = None) -> "Flask":
    """The application of one store; each module of ``webmap.views`` with a ``VIEW`` is a page family."""
    from webmap import application  # noqa: PLC0415 - see above

    return application.create_app(settings, store)
