-- The ledger: people, holds, bookings, and whose time they take.
--
-- Holds and bookings refer to their session by a foreign key. Other references between hot tables (to venues, persons,
-- callers) are left to the writer, which has those rows before it: a foreign key costs a query for every row written, and
-- one to the venue would take a share of its row's lock, which every writer wants.

-- A person is a keyed hash; nothing here says who they are. The row is also what a writer locks for them.
CREATE TABLE persons (
    id    uuid NOT NULL CONSTRAINT persons_pkey PRIMARY KEY,
    -- What is known of them (location, category, incentive level); NULL is nothing.
    facts jsonb
);

CREATE TABLE holds (
    id          uuid NOT NULL CONSTRAINT holds_pkey PRIMARY KEY,
    booking     uuid NOT NULL,
    replaces    boolean NOT NULL,
    venue       uuid NOT NULL,
    session     uuid NOT NULL CONSTRAINT holds_session_fkey REFERENCES sessions,
    class       text NOT NULL CONSTRAINT holds_class
        CHECK (class IN ('open_table', 'closed_table', 'minutes', 'whole_room')),
    channel     text NOT NULL CONSTRAINT holds_channel CHECK (channel IN ('public', 'staff')),
    units       bigint NOT NULL CONSTRAINT holds_units CHECK (units BETWEEN 0 AND 4294967295),
    party       jsonb NOT NULL,
    contact     jsonb,
    caller      uuid NOT NULL,
    created_at  timestamptz NOT NULL,
    last_moment timestamptz NOT NULL,
    version     bigint NOT NULL CONSTRAINT holds_version CHECK (version BETWEEN 1 AND 4294967295),
    state       text NOT NULL CONSTRAINT holds_state CHECK (state IN ('live', 'released', 'expired', 'confirmed')),
    -- While live: the first instant at which it no longer counts. After that: when it came to its end.
    state_at    timestamptz NOT NULL,
    CONSTRAINT holds_last_moment CHECK (state <> 'live' OR state_at <= last_moment)
);

-- The due holds of a locked session; the longest due of all sessions. Live holds are few, so both are small.
CREATE INDEX holds_live_by_session ON holds (session, state_at) WHERE state = 'live';
CREATE INDEX holds_live_by_expiry ON holds (state_at) WHERE state = 'live';

CREATE TABLE bookings (
    id            uuid NOT NULL CONSTRAINT bookings_pkey PRIMARY KEY,
    reference     text COLLATE "C" NOT NULL CONSTRAINT bookings_reference_key UNIQUE,
    venue         uuid NOT NULL,
    session       uuid NOT NULL CONSTRAINT bookings_session_fkey REFERENCES sessions,
    class         text NOT NULL CONSTRAINT bookings_class
        CHECK (class IN ('open_table', 'closed_table', 'minutes', 'whole_room')),
    channel       text NOT NULL CONSTRAINT bookings_channel CHECK (channel IN ('public', 'staff')),
    units         bigint NOT NULL CONSTRAINT bookings_units CHECK (units BETWEEN 0 AND 4294967295),
    party         jsonb NOT NULL,
    contact       jsonb NOT NULL,
    caller        uuid NOT NULL,
    created_at    timestamptz NOT NULL,
    updated_at    timestamptz NOT NULL,
    version       bigint NOT NULL CONSTRAINT bookings_version CHECK (version BETWEEN 1 AND 4294967295),
    state         text NOT NULL CONSTRAINT bookings_state CHECK (state IN ('booked', 'cancelled')),
    cancelled_at  timestamptz,
    cancel_reason text CONSTRAINT bookings_cancel_reason
        CHECK (cancel_reason IN ('visitor', 'prisoner', 'establishment', 'booked_in_error')),
    CONSTRAINT bookings_cancelled CHECK (
        (state = 'cancelled') = (cancelled_at IS NOT NULL) AND (state = 'cancelled') = (cancel_reason IS NOT NULL))
);

CREATE INDEX bookings_session ON bookings (session);

-- A person's time, taken by a live hold or a standing booking.
CREATE TABLE occupancies (
    source      uuid NOT NULL,
    person      uuid NOT NULL,
    source_kind text NOT NULL CONSTRAINT occupancies_source_kind CHECK (source_kind IN ('hold', 'booking')),
    booking     uuid NOT NULL,
    role        text NOT NULL CONSTRAINT occupancies_role CHECK (role IN ('prisoner', 'lead_visitor', 'visitor')),
    session     uuid NOT NULL,
    starts_at   timestamptz NOT NULL,
    ends_at     timestamptz NOT NULL,
    -- Of a hold: the instant from which it no longer counts.
    until       timestamptz,
    CONSTRAINT occupancies_pkey PRIMARY KEY (source, person),
    CONSTRAINT occupancies_order CHECK (starts_at < ends_at),
    CONSTRAINT occupancies_until CHECK (until IS NULL OR source_kind = 'hold'),
    -- Nobody in two places, in the last resort: no two overlapping intervals of one person, unless they belong to one
    -- booking (its place and the hold for its new one). An expired hold still stands in the way here, so the writer removes
    -- those of the persons concerned before it adds.
    CONSTRAINT occupancies_one_place EXCLUDE USING gist (
        person WITH =, booking WITH <>, tstzrange(starts_at, ends_at) WITH &&)
);

-- The exclusion's own index cannot answer for a list of persons at once.
CREATE INDEX occupancies_person ON occupancies (person);
