"""How a migration writes the house's column types: as plain ones, so that it never changes with the code."""

from typing import Any, Literal

from sqlalchemy import Enum, String
from sqlmodel import AutoString

from storage.tables.columns import Facts, Numbers, UtcDateTime


def rendered_type(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """Return the source of a column type, or False to leave it to Alembic."""
    if kind != "type":
        return False
    if isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    if isinstance(item, Facts | Numbers):
        return "sa.JSON()"
    if isinstance(item, (Enum, AutoString, String)):
        return _text(item) + "".join(
            f".with_variant(sa.String(length={other.length}, collation={other.collation!r}), {dialect!r})"  # type: ignore[attr-defined]
            for dialect, other in item._variant_mapping.items()
        )
    return False


def _text(item: Any) -> str:
    return f"sa.String(length={item.length})" if item.length else "sa.String()"
