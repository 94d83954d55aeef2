"""How long a consultation of a thousand, ten thousand or a hundred thousand views takes to search, draw and read."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from statistics import median, quantiles
from typing import Any

from sqlalchemy import Table, create_engine, insert, text
from sqlmodel import Session

from benchmarks.claiming import ENGINES, a_store
from bot.domain.finding_views import Wanted
from bot.domain.searching import words_of
from bot.domain.transcribing import page_with
from bot.services import finding_views, projecting, transcribing, viewing, visiting
from bot.serving import rest_the_collector
from bot.views.record_pages import record_page
from bot.views.texts import Texts
from bot.web import pages
from storage import flows
from storage.database import Database
from storage.engines import database_url
from storage.speech_index import SPEECH
from storage.tables import (
    AttachmentKind,
    Badge,
    Consultation,
    ConsultationStatus,
    Contribution,
    ContributionFile,
    ContributionStatus,
    Like,
    Participant,
    Person,
    SearchWord,
    Stage,
    StageKind,
    StoredFile,
    Subtopic,
)

SIZES = (1_000, 10_000, 100_000)
ROUNDS = 40
BEGUN = 1_000
FILES_PER_TEN = 3  # the ten thousand views have three thousand files
SUBTOPICS = 4
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
SENTENCES = (
    "Cars pass the gate of the school at fifty and children cross between them.",
    "A walking bus from the station would need two volunteers each morning.",
    "公園晚上太暗，孩子們不敢走那條路。",
    "공원 밤길이 어둡고 횡단보도가 멀어요.",
    "Who pays for the signs, and who keeps the lamps along the river alight?",
)
SEARCHES = (
    ("a rare word", {"question": "topic777"}),
    ("a common word", {"question": "children"}),
    ("two words", {"question": "volunteers morning"}),
    ("the beginning of a word", {"question": "volunt*"}),
    ("Chinese", {"question": "公園"}),
    ("Korean", {"question": "횡단보도"}),
    ("narrowed by role and subtopic", {"question": "cars", "badge": 2, "subtopic": 2}),
    ("with a file", {"question": "cars", "file": 1}),
    ("answered by an officer", {"question": "lamps", "answered": 1}),
)
Times = dict[str, float]
Ask = Callable[[int], Awaitable[Any]]


def fill(url: str, size: int) -> None:
    """Let so many views stand in one consultation, each with its words in the index: a thousand, copied as needed."""
    engine = create_engine(database_url(url))
    with Session(engine) as db:
        for row in (*_people(), *_frame()):
            db.add(row)
            db.flush()
        db.execute(insert(_table(StoredFile)), [_file_row(at) for at in range(10)])
        db.execute(insert(_table(Contribution)), [_view(at) for at in range(1, BEGUN + 1)])
        db.execute(insert(_table(ContributionFile)), [_attached(at) for at in range(1, BEGUN + 1) if _has_file(at)])
        db.execute(insert(_table(SearchWord)), [row for at in range(1, BEGUN + 1) for row in _words(at)])
        db.execute(insert(_table(Like)), [_liked(at) for at in range(1, BEGUN + 1)])
        db.execute(insert(_table(Participant)), [_part(at) for at in range(2, BEGUN)])
        have = BEGUN
        while have < size:
            _copy(db, have, min(have, size - have))
            have *= 2
        db.commit()
        db.connection().execute(text("ANALYZE"))
        db.commit()
    engine.dispose()


def _table(kind: Any) -> Table:
    found: Table = kind.__table__
    return found


def _people() -> list[Person]:
    return [Person(id=at, telegram_id=at, secret=f"{at:032x}", created_at=NOW, last_seen_at=NOW)
            for at in range(1, BEGUN + 1)]  # fmt: skip


def _frame() -> list[Any]:
    since = NOW - timedelta(days=40)
    row = Consultation(
        id=1,
        facilitator_id=1,
        theme="Safer streets",
        status=ConsultationStatus.RUNNING,
        stage_id=1,
        ends_at=NOW + timedelta(days=9),
        created_at=since,
        changed_at=since,
        announced_at=since,
    )
    known: dict[str, Any] = {"id": 1, "position": 1, "name": "Speak", "kind": StageKind.SPEAK}
    stage = Stage(consultation_id=1, opens_at=since, opened_at=since, **known)
    return [row, stage, *(Subtopic(id=at, consultation_id=1, position=at, title=f"Part {at}")
                          for at in range(1, SUBTOPICS + 1))]  # fmt: skip


def _view(at: int) -> dict[str, Any]:
    moment = NOW - timedelta(days=30) + timedelta(seconds=at)
    badge = Badge.OFFICER if at % 20 == 0 else Badge.MEMBER if at % 5 == 0 else Badge.CITIZEN
    row = Contribution(
        id=at,
        consultation_id=1,
        number=at,
        subtopic_id=at % SUBTOPICS + 1,
        stage_id=1,
        person_id=at,
        answers_id=at - 1 if at % 10 == 0 else None,
        badge=badge,
        words=f"{SENTENCES[at % len(SENTENCES)]} Topic{at}.",
        status=ContributionStatus.PUBLISHED,
        like_count=1,
        created_at=moment,
        published_at=moment,
    )
    return row.model_dump()


def _has_file(at: int) -> bool:
    return at % 10 < FILES_PER_TEN


def _digest(at: int) -> str:
    return f"{at % 10:064x}"


def _file_row(at: int) -> dict[str, Any]:
    return {"digest": _digest(at), "size_bytes": 1000, "media_type": "image/jpeg", "stored_at": NOW}


def _attached(at: int) -> dict[str, Any]:
    known = {"contribution_id": at, "kind": AttachmentKind.PHOTO, "digest": _digest(at), "name": "photo.jpg"}
    return {**known, "size_bytes": 1000}


def _liked(at: int) -> dict[str, Any]:
    return {"contribution_id": at, "person_id": at % BEGUN + 1, "liked_at": NOW}


def _part(at: int) -> dict[str, Any]:
    return {"consultation_id": 1, "person_id": at, "looked_in_at": NOW, "spoke_at": NOW, "follows": True}


def _words(at: int) -> list[dict[str, Any]]:
    said = f"{SENTENCES[at % len(SENTENCES)]} Topic{at}."
    return [{"word": word, "kind": SPEECH, "subject_id": at} for word in sorted(words_of(said))]


def _copy(db: Session, have: int, more: int) -> None:
    """Copy the first views once more, with everything that hangs on them, under the numbers that follow."""
    views = {"id": f"id + {have}", "number": f"number + {have}", "words": f"words || ' Copy{have}.'"}
    _insert(db, Contribution, views, where=f"id <= {more}")
    for kind, name in ((ContributionFile, "contribution_id"), (Like, "contribution_id"), (SearchWord, "subject_id")):
        _insert(db, kind, {"id": None, name: f"{name} + {have}"}, where=f"{name} <= {more}")


def _insert(db: Session, kind: Any, changed: Mapping[str, str | None], *, where: str) -> None:
    names = [column.name for column in _table(kind).columns if column.name not in changed or changed[column.name]]
    values = ", ".join(str(changed.get(name, name)) for name in names)
    table = _table(kind).name
    db.execute(text(f"INSERT INTO {table} ({', '.join(names)}) SELECT {values} FROM {table} WHERE {where}"))


async def measure(url: str, size: int) -> dict[str, Times]:
    """Return, in milliseconds, what half and what 95 of 100 people wait at most for each thing they can do."""
    database = Database(url, pepper=b"bench" * 8)
    await database.start()
    rest_the_collector()  # as a serving process does
    try:
        found = {}
        for name, wanted in SEARCHES:
            found[f"search: {name}"] = await _timed(_search(database, Wanted(consultation_id=1, **wanted)))
        return found | await _pages(database, size)
    finally:
        await database.close()


def _search(database: Database, wanted: Wanted) -> Ask:
    async def ask(_at: int) -> Any:
        given: dict[str, Any] = {"person_id": 1, "now": NOW}
        await database.write(flows.ask, step=finding_views.FOUND, draft=asdict(wanted), **given)
        began = time.perf_counter()
        found = await database.write(finding_views.turn, page=1, **given)
        assert found.total > 0, wanted
        return time.perf_counter() - began

    return ask


async def _pages(database: Database, size: int) -> dict[str, Times]:
    texts = Texts("en", username="folkmoot_bot")
    last = page_with(size)

    async def card(_at: int) -> Any:
        await database.read(visiting.see, consultation_id=1, person_id=1, now=NOW)

    async def subtopic(at: int) -> Any:
        await database.write(viewing.subtopic, subtopic_id=1, page=size // 20 if at % 2 else 0, person_id=1, now=NOW)

    async def record(at: int) -> Any:
        asked: dict[str, Any] = {"consultation_id": 1, "page": last if at % 2 else last // 2}
        chapter = await database.read(transcribing.chapter, timezone="UTC", now=NOW, **asked)
        pages.drawn("record.html", texts, page=record_page(chapter, texts))

    async def screen(_at: int) -> Any:
        await database.read(projecting.wall, consultation_id=1)

    asked = {"card": card, "subtopic": subtopic, "record page": record, "screen": screen}
    return {name: await _timed(ask) for name, ask in asked.items()}


async def _timed(ask: Ask) -> Times:
    """Ask again and again, after having asked for each page once, as in a process that has served them before."""
    for at in range(2):
        await ask(at)
    times = []
    for at in range(ROUNDS):
        began = time.perf_counter()
        took = await ask(at)
        times.append(took if took is not None else time.perf_counter() - began)
    return {"p50": round(1000 * median(times), 1), "p95": round(1000 * quantiles(times, n=20)[-1], 1)}


def run(sizes: tuple[int, ...] = SIZES, engines: tuple[str, ...] = ENGINES) -> dict[str, Any]:
    """Measure each size on each database, in milliseconds; `growth` is the largest median by the smallest."""
    found: dict[str, Any] = {}
    for engine in engines:
        for size in sizes:
            with a_store(engine) as url:
                fill(url, size)
                found[f"{engine}_{size}"] = asyncio.run(measure(url, size))
        least, most = found[f"{engine}_{sizes[0]}"], found[f"{engine}_{sizes[-1]}"]
        found[f"{engine}_growth"] = {name: round(most[name]["p50"] / least[name]["p50"], 1) for name in most}
    return found
