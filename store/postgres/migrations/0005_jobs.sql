-- Work that one process at a time does, however many share the database: who has it, until when, how far it has come.
CREATE TABLE jobs (
    name         text COLLATE "C" NOT NULL CONSTRAINT jobs_pkey PRIMARY KEY,
    holder       uuid,
    leased_until timestamptz,
    -- What it counts is the job's own affair. It only grows.
    progress     bigint NOT NULL DEFAULT 0 CONSTRAINT jobs_progress CHECK (progress >= 0),
    CONSTRAINT jobs_lease CHECK ((holder IS NULL) = (leased_until IS NULL))
);
