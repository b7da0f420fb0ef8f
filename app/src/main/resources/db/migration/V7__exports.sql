-- Who was given which customers as a file, and what for. The run may be gone one day, this stays: no reference. Which
-- customers (a filter, never an id) and which columns are JSON.
CREATE TABLE exports (
    id           TEXT NOT NULL PRIMARY KEY,
    exported_at  TEXT NOT NULL,
    exported_by  TEXT NOT NULL,
    run_id       TEXT NOT NULL,
    format       TEXT NOT NULL,
    customers    TEXT NOT NULL,
    file_columns TEXT NOT NULL,
    purpose      TEXT NOT NULL,
    row_count    BIGINT NOT NULL
);

CREATE INDEX exports_exported_at ON exports (exported_at);
