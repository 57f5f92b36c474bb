-- Venues, their spaces, and the sessions in which demands take capacity.
--
-- Needs the extension btree_gist (see 0002), which the program makes before it runs the migrations.
-- Everywhere in this schema: enums are text with a CHECK; instants are timestamptz and civil times date and time; text
-- that is sorted by is compared byte by byte ("C"), so that every server and every back end sorts alike.

CREATE TABLE venues (
    id       uuid NOT NULL CONSTRAINT venues_pkey PRIMARY KEY,
    code     text COLLATE "C" NOT NULL CONSTRAINT venues_code_key UNIQUE,
    name     jsonb NOT NULL,
    address  text[] NOT NULL,
    phone    text,
    email    text,
    zone     text NOT NULL,
    division text NOT NULL CONSTRAINT venues_division
        CHECK (division IN ('england_and_wales', 'scotland', 'northern_ireland')),
    policy   jsonb NOT NULL,
    open     boolean NOT NULL,
    -- One more with every committed change to the venue, its sessions or their counts. Every writer of the venue changes
    -- this row, so it is written last but for the feed: whoever has it keeps the others waiting.
    version  bigint NOT NULL CONSTRAINT venues_version CHECK (version >= 0)
) WITH (fillfactor = 50); -- room for the next version on the same page, without touching an index

CREATE TABLE spaces (
    id    uuid NOT NULL CONSTRAINT spaces_pkey PRIMARY KEY,
    venue uuid NOT NULL CONSTRAINT spaces_venue_fkey REFERENCES venues,
    key   text COLLATE "C" NOT NULL,
    name  jsonb NOT NULL,
    CONSTRAINT spaces_venue_key_key UNIQUE (venue, key)
);

CREATE TABLE sessions (
    id          uuid NOT NULL CONSTRAINT sessions_pkey PRIMARY KEY,
    venue       uuid NOT NULL CONSTRAINT sessions_venue_fkey REFERENCES venues,
    space       uuid NOT NULL CONSTRAINT sessions_space_fkey REFERENCES spaces,
    pattern     text NOT NULL,
    -- The civil day and times of the venue, and the same as instants: a later change of the zone's rules must not move a
    -- session unseen, so both are kept.
    date        date NOT NULL,
    start_time  time NOT NULL,
    end_time    time NOT NULL,
    starts_at   timestamptz NOT NULL,
    ends_at     timestamptz NOT NULL,
    eligibility jsonb NOT NULL,
    state       text NOT NULL CONSTRAINT sessions_state CHECK (state IN ('open', 'closed')),
    CONSTRAINT sessions_civil_order CHECK (start_time < end_time),
    CONSTRAINT sessions_order CHECK (starts_at < ends_at),
    -- What makes a session the same session in the next publication.
    CONSTRAINT sessions_place_key UNIQUE (space, date, start_time, end_time)
);

-- A venue's days, for the availability index; a venue's bookings by start, for lists.
CREATE INDEX sessions_venue_date ON sessions (venue, date);
CREATE INDEX sessions_venue_start ON sessions (venue, starts_at);

-- What is offered and taken, by class. A unit is taken by a hold or a booking, through one of two channels.
CREATE TABLE session_counts (
    session       uuid NOT NULL CONSTRAINT session_counts_session_fkey REFERENCES sessions,
    class         text NOT NULL CONSTRAINT session_counts_class
        CHECK (class IN ('open_table', 'closed_table', 'minutes', 'whole_room')),
    total         bigint NOT NULL,
    public_share  bigint NOT NULL,
    overbook      bigint NOT NULL,
    public_held   bigint NOT NULL,
    public_booked bigint NOT NULL,
    staff_held    bigint NOT NULL,
    staff_booked  bigint NOT NULL,
    CONSTRAINT session_counts_pkey PRIMARY KEY (session, class),
    CONSTRAINT session_counts_offer
        CHECK (total BETWEEN 0 AND 4294967295 AND overbook BETWEEN 0 AND 4294967295 AND public_share BETWEEN 0 AND total),
    CONSTRAINT session_counts_never_negative
        CHECK (public_held >= 0 AND public_booked >= 0 AND staff_held >= 0 AND staff_booked >= 0)
) WITH (fillfactor = 50); -- every booking changes a row of it: room on the page for the next version

-- No oversell, in the last resort: what is taken may not GROW past what is offered. It may stay past it, because lowered
-- capacity cancels nobody (the class is then overfull), and giving back is always allowed. That is why it is a trigger: a
-- CHECK sees only the new row, not whether it grew.
--
-- It judges the sum of a batch. That the public may not use an overbooking grant is judged where the order of the demands
-- is known, by the rules.
CREATE FUNCTION session_counts_grow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.public_held + NEW.public_booked > NEW.public_share
       AND (TG_OP = 'INSERT' OR NEW.public_held + NEW.public_booked > OLD.public_held + OLD.public_booked) THEN
        RAISE EXCEPTION 'the public would take more of session % class % than its share', NEW.session, NEW.class
            USING ERRCODE = 'check_violation', TABLE = 'session_counts', CONSTRAINT = 'session_counts_public_share';
    END IF;
    RAISE EXCEPTION 'more of session % class % would be taken than is offered', NEW.session, NEW.class
        USING ERRCODE = 'check_violation', TABLE = 'session_counts', CONSTRAINT = 'session_counts_no_oversell';
END
$$;

-- The conditions stand here and not in the function, so that a lawful change does not even call it.
CREATE TRIGGER session_counts_insert BEFORE INSERT ON session_counts FOR EACH ROW
    WHEN (NEW.public_held + NEW.public_booked > NEW.public_share
          OR NEW.public_held + NEW.public_booked + NEW.staff_held + NEW.staff_booked > NEW.total + NEW.overbook)
    EXECUTE FUNCTION session_counts_grow();

CREATE TRIGGER session_counts_update BEFORE UPDATE ON session_counts FOR EACH ROW
    WHEN ((NEW.public_held + NEW.public_booked > NEW.public_share
           AND NEW.public_held + NEW.public_booked > OLD.public_held + OLD.public_booked)
          OR (NEW.public_held + NEW.public_booked + NEW.staff_held + NEW.staff_booked > NEW.total + NEW.overbook
              AND NEW.public_held + NEW.public_booked + NEW.staff_held + NEW.staff_booked
                  > OLD.public_held + OLD.public_booked + OLD.staff_held + OLD.staff_booked))
    EXECUTE FUNCTION session_counts_grow();
