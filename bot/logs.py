"""Logs by structlog: JSON for machines, plain lines for a terminal, and never a token, a text, a name or a Telegram id.

Our own events are sentences with counted values. What other libraries say is cut down to its template: the values
they would fill in are messages, addresses and people.
"""

import logging
import re
import sys
import traceback
from types import TracebackType
from typing import Any, TextIO

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from bot.config import LogFormat

TOKEN = re.compile(r"\d{3,}:[\w-]{30,}")
HIDDEN = "[hidden]"
FORBIDDEN_KEYS = frozenset(
    {
        "body",
        "caption",
        "chat_id",
        "chat_telegram_id",
        "first_name",
        "last_name",
        "message",
        "name",
        "query",
        "secret",
        "telegram_id",
        "text",
        "title",
        "token",
        "update",
        "url",
        "user_id",
        "username",
        "words",
    }
)
TALKATIVE = ("asyncio", "aiohttp.access", "httpx", "httpcore", "apscheduler", "sqlalchemy.engine")
PLACEHOLDER = re.compile(r"%[-#0 +]*(?:\*|\d+)?(?:\.(?:\*|\d+))?[diouxXeEfFgGcrsa]")
FRAMES_SHOWN = 12


def set_up(log_format: LogFormat, *, level: int = logging.INFO, stream: TextIO | None = None) -> None:
    """Send every log of this process, ours and the libraries', through the same processors to one stream."""
    before: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        say_where_it_broke,
        hide,
    ]
    renderer: Processor = structlog.processors.JSONRenderer()
    if log_format is LogFormat.PLAIN:
        renderer = structlog.dev.ConsoleRenderer(colors=False)
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=before,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, hide, renderer],
        )
    )
    handler.addFilter(only_the_template)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.captureWarnings(capture=True)
    structlog.configure(
        processors=[*before, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.make_filtering_bound_logger(level),
        cache_logger_on_first_use=False,
    )


def only_the_template(record: logging.LogRecord) -> bool:
    """Cut what another library says down to its template, with every value left out. Always lets the record pass.

    A sentence put together before it was logged may hold anything: of it only the place where it was said remains.
    """
    if isinstance(record.msg, dict):  # ours, on its way through structlog
        return True
    said = f"({record.filename}:{record.lineno} {record.funcName})"
    if record.args and isinstance(record.msg, str):
        said = PLACEHOLDER.sub("…", record.msg)
    record.msg = f"{record.name}: {said}"
    record.args = None
    return True


def say_where_it_broke(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Turn an exception into its class and its frames: what it says may quote a person or an address."""
    fault = event.pop("exc_info", None)
    if fault is True:
        fault = sys.exc_info()[1]
    elif isinstance(fault, tuple):
        fault = fault[1]
    if isinstance(fault, BaseException):
        event["fault"] = type(fault).__name__
        event["at"] = frames_of(fault.__traceback__)
        if fault.__cause__ is not None:
            event["caused_by"] = type(fault.__cause__).__name__
    return event


def frames_of(trace: TracebackType | None) -> list[str]:
    """Return the innermost frames, as `file:line function`."""
    frames = traceback.extract_tb(trace)[-FRAMES_SHOWN:]
    return [f"{'/'.join(frame.filename.split('/')[-3:])}:{frame.lineno} {frame.name}" for frame in frames]


def hide(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Hide tokens wherever they are, and the values under names that could hold a person's."""
    for key, value in event.items():
        event[key] = HIDDEN if key in FORBIDDEN_KEYS else _without_tokens(value)
    return event


def _without_tokens(value: Any) -> Any:
    if isinstance(value, str):
        return TOKEN.sub(HIDDEN, value)
    if isinstance(value, list | tuple):
        return [_without_tokens(item) for item in value]
    if isinstance(value, dict):
        return {key: HIDDEN if key in FORBIDDEN_KEYS else _without_tokens(item) for key, item in value.items()}
    return value if isinstance(value, int | float | bool | None) else TOKEN.sub(HIDDEN, str(value))
