"""Many rows as one parameter: a JSON list that the database takes apart, far cheaper than a parameter per value."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import orjson
from sqlalchemy import JSON, ColumnElement, String, bindparam, cast, func
from sqlmodel import Session

from storage.prepared import Prepared, Row

ROWS = "rows"


class Rowset:
    """The rows of the parameter `rows`, to be selected from: `column(0, Integer)` is the first value of each."""

    def __init__(self, dialect: str) -> None:
        given: Any = bindparam(ROWS, type_=String)
        function = func.json_each(given) if dialect == "sqlite" else func.json_array_elements(cast(given, JSON))
        self._values = function.table_valued("value")

    def column(self, position: int, kind: Any) -> ColumnElement[Any]:
        return cast(self._values.c.value.op("->>")(position), kind)


def for_each_dialect(build: Callable[[Rowset, str], Any]) -> Prepared:
    """Return the statement that `build(rowset, dialect)` makes, once per database."""
    return Prepared(lambda dialect: build(Rowset(dialect), dialect))


def run(db: Session, statement: Prepared, rows: Iterable[Sequence[Any]], **parameters: Any) -> list[Row]:
    """Run the statement over these rows, and return what it gives back."""
    packed = orjson.dumps([tuple(row) for row in rows]).decode()
    return statement.run(db.connection(), **{ROWS: packed}, **parameters)
