-- {bookings} bookings, each by way of a hold, in {sessions} sessions of 120 venues. Booking n is in session n % {sessions}.
-- Ids are a kind (8 hexadecimal digits) and a number; people's are scattered.
PRAGMA synchronous = OFF;
PRAGMA cache_size = -65536;
BEGIN;
DROP TRIGGER session_counts_fresh;
DROP TRIGGER occupancies_one_place;

CREATE TEMP TABLE n (n INTEGER PRIMARY KEY);
WITH RECURSIVE numbers (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n < {bookings} - 1)
INSERT INTO n SELECT n FROM numbers;
-- What each booking is made of.
CREATE TEMP VIEW b AS
SELECT n, unhex(printf('%08x%024x', 5, n)) AS id, unhex(printf('%08x%024x', 6, n)) AS hold,
       unhex(printf('%08x%024x', 3, n % {sessions})) AS session, unhex(printf('%08x%024x', 1, n % {sessions} % 120)) AS venue,
       printf('%08x-0000-0000-0000-%012x', 5, n) AS id_text, printf('%08x-0000-0000-0000-%012x', 6, n) AS hold_text,
       printf('%08x-0000-0000-0000-%012x', 3, n % {sessions}) AS session_text,
       n % {sessions} % 120 * 1000 + (n / {sessions} * 7 + n % {sessions} / 120) % 800 AS who,
       1900000000000000 + n * 1000 AS held_at, 1900000000000500 + n * 1000 AS booked_at,
       1950000000000000 + n % {sessions} / 120 * 86400000000 AS starts_at,
       printf('%010d', n) AS reference
FROM n;
CREATE TEMP VIEW c AS
SELECT *, unhex(printf('%08x%08x%016x', 7, who * 2654435761 % 4294967296, who)) AS prisoner,
       unhex(printf('%08x%08x%016x', 8, who * 2654435761 % 4294967296, who)) AS visitor,
       printf('[{"role":"prisoner","person":"%08x-%04x-%04x-%04x-%012x","name":{"first":"Sam","last":"Jones"}},'
              || '{"role":"lead_visitor","person":"%08x-%04x-%04x-%04x-%012x","name":{"first":"Ann","last":"Lee"},"born":"1980-01-01"}]',
              7, who * 2654435761 % 4294967296 / 65536, who * 2654435761 % 65536, 0, who,
              8, who * 2654435761 % 4294967296 / 65536, who * 2654435761 % 65536, 0, who) AS party,
       printf('{"email":"visitor%d@example.org","language":"en"}', n) AS contact
FROM b;

INSERT INTO venues (id, code, name, address, zone, division, policy, open, version)
SELECT unhex(printf('%08x%024x', 1, n)), printf('V%03d', n), '{"en":"Venue"}', '[]', 'Europe/London', 'england_and_wales',
       '{"hold":{"lasts":600000000,"at_most":3600000000}}', 1,
       1 + 2 * taken.bookings
FROM n JOIN (SELECT n % {sessions} % 120 AS venue, count(*) AS bookings FROM n GROUP BY 1) AS taken ON taken.venue = n.n;
INSERT INTO spaces (id, venue, key, name)
SELECT unhex(printf('%08x%024x', 2, n)), unhex(printf('%08x%024x', 1, n)), 'hall', '{"en":"Hall"}' FROM n WHERE n < 120;
INSERT INTO sessions (id, venue, space, pattern, date, start_time, end_time, starts_at, ends_at, eligibility, state)
SELECT unhex(printf('%08x%024x', 3, n)), unhex(printf('%08x%024x', 1, n % 120)), unhex(printf('%08x%024x', 2, n % 120)),
       'mornings', date('2031-10-17', (n / 120) || ' days'), '10:00', '12:00',
       1950000000000000 + n / 120 * 86400000000, 1950007200000000 + n / 120 * 86400000000, '{}', 'open'
FROM n WHERE n < {sessions};
INSERT INTO session_counts
SELECT unhex(printf('%08x%024x', 3, n)), 'open_table', 30, 30, 0, 0, 0, 0, 0
FROM n WHERE n < {sessions};
UPDATE session_counts SET public_booked = taken.units
FROM (SELECT session, count(*) AS units FROM b GROUP BY session) AS taken WHERE taken.session = session_counts.session;

INSERT INTO events (seq, id, at, kind, venue, version)
SELECT n + 1, unhex(printf('%08x%024x', 9, n)), 1890000000000000, 'venue.published', unhex(printf('%08x%024x', 1, n)), 1
FROM n WHERE n < 120;
INSERT INTO events (seq, id, at, kind, venue, session, booking, version)
SELECT 121 + 2 * n, unhex(printf('%08x%024x', 10, n)), held_at, 'hold.granted', venue, session, id, 1 FROM b;
INSERT INTO events (seq, id, at, kind, venue, session, booking, version)
SELECT 122 + 2 * n, unhex(printf('%08x%024x', 11, n)), booked_at, 'booking.booked', venue, session, id, 1 FROM b;
UPDATE feed SET last = 120 + 2 * {bookings};

INSERT INTO holds (id, booking, replaces, venue, session, class, channel, units, party, caller, created_at, last_moment,
                   version, state, state_at)
SELECT hold, id, 0, venue, session, 'open_table', 'public', 1, party, zeroblob(16), held_at, held_at + 3600000000, 2,
       'confirmed', booked_at FROM c;
INSERT INTO bookings (id, reference, venue, session, class, channel, units, party, contact, caller, created_at, updated_at,
                      version, state)
SELECT id, reference, venue, session, 'open_table', 'public', 1, party, contact, zeroblob(16), booked_at, booked_at, 1,
       'booked' FROM c;
INSERT INTO occupancies (person, role, booking, source_kind, source, session, starts_at, ends_at)
SELECT prisoner, 'prisoner', id, 'booking', id, session, starts_at, starts_at + 7200000000 FROM c
UNION ALL
SELECT visitor, 'lead_visitor', id, 'booking', id, session, starts_at, starts_at + 7200000000 FROM c;
INSERT INTO outbox (id, booking, subject, kind, version, channel, recipient, language, facts, created_at, state, due_at)
SELECT unhex(printf('%08x%024x', 12, n)), id, id, 'booked', 1, 'email', printf('visitor%d@example.org', n), 'en',
       '{"venue":{"en":"Venue"},"address":["1 Long Lane"],"space":{"en":"Hall"}}', booked_at, 'sent', booked_at FROM b;
INSERT INTO outcomes (caller, key, fingerprint, outcome, created_at)
SELECT zeroblob(16), printf('held %012d', n), zeroblob(32),
       printf('{"outcome":"held","id":"%s","booking":"%s","session":"%s","class":"open_table","channel":"public","units":1,"version":1,"state":"live"}',
              hold_text, id_text, session_text), held_at FROM b;
INSERT INTO outcomes (caller, key, fingerprint, outcome, created_at)
SELECT zeroblob(16), printf('book %012d', n), zeroblob(32),
       printf('{"outcome":"booked","id":"%s","reference":"%s","session":"%s","class":"open_table","channel":"public","units":1,"version":1,"state":"booked"}',
              id_text, reference, session_text), booked_at FROM b;
COMMIT;
