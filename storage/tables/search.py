"""The word index behind every search."""

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel


class SearchWord(SQLModel, table=True):
    """One word of one thing that can be found: the same index on every database (docs/decisions)."""

    __tablename__ = "search_words"
    __table_args__ = (
        UniqueConstraint("word", "kind", "subject_id"),
        Index("ix_search_words_kind_subject_id", "kind", "subject_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    word: str = Field(max_length=64)
    kind: str = Field(max_length=16)
    subject_id: int
