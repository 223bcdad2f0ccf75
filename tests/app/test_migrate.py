"""The tables are what the models say."""

from alembic import command

from app import migrate
from contact.plumbing.settings import Settings


def test_the_migrations_leave_nothing_to_add(settings: Settings) -> None:
    command.check(migrate.configuration(settings))  # raises where a model and a table differ
