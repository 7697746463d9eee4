"""Work under way, for people and for the page's script."""

import pytest

from layers.trust.audience import Viewer

STAFF = Viewer(name="staff", role="staff")


@pytest.fixture
def job(store) -> str:
    """A job that waits."""
    with store.writing(STAFF) as unit:
        return unit.jobs.ask("publish", {"import": "999", "release": False, "name": "一覧.xlsx"})


def test_the_page_shows_how_far_it_is_and_comes_again_without_script(sign_in, store, job: str) -> None:
    with store.writing(STAFF) as unit:
        unit.jobs.take()
        unit.jobs.tell(job, 0.4, "job.reading")
    text = sign_in("staff").get(f"/jobs/{job}").text
    assert 'value="40"' in text
    assert "一覧.xlsx" in text
    assert '<noscript><meta http-equiv="refresh"' in text


def test_the_script_is_told_the_same(sign_in, job: str) -> None:
    told = sign_in("staff").get(f"/jobs/{job}.json").json
    assert (told["percent"], told["ended"]) == (0, False)


def test_a_failed_job_says_why_and_does_not_come_again(sign_in, store, job: str) -> None:
    with store.writing(STAFF) as unit:
        unit.jobs.end(job, "failed", "job.failed", {"code": "import.not_found", "params": {"id": "999"}})
    text = sign_in("staff").get(f"/jobs/{job}").text
    assert "999" in text
    assert "refresh" not in text


def test_an_unknown_job(sign_in) -> None:
    assert sign_in("staff").get("/jobs/12345").status_code == 404
    assert sign_in("staff").get("/jobs/x.json").status_code == 404
