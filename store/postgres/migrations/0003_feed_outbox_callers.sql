-- What goes out: the event feed, the outbox, the outcomes for repeated commands. And who may come in.

-- The feed's end. A sequence would leave gaps (it does not roll back) and would not follow the order of commit. This row
-- does both: a writer takes it in its very last statement and has it until its commit is durable.
CREATE TABLE feed (
    only_row boolean NOT NULL DEFAULT true CONSTRAINT feed_pkey PRIMARY KEY CONSTRAINT feed_one_row CHECK (only_row),
    last     bigint NOT NULL CONSTRAINT feed_last CHECK (last >= 0)
) WITH (fillfactor = 10); -- one row, changed by every batch

INSERT INTO feed (last) VALUES (0);

CREATE TABLE events (
    seq     bigint NOT NULL CONSTRAINT events_pkey PRIMARY KEY,
    id      uuid NOT NULL,
    at      timestamptz NOT NULL,
    kind    text NOT NULL CONSTRAINT events_kind CHECK (kind IN (
        'hold.granted', 'hold.extended', 'hold.released', 'hold.expired',
        'booking.booked', 'booking.changed', 'booking.cancelled', 'venue.published')),
    venue   uuid NOT NULL,
    session uuid,
    booking uuid,
    version bigint NOT NULL CONSTRAINT events_version CHECK (version >= 0)
);

-- Messages, written with the change that they tell of.
CREATE TABLE outbox (
    -- The order of writing, for messages that are due at the same moment. It may have gaps.
    position     bigint GENERATED ALWAYS AS IDENTITY,
    id           uuid NOT NULL CONSTRAINT outbox_pkey PRIMARY KEY,
    booking      uuid NOT NULL,
    subject      uuid NOT NULL,
    kind         text NOT NULL CONSTRAINT outbox_kind CHECK (kind IN ('held', 'booked', 'changed', 'cancelled')),
    version      bigint NOT NULL CONSTRAINT outbox_version CHECK (version BETWEEN 0 AND 4294967295),
    channel      text NOT NULL CONSTRAINT outbox_channel CHECK (channel IN ('email', 'sms')),
    recipient    text NOT NULL,
    language     text NOT NULL CONSTRAINT outbox_language CHECK (language IN ('en', 'cy')),
    facts        jsonb NOT NULL,
    created_at   timestamptz NOT NULL,
    state        text NOT NULL CONSTRAINT outbox_state CHECK (state IN ('pending', 'sent', 'failed', 'superseded')),
    attempts     bigint NOT NULL CONSTRAINT outbox_attempts CHECK (attempts BETWEEN 0 AND 4294967295),
    -- When it is to be sent. While leased: when the lease runs out, which makes it due again.
    due_at       timestamptz NOT NULL,
    lease        uuid,
    transport_id text,
    last_error   text,
    -- One message per (what it is about, kind, version, channel, recipient).
    CONSTRAINT outbox_once UNIQUE (subject, kind, version, channel, recipient)
);

CREATE INDEX outbox_due ON outbox (due_at, position) WHERE state = 'pending';
CREATE INDEX outbox_unsent_of_booking ON outbox (booking) WHERE state = 'pending';

-- The outcome of a command, given again to whoever repeats it under the same key.
CREATE TABLE outcomes (
    caller      uuid NOT NULL,
    key         text COLLATE "C" NOT NULL,
    fingerprint bytea NOT NULL CONSTRAINT outcomes_fingerprint CHECK (octet_length(fingerprint) = 32),
    outcome     jsonb NOT NULL,
    created_at  timestamptz NOT NULL,
    CONSTRAINT outcomes_pkey PRIMARY KEY (caller, key)
);

CREATE TABLE callers (
    id         uuid NOT NULL CONSTRAINT callers_pkey PRIMARY KEY,
    name       text COLLATE "C" NOT NULL,
    role       text NOT NULL CONSTRAINT callers_role CHECK (role IN ('public', 'staff', 'admin')),
    -- NULL is every venue.
    venues     uuid[],
    -- BLAKE3 of the key; the key itself is nowhere.
    key_hash   bytea NOT NULL CONSTRAINT callers_key_hash_key UNIQUE
        CONSTRAINT callers_key_hash_length CHECK (octet_length(key_hash) = 32),
    created_at timestamptz NOT NULL,
    revoked_at timestamptz
);
