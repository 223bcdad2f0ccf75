-- Bookings of desks for tomorrow, each by somebody else, spread over agencies and reasons.
-- Settings: bench.bookings, bench.agencies, bench.zone.
INSERT INTO agency (id, slug, name, zone, address, phone)
SELECT md5('agency ' || n)::uuid, 'agency-' || n, 'Agency ' || n, current_setting('bench.zone'), '', ''
FROM generate_series(1, current_setting('bench.agencies')::int) n;

INSERT INTO queue (id, agency_id, slug, name, position, languages, promise, offer_time, wrap_up_time, week,
                   open_on_holidays)
SELECT md5('queue ' || n)::uuid, md5('agency ' || n)::uuid, 'queue-' || n, '{"fr": "File"}', 0, '{fr}', '5 min', '30 s', '2 min',
       '{}', false
FROM generate_series(1, current_setting('bench.agencies')::int) n;

INSERT INTO motive (id, queue_id, slug, label, position)
SELECT md5('motive ' || n || m)::uuid, md5('queue ' || n)::uuid, 'motive-' || n || '-' || m, '{"fr": "Motif"}', m
FROM generate_series(1, current_setting('bench.agencies')::int) n, generate_series(1, 3) m;

INSERT INTO diary (id, agency_id, kind, name, seats, week)
SELECT md5('diary ' || n)::uuid, md5('agency ' || n)::uuid, 'desk', '{"fr": "Bureau"}', 1000, '{}'
FROM generate_series(1, current_setting('bench.agencies')::int) n;

INSERT INTO seeker (id, agency_id, name, language)
SELECT md5('seeker ' || n)::uuid, md5('agency ' || 1 + n % current_setting('bench.agencies')::int)::uuid, 'Rosa', 'fr'
FROM generate_series(1, current_setting('bench.bookings')::int) n;

INSERT INTO appointment (id, reference, agency_id, diary_id, seat, seeker_id, motive_id, language, zone, state,
                         starts_at, ends_at, due_at, busy_from, busy_to, number, nth)
SELECT md5('appointment ' || n)::uuid, 'RV-' || n, md5('agency ' || a)::uuid, md5('diary ' || a)::uuid, n,
       md5('seeker ' || n)::uuid, md5('motive ' || a || 1 + n % 3)::uuid, 'fr', current_setting('bench.zone'), 'booked',
       at, at + interval '30 min', at, at, at + interval '30 min', '+336' || lpad(n::text, 8, '0'), 1
FROM generate_series(1, current_setting('bench.bookings')::int) n,
     LATERAL (SELECT 1 + n % current_setting('bench.agencies')::int AS a) AS where_it_is,
     LATERAL (SELECT now() + interval '1 day' AS at) AS time;

ANALYZE;
