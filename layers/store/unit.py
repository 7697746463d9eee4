"""Unit: one transaction seen by one viewer. Everything that is read or written goes through one of its desks."""

from functools import cached_property
from typing import Any

from sqlalchemy import insert, select, update

from layers import city as cities
from layers.city import City
from layers.errors import NotFound, Refused
from layers.place.crowd import Crowd
from layers.place.plan_lens import Lens
from layers.place.trait_columns import TraitColumns
from layers.store import audit, schema
from layers.store.accounts import Accounts
from layers.store.added import Added
from layers.store.amendments import Amendments
from layers.store.areas import Areas
from layers.store.choices import Choices
from layers.store.confirmations import Confirmations
from layers.store.consents import Consents
from layers.store.coverage import Coverage
from layers.store.ground import Ground
from layers.store.history import History
from layers.store.imports import Imports
from layers.store.jobs import Jobs
from layers.store.kept_files import KeptFiles
from layers.store.past import Past
from layers.store.places import Places
from layers.store.placings import Placings
from layers.store.prints import Prints
from layers.store.recipes import Recipes
from layers.store.replies import Replies
from layers.store.savings import Savings
from layers.store.scenarios import Scenarios
from layers.store.sheets import Sheets
from layers.store.sitings import Sitings
from layers.store.staged import Staged
from layers.store.summary import summary
from layers.store.survey_photos import SurveyPhotos
from layers.store.surveys import Surveys
from layers.store.twins import TwinDesk
from layers.store.uploads import Uploads
from layers.store.visits import Visits
from layers.store.walk_networks import WalkNetworks
from layers.store.worker_months import WorkerMonths
from layers.store.workshop_desks import WorkshopDesks
from layers.store.zone_changes import ZoneChanges
from layers.store.zones import Zones


class Unit(WorkshopDesks):
    """The desks of one transaction; the viewer's scope is part of every query."""

    @cached_property
    def places(self) -> Places:
        """拠点."""
        return Places(self._connection, self.viewer, lambda: self.lens)

    @cached_property
    def crowd(self) -> Crowd:
        """All 拠点 of this viewer as columns; what is written later in this transaction is not in it."""
        return self._crowds.get(self._connection, self.viewer, self.revision)

    def crowd_lives(self, crowd: Crowd) -> bool:
        """Whether a crowd given earlier is still kept; whoever holds one that is not should let it go."""
        return self._crowds.holds(crowd)

    @cached_property
    def traits(self) -> TraitColumns:
        """What the rows of the crowd say about when, for whom, for how much and how to get in."""
        return self._crowds.traits.get(self._connection, self.viewer, self.revision, self.crowd, self.lens)

    @cached_property
    def lens(self) -> Lens:
        """The city's plan, held over its places; before `init` there is none."""
        try:
            return Lens(self.city().programs)
        except NotFound:
            return Lens()

    @cached_property
    def added(self) -> Added:
        """Places added by hand."""
        return Added(self._connection, self.viewer, self.city, self.places)

    @cached_property
    def placings(self) -> Placings:
        """Places that wait for a position, and those put by hand."""
        return Placings(self._connection, self.viewer, self.city, self.areas, self.places)

    @cached_property
    def areas(self) -> Areas:
        """町丁, people and borders."""
        return Areas(self._connection, self.viewer)

    @cached_property
    def ground(self) -> Ground:
        """川・鉄道・道路."""
        return Ground(self._connection, self.viewer, self.areas)

    @cached_property
    def zones(self) -> Zones:
        """圏域."""
        return Zones(self._connection, self.viewer, self.city, self.areas, self.imports)

    @cached_property
    def imports(self) -> Imports:
        """取込."""
        return Imports(self._connection, self.viewer, self.city)

    @cached_property
    def uploads(self) -> Uploads:
        """Files put down and not yet read."""
        return Uploads(self._connection, self.viewer)

    @cached_property
    def recipes(self) -> Recipes:
        """控え of the lists."""
        return Recipes(self._connection, self.viewer)

    @cached_property
    def kept_files(self) -> KeptFiles:
        """The files that imports were read from."""
        return KeptFiles(self._connection, self.viewer)

    @cached_property
    def sheets(self) -> Sheets:
        """Sheets as they look."""
        return Sheets(self._connection, self.viewer)

    @cached_property
    def choices(self) -> Choices:
        """What was decided of changes."""
        return Choices(self._connection, self.viewer)

    @cached_property
    def staged(self) -> Staged:
        """What was read of one import."""
        return Staged(self._connection, self.viewer)

    @cached_property
    def jobs(self) -> Jobs:
        """Long work."""
        return Jobs(self._connection, self.viewer)

    @cached_property
    def prints(self) -> Prints:
        """印刷."""
        return Prints(self._connection, self.viewer, self.seen_by)

    @cached_property
    def savings(self) -> Savings:
        """保存 of many places."""
        return Savings(self._connection, self.viewer, self.seen_by)

    @cached_property
    def coverage(self) -> Coverage:
        """歩いて行ける場 and 空白地域."""
        return Coverage(self._connection, self.viewer, self.seen_by)

    @cached_property
    def sitings(self) -> Sitings:
        """配置案."""
        return Sitings(self._connection, self.viewer, self.seen_by)

    @cached_property
    def scenarios(self) -> Scenarios:
        """「もし〜なら」の案."""
        return Scenarios(self._connection, self.viewer)

    @cached_property
    def zone_changes(self) -> ZoneChanges:
        """前回から変わったこと among places."""
        return ZoneChanges(self._connection, self.viewer, self.seen_by)

    @cached_property
    def consents(self) -> Consents:
        """掲載同意."""
        return Consents(self._connection, self.viewer)

    @cached_property
    def twins(self) -> TwinDesk:
        """Places that may be the same group."""
        return TwinDesk(self._connection, self.viewer, self.places)

    @cached_property
    def amendments(self) -> Amendments:
        """Corrections that lie over the imports."""
        return Amendments(self._connection, self.viewer)

    @cached_property
    def history(self) -> History:
        """履歴 of a place."""
        return History(self._connection, self.viewer, self.amendments)

    @cached_property
    def past(self) -> Past:
        """Earlier contents of a place."""
        return Past(self._connection, self.viewer, self.places, self.amendments)

    @cached_property
    def confirmations(self) -> Confirmations:
        """確認の回."""
        return Confirmations(self._connection, self.viewer)

    @cached_property
    def surveys(self) -> Surveys:
        """マッピング調査."""
        return Surveys(self._connection, self.viewer, lambda: self.areas)

    @cached_property
    def survey_photos(self) -> SurveyPhotos:
        """写真 of マッピング調査."""
        return SurveyPhotos(self._connection, self.viewer)

    @cached_property
    def replies(self) -> Replies:
        """返信 of the groups."""
        return Replies(self._connection, self.viewer)

    @cached_property
    def visits(self) -> Visits:
        """訪問メモ."""
        return Visits(self._connection, self.viewer)

    @cached_property
    def walk_networks(self) -> WalkNetworks:
        """徒歩網."""
        return WalkNetworks(self._connection, self.viewer, self.imports)

    @cached_property
    def worker_months(self) -> WorkerMonths:
        """月報."""
        return WorkerMonths(self._connection, self.viewer)

    @cached_property
    def accounts(self) -> Accounts:
        """Who may sign in."""
        return Accounts(self._connection, self.viewer)

    @cached_property
    def audit(self) -> audit.Log:
        """What was done by whom."""
        return audit.Log(self._connection, self.viewer)

    @cached_property
    def _city(self) -> City:
        row = self._connection.execute(select(schema.city.c.id, schema.city.c.toml)).first()
        if row is None:
            raise NotFound("city.none")
        return cities.read(row.toml, city_id=row.id)

    def city(self) -> City:
        """The one city of this database; ``NotFound("city.none")`` before `init`."""
        return self._city

    def settle(self, city: City, toml: str) -> bool:
        """Make this the database of a city. True when it was new; ``Refused("city.other")`` when another lives here."""
        row = self._connection.execute(select(schema.city.c.code)).first()
        if row is not None:
            if row.code != city.code:
                raise Refused("city.other", here=self.city().name, asked=city.name)
            return False
        self._connection.execute(insert(schema.city).values(code=city.code, id=city.id, toml=toml, revision=1))
        return True

    def retell(self, toml: str) -> None:
        """Take the city's TOML anew (its terms or lists were edited)."""
        self._connection.execute(update(schema.city).values(toml=toml, revision=schema.city.c.revision + 1))

    @property
    def revision(self) -> str:
        """Changes with every act that somebody could see."""
        return str(self._connection.execute(select(schema.city.c.revision)).scalar() or 0)

    def summary(self) -> dict[str, Any]:
        """What `ibashomap summary --json` prints."""
        return summary(self._connection, self.areas, self.zones, self.imports)
