"""Questions people put to the staff, and the answers that were drafted and sent."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from storage.tables.columns import UtcDateTime


class Question(SQLModel, table=True):
    """A few words to a person at the place; without anybody's name, and without the asker once they are forgotten."""

    __tablename__ = "questions"
    __table_args__ = {"sqlite_autoincrement": True}  # a number is never given twice

    id: int | None = Field(default=None, primary_key=True)
    person_id: int | None = Field(default=None, foreign_key="persons.id", index=True, ondelete="SET NULL")
    words: str
    asked_at: datetime = Field(sa_type=UtcDateTime)
    answered_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    late_told_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    asked_again_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class Answer(SQLModel, table=True):
    """What a moderator wrote in reply; nobody outside the staff sees it before it is sent."""

    __tablename__ = "answers"

    id: int | None = Field(default=None, primary_key=True)
    question_id: int = Field(foreign_key="questions.id", index=True, ondelete="CASCADE")
    moderator_id: int | None = Field(default=None, foreign_key="persons.id", index=True, ondelete="SET NULL")
    words: str
    drafted_at: datetime = Field(sa_type=UtcDateTime)
    sent_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
