-- {bookings} bookings, each by way of a hold, in {sessions} sessions of 120 venues. Booking n is in session n % {sessions}.
-- Ids are a kind (8 hexadecimal digits) and a number; people's are scattered.
BEGIN;
SET LOCAL synchronous_commit = off;
SET LOCAL enable_seqscan = on;
SET LOCAL work_mem = '64MB';
ALTER TABLE session_counts DISABLE TRIGGER USER;
ALTER TABLE holds DISABLE TRIGGER USER;
ALTER TABLE bookings DISABLE TRIGGER USER;
ALTER TABLE occupancies DISABLE TRIGGER USER;

CREATE FUNCTION pg_temp.make_id(kind bigint, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS
    $$ SELECT (lpad(to_hex(kind), 8, '0') || lpad(to_hex(n), 24, '0'))::uuid $$;
CREATE FUNCTION pg_temp.make_person(kind bigint, who bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS
    $$ SELECT (lpad(to_hex(kind), 8, '0') || lpad(to_hex(who * 2654435761 % 4294967296), 8, '0') || lpad(to_hex(who), 16, '0'))::uuid $$;
CREATE FUNCTION pg_temp.make_at(micros bigint) RETURNS timestamptz LANGUAGE sql IMMUTABLE AS
    $$ SELECT timestamptz '1970-01-01 00:00:00+00' + micros * interval '1 microsecond' $$;
-- What each booking is made of.
CREATE TEMP TABLE b ON COMMIT DROP AS
SELECT n, pg_temp.make_id(5, n) AS id, pg_temp.make_id(6, n) AS hold, pg_temp.make_id(3, n % {sessions}) AS session,
       pg_temp.make_id(1, n % {sessions} % 120) AS venue,
       n % {sessions} % 120 * 1000 + (n / {sessions} * 7 + n % {sessions} / 120) % 800 AS who,
       pg_temp.make_at(1900000000000000 + n * 1000) AS held_at, pg_temp.make_at(1900000000000500 + n * 1000) AS booked_at,
       pg_temp.make_at(1950000000000000 + n % {sessions} / 120 * 86400000000) AS starts_at, lpad(n::text, 10, '0') AS reference
FROM generate_series(0::bigint, {bookings} - 1) AS n;
CREATE TEMP VIEW c AS
SELECT *, pg_temp.make_person(7, who) AS prisoner, pg_temp.make_person(8, who) AS visitor,
       jsonb_build_array(
           jsonb_build_object('role', 'prisoner', 'person', pg_temp.make_person(7, who), 'name', '{"first": "Sam", "last": "Jones"}'::jsonb),
           jsonb_build_object('role', 'lead_visitor', 'person', pg_temp.make_person(8, who),
               'name', '{"first": "Ann", "last": "Lee"}'::jsonb, 'born', '1980-01-01')) AS party,
       jsonb_build_object('email', 'visitor' || n || '@example.org', 'language', 'en') AS contact
FROM b;

INSERT INTO venues (id, code, name, address, zone, division, policy, open, version)
SELECT pg_temp.make_id(1, v), 'V' || v, '{"en": "Venue"}', '{}', 'Europe/London', 'england_and_wales',
       '{"hold": {"lasts": 600000000, "at_most": 3600000000}}', true,
       1 + 2 * (SELECT count(*) FROM b WHERE n % {sessions} % 120 = v)
FROM generate_series(0::bigint, 119) AS v;
INSERT INTO spaces (id, venue, key, name)
SELECT pg_temp.make_id(2, v), pg_temp.make_id(1, v), 'hall', '{"en": "Hall"}' FROM generate_series(0::bigint, 119) AS v;
INSERT INTO sessions (id, venue, space, pattern, date, start_time, end_time, starts_at, ends_at, eligibility, state)
SELECT pg_temp.make_id(3, s), pg_temp.make_id(1, s % 120), pg_temp.make_id(2, s % 120), 'mornings',
       date '2031-10-17' + (s / 120)::int, '10:00', '12:00', pg_temp.make_at(1950000000000000 + s / 120 * 86400000000),
       pg_temp.make_at(1950007200000000 + s / 120 * 86400000000), '{}', 'open'
FROM generate_series(0::bigint, {sessions} - 1) AS s;
INSERT INTO session_counts (session, class, total, public_share, overbook, public_held, public_booked, staff_held, staff_booked)
SELECT session, 'open_table', 30, 30, 0, 0, count(*), 0, 0 FROM b GROUP BY session;

INSERT INTO events (seq, id, at, kind, venue, version)
SELECT v + 1, pg_temp.make_id(9, v), pg_temp.make_at(1890000000000000), 'venue.published', pg_temp.make_id(1, v), 1
FROM generate_series(0::bigint, 119) AS v;
INSERT INTO events (seq, id, at, kind, venue, session, booking, version)
SELECT 121 + 2 * n, pg_temp.make_id(10, n), held_at, 'hold.granted', venue, session, id, 1 FROM b;
INSERT INTO events (seq, id, at, kind, venue, session, booking, version)
SELECT 122 + 2 * n, pg_temp.make_id(11, n), booked_at, 'booking.booked', venue, session, id, 1 FROM b;
UPDATE feed SET last = 120 + 2 * {bookings};

INSERT INTO holds (id, booking, replaces, venue, session, class, channel, units, party, caller, created_at, last_moment,
                   version, state, state_at)
SELECT hold, id, false, venue, session, 'open_table', 'public', 1, party, pg_temp.make_id(0, 0), held_at,
       held_at + interval '1 hour', 2, 'confirmed', booked_at FROM c;
INSERT INTO bookings (id, reference, venue, session, class, channel, units, party, contact, caller, created_at, updated_at,
                      version, state)
SELECT id, reference, venue, session, 'open_table', 'public', 1, party, contact, pg_temp.make_id(0, 0), booked_at, booked_at,
       1, 'booked' FROM c;
INSERT INTO occupancies (person, role, booking, source_kind, source, session, starts_at, ends_at)
SELECT prisoner, 'prisoner', id, 'booking', id, session, starts_at, starts_at + interval '2 hours' FROM c
UNION ALL
SELECT visitor, 'lead_visitor', id, 'booking', id, session, starts_at, starts_at + interval '2 hours' FROM c;
INSERT INTO outbox (id, booking, subject, kind, version, channel, recipient, language, facts, created_at, state, attempts, due_at)
SELECT pg_temp.make_id(12, n), id, id, 'booked', 1, 'email', 'visitor' || n || '@example.org', 'en',
       '{"venue": {"en": "Venue"}, "address": ["1 Long Lane"], "space": {"en": "Hall"}}', booked_at, 'sent', 1, booked_at FROM b;
INSERT INTO outcomes (caller, key, fingerprint, outcome, created_at)
SELECT pg_temp.make_id(0, 0), 'held ' || lpad(n::text, 12, '0'), decode(repeat('00', 32), 'hex'),
       jsonb_build_object('outcome', 'held', 'id', hold, 'booking', id, 'session', session, 'class', 'open_table',
           'channel', 'public', 'units', 1, 'version', 1, 'state', 'live'), held_at FROM b;
INSERT INTO outcomes (caller, key, fingerprint, outcome, created_at)
SELECT pg_temp.make_id(0, 0), 'book ' || lpad(n::text, 12, '0'), decode(repeat('00', 32), 'hex'),
       jsonb_build_object('outcome', 'booked', 'id', id, 'reference', reference, 'session', session, 'class', 'open_table',
           'channel', 'public', 'units', 1, 'version', 1, 'state', 'booked'), booked_at FROM b;
COMMIT;
