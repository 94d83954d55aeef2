"""`python -m bot` is the same as `folkmoot`."""

from bot.cli import app


def main() -> None:
    """Run the command that was typed."""
    app(prog_name="folkmoot")


if __name__ == "__main__":
    main()
