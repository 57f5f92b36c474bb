-- Work that one process at a time does, however many share the file: who has it, until when, how far it has come.
CREATE TABLE jobs (
    name         TEXT NOT NULL PRIMARY KEY,
    holder       BLOB CHECK (length(holder) = 16),
    leased_until INTEGER,
    -- What it counts is the job's own affair. It only grows.
    progress     INTEGER NOT NULL DEFAULT 0 CHECK (progress >= 0),
    CHECK ((holder IS NULL) = (leased_until IS NULL))
) STRICT, WITHOUT ROWID;
