"""Many contacts are held for as many advisors in one breath: the life cycle's own step, as parts of a statement.

Whoever decides completes it with its own: who is put to whom (`pair`), and what else it asks of both. Nothing in it
waits for a lock: whoever is at the contact or at the advisor just now is faster, and the pair is decided anew.
"""

from contact.units import TAKEN

# `c`: the contacts of `pair` that still wait, held still from here.
WAITING = """
    SELECT c.id, c.agency_id, c.seeker_id, c.channel, c.units, c.exclusive, c.interruptible
    FROM contact c JOIN pair ON pair.contact = c.id
    WHERE c.state = 'waiting'
    ORDER BY c.id FOR NO KEY UPDATE OF c SKIP LOCKED
"""

# What becomes of those that were `asked` (contact, advisor, move): they are held, the units taken, the step noted.
HELD = f"""
    held AS (
        UPDATE contact SET state = 'offered', state_at = clock_timestamp(), advisor_id = asked.advisor
        FROM asked WHERE contact.id = asked.contact
    ), taken AS (
        UPDATE advisor SET {TAKEN}
        FROM asked JOIN waiting c ON c.id = asked.contact WHERE advisor.id = asked.advisor
    ), noted AS (
        INSERT INTO move (id, contact_id, deed, was, became, by, advisor_id, units)
        SELECT asked.move, c.id, 'offered', 'waiting', 'offered', 'house', asked.advisor, c.units
        FROM asked JOIN waiting c ON c.id = asked.contact
    )
"""  # noqa: S608
