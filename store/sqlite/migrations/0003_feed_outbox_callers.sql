-- What goes out: the event feed, the outbox, the outcomes for repeated commands. And who may come in.

-- The feed's end: one row, raised in the transaction that adds the events, so that an undone transaction leaves no gap.
CREATE TABLE feed (
    only_row INTEGER NOT NULL PRIMARY KEY CHECK (only_row = 1),
    last     INTEGER NOT NULL CHECK (last >= 0)
) STRICT;

INSERT INTO feed (only_row, last) VALUES (1, 0);

CREATE TABLE events (
    seq     INTEGER NOT NULL PRIMARY KEY CHECK (seq >= 1),
    id      BLOB NOT NULL CHECK (length(id) = 16),
    at      INTEGER NOT NULL,
    kind    TEXT NOT NULL CHECK (kind IN (
        'hold.granted', 'hold.extended', 'hold.released', 'hold.expired',
        'booking.booked', 'booking.changed', 'booking.cancelled', 'venue.published')),
    venue   BLOB NOT NULL,
    session BLOB,
    booking BLOB,
    version INTEGER NOT NULL CHECK (version >= 0)
) STRICT;

-- The feed of one venue alone.
CREATE INDEX events_by_venue ON events (venue, seq);

-- Messages, written with the change that they tell of.
CREATE TABLE outbox (
    -- The order of writing.
    position     INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    id           BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    booking      BLOB NOT NULL,
    subject      BLOB NOT NULL,
    kind         TEXT NOT NULL CHECK (kind IN ('held', 'booked', 'changed', 'cancelled')),
    version      INTEGER NOT NULL CHECK (version BETWEEN 0 AND 4294967295),
    channel      TEXT NOT NULL CHECK (channel IN ('email', 'sms')),
    recipient    TEXT NOT NULL,
    language     TEXT NOT NULL CHECK (language IN ('en', 'cy')),
    facts        TEXT NOT NULL CHECK (json_valid(facts)),
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

CREATE INDEX outbox_due ON outbox (due_at, position) WHERE state = 'pending';
CREATE INDEX outbox_unsent_by_booking ON outbox (booking) WHERE state = 'pending';
-- Counts by state, and the longest-waiting message, without reading the messages.
CREATE INDEX outbox_by_state ON outbox (state, created_at);

-- The outcome of a command, given again to whoever repeats it under the same key.
CREATE TABLE outcomes (
    caller      BLOB NOT NULL,
    key         TEXT NOT NULL,
    fingerprint BLOB NOT NULL CHECK (length(fingerprint) = 32),
    outcome     TEXT NOT NULL CHECK (json_valid(outcome)),
    created_at  INTEGER NOT NULL,
    PRIMARY KEY (caller, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE callers (
    id         BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    name       TEXT NOT NULL,
    role       TEXT NOT NULL CHECK (role IN ('public', 'staff', 'admin')),
    -- Which venues, as JSON: "all", or {"only": [...]}.
    venues     TEXT NOT NULL CHECK (json_valid(venues)),
    -- BLAKE3 of the key; the key itself is nowhere.
    key_hash   BLOB NOT NULL UNIQUE CHECK (length(key_hash) = 32),
    created_at INTEGER NOT NULL,
    revoked_at INTEGER
) STRICT;
