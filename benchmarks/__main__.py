"""`make bench`: run every benchmark, or those named, and print what was measured."""

import json
import platform
import sqlite3
import sys

from benchmarks import claiming, consultations, growth, playground, signing

BENCHES = {
    "signing": signing.run,
    "growth": growth.run,
    "claiming": claiming.run,
    "consultations": consultations.run,
    "playground": playground.run,
}


def main() -> None:
    """Run the benches named on the command line; all when none is named."""
    wanted = sys.argv[1:] or list(BENCHES)
    print(f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {platform.machine()}")
    for name in wanted:
        print(f"{name}: {json.dumps(BENCHES[name](), indent=2)}")


if __name__ == "__main__":
    main()
