"""通える範囲: the sentence in the address, one number, tables; residents read classes and never a count."""

import re
from dataclasses import dataclass, field, replace

import pytest
from flask.testing import FlaskClient

from layers.access.answer import Answer
from layers.access.question import Question
from layers.store import Unit
from layers.store.jobs import Job
from tests import answers
from tests.webmap.conftest import post

ASKED = "/coverage?kind=kayoinoba&minutes=10&people=75plus"


@dataclass
class Kept:
    """The desk of coverage with answers that are kept already."""

    answers: dict[Question, Answer] = field(default_factory=dict)
    jobs: dict[str, Question] = field(default_factory=dict)
    state: str = "running"
    network: bool = True

    def keep(self, answer: Answer) -> None:
        self.answers[answer.question] = answer

    def kept(self, question: Question) -> Answer | None:
        return self.answers.get(question)

    def ready(self) -> bool:
        return self.network

    def ask(self, question: Question) -> str:
        self.jobs[str(len(self.jobs) + 1)] = question
        return str(len(self.jobs))

    def job(self, job_id: str) -> Job:
        return Job(
            id=job_id,
            kind="coverage",
            arguments={},
            state=self.state,
            progress=0.4,
            message="job.running",
            result={},
            asked_by="staff",
            asked_at="",
        )

    def cancel(self, job_id: str) -> None:
        assert job_id in self.jobs
        self.state = "cancelled"


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> Kept:
    desk = Kept()
    monkeypatch.setattr(Unit, "coverage", property(lambda _unit: desk), raising=False)
    return desk


def rows(text: str) -> list[str]:
    return re.findall(r'<th scope="row">(?:<a[^>]*>)?([^<]+)', text)


def test_the_staff_reads_every_figure(kept: Kept, sign_in) -> None:
    kept.keep(answers.an_answer())
    text = sign_in("staff").get(ASKED).text
    assert "157人" in text
    assert "75歳以上の人 225人のうち、歩いて10分以内に通いの場へ行って帰って来られない人（69.8％）" in text
    assert rows(text)[:2] == ["西町一丁目", "西町二丁目"]
    assert "30人未満" in text
    assert "この数字の前提" in text
    assert "10分ちょうどは「通える」と数えます" in text
    assert "住民基本台帳" in text
    assert (
        "ibashomap coverage --kind kayoinoba --minutes 10 --people 75plus --walker older75 --travel walk --csv" in text
    )


def test_residents_read_classes_and_never_a_count(kept: Kept, client: FlaskClient) -> None:
    kept.keep(answers.an_answer())
    text = client.get(ASKED).text
    assert "歩いて通える場がまだ少ない所" in text
    assert "空白" not in text
    assert "およそ160人" in text
    assert "10人に7人ほど" in text
    for row in kept.answers[Question(service="kayoinoba")].rows:
        assert f">{row.uncovered}<" not in text
    assert "通えない人<" not in text
    assert "前提" in text
    # 西町一丁目 holds five people of that age.
    first = text.partition("西町一丁目")[2].partition("</tr>")[0]
    assert "住む人が少ないため" in first
    assert "分<" not in first
    assert rows(text)[:9] == [row.name for row in answers.an_answer().rows]


def test_residents_cannot_sort_save_or_start_anything(kept: Kept, client: FlaskClient) -> None:
    text = client.get(f"{ASKED}&sort=uncovered").text
    assert "用意していません" in text
    assert kept.jobs == {}
    kept.keep(answers.an_answer())
    assert rows(client.get(f"{ASKED}&sort=uncovered").text)[0] == "西町一丁目"
    assert client.get("/coverage/save/csv?kind=kayoinoba").status_code == 302


def test_nobody_asks_with_more_than_his_own_eyes(kept: Kept, client: FlaskClient) -> None:
    hidden = Question(service="kayoinoba", audience="staff")
    kept.keep(answers.an_answer(hidden))
    assert "用意していません" in client.get(f"{ASKED}&audience=staff").text
    assert client.get(f"{ASKED}&audience=nonsense").status_code == 400


def test_seen_as_everybody_the_staff_reads_what_residents_read(kept: Kept, client: FlaskClient, sign_in) -> None:
    kept.keep(answers.an_answer())
    text = sign_in("staff").get(f"{ASKED}&seen_as=everybody").text
    assert "およそ160人" in text
    assert "157" not in text


def test_the_staff_sorts(kept: Kept, sign_in) -> None:
    kept.keep(answers.an_answer())
    staff = sign_in("staff")
    assert rows(staff.get(f"{ASKED}&sort=uncovered").text)[0] == "東町三丁目"
    assert rows(staff.get(f"{ASKED}&sort=minutes").text)[0] == "東町一丁目"


def test_straight_lines_stand_beside_and_are_marked(kept: Kept, sign_in) -> None:
    kept.keep(answers.an_answer())
    flying = replace(answers.an_answer().question, measure="straight")
    rows_ = tuple(replace(row, uncovered=row.uncovered // 2) for row in answers.an_answer().rows)
    kept.keep(answers.an_answer(flying, rows=rows_))
    text = sign_in("staff").get(ASKED).text
    assert "直線で測ると 77人" in text
    assert "通えない人を80人少なく見せます" in text


def test_what_nobody_has_calculated_is_given_to_the_worker(kept: Kept, sign_in) -> None:
    staff = sign_in("staff")
    sent = staff.get(f"{ASKED}&frequency=weekly")
    assert sent.status_code == 303
    assert kept.jobs["1"].frequency == "weekly"
    text = staff.get(sent.location).text
    assert 'value="40"' in text
    assert "答えを準備しています" in text
    assert "止める" in text
    assert staff.get("/coverage/jobs/1.json").json["ended"] is False
    stop = re.search(r'action="([^"]+cancel[^"]*)"', text)
    assert stop
    stopped = post(staff, stop[1].replace("&amp;", "&"), page=sent.location)
    assert "計算を止めました" in staff.get(stopped.location).text
    assert len(kept.jobs) == 1


def test_without_a_network_the_page_teaches_what_to_do(kept: Kept, client: FlaskClient, sign_in) -> None:
    kept.network = False
    text = sign_in("staff").get(ASKED).text
    assert "歩く道のデータがありません" in text
    assert "ibashomap walk build" in text
    assert "ibashomap" not in client.get(ASKED).text
    assert kept.jobs == {}


@pytest.mark.parametrize("query", ["minutes=99", "minutes=x", "people=90plus", "kind=nothing", "age=x", "travel=fly"])
def test_nonsense_is_refused_with_a_sentence(kept: Kept, client: FlaskClient, query: str) -> None:
    answer = client.get(f"/coverage?{query}")
    assert answer.status_code == 400
    assert "ください" in answer.text


def test_the_sentence_keeps_what_was_asked(kept: Kept, client: FlaskClient) -> None:
    text = client.get("/coverage?kind=ibasho&minutes=7.5&people=65plus&travel=by_car&frequency=monthly&sex=female").text
    for chosen in ("ibasho", "7.5", "65plus", "by_car", "monthly", "female"):
        assert f'<option value="{chosen}" selected>' in text
