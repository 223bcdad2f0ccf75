"""Logs are one event name and fields that carry identifiers, never words or addresses."""

import logging
import sys

import structlog
from structlog.typing import FilteringBoundLogger

# Their INFO lines print payloads: people's words would end in the log.
_INDISCREET = ("socketio", "engineio", "aiohttp.access", "aiohttp.server", "sqlalchemy", "celery.app.trace", "kombu", "asyncio")


def setup(*, as_json: bool = False) -> None:
    """Make every logger speak in one voice on standard error."""
    shared: list[structlog.typing.Processor] = [
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
    ]
    last: structlog.typing.Processor = (
        structlog.processors.JSONRenderer() if as_json else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    structlog.configure(
        processors=[*shared, last],
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
