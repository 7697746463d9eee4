"""What the doctor says of phones: by real sockets of this machine."""

import socket
import sys
from collections.abc import Iterator

import pytest

from layers import reach
from layers.reach import Reach


@pytest.fixture
def port() -> Iterator[int]:
    """A port at which somebody listens, on the loopback alone."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening.getsockname()[1]


def test_a_server_for_this_machine_alone_is_told_from_an_open_one(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    # 127.0.0.2 stands for the address in the hall: a server on 127.0.0.1 does not answer there.
    monkeypatch.setattr(reach, "addresses", lambda: ["127.0.0.2"])
    shut = reach.reach(port)
    assert (shut.here, shut.answering) == (True, ())
    assert shut.told()[0].startswith("サーバーは、このパソコンからだけ開けます。")
    assert f"http://127.0.0.2:{port}/" in shut.told()[0]
    with socket.create_server(("127.0.0.2", port)):
        open_ = reach.reach(port)
    assert open_.answering == ("127.0.0.2",)
    assert open_.told()[0] == f"同じ無線LANのスマホから http://127.0.0.2:{port}/ で開けます。"


def test_one_line_for_the_firewall_names_the_port() -> None:
    told = Reach(port=8123, addresses=("192.0.2.5",), answering=(), here=False).told()
    assert "--port 8123" in told[0]
    (allow,) = [line for line in told if "netsh" in line]
    assert "localport=8123" in allow
    assert "\n" not in allow


def test_windows_is_told_of_the_rule_that_goes_before_all_others(monkeypatch: pytest.MonkeyPatch) -> None:
    known = Reach(port=8123, addresses=("192.0.2.5",), answering=("192.0.2.5",), here=True)
    assert len(known.told()) == 3
    monkeypatch.setattr(reach, "_ON_WINDOWS", True)
    (blocked,) = [line for line in known.told() if "delete rule" in line]
    assert sys.executable in blocked


def test_the_way_out_comes_first_and_no_address_is_of_the_machine_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    found = reach.addresses()
    assert not [one for one in found if one.startswith(("127.", "0."))]
    assert len(found) == len(set(found))
    monkeypatch.setattr(reach, "_way_out", lambda: "192.0.2.77")
    assert reach.addresses()[0] == "192.0.2.77"


def test_no_network_is_said_with_what_to_do() -> None:
    (told,) = Reach(port=8000, addresses=(), answering=(), here=True).told()
    assert "無線LAN" in told


@pytest.mark.parametrize(("given", "port"), [("8123", 8123), ("", 8000), ("x", 8000), ("0", 8000), ("99999", 8000)])
def test_the_port_of_the_settings_is_asked(given: str, port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IBASHOMAP_PORT", given)
    assert reach._port() == port
