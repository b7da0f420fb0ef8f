-- A run that somebody wants to be published where that takes two people. It ends when the run is published, or when it is
-- taken back. The account is null where a program or somebody at the command line has proposed it.
CREATE TABLE proposals (
    run_id      TEXT NOT NULL PRIMARY KEY REFERENCES runs (id),
    proposed_at TEXT NOT NULL,
    proposed_by TEXT NOT NULL,
    account_id  TEXT
);

-- Who had proposed what another person published; null where it took one.
ALTER TABLE publications ADD COLUMN proposed_by TEXT;
