"""Whether signing was on: a beat while it is, and the days on which it was off."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from storage.tables.columns import UtcDateTime


class Beat(SQLModel, table=True):
    """When something that should always go on was last seen going on."""

    __tablename__ = "beats"

    name: str = Field(max_length=32, primary_key=True)
    seen_at: datetime = Field(sa_type=UtcDateTime)


class DayOff(SQLModel, table=True):
    """For how many seconds of a day of the place signing was off, and whether ideas were given that day back."""

    __tablename__ = "days_off"

    day: date = Field(primary_key=True)
    seconds: int = 0
    made_up_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
