"""Does this queue promise what can be kept, and go on where it can?"""

from contact.check_hours import check_closures, check_duration, check_week
from contact.durations import duration
from contact.plumbing.findings import Findings
from queues.administration.check_house import check_label
from queues.administration.check_people import check_skills
from queues.administration.forms import MotiveForm, QueueForm
from queues.administration.named import Named


def check(queue: QueueForm, named: Named, found: Findings) -> None:
    """Look at one queue but for its rings."""
    at = f"queues/{queue.slug}"
    check_label(f"{at}/name", queue.name, found)
    if queue.agency not in named.agencies:
        found.wrong(
            f"{at}/agency", f"L’agence « {queue.agency} » n’existe pas.", f"There is no agency “{queue.agency}”."
        )
    if not queue.languages:
        found.wrong(f"{at}/languages", "Choisissez au moins une langue.", "Choose one language at least.")
    check_skills(f"{at}/skills", queue.skills, named, found)
    _times(at, queue, found)
    _weights(at, queue, named, found)
    if not check_week(at, queue.week, found):
        found.doubtful(f"{at}/week", "Cette file n’ouvre jamais.", "This queue never opens.")
    check_closures(at, queue.closures, found)
    for motive in queue.motives:
        _motive(f"{at}/motives/{motive.slug}", motive, named, found)
    if not queue.motives:
        found.doubtful(
            f"{at}/motives",
            "Sans motif, personne ne peut choisir cette file.",
            "Without a motive, nobody can choose this queue.",
        )


def check_overflow(named: Named, found: Findings) -> None:
    """Look for waits that would go round in a circle."""
    for queue in named.queues.values():
        way = [queue.slug]
        while (following := named.queues[way[-1]].overflow) in named.queues and following not in way:
            way.append(str(following))
        if following == queue.slug:
            round_trip = " → ".join([*way, queue.slug])
            found.wrong(
                f"queues/{queue.slug}/overflow",
                f"On tournerait en rond : {round_trip}.",
                f"This goes round in a circle: {round_trip}.",
            )


def _times(at: str, queue: QueueForm, found: Findings) -> None:
    check_duration(f"{at}/promise", queue.promise, found)
    check_duration(f"{at}/vulnerable_promise", queue.vulnerable_promise, found)
    check_duration(f"{at}/offer_time", queue.offer_time, found)
    check_duration(f"{at}/wrap_up_time", queue.wrap_up_time, found, zero=queue.wrap_up_mode != "timed")
    check_duration(f"{at}/silent_after", queue.silent_after, found)
    check_duration(f"{at}/longest_wait", queue.longest_wait, found)
    promise, sooner = duration(queue.promise), duration(queue.vulnerable_promise or "")
    if promise and sooner and sooner > promise:
        found.doubtful(
            f"{at}/vulnerable_promise",
            "Plus long que le délai promis à tous : les personnes fragiles attendraient davantage.",
            "Longer than what everybody is promised: vulnerable people would wait longer.",
        )
    offer = duration(queue.offer_time)
    if offer and 0 < offer.total_seconds() < 10:
        found.doubtful(
            f"{at}/offer_time",
            "Moins de dix secondes : qui lit un dossier n’aura pas le temps de répondre.",
            "Less than ten seconds: whoever is reading a file will not answer in time.",
        )


def _weights(at: str, queue: QueueForm, named: Named, found: Findings) -> None:
    most = max((person.capacity for person in named.serving.get(queue.slug, ())), default=None)
    for kind, units in queue.weights.items():
        here = f"{at}/weights/{kind}"
        if kind not in named.channels:
            found.wrong(here, f"Le canal « {kind} » n’existe pas.", f"There is no channel “{kind}”.")
        elif units < 1:
            found.wrong(here, "Au moins une unité.", "One unit at least.")
    for kind, units in {**named.channels, **queue.weights}.items():
        if most is not None and units > most:
            found.doubtful(
                f"{at}/weights/{kind}",
                f"Il faut {units} unités, et personne ici n’en a plus de {most} : ce canal ne serait jamais servi.",
                f"It takes {units} units, and nobody here has more than {most}: this channel would never be served.",
            )


def _motive(at: str, motive: MotiveForm, named: Named, found: Findings) -> None:
    check_label(f"{at}/label", motive.label, found)
    check_skills(f"{at}/skills", motive.skills, named, found)
    check_duration(f"{at}/promise", motive.promise, found)
