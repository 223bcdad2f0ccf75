"""Is there anybody who could ever answer?"""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from contact.plumbing.findings import Findings
from queues.administration.forms import PersonForm, QueueForm, RingForm
from queues.administration.named import Named

_TONGUES = {"fr": ("français", "French"), "en": ("anglais", "English")}
_EVERYONE = RingForm("everyone")
_NAMED_AT_MOST = 3


def check(queue: QueueForm, named: Named, found: Findings) -> None:
    """Warn of a queue, a language or a motive for which nobody is fit, and say what is missing."""
    at = f"queues/{queue.slug}"
    if not any(_team(ring, queue, named) for ring in _teams(queue)):
        found.doubtful(at, "Personne ne sert cette file.", "Nobody serves this queue.")
        return
    _reaches_every_agency(at, queue, named, found)
    for language in queue.languages:
        _skills(f"{at}/skills", queue, queue.skills, language, named, found)
        for motive in queue.motives:
            if motive.skills:
                needs = {**queue.skills, **motive.skills}
                _skills(f"{at}/motives/{motive.slug}/skills", queue, needs, language, named, found)


def _reaches_every_agency(at: str, queue: QueueForm, named: Named, found: Findings) -> None:
    """Warn of agencies whose people would wait here for ever: an overflow or a referent may bring them."""
    left_out = [
        agency.name
        for agency in named.agencies.values()
        if not any(_team(ring, replace(queue, agency=agency.slug), named) for ring in _teams(queue))
    ]
    if left_out:
        listed = ", ".join(left_out[:_NAMED_AT_MOST]) + (" …" if len(left_out) > _NAMED_AT_MOST else "")
        found.doubtful(
            f"{at}/rings/{len(queue.rings) - 1}/to",
            f"Aucun cercle ne mène à quelqu’un pour les personnes de : {listed}. Finissez par toute la file.",
            f"No ring leads to anybody for the people of: {listed}. End with everybody who serves the queue.",
        )


def _skills(at: str, queue: QueueForm, needs: Mapping[str, int], language: str, named: Named, found: Findings) -> None:
    if any(_could(ring, queue, needs, language, named) for ring in _teams(queue)):
        return
    fr, en = _TONGUES[language]
    speaking = [
        person for ring in _teams(queue) for person in _team(ring, queue, named) if language in person.languages
    ]
    if not speaking:
        found.doubtful(f"queues/{queue.slug}/languages", f"Personne ici ne parle {fr}.", f"Nobody here speaks {en}.")
        return
    asked = {code: level for code, level in needs.items() if _always_asked(code, queue)}
    missing = [code for code, level in asked.items() if not any(p.skills.get(code, 0) >= level for p in speaking)]
    for code in missing:
        _tell(at, code, asked[code], (fr, en), named, found)
    if not missing:
        found.doubtful(
            at,
            f"Personne ici ne réunit ces compétences en {fr}.",
            f"Nobody here has all of these skills in {en}.",
        )


def _tell(at: str, code: str, level: int, tongue: tuple[str, str], named: Named, found: Findings) -> None:
    fr, en = named.called(code)
    found.doubtful(
        at,
        f"Personne ici n’a « {fr} » au niveau {level} en {tongue[0]} : il manque cette compétence.",
        f"Nobody here has “{en}” at level {level} in {tongue[1]}: this skill is missing.",
    )


def _teams(queue: QueueForm) -> Iterator[RingForm]:
    yield from (ring for ring in queue.rings or [_EVERYONE] if ring.to != "referent")


def _team(ring: RingForm, queue: QueueForm, named: Named) -> list[PersonForm]:
    """Return who is in a ring, for somebody of the queue's own agency."""
    serving = named.serving.get(queue.slug, [])
    match ring.to:
        case "agency":
            return [person for person in serving if person.agency == queue.agency]
        case "region":
            agency = named.agencies.get(queue.agency)
            region = agency.region if agency else None
            return [person for person in serving if region and _region(person, named) == region]
        case "agencies":
            return [person for person in serving if person.agency in ring.agencies]
        case "queue":
            return named.serving.get(ring.queue or "", [])
    return serving


def _region(person: PersonForm, named: Named) -> str | None:
    agency = named.agencies.get(person.agency)
    return agency.region if agency else None


def _could(ring: RingForm, queue: QueueForm, needs: Mapping[str, int], language: str, named: Named) -> bool:
    asked = {code: level for code, level in needs.items() if code not in ring.drops}
    return any(
        language in person.languages and all(person.skills.get(code, 0) >= level for code, level in asked.items())
        for person in _team(ring, queue, named)
    )


def _always_asked(code: str, queue: QueueForm) -> bool:
    return all(code not in ring.drops for ring in _teams(queue))
