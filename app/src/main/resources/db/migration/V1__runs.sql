-- Ids are made in Java and instants are ISO-8601 text in UTC, so that SQLite and PostgreSQL hold the same rows.

-- A complete run: its folder stands, and is never changed. A user may delete a folder and have another run made there.
CREATE TABLE runs (
    id           TEXT NOT NULL PRIMARY KEY,
    folder       TEXT NOT NULL,
    input_name   TEXT NOT NULL,
    input_sha256 TEXT NOT NULL,
    created_at   TEXT NOT NULL,
    rows_segmented BIGINT NOT NULL,
    period       TEXT,
    scope        TEXT
);

CREATE INDEX runs_created_at ON runs (created_at);

-- Which run dashboard and API serve: the line with the highest position; the others are its history.
CREATE TABLE publications (
    position     BIGINT NOT NULL PRIMARY KEY,
    run_id       TEXT NOT NULL REFERENCES runs (id),
    published_at TEXT NOT NULL,
    published_by TEXT NOT NULL
);
