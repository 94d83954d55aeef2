"""Keeping pages of other sites out: they may not change anything here, nor listen."""

from __future__ import annotations

from aiohttp import web

OWN_HOSTS = {"localhost", "127.0.0.1", "[::1]", "::1"}


def check_host(http: web.Request, hosts: set[str]) -> None:
    """Refuse other names than this machine's and those the server was told, so that no name can be turned to us."""
    if _name(http.host) not in OWN_HOSTS | hosts:
        raise web.HTTPForbidden(text="this Host is not the playground's own")


def check_origin(http: web.Request) -> None:
    """Refuse pages of other sites."""
    origin = http.headers.get("Origin")
    if origin is not None and origin.partition("://")[2] != http.host:
        raise web.HTTPForbidden(text="this Origin is not the playground's own")


def _name(host: str) -> str:
    return host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() and not host.endswith("]") else host
