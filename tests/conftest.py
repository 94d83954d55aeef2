"""What every test may ask for: each room of the house brings its fixtures as a plugin.

Temporary files go to memory where there is room: half of a conversation's time would be waiting for a disk.
"""

import os
import shutil
from pathlib import Path

MEMORY = Path("/dev/shm")
ROOM_BYTES = 4 * 2**30

if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM_BYTES:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))

pytest_plugins = [
    "tests.fixtures.network",
    "tests.fixtures.logs",
    "tests.fixtures.storage",
    "tests.fixtures.inward",
    "tests.fixtures.outward",
    "tests.fixtures.conversation",
]
