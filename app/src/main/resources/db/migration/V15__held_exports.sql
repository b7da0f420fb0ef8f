-- Files of customers that wait for a second person: what was asked for, as the request had it (a filter, never an id), by whom and
-- what for; what became of it. One that was given out stands in exports too.
CREATE TABLE held_exports (
    id          TEXT NOT NULL PRIMARY KEY,
    asked_at    TEXT NOT NULL,
    asked_by    TEXT NOT NULL,
    account_id  TEXT,
    request     TEXT NOT NULL,
    row_count   BIGINT NOT NULL,
    state       TEXT NOT NULL,
    decided_at  TEXT,
    decided_by  TEXT,
    reason      TEXT
);

CREATE INDEX held_exports_asked_at ON held_exports (asked_at);
