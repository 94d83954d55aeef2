"""What every test may ask for: each room of the house brings its fixtures as a plugin.

Temporary files go to memory where there is room: half of a conversation's time would be waiting for a disk. Processes
that tests start keep the compiled code: each of a hundred would compile all of it again. The collector looks at what
the imports left behind no more: a seventh of the suite's time would go into that.
"""

import gc
import os
import shutil
from pathlib import Path

import pytest

MEMORY = Path("/dev/shm")
ROOM_BYTES = 4 * 2**30
RIGS = Path(__file__).parent / "rigs"

if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM_BYTES:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))
    os.environ.setdefault("TMPDIR", str(MEMORY))  # for what the rigs and their processes make themselves
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

pytest_plugins = [
    "tests.fixtures.network",
    "tests.fixtures.logs",
    "tests.fixtures.compiled",
    "tests.fixtures.storage",
    "tests.fixtures.inward",
    "tests.fixtures.outward",
    "tests.fixtures.conversation",
    "tests.fixtures.browser",
]


def pytest_addoption(parser: pytest.Parser) -> None:
    """CI runs everything; at a desk what is marked `long` runs when it is asked for, or named."""
    parser.addoption("--long", action="store_true", default=bool(os.environ.get("CI")), help="also what is marked long")


def pytest_configure(config: pytest.Config) -> None:
    """Whoever names files means all that is in them."""
    if config.args_source is not pytest.Config.ArgsSource.TESTPATHS:
        config.option.long = True


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the long ones out where they are not wanted, and spread the others."""
    if not config.option.long:
        config.hook.pytest_deselected(items=[item for item in items if item.get_closest_marker("long")])
        items[:] = [item for item in items if not item.get_closest_marker("long")]
    _spread(items)


def _spread(items: list[pytest.Item]) -> None:
    """Spread the rigs, which take half a minute each, over the whole run: at its end no worker is left with all."""
    rigs = [item for item in items if RIGS in item.path.parents]
    others = [item for item in items if RIGS not in item.path.parents]
    gap = len(others) // max(1, len(rigs)) + 1
    for number, rig in enumerate(rigs):
        others.insert(number * gap, rig)
    items[:] = others


def pytest_collection_finish() -> None:
    """Let the collector rest as it does in a serving process."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
