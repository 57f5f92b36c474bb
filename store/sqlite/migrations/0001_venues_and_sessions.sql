-- Venues, their spaces, and the sessions in which demands take capacity.
--
-- Everywhere in this schema: instants are INTEGER microseconds since 1970 in UTC; civil days and times are TEXT as ISO 8601
-- writes them, so that they sort as they follow each other; ids are UUIDs as BLOBs of 16 bytes; enums are TEXT codes with a
-- CHECK; what is read and written only as a whole is JSON in TEXT. STRICT tables keep every column to its type.

CREATE TABLE venues (
    id       BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    code     TEXT NOT NULL UNIQUE,
    name     TEXT NOT NULL CHECK (json_valid(name)),
    address  TEXT NOT NULL CHECK (json_valid(address)),
    phone    TEXT,
    email    TEXT,
    zone     TEXT NOT NULL,
    division TEXT NOT NULL CHECK (division IN ('england_and_wales', 'scotland', 'northern_ireland')),
    policy   TEXT NOT NULL CHECK (json_valid(policy)),
    open     INTEGER NOT NULL CHECK (open IN (0, 1)),
    -- One more with every committed change to the venue, its sessions or their counts.
    version  INTEGER NOT NULL CHECK (version >= 1)
) STRICT;

CREATE TABLE spaces (
    id    BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    venue BLOB NOT NULL REFERENCES venues,
    key   TEXT NOT NULL,
    name  TEXT NOT NULL CHECK (json_valid(name)),
    UNIQUE (venue, key)
) STRICT;

CREATE TABLE sessions (
    id          BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    venue       BLOB NOT NULL REFERENCES venues,
    space       BLOB NOT NULL REFERENCES spaces,
    pattern     TEXT NOT NULL,
    -- The civil day and times of the venue, and the same as instants: a later change of the zone's rules must not move a
    -- session unseen, so both are kept.
    date        TEXT NOT NULL,
    start_time  TEXT NOT NULL,
    end_time    TEXT NOT NULL CHECK (start_time < end_time),
    starts_at   INTEGER NOT NULL,
    ends_at     INTEGER NOT NULL CHECK (starts_at < ends_at),
    eligibility TEXT NOT NULL CHECK (json_valid(eligibility)),
    state       TEXT NOT NULL CHECK (state IN ('open', 'closed')),
    -- What makes a session the same session in the next publication.
    UNIQUE (space, date, start_time, end_time)
) STRICT;

-- A venue's days, for the availability index; a venue's sessions by start, for lists of bookings.
CREATE INDEX sessions_by_venue_and_date ON sessions (venue, date, start_time);
CREATE INDEX sessions_by_venue_and_start ON sessions (venue, starts_at);

-- What is offered and taken, by class. A unit is taken by a hold or a booking, through one of two channels.
CREATE TABLE session_counts (
    session       BLOB NOT NULL REFERENCES sessions,
    class         TEXT NOT NULL CHECK (class IN ('open_table', 'closed_table', 'minutes', 'whole_room')),
    total         INTEGER NOT NULL CHECK (total BETWEEN 0 AND 4294967295),
    public_share  INTEGER NOT NULL,
    overbook      INTEGER NOT NULL CHECK (overbook BETWEEN 0 AND 4294967295),
    public_held   INTEGER NOT NULL,
    public_booked INTEGER NOT NULL,
    staff_held    INTEGER NOT NULL,
    staff_booked  INTEGER NOT NULL,
    PRIMARY KEY (session, class),
    CHECK (public_share BETWEEN 0 AND total),
    CONSTRAINT never_negative
        CHECK (public_held >= 0 AND public_booked >= 0 AND staff_held >= 0 AND staff_booked >= 0)
) STRICT, WITHOUT ROWID;

-- No oversell, in the last resort: what is taken may not GROW past what is offered. It may stay past it, because lowered
-- capacity cancels nobody (the class is then overfull), and giving back is always allowed. That is why these are triggers:
-- a CHECK sees only the new row, not whether it grew.
--
-- They judge the sum of a batch. That the public may not use an overbooking grant is judged where the order of the demands
-- is known, by the rules.
CREATE TRIGGER session_counts_total BEFORE UPDATE ON session_counts
WHEN NEW.public_held + NEW.public_booked + NEW.staff_held + NEW.staff_booked > NEW.total + NEW.overbook
    AND NEW.public_held + NEW.public_booked + NEW.staff_held + NEW.staff_booked
        > OLD.public_held + OLD.public_booked + OLD.staff_held + OLD.staff_booked
BEGIN
    SELECT RAISE(ABORT, 'capacity: more would be taken than is offered');
END;

CREATE TRIGGER session_counts_public BEFORE UPDATE ON session_counts
WHEN NEW.public_held + NEW.public_booked > NEW.public_share
    AND NEW.public_held + NEW.public_booked > OLD.public_held + OLD.public_booked
BEGIN
    SELECT RAISE(ABORT, 'capacity: the public would take more than its share');
END;

CREATE TRIGGER session_counts_fresh BEFORE INSERT ON session_counts
WHEN NEW.public_held + NEW.public_booked + NEW.staff_held + NEW.staff_booked > 0
BEGIN
    SELECT RAISE(ABORT, 'capacity: a class begins with nothing taken');
END;
