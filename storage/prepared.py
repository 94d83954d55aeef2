"""Statements of the hot path: made once for each database, then handed to its driver without a detour."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple, Self

from sqlalchemy import Connection, Dialect
from sqlalchemy.exc import DBAPIError

Row = tuple[Any, ...]
Convert = Callable[[Any], Any]


class Made(NamedTuple):
    """A statement as one driver takes it: its text, its parameters, and how its columns are read."""

    text: str
    order: Sequence[str] | None
    constants: dict[str, Any]
    writes: dict[str, Convert | None]
    reads: tuple[Convert | None, ...]

    @classmethod
    def of(cls, statement: Any, dialect: Dialect) -> Self:
        """Do once what SQLAlchemy does at every execution."""
        compiled = statement.compile(dialect=dialect)
        kinds = {name: bound.type.dialect_impl(dialect) for name, bound in compiled.binds.items()}
        writes = {name: kind.bind_processor(dialect) for name, kind in kinds.items()}
        given = {name for name, bound in compiled.binds.items() if bound.required}
        constants = {name: value for name, value in compiled.params.items() if name not in given}
        columns = statement.exported_columns
        return cls(
            str(compiled),
            compiled.positiontup,
            {name: _converted(writes[name], value) for name, value in constants.items()},
            {name: writes[name] for name in given},
            tuple(column.type.dialect_impl(dialect).result_processor(dialect, None) for column in columns),
        )

    def arguments(self, values: dict[str, Any]) -> Any:
        """Return the parameters as the driver takes them. Raises: KeyError for one that is missing"""
        named = self.constants | {name: _converted(write, values[name]) for name, write in self.writes.items()}
        return named if self.order is None else [named[name] for name in self.order]

    def read(self, rows: list[Row]) -> list[Row]:
        """Return the driver's rows in the types of the columns."""
        if not any(self.reads):
            return rows
        return [tuple(map(_converted, self.reads, row)) for row in rows]


class Prepared:
    """A statement with named parameters; `build` returns it for the database of that name.

    In a storm of presses the way through SQLAlchemy costs more than the database (docs/decisions/0006).
    """

    def __init__(self, build: Callable[[str], Any]) -> None:
        self._build = build
        self._made: dict[str, Made] = {}

    def run(self, connection: Connection, **values: Any) -> list[Row]:
        """Run it in the connection's transaction and return its rows, if it gives any. Raises: DBAPIError"""
        made = self._made.get(connection.dialect.name)
        if made is None:
            made = Made.of(self._build(connection.dialect.name), connection.dialect)
            self._made[connection.dialect.name] = made
        with _as_sqlalchemy_says(connection):
            cursor = _driver(connection).execute(made.text, made.arguments(values))
            rows: list[Row] = cursor.fetchall() if made.reads else []
        return made.read(rows)


def run_text(connection: Connection, text: str, rows: Sequence[Row]) -> None:
    """Run a text with the driver's own marks once for each of these rows. Raises: DBAPIError"""
    with _as_sqlalchemy_says(connection):
        _driver(connection).cursor().executemany(text, rows)


def _driver(connection: Connection) -> Any:
    return connection.connection.driver_connection


@contextmanager
def _as_sqlalchemy_says(connection: Connection) -> Iterator[None]:
    """Raise a driver's fault in the class by which the writer knows it, without the parameters."""
    dialect = connection.dialect
    base: type[Exception] = dialect.loaded_dbapi.Error
    try:
        yield
    except base as error:
        raise DBAPIError.instance(None, None, error, base, hide_parameters=True, dialect=dialect) from error


def _converted(convert: Convert | None, value: Any) -> Any:
    return value if convert is None else convert(value)
