"""掲載同意 in words."""

from dataclasses import replace

from layers.store.consents import Consent
from webmap.consent_rows import consent_rows


def test_a_consent_says_what_how_far_and_whether_it_holds() -> None:
    given = Consent(
        id="1", field="phone", audience="public", given_by="代表", given_on="2026-04-01", note="",
        recorded_by="職員", recorded_at="2026-04-02T00:00:00+00:00", withdrawn_at="2026-05-01T01:02:03+00:00",
    )  # fmt: skip
    (row,) = consent_rows([given])
    assert (row.field, row.audience, row.withdrawn) == ("電話番号", "公開", "2026-05-01")
    (own,) = consent_rows([replace(given, field="chairs")])
    assert own.field == "chairs"
