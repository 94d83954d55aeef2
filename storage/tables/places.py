"""The regions and topics of the place."""

from sqlmodel import Field, SQLModel


class Region(SQLModel, table=True):
    """A part of the place; an idea without one concerns the whole of it."""

    __tablename__ = "regions"

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(max_length=64, unique=True)
    position: int = 0


class Topic(SQLModel, table=True):
    """A field of policy."""

    __tablename__ = "topics"

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(max_length=64, unique=True)
    position: int = 0
