"""What `folkmoot report` writes: the report of a consultation, read from the database while the bot may be running."""

from datetime import datetime

from sqlmodel import Session

from bot.app import pepper_of
from bot.config import Settings
from bot.domain.summing_up import Report
from bot.services import summing_up
from bot.views.documents import Document
from bot.views.markdown import markdown
from bot.views.printing import pdf
from bot.views.summing_up import document
from bot.views.texts import Texts
from storage import schema
from storage.engines import database_url, reading_engine


def written(settings: Settings, consultation_id: int, *, is_pdf: bool, now: datetime) -> bytes:
    """Return the report of a consultation. Raises: Refused(NO_SUCH_CONSULTATION), faults of the database"""
    url = database_url(settings.database_url)
    schema.refuse_unready(url)
    engine = reading_engine(url, size=1)
    try:
        with Session(engine, info={"pepper": pepper_of(settings)}) as db:
            told = _document(settings, summing_up.on_the_machine(db, consultation_id=consultation_id, now=now))
    finally:
        engine.dispose()
    return pdf(told) if is_pdf else markdown(told).encode()


def _document(settings: Settings, report: Report) -> Document:
    text = Texts(settings.languages[0], brand=settings.name, zone=settings.zone, site=settings.site)
    return document(report, text)
