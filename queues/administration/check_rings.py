"""Do the rings lead to somebody, and ask what they must?"""

from contact.check_hours import check_duration
from contact.plumbing.findings import Findings
from queues.administration.forms import QueueForm, RingForm
from queues.administration.named import Named

# From the narrowest; a ring opens to nobody new after a wider one that asks no less.
_WIDTH = {"referent": 0, "agency": 1, "region": 2, "everyone": 3}


def check(queue: QueueForm, named: Named, found: Findings) -> None:
    """Look at the rings of a queue, and at where those go who have waited for too long."""
    at = f"queues/{queue.slug}"
    asked = set(queue.skills).union(*(motive.skills for motive in queue.motives))
    for number, ring in enumerate(queue.rings):
        here = f"{at}/rings/{number}"
        check_duration(f"{here}/after", ring.after, found, zero=True)
        _drops(here, ring, asked, named, found)
        _names(here, ring, queue, named, found)
        _adds(here, ring, queue.rings[:number], found)
    if queue.rings and queue.rings[-1].to == "referent":
        found.wrong(
            f"{at}/rings/{len(queue.rings) - 1}/to",
            "Le dernier cercle doit être ouvert à une équipe, sinon l’attente peut rester sans réponse.",
            "The last ring must be open to a team, or a contact could be stuck with one person.",
        )
    _goes_on(at, queue, named, found)


def _drops(here: str, ring: RingForm, asked: set[str], named: Named, found: Findings) -> None:
    for code in ring.drops:
        fr, en = named.called(code)
        if code not in named.skills:
            found.wrong(f"{here}/drops", f"La compétence « {code} » n’existe pas.", f"There is no skill “{code}”.")
        elif named.skills[code].must:
            found.wrong(
                f"{here}/drops",
                f"« {fr} » est impérative : aucun cercle ne peut y renoncer.",
                f"“{en}” is a must: no ring can do without it.",
            )
        elif code not in asked:
            found.doubtful(
                f"{here}/drops", f"Cette file ne demande pas « {fr} ».", f"This queue does not ask for “{en}”."
            )


def _names(here: str, ring: RingForm, queue: QueueForm, named: Named, found: Findings) -> None:
    if ring.to == "queue" and ring.queue not in named.queues:
        found.wrong(f"{here}/queue", "Choisissez une file.", "Choose a queue.")
    if ring.to == "agencies" and not ring.agencies:
        found.wrong(f"{here}/agencies", "Choisissez au moins une agence.", "Choose one agency at least.")
    for slug in ring.agencies if ring.to == "agencies" else ():
        if slug not in named.agencies:
            found.wrong(f"{here}/agencies", f"L’agence « {slug} » n’existe pas.", f"There is no agency “{slug}”.")
    agency = named.agencies.get(queue.agency)
    if ring.to == "region" and agency is not None and agency.region is None:
        found.doubtful(
            f"{here}/to",
            f"L’agence {agency.name} n’est dans aucune région : ce cercle est vide.",
            f"The agency {agency.name} is in no region: nobody is in this ring.",
        )


def _adds(here: str, ring: RingForm, before: list[RingForm], found: Findings) -> None:
    if ring.to not in _WIDTH:
        return
    wider = [each for each in before if each.to in _WIDTH and _WIDTH[each.to] >= _WIDTH[ring.to]]
    if any(set(ring.drops) <= set(each.drops) for each in wider):
        found.doubtful(
            f"{here}/to",
            "Un cercle plus large est déjà ouvert : celui-ci n’ajoute personne.",
            "A wider ring is open already: this one adds nobody.",
        )


def _goes_on(at: str, queue: QueueForm, named: Named, found: Findings) -> None:
    if queue.overflow is not None and queue.overflow not in named.queues:
        found.wrong(
            f"{at}/overflow", f"La file « {queue.overflow} » n’existe pas.", f"There is no queue “{queue.overflow}”."
        )
    if queue.longest_wait is not None and queue.overflow is None:
        found.wrong(
            f"{at}/overflow",
            "Dites vers quelle file on passe après cette attente.",
            "Say to which queue people go after this wait.",
        )
    if queue.overflow is not None and queue.longest_wait is None:
        found.wrong(
            f"{at}/longest_wait", "Dites après combien de temps on y passe.", "Say after how long people go there."
        )
