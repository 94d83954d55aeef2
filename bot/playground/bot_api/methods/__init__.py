"""The methods of the Bot API, by what they are about."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules


def load() -> None:
    """Import every module here, so that its methods are in the table."""
    for module in iter_modules(__path__):
        import_module(f"{__name__}.{module.name}")
