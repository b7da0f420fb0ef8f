-- What the web application was asked for and makes later, in the order of position. Until ended_at, a job with an owner
-- is in the hands of that server, which says so in alive_at again and again; what it says nothing of for long is taken
-- to be interrupted. The state turns complete in the transaction that makes the run known, so that both are true or none.
CREATE TABLE jobs (
    id          TEXT NOT NULL PRIMARY KEY,
    position    BIGINT NOT NULL,
    kind        TEXT NOT NULL,
    state       TEXT NOT NULL,
    dataset     TEXT NOT NULL,
    name        TEXT NOT NULL,
    asked       TEXT NOT NULL,
    language    TEXT NOT NULL,
    asked_by_id TEXT NOT NULL,
    asked_by    TEXT NOT NULL,
    created_at  TEXT NOT NULL,
    started_at  TEXT,
    ended_at    TEXT,
    progress    TEXT,
    error       TEXT,
    run_id      TEXT,
    owner       TEXT,
    alive_at    TEXT,
    stopped_by  TEXT
);

CREATE INDEX jobs_state ON jobs (state, position);
CREATE INDEX jobs_dataset ON jobs (dataset, position);
