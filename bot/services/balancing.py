"""Whether the books balance and the database is whole: what the clockwork looks at, a page at a time."""

from storage.checks import BOOKS, FILE, Look, shortened

__all__ = ["BOOKS", "FILE", "Look", "shortened"]
