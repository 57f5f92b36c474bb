-- The same promises with less to write for each booking: fewer indexes on the outbox, and outcomes in the order of writing
-- with a small index by key, instead of large rows in the random order of keys. That the texts with JSON are JSON is left to
-- the writer, which makes them from its own types: the check read each of them again.

-- Messages. A message is looked for by its id only while it is leased; what is done is counted by state.
CREATE TABLE new_outbox (
    -- The order of writing.
    position     INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id           BLOB NOT NULL CHECK (length(id) = 16),
    booking      BLOB NOT NULL,
    subject      BLOB NOT NULL,
    kind         TEXT NOT NULL CHECK (kind IN ('held', 'booked', 'changed', 'cancelled')),
    version      INTEGER NOT NULL CHECK (version BETWEEN 0 AND 4294967295),
    channel      TEXT NOT NULL CHECK (channel IN ('email', 'sms')),
    recipient    TEXT NOT NULL,
    language     TEXT NOT NULL CHECK (language IN ('en', 'cy')),
    facts        TEXT NOT NULL,
    created_at   INTEGER NOT NULL,
    state        TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'sent', 'failed', 'superseded')),
    attempts     INTEGER NOT NULL DEFAULT 0 CHECK (attempts BETWEEN 0 AND 4294967295),
    -- When it is to be sent. While leased: when the lease runs out, which makes it due again.
    due_at       INTEGER NOT NULL,
    lease        BLOB,
    transport_id TEXT,
    last_error   TEXT,
    -- One message per (what it is about, kind, version, channel, recipient).
    UNIQUE (subject, kind, version, channel, recipient)
) STRICT;
INSERT INTO new_outbox (position, id, booking, subject, kind, version, channel, recipient, language, facts, created_at, state,
        attempts, due_at, lease, transport_id, last_error)
    SELECT position, id, booking, subject, kind, version, channel, recipient, language, facts, created_at, state,
        attempts, due_at, lease, transport_id, last_error
    FROM outbox ORDER BY position;
DROP TABLE outbox;
ALTER TABLE new_outbox RENAME TO outbox;
CREATE INDEX outbox_due ON outbox (due_at, position, created_at) WHERE state = 'pending';
CREATE INDEX outbox_unsent_by_booking ON outbox (booking) WHERE state = 'pending';
CREATE INDEX outbox_leased ON outbox (id) WHERE lease IS NOT NULL;
CREATE INDEX outbox_done ON outbox (state) WHERE state <> 'pending';

CREATE TABLE new_outcomes (
    caller      BLOB NOT NULL,
    key         TEXT NOT NULL,
    fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 32),
    outcome     TEXT NOT NULL,
    created_at  INTEGER NOT NULL,
    PRIMARY KEY (caller, key)
) STRICT;
INSERT INTO new_outcomes (caller, key, fingerprint, outcome, created_at)
    SELECT caller, key, fingerprint, outcome, created_at FROM outcomes ORDER BY created_at;
DROP TABLE outcomes;
ALTER TABLE new_outcomes RENAME TO outcomes;

CREATE TABLE new_bookings (
    id            BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    reference     TEXT NOT NULL UNIQUE,
    venue         BLOB NOT NULL,
    session       BLOB NOT NULL REFERENCES sessions,
    class         TEXT NOT NULL CHECK (class IN ('open_table', 'closed_table', 'minutes', 'whole_room')),
    channel       TEXT NOT NULL CHECK (channel IN ('public', 'staff')),
    units         INTEGER NOT NULL CHECK (units BETWEEN 0 AND 4294967295),
    party         TEXT NOT NULL,
    contact       TEXT NOT NULL,
    caller        BLOB NOT NULL,
    created_at    INTEGER NOT NULL,
    updated_at    INTEGER NOT NULL,
    version       INTEGER NOT NULL CHECK (version BETWEEN 1 AND 4294967295),
    state         TEXT NOT NULL CHECK (state IN ('booked', 'cancelled')),
    cancelled_at  INTEGER,
    cancel_reason TEXT CHECK (cancel_reason IN ('visitor', 'prisoner', 'establishment', 'booked_in_error')),
    CHECK ((state = 'cancelled') = (cancelled_at IS NOT NULL) AND (state = 'cancelled') = (cancel_reason IS NOT NULL))
) STRICT;
INSERT INTO new_bookings (id, reference, venue, session, class, channel, units, party, contact, caller, created_at,
        updated_at, version, state, cancelled_at, cancel_reason)
    SELECT id, reference, venue, session, class, channel, units, party, contact, caller, created_at,
        updated_at, version, state, cancelled_at, cancel_reason
    FROM bookings ORDER BY rowid;
DROP TABLE bookings;
ALTER TABLE new_bookings RENAME TO bookings;
CREATE INDEX bookings_by_session ON bookings (session, id);

CREATE TABLE new_holds (
    id          BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    booking     BLOB NOT NULL,
    replaces    INTEGER NOT NULL CHECK (replaces IN (0, 1)),
    venue       BLOB NOT NULL,
    session     BLOB NOT NULL REFERENCES sessions,
    class       TEXT NOT NULL CHECK (class IN ('open_table', 'closed_table', 'minutes', 'whole_room')),
    channel     TEXT NOT NULL CHECK (channel IN ('public', 'staff')),
    units       INTEGER NOT NULL CHECK (units BETWEEN 0 AND 4294967295),
    party       TEXT NOT NULL,
    contact     TEXT,
    caller      BLOB NOT NULL,
    created_at  INTEGER NOT NULL,
    last_moment INTEGER NOT NULL,
    version     INTEGER NOT NULL CHECK (version BETWEEN 1 AND 4294967295),
    state       TEXT NOT NULL CHECK (state IN ('live', 'released', 'expired', 'confirmed')),
    -- While live: the first instant at which it no longer counts. After that: when it came to its end.
    state_at    INTEGER NOT NULL,
    CHECK (state <> 'live' OR state_at <= last_moment)
) STRICT;
INSERT INTO new_holds (id, booking, replaces, venue, session, class, channel, units, party, contact, caller, created_at,
        last_moment, version, state, state_at)
    SELECT id, booking, replaces, venue, session, class, channel, units, party, contact, caller, created_at,
        last_moment, version, state, state_at
    FROM holds ORDER BY rowid;
DROP TABLE holds;
ALTER TABLE new_holds RENAME TO holds;
CREATE INDEX holds_live_by_session ON holds (session, state_at) WHERE state = 'live';
CREATE INDEX holds_live_by_expiry ON holds (state_at, session) WHERE state = 'live';
