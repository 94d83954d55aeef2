"""`python -m bot` is the same as `folkmoot`."""

import gc

from bot.cli import app

YOUNG_OBJECTS = 100_000


def main() -> None:
    """Run the command that was typed; what is imported for it stays, so the collector need not look at it often."""
    gc.set_threshold(YOUNG_OBJECTS, 20, 50)
    app(prog_name="folkmoot")


if __name__ == "__main__":
    main()
