import pytest

from etl.importers.not_used_yet import IMPORTER
from tests.etl.documents import is_left_alone
from tests.etl.forms import sampled


@pytest.mark.parametrize(
    ("file", "title"),
    [
        ("P11-22_28.geojson", "国土数値情報（バス停 P11）"),
        ("289990_aed.csv", "AED設置箇所一覧"),
        ("event.csv", "イベント一覧"),
        ("mt_town_pos.csv", "アドレス・ベース・レジストリ（町字マスター位置参照拡張）"),
    ],
)
def test_each_form_is_refused_by_its_name(file: str, title: str) -> None:
    batch = sampled("not_used_yet", file)
    assert batch.refused
    assert [(one.level, one.code, one.params["title"]) for one in batch.findings] == [("error", "form.not_used", title)]


def test_a_list_of_places_is_not_its_own() -> None:
    is_left_alone(IMPORTER)
