-- One agency with one queue that never closes, and its people; everybody is heard for as long as we measure.
-- Settings: bench.seekers, bench.advisors, bench.capacity, bench.skills.
INSERT INTO agency (id, slug, name, zone, address, phone)
VALUES (md5('agency 0')::uuid, 'bench', 'Bench', 'Europe/Paris', '', '');

INSERT INTO queue (id, agency_id, slug, name, position, languages, skills, promise, offer_time, wrap_up_time, week,
                   open_on_holidays)
SELECT md5('queue 0')::uuid, md5('agency 0')::uuid, 'bench', '{"fr": "Essai", "en": "Trial"}', 0, '{fr,en}', '{}',
       '5 min', '1 hour', '1 hour', jsonb_object_agg(day, '[["00:00", "24:00"]]'::jsonb), true
FROM generate_series(0, 6) day;

INSERT INTO motive (id, queue_id, slug, label, position, skills)
VALUES (md5('motive 0')::uuid, md5('queue 0')::uuid, 'bench', '{"fr": "Essai", "en": "Trial"}', 0, '{}');

INSERT INTO seeker (id, agency_id, name, language)
SELECT md5('seeker ' || n)::uuid, md5('agency 0')::uuid, 'Sam ' || n, 'fr'
FROM generate_series(1, current_setting('bench.seekers')::int) n;

-- Every fifth speaks English too, and each knows ten themes of so many.
INSERT INTO advisor (id, agency_id, login, name, role, languages, demo, capacity, used)
SELECT md5('advisor ' || n)::uuid, md5('agency 0')::uuid, 'alice-' || n, 'Alice ' || n, 'advisor',
       CASE WHEN n % 5 = 0 THEN '{fr,en}'::text[] ELSE '{fr}' END, false, current_setting('bench.capacity')::int, 0
FROM generate_series(1, current_setting('bench.advisors')::int) n;

INSERT INTO duty (advisor_id, skills, declared, misses)
SELECT md5('advisor ' || n)::uuid,
       (SELECT jsonb_object_agg('theme-' || (n * 7 + k * 11) % current_setting('bench.skills')::int, 1)
        FROM generate_series(0, 9) k),
       'available', 0
FROM generate_series(1, current_setting('bench.advisors')::int) n;

INSERT INTO serving (advisor_id, queue_id) SELECT id, md5('queue 0')::uuid FROM advisor;

INSERT INTO session (id, digest, seeker_id, expires_at, seen_at)
SELECT md5('seeker session ' || n)::uuid, sha256(convert_to('seeker-' || n, 'UTF8')), md5('seeker ' || n)::uuid,
       now() + interval '1 day', now() + interval '1 hour'
FROM generate_series(1, current_setting('bench.seekers')::int) n;

INSERT INTO session (id, digest, advisor_id, expires_at, seen_at)
SELECT md5('advisor session ' || n)::uuid, sha256(convert_to('advisor-' || n, 'UTF8')), md5('advisor ' || n)::uuid,
       now() + interval '1 day', now() + interval '1 hour'
FROM generate_series(1, current_setting('bench.advisors')::int) n;
