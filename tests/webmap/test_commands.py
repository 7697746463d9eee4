"""`user add` and what `serve` and `demo` hand to the server."""

import io
from pathlib import Path

import pytest

from layers.command import main
from layers.store import Store
from layers.trust.audience import OPERATOR
from layers.wording import sentence
from webmap import commands, settings


@pytest.fixture
def url(sqlite_url: str) -> str:
    """A database of the sample city that is ready."""
    assert main(["init", "--city", "mihon", "--db", sqlite_url]) == 0
    return sqlite_url


def test_a_user_is_added_with_the_password_of_standard_input(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("とても長い合言葉\n"))
    assert main(["user", "add", "山田", "--role", "lead", "--password-stdin", "--db", url]) == 0
    with Store.open(url).writing(OPERATOR) as unit:
        assert unit.accounts.viewer(unit.accounts.sign_in("山田", "とても長い合言葉")).role == "lead"


def test_two_different_passwords_add_nobody(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    words = iter(["ひとつめの言葉", "ふたつめの言葉"])
    monkeypatch.setattr("getpass.getpass", lambda _prompt: next(words))
    assert main(["user", "add", "山田", "--role", "staff", "--db", url]) == 1
    with Store.open(url).reading(OPERATOR) as unit:
        assert unit.accounts.names() == []


def test_an_unknown_role_is_wrong_use(url: str) -> None:
    with pytest.raises(SystemExit) as fault:
        main(["user", "add", "山田", "--role", "king", "--db", url])
    assert fault.value.code == 2


def test_serve_takes_the_words_of_the_shell(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[settings.Settings] = []
    monkeypatch.setattr(commands, "run", lambda told: given.append(told) or 0)
    assert main(["serve", "--db", url, "--port", "8123"]) == 0
    assert (given[0].db, given[0].host, given[0].port, given[0].demo) == (url, "127.0.0.1", 8123, False)


def test_the_demo_never_leaves_this_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    given: list[settings.Settings] = []
    monkeypatch.setenv("IBASHOMAP_HOST", "0.0.0.0")
    monkeypatch.setattr(commands, "prepare", lambda folder: f"sqlite:///{folder}/mihon.db")
    monkeypatch.setattr(commands, "run", lambda told: given.append(told) or 0)
    assert main(["demo", "--dir", str(tmp_path), "--port", "8124"]) == 0
    assert given[0].host == "127.0.0.1"
    assert given[0].demo_sign_in


def test_the_same_password_twice_adds_somebody_with_their_zones(
    url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("getpass.getpass", lambda prompt: asked.append(prompt) or "とても長い合言葉")
    words = ["user", "add", "田中", "--role", "volunteer", "--zones", "z1", "z2", "--db", url]
    assert main(words) == 0
    assert asked == ["パスワード（8文字以上）: ", "もう一度: "]
    assert "「田中」を地域の協力者として加えました。" in capsys.readouterr().err
    with Store.open(url).writing(OPERATOR) as unit:
        assert unit.accounts.viewer(unit.accounts.sign_in("田中", "とても長い合言葉")).zones == ("z1", "z2")


def test_different_passwords_say_so(
    url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    words = iter(["ひとつめの言葉", "ふたつめの言葉"])
    monkeypatch.setattr("getpass.getpass", lambda _prompt: next(words))
    assert main(["user", "add", "山田", "--role", "staff", "--db", url]) == 1
    assert sentence("password.different") in capsys.readouterr().err


def test_without_anybody_at_the_keys_it_is_said_how_a_password_is_given(
    url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def nobody(_prompt: str) -> str:
        raise EOFError

    monkeypatch.setattr("getpass.getpass", nobody)
    assert main(["user", "add", "山田", "--role", "staff", "--db", url]) == 1
    assert sentence("password.nobody_types") in capsys.readouterr().err


def test_a_password_keeps_its_spaces_and_loses_its_line_end(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(" とても 長い \r\n二行目\n"))
    assert main(["user", "add", "山田", "--role", "staff", "--password-stdin", "--db", url]) == 0
    with Store.open(url).writing(OPERATOR) as unit:
        assert unit.accounts.sign_in("山田", " とても 長い ")


def test_the_demo_stands_in_its_folder_at_its_port(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[settings.Settings] = []
    folders: list[str] = []
    monkeypatch.setattr(commands, "prepare", lambda folder: folders.append(folder) or "sqlite:///mihon.db")
    monkeypatch.setattr(commands, "run", lambda told: given.append(told) or 0)
    assert main(["demo"]) == 0
    assert (folders, given[0].port, given[0].db, given[0].demo, given[0].https) == (
        ["demo"],
        8000,
        "sqlite:///mihon.db",
        True,
        False,
    )
