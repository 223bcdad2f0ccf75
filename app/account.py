"""The operator gives an advisor a password; whoever is signed in with the old one is out."""

import sys

from sqlalchemy import update

import app
from contact import access, signin
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
            advisor = told.scalar_one_or_none()
            if advisor:
                await access.end_sessions_of(db, advisor)
    except signin.PasswordTooShort as short:
        sys.stderr.write(f"{short}\n")
        return 1
    finally:
        await database.close()
    if advisor is None:
        sys.stderr.write("No advisor has this login.\n")
        return 1
    return 0
