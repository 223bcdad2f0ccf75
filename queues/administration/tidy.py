"""One way to write each thing, so that two sheets that mean the same are the same. Pure."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from contact.durations import duration, written
from contact.weeks import WEEKDAYS, ClosureForm, WeekForm, spans
from queues.administration.forms import AgencyForm, MotiveForm, PersonForm, QueueForm, RingForm, Sheet


def tidy(sheet: Sheet) -> Sheet:
    """Return the same sheet in order; what cannot be read stays as it is, for the check to say why."""
    return Sheet(
        regions=sorted(sheet.regions, key=lambda each: each.slug),
        skills=sorted(sheet.skills, key=lambda each: each.code),
        agencies=sorted(map(_agency, sheet.agencies), key=lambda each: each.slug),
        queues=sorted(map(_queue, sheet.queues), key=lambda each: (each.agency, each.position, each.slug)),
        people=sorted(map(_person, sheet.people), key=lambda each: each.login),
    )


def _agency(agency: AgencyForm) -> AgencyForm:
    return replace(
        agency,
        department=agency.department or None,
        region=agency.region or None,
        closures=_closures(agency.closures),
    )


def _queue(queue: QueueForm) -> QueueForm:
    return replace(
        queue,
        languages=sorted(set(queue.languages), reverse=True),
        skills=_sorted(queue.skills),
        promise=_length(queue.promise),
        vulnerable_promise=_maybe(queue.vulnerable_promise),
        rings=[_ring(each) for each in queue.rings],
        weights=_sorted(queue.weights),
        offer_time=_length(queue.offer_time),
        wrap_up_time=_length(queue.wrap_up_time),
        silent_after=_maybe(queue.silent_after),
        longest_wait=_maybe(queue.longest_wait),
        overflow=queue.overflow or None,
        week=_week(queue.week),
        closures=_closures(queue.closures),
        motives=[_motive(each) for each in queue.motives],
    )


def _ring(ring: RingForm) -> RingForm:
    return RingForm(
        to=ring.to,
        after=_length(ring.after),
        queue=ring.queue if ring.to == "queue" else None,
        agencies=sorted(set(ring.agencies)) if ring.to == "agencies" else [],
        drops=sorted(set(ring.drops)),
    )


def _motive(motive: MotiveForm) -> MotiveForm:
    return replace(motive, skills=_sorted(motive.skills), promise=_maybe(motive.promise))


def _person(person: PersonForm) -> PersonForm:
    return replace(
        person,
        login=person.login.strip().lower(),
        languages=sorted(set(person.languages), reverse=True),
        serves=sorted(set(person.serves)),
        skills=_sorted(person.skills),
        limits=_sorted(person.limits),
        week=_week(person.week) if person.week else None,
    )


def _closures(closures: Sequence[ClosureForm]) -> list[ClosureForm]:
    neat = [replace(each, span=_spans([each.span])[0] if each.span else None) for each in closures]
    return sorted(neat, key=lambda each: (each.day, each.span or "", each.label))


def _week(week: WeekForm) -> WeekForm:
    return WeekForm(**{day: _spans(getattr(week, day)) for day in WEEKDAYS})


def _spans(written_spans: Sequence[str]) -> list[str]:
    return sorted("-".join(pair) for pair in spans(written_spans))


def _maybe(text: str | None) -> str | None:
    return _length(text) if text else None


def _length(text: str) -> str:
    length = duration(text.strip())
    return text if length is None or length.total_seconds() < 0 else written(length)


def _sorted(levels: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(levels.items()))
