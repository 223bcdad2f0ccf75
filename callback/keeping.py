"""Diaries are read and written as whoever sets them up sees them."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from msgspec import json
from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from callback.diary_forms import DiaryForm
from callback.models import Diary, DiaryDay, DiaryMotive, Kind
from contact.durations import duration, written
from contact.plumbing import chance
from contact.views import Words, words
from contact.weeks import ClosureForm, shown, spans, stored


async def read(db: AsyncSession, diary: Diary) -> DiaryForm:
    """Return a diary as it is filled in."""
    days = await db.scalars(select(DiaryDay).where(DiaryDay.diary_id == diary.id).order_by(DiaryDay.day, DiaryDay.id))
    motives = select(DiaryMotive.motive_id).where(DiaryMotive.diary_id == diary.id)
    return DiaryForm(
        kind=diary.kind,  # type: ignore[arg-type]
        advisor=diary.advisor_id,
        name=words(diary.name) if diary.name else Words("", ""),
        seats=diary.seats,
        week=shown(diary.week),
        closures=[
            ClosureForm(each.day, each.label, f"{each.starts}-{each.ends}" if each.starts else None, each.is_open)
            for each in days
        ],
        length=written(diary.length),
        step=written(diary.step),
        before=_written(diary.before),
        after=_written(diary.after),
        lead=_written(diary.lead),
        horizon=diary.horizon // timedelta(days=1),
        motives=sorted(await db.scalars(motives)),
    )


def version_of(form: DiaryForm) -> str:
    """Return what is different as soon as anything in a form is."""
    return chance.digest(json.encode(form).decode()).hex()[:16]


def fill_in(diary: Diary, form: DiaryForm) -> None:
    """Write a form that was found good into a row."""
    desk = form.kind == "desk"
    diary.kind, diary.advisor_id = form.kind, None if desk else form.advisor
    diary.name = {"fr": form.name.fr.strip(), "en": form.name.en.strip()} if desk else None
    diary.seats = form.seats if desk else 1
    diary.week = stored(form.week)
    diary.length, diary.step = _length(form.length), _length(form.step)
    diary.before, diary.after, diary.lead = _length(form.before), _length(form.after), _length(form.lead)
    diary.horizon = timedelta(days=form.horizon)


def days_of(diary: UUID, form: DiaryForm) -> list[DiaryDay]:
    """Return the days of a form that are not as its week says."""
    return [_day(diary, each) for each in form.closures]


async def write(db: AsyncSession, diary: Diary, form: DiaryForm) -> None:
    """Write a form that was found good."""
    fill_in(diary, form)
    db.add(diary)
    await db.flush()
    await db.execute(delete(DiaryDay).where(DiaryDay.diary_id == diary.id))
    await db.execute(delete(DiaryMotive).where(DiaryMotive.diary_id == diary.id))
    db.add_all(days_of(diary.id, form))
    db.add_all(_motives(diary, form.motives))
    await db.flush()


def _motives(diary: Diary, motives: Sequence[UUID]) -> list[DiaryMotive]:
    """A referent is booked for any motive that their agency answers."""
    named = sorted(set(motives)) if diary.kind == Kind.DESK else []
    return [DiaryMotive(diary_id=diary.id, motive_id=each) for each in named]


def _length(text: str) -> timedelta:
    return duration(text) or timedelta()


def _written(length: timedelta) -> str:
    """Nobody counts a pause in seconds."""
    return written(length) if length else "0 min"


def _day(diary: UUID, form: ClosureForm) -> DiaryDay:
    starts, ends = spans([form.span])[0] if form.span else (None, None)
    return DiaryDay(
        diary_id=diary, day=form.day, starts=starts, ends=ends, is_open=form.is_open, label=form.label.strip()
    )
