"""The suite itself: no test reaches beyond this machine."""

from __future__ import annotations

import socket

import pytest


@pytest.mark.parametrize(
    ("family", "host"),
    [
        (socket.AF_INET, "192.0.2.1"),
        (socket.AF_INET, "example.org"),
        (socket.AF_INET6, "2001:db8::1"),
    ],
)
def test_no_test_leaves_this_machine(family: socket.AddressFamily, host: str) -> None:
    """A test that would pass only with a network fails at once, and says where it went."""
    with socket.socket(family) as out, pytest.raises(AssertionError, match=host):
        out.connect((host, 80))


def test_a_server_on_this_machine_answers() -> None:
    """A sample can be replayed by a server of the test's own."""
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket() as client:
        client.connect(server.getsockname())
        served, _ = server.accept()
        served.close()
