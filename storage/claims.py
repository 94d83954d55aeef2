"""Rows taken by one statement: looked up and locked once, and then changed."""

from typing import Any

from sqlalchemy import Select, select

CHOSEN = "chosen"


def looked_up_once(rows: Select[Any]) -> Select[Any]:
    """Return the ids that this limited, locking query finds, for the WHERE of an UPDATE.

    As a plain subquery PostgreSQL may run it once for each row of the table, by a plan that it takes where it knows
    little of the table; each run skips what the last one locked, and more are taken than the limit says.
    """
    chosen = rows.cte(CHOSEN).prefix_with("MATERIALIZED", dialect="postgresql")
    return select(chosen.c.id)
