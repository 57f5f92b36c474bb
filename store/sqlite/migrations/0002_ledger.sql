-- The ledger: people, holds, bookings, and whose time they take.
--
-- Holds and bookings refer to their session by a foreign key, and through it to their venue. Their reference to a person or
-- a caller is left to the writer, which knows them by a hash and a key.

-- A person is a keyed hash; nothing here says who they are.
CREATE TABLE persons (
    id    BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    -- What is known of them: location, category, incentive level.
    facts TEXT NOT NULL CHECK (json_valid(facts))
) STRICT, WITHOUT ROWID;

CREATE TABLE holds (
    id          BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    booking     BLOB NOT NULL,
    replaces    INTEGER NOT NULL CHECK (replaces IN (0, 1)),
    venue       BLOB NOT NULL,
    session     BLOB NOT NULL REFERENCES sessions,
    class       TEXT NOT NULL CHECK (class IN ('open_table', 'closed_table', 'minutes', 'whole_room')),
    channel     TEXT NOT NULL CHECK (channel IN ('public', 'staff')),
    units       INTEGER NOT NULL CHECK (units BETWEEN 0 AND 4294967295),
    party       TEXT NOT NULL CHECK (json_valid(party)),
    contact     TEXT CHECK (contact IS NULL OR json_valid(contact)),
    caller      BLOB NOT NULL,
    created_at  INTEGER NOT NULL,
    last_moment INTEGER NOT NULL,
    version     INTEGER NOT NULL CHECK (version BETWEEN 1 AND 4294967295),
    state       TEXT NOT NULL CHECK (state IN ('live', 'released', 'expired', 'confirmed')),
    -- While live: the first instant at which it no longer counts. After that: when it came to its end.
    state_at    INTEGER NOT NULL,
    CHECK (state <> 'live' OR state_at <= last_moment)
) STRICT;

-- The due holds of a locked session; the longest due of all sessions. Live holds are few, so both are small.
CREATE INDEX holds_live_by_session ON holds (session, state_at) WHERE state = 'live';
CREATE INDEX holds_live_by_expiry ON holds (state_at, session) WHERE state = 'live';

CREATE TABLE bookings (
    id            BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    reference     TEXT NOT NULL UNIQUE,
    venue         BLOB NOT NULL,
    session       BLOB NOT NULL REFERENCES sessions,
    class         TEXT NOT NULL CHECK (class IN ('open_table', 'closed_table', 'minutes', 'whole_room')),
    channel       TEXT NOT NULL CHECK (channel IN ('public', 'staff')),
    units         INTEGER NOT NULL CHECK (units BETWEEN 0 AND 4294967295),
    party         TEXT NOT NULL CHECK (json_valid(party)),
    contact       TEXT NOT NULL CHECK (json_valid(contact)),
    caller        BLOB NOT NULL,
    created_at    INTEGER NOT NULL,
    updated_at    INTEGER NOT NULL,
    version       INTEGER NOT NULL CHECK (version BETWEEN 1 AND 4294967295),
    state         TEXT NOT NULL CHECK (state IN ('booked', 'cancelled')),
    cancelled_at  INTEGER,
    cancel_reason TEXT CHECK (cancel_reason IN ('visitor', 'prisoner', 'establishment', 'booked_in_error')),
    CHECK ((state = 'cancelled') = (cancelled_at IS NOT NULL) AND (state = 'cancelled') = (cancel_reason IS NOT NULL))
) STRICT;

-- A session's bookings in the order of lists.
CREATE INDEX bookings_by_session ON bookings (session, id);

-- A person's time, taken by a live hold or a standing booking. A change removes rows and adds others; none is updated.
CREATE TABLE occupancies (
    person      BLOB NOT NULL,
    role        TEXT NOT NULL CHECK (role IN ('prisoner', 'lead_visitor', 'visitor')),
    booking     BLOB NOT NULL,
    source_kind TEXT NOT NULL CHECK (source_kind IN ('hold', 'booking')),
    source      BLOB NOT NULL,
    session     BLOB NOT NULL,
    starts_at   INTEGER NOT NULL,
    ends_at     INTEGER NOT NULL CHECK (starts_at < ends_at),
    -- Of a hold: the instant from which it no longer counts.
    until       INTEGER,
    PRIMARY KEY (person, starts_at, source)
) STRICT, WITHOUT ROWID;

CREATE INDEX occupancies_by_source ON occupancies (source);

-- Nobody in two places, in the last resort: no two overlapping intervals of one person, unless they belong to one booking
-- (its place and the hold for its new one). A hold that ran out still stands in the way here, because the schema has no
-- clock; the writer removes those of the people concerned before it adds.
CREATE TRIGGER occupancies_one_place BEFORE INSERT ON occupancies
WHEN EXISTS (
    SELECT 1 FROM occupancies AS other
    WHERE other.person = NEW.person AND other.starts_at < NEW.ends_at AND other.ends_at > NEW.starts_at
        AND other.booking <> NEW.booking
)
BEGIN
    SELECT RAISE(ABORT, 'occupancy: a person would be in two places');
END;

CREATE TRIGGER occupancies_stay BEFORE UPDATE ON occupancies
BEGIN
    SELECT RAISE(ABORT, 'occupancy: rows are removed and added, not changed');
END;
