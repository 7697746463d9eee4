"""徒歩圏: from where one gets to a place and back within the minutes asked, along the streets, one outline a place."""

from layers.access.painted import Reached
from layers.catalog import geojson
from layers.catalog.layer import FeatureCollection, Legend, LegendEntry, StyleRule, Wants, collection, feature
from layers.catalog.look import Look

_GREEN = {"light": "#00695C", "projector": "#7FE0CF"}


class Catchments:
    """The ground around each place."""

    id = "catchments"
    label = "歩いて通える範囲（徒歩圏）"
    wants: Wants = "reach"
    order = 14

    def draw(self, rows: Reached, look: Look) -> FeatureCollection:
        """One feature a place."""
        drawn = [
            feature(
                geojson.area(one.geometry), {"id": one.place, "name": one.name, "text": self._text(rows)}, one.place
            )
            for one in rows.grounds
            if not one.geometry.is_empty
        ]
        return collection(drawn, self.legend(rows, look), [source.credit() for source in rows.sources])

    def style(self, look: Look) -> list[StyleRule]:
        """A pale ground under a firm outline: where several overlap, it is darker."""
        colour = _GREEN[look.theme]
        return [
            {
                "id": "catchment-area",
                "type": "fill",
                "paint": {"fill-color": colour, "fill-opacity": 0.22},
            },
            {
                "id": "catchment-line",
                "type": "line",
                "layout": {"line-join": "round"},
                "paint": {"line-color": colour, "line-width": 2 * look.icon_scale},
            },
        ]

    def legend(self, rows: Reached, look: Look) -> Legend:
        """Whose ground it is, and within how many minutes."""
        if not rows.grounds and not rows.left_out:
            return Legend(title="")
        entry = LegendEntry(label=self._text(rows), colour=_GREEN[look.theme], shape="line")
        note = "道から左右40mまでを塗っています。"
        if rows.left_out:
            note += f"場が多いため、{rows.left_out:,}か所は描いていません。"
        return Legend(title="徒歩圏", entries=(entry,), note=note)

    @staticmethod
    def _text(rows: Reached) -> str:
        return f"{rows.question.minutes:g}分以内に行って帰って来られる所"


LAYER = Catchments()
