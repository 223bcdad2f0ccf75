"""The operator gives an advisor a password."""

import sys

from sqlalchemy import update

import app
from contact import signin
from contact.models import Advisor
from contact.plumbing.database import Database
from contact.plumbing.settings import Settings


async def set_password(settings: Settings, login: str, password: str) -> int:
    """Set the password of an existing advisor; return the exit status."""
    database = Database(settings.sqlalchemy_url, announce=app.Announcements().announce, pool=1)
    try:
        hashed = signin.hash_password(password)
        async with database.transaction() as db:
            told = await db.execute(
                update(Advisor)
                .where(Advisor.login == login.strip().lower())
                .values(password=hashed)
                .returning(Advisor.id)
            )
    except signin.PasswordTooShort as short:
        sys.stderr.write(f"{short}\n")
        return 1
    finally:
        await database.close()
    if told.first() is None:
        sys.stderr.write("No advisor has this login.\n")
        return 1
    return 0
