"""The tables are brought up to date, by Alembic, under a lock so that two starts do not both try."""

from pathlib import Path

from alembic import command
from alembic.config import Config

from contact.plumbing.settings import Settings

MIGRATIONS = Path(__file__).parent.parent / "migrations"


def to_head(settings: Settings) -> None:
    """Apply every migration that is missing."""
    command.upgrade(configuration(settings), "head")


def configuration(settings: Settings) -> Config:
    """Return Alembic's configuration for this database."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["url"] = settings.sqlalchemy_url
    return config
