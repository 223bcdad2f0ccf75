-- What a relational database can do alone: the freed advisor ($1) takes the longest waiting contact that fits.
WITH free AS (
    SELECT a.id, a.languages, d.skills
    FROM advisor a JOIN duty d ON d.advisor_id = a.id
    WHERE a.id = $1 AND a.used < a.capacity AND d.declared = 'available'
    FOR UPDATE OF a SKIP LOCKED
), picked AS (
    SELECT c.id
    FROM contact c JOIN placement p ON p.contact_id = c.id, free
    WHERE c.state = 'waiting' AND c.language = ANY (free.languages) AND p.needs <@ free.skills
      AND p.queue_id IN (SELECT queue_id FROM serving WHERE advisor_id = free.id)
    ORDER BY c.first_enqueued_at
    LIMIT 1
    FOR UPDATE OF c SKIP LOCKED
), taken AS (
    UPDATE contact SET state = 'offered', state_at = now(), advisor_id = $1
    FROM picked WHERE contact.id = picked.id
    RETURNING contact.id
), held AS (
    UPDATE advisor SET used = used + 1 FROM taken WHERE advisor.id = $1
)
INSERT INTO offer (id, contact_id, advisor_id, state, due_at, why)
SELECT gen_random_uuid(), id, $1, 'pending', now() + interval '1 hour', '{}' FROM taken
RETURNING contact_id
