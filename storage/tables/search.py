"""The word index behind every search."""

from sqlalchemy import Index, String, UniqueConstraint
from sqlmodel import Field, SQLModel

WORD_CHARACTERS = 64
# Compared byte by byte on every database, so that the words with one beginning stand together in the index.
BYTEWISE = String(WORD_CHARACTERS).with_variant(String(WORD_CHARACTERS, collation="C"), "postgresql")


class SearchWord(SQLModel, table=True):
    """One word of one thing that can be found: the same index on every database (docs/decisions)."""

    __tablename__ = "search_words"
    __table_args__ = (
        UniqueConstraint("kind", "word", "subject_id"),
        Index("ix_search_words_subject_id_kind", "subject_id", "kind"),
    )

    id: int | None = Field(default=None, primary_key=True)
    word: str = Field(sa_type=BYTEWISE)
    kind: str = Field(max_length=16)
    subject_id: int
