"""The bot of most tutorials: python-telegram-bot by polling, AsyncSession on aiosqlite, one commit a press."""

import asyncio
import sys
from datetime import UTC, datetime

from sqlalchemy import event, update
from sqlalchemy.ext.asyncio import AsyncEngine, async_sessionmaker, create_async_engine
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession
from telegram import Update
from telegram.ext import Application, CallbackQueryHandler, ContextTypes

from storage.tables import AuditEntry, Idea, OutboxMessage, Signature


def open_store(path: str) -> AsyncEngine:
    """Open SQLite as durably as ours: WAL and synchronous=FULL."""
    engine = create_async_engine(f"sqlite+aiosqlite:///{path}")

    @event.listens_for(engine.sync_engine, "connect")
    def _pragmas(connection: object, _: object) -> None:
        cursor = connection.cursor()  # type: ignore[attr-defined]
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=5000"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    return engine


def main() -> None:
    """Poll the API given and sign for everybody who presses."""
    path, api, first_person_id = sys.argv[1], sys.argv[2], int(sys.argv[3])
    new_session = async_sessionmaker(open_store(path), class_=AsyncSession, expire_on_commit=False)

    async def sign(update_: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        query = update_.callback_query
        assert query is not None
        assert query.data is not None
        idea_id = int(query.data.split(":")[1])
        now = datetime.now(UTC)  # noqa: TID251  a rival keeps its own house
        async with new_session() as db:
            person_id = first_person_id + query.from_user.id - FIRST_TELEGRAM_ID
            db.add(Signature(idea_id=idea_id, person_id=person_id, signed_at=now, changed_at=now))
            await db.exec(update(Idea).where(col(Idea.id) == idea_id).values(signature_count=Idea.signature_count + 1))
            db.add(
                AuditEntry(
                    id=update_.update_id,
                    actor=str(person_id),
                    verb="sign",
                    subject=f"idea:{idea_id}",
                    happened_at=now,
                    seal="",
                )
            )
            key = f"sign:{idea_id}:{person_id}"
            db.add(OutboxMessage(notice="signed", person_id=person_id, dedupe_key=key, due_at=now, owed_at=now))
            await db.commit()
        await query.answer("Signed.")

    builder = Application.builder().token("1:bench-token-bench-token-bench-token").base_url(f"{api}/bot")
    application = builder.build()
    application.add_handler(CallbackQueryHandler(sign, pattern=r"^sign:\d+$"))
    asyncio.set_event_loop(asyncio.new_event_loop())
    application.run_polling(allowed_updates=["callback_query"])


FIRST_TELEGRAM_ID = 5_000_000

if __name__ == "__main__":
    main()
