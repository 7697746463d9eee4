"""The desks of 話し合い in a Unit: talks, halls, raised hands, profiles and the words of residents."""

from functools import cached_property
from typing import TYPE_CHECKING, Self, cast

from sqlalchemy import Connection

from layers.store.crowds import Crowds
from layers.store.hall_results import HallResults
from layers.store.halls import Halls
from layers.store.profile_sheets import ProfileSheets
from layers.store.profiles import Profiles
from layers.store.raised_hands import RaisedHands
from layers.store.resident_words import ResidentWords
from layers.store.talks import Talks
from layers.store.visions import Visions
from layers.trust.audience import Viewer

if TYPE_CHECKING:
    from collections.abc import Callable

    from layers.store.unit import Unit


class WorkshopDesks:
    """What a Unit holds of the evenings."""

    def __init__(self, connection: Connection, viewer: Viewer, crowds: Crowds) -> None:
        """A part of a Unit."""
        self._connection = connection
        self._crowds = crowds
        self.viewer = viewer

    def seen_by(self, viewer: Viewer) -> Self:
        """The same transaction as somebody else sees it."""
        return type(self)(self._connection, viewer, self._crowds)

    @cached_property
    def talks(self) -> Talks:
        """話し合い."""
        return Talks(self._connection, self.viewer)

    @cached_property
    def halls(self) -> Halls:
        """会場."""
        # Nobody but a Unit holds these desks.
        return Halls(self._connection, self.viewer, cast("Callable[[Viewer], Unit]", self.seen_by))

    @cached_property
    def hall_results(self) -> HallResults:
        """会場の結果."""
        return HallResults(self._connection, self.viewer, cast("Callable[[Viewer], Unit]", self.seen_by))

    @cached_property
    def raised_hands(self) -> RaisedHands:
        """手をあげた人."""
        return RaisedHands(self._connection, self.viewer)

    @cached_property
    def visions(self) -> Visions:
        """地域ビジョン that everybody may read."""
        return Visions(self._connection, self.viewer)

    @cached_property
    def profiles(self) -> Profiles:
        """地域プロフィール."""
        return Profiles(self._connection, cast("Unit", self), self._crowds)

    @cached_property
    def profile_sheets(self) -> ProfileSheets:
        """地域プロフィール of all zones of a kind, on paper."""
        return ProfileSheets(self._connection, self.viewer, cast("Callable[[Viewer], Unit]", self.seen_by))

    @cached_property
    def resident_words(self) -> ResidentWords:
        """住民のことば."""
        return ResidentWords(self._connection, self.viewer)
