"""Where somebody who knows better can say so."""

from layers import city as cities
from tests import town
from webmap.telling import telling


def test_the_office_or_else_the_number_of_the_contact() -> None:
    plain = cities.read(town.TOML, city_id="town")
    assert telling(plain) == {"who": plain.contact, "phone": "087-000-0000", "mail": ""}
    office = cities.read(
        town.TOML + '\n[office]\nname = "地域福祉課"\nphone = "087-111-1111"\nmail = "a@example.jp"\n', city_id="town"
    )
    assert telling(office) == {"who": "地域福祉課", "phone": "087-111-1111", "mail": "a@example.jp"}
