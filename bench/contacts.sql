-- Contact n is seeker n's; the first so many are held by advisor n, the rest wait, the lowest number longest.
-- Settings: bench.contacts, bench.advisors, bench.held (active or wrapping), bench.skills.
INSERT INTO contact (id, reference, agency_id, channel, language, seeker_id, advisor_id, state, units, attended,
                     wrap_up, extensions_left, seq, public_seq, public_seq_before, seen_by_seeker, seen_by_advisor,
                     due_at, active_at, ended_at, first_enqueued_at)
SELECT md5('contact ' || n)::uuid, 'VV-' || n, md5('agency 0')::uuid, 'chat',
       CASE WHEN n % 10 = 0 THEN 'en' ELSE 'fr' END, md5('seeker ' || n)::uuid,
       CASE WHEN held THEN md5('advisor ' || n)::uuid END,
       CASE WHEN held THEN current_setting('bench.held') ELSE 'waiting' END, 1, true,
       '1 hour', 5, 0, 0, 0, 0, 0,
       CASE WHEN held AND current_setting('bench.held') = 'wrapping' THEN now() + interval '1 hour' END,
       CASE WHEN held THEN now() END,
       CASE WHEN held AND current_setting('bench.held') = 'wrapping' THEN now() END,
       now() - interval '1 hour' + n * interval '10 ms'
FROM generate_series(1, current_setting('bench.contacts')::int) n,
     LATERAL (SELECT n <= current_setting('bench.advisors')::int AS held) AS by;

INSERT INTO placement (contact_id, queue_id, motive_id, needs, promise, barred, place)
SELECT md5('contact ' || n)::uuid, md5('queue 0')::uuid, md5('motive 0')::uuid,
       jsonb_build_object('theme-' || n % current_setting('bench.skills')::int, 1), '5 min', '{}',
       CASE WHEN n > current_setting('bench.advisors')::int THEN n - current_setting('bench.advisors')::int END
FROM generate_series(1, current_setting('bench.contacts')::int) n;

UPDATE advisor SET used = 1;
