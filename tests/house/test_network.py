"""The suite needs no network, and says so when somebody forgets."""

import socket

import pytest

from tests.fixtures.network import LeftTheMachine


def test_nobody_is_looked_up() -> None:
    with pytest.raises(LeftTheMachine):
        socket.getaddrinfo("telegram.invalid", 443)


def test_nobody_is_connected_to() -> None:
    with socket.socket() as line, pytest.raises(LeftTheMachine):
        line.connect(("192.0.2.1", 443))


def test_this_machine_can_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as line:
        assert line.getpeername() == server.getsockname()
