"""Logs are one event name and fields that carry identifiers, never words or addresses."""

import logging
import sys
import traceback

import structlog
from structlog.typing import EventDict, FilteringBoundLogger, Processor, WrappedLogger

# Their INFO lines print payloads: people's words would end in the log.
_INDISCREET = (
    "socketio",
    "engineio",
    "aiohttp.access",
    "aiohttp.server",
    "sqlalchemy",
    "celery.app.trace",
    "kombu",
    "asyncio",
    "mail.log",
)


def setup(*, as_json: bool = False) -> None:
    """Make every logger speak in one voice on standard error."""
    last: Processor = (
        structlog.processors.JSONRenderer() if as_json else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    stamp = structlog.processors.TimeStamper(fmt="iso", utc=True)
    structlog.configure(
        processors=[structlog.stdlib.add_log_level, stamp, _discreet, last],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(levelname)s %(name)s %(message)s")
    for name in _INDISCREET:
        logging.getLogger(name).setLevel(logging.CRITICAL)


def get(name: str) -> FilteringBoundLogger:
    """Return the logger of a module."""
    logger: FilteringBoundLogger = structlog.get_logger(name)
    return logger


def _discreet(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """Say what failed and where, but not its message: databases and parsers quote people's words in theirs."""
    if event.pop("exc_info", None) and (failure := sys.exc_info()[1]):
        frames = traceback.extract_tb(failure.__traceback__)[-8:]
        event["failed"] = type(failure).__name__
        event["where"] = " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(frames))
    return event
