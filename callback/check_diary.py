"""Can a diary be kept like this?"""

from datetime import timedelta

from callback.diary_forms import DiaryForm
from contact.check_hours import check_closures, check_duration, check_week
from contact.durations import duration
from contact.hours import Span
from contact.plumbing.findings import Findings, errors
from contact.weeks import WEEKDAYS, spans

AT = "diary"
MOST_SEATS, FURTHEST = 200, 365
_SHORTEST, _LONGEST = timedelta(minutes=5), timedelta(hours=8)
_LONGEST_PAUSE = timedelta(hours=4)
_HORIZON = timedelta(days=FURTHEST)


def check(form: DiaryForm) -> Findings:
    """Look at every field; who and what is named is looked up by whoever has the rows."""
    found = Findings()
    if not check_week(AT, form.week, found) and not any(each.is_open for each in form.closures):
        found.doubtful(
            f"{AT}/week", "Sans horaires, personne ne peut réserver.", "Without hours nobody can book anything."
        )
    check_closures(AT, form.closures, found)
    _lengths(form, found)
    _fits(form, found)
    _limits(form, found)
    if form.kind == "desk":
        _desk(form, found)
    elif form.advisor is None:
        found.wrong(f"{AT}/advisor", "Choisissez de qui c’est l’agenda.", "Choose whose diary it is.")
    return found


def _lengths(form: DiaryForm, found: Findings) -> None:
    for name in ("length", "step"):
        check_duration(f"{AT}/{name}", getattr(form, name), found)
    for name in ("before", "after", "lead"):
        check_duration(f"{AT}/{name}", getattr(form, name), found, zero=True)
    length, step = duration(form.length), duration(form.step)
    for name, each in (("length", length), ("step", step)):
        if each and each > timedelta() and not _SHORTEST <= each <= _LONGEST:
            found.wrong(f"{AT}/{name}", "Entre 5 minutes et 8 heures.", "Between 5 minutes and 8 hours.")
    for name in ("before", "after"):
        pause = duration(getattr(form, name))
        if pause and pause > _LONGEST_PAUSE:
            found.wrong(f"{AT}/{name}", "Quatre heures au plus.", "Four hours at most.")
    if length and step and timedelta() < step < length and form.kind == "referent":
        found.doubtful(
            f"{AT}/step",
            "Les débuts sont plus rapprochés que la durée : une réservation en ferme plusieurs.",
            "Beginnings are closer together than a call is long: one booking closes several.",
        )


def _fits(form: DiaryForm, found: Findings) -> None:
    """Tell where no span of the week is as long as a call."""
    length = duration(form.length)
    if errors(found) or not length:
        return
    written = [each for day in WEEKDAYS for each in spans(getattr(form.week, day))]
    if written and all(each.end - each.start < length for each in (Span.parse(*pair) for pair in written)):
        found.doubtful(
            f"{AT}/length",
            "Aucune plage de la semaine n’est aussi longue : rien ne serait réservable.",
            "No span of the week is as long as this: nothing could be booked.",
        )


def _limits(form: DiaryForm, found: Findings) -> None:
    if not 1 <= form.horizon <= FURTHEST:
        found.wrong(f"{AT}/horizon", f"De 1 à {FURTHEST} jours.", f"1 to {FURTHEST} days.")
        return
    lead = duration(form.lead)
    if lead and lead > _HORIZON:
        found.wrong(f"{AT}/lead", "Un an au plus.", "A year at most.")
    elif lead and lead >= timedelta(days=form.horizon):
        found.wrong(
            f"{AT}/lead",
            "Ce délai dépasse l’horizon : rien ne serait jamais réservable.",
            "This is further ahead than people may book: nothing could ever be booked.",
        )


def _desk(form: DiaryForm, found: Findings) -> None:
    for language, text in (("fr", form.name.fr), ("en", form.name.en)):
        if not text.strip() or len(text) > 120:
            found.wrong(f"{AT}/name/{language}", "Il faut un nom, de 120 signes au plus.", "A name, up to 120 signs.")
    if not 1 <= form.seats <= MOST_SEATS:
        found.wrong(f"{AT}/seats", f"De 1 à {MOST_SEATS} places.", f"1 to {MOST_SEATS} seats.")
    if not form.motives:
        found.doubtful(
            f"{AT}/motives", "Sans motif, personne ne voit ce guichet.", "Without a motive nobody sees this desk."
        )
