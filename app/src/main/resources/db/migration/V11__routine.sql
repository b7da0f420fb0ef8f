-- Files that the server has taken from the folder that it watches, and what became of each. A file that is taken and not
-- judged yet stands in the folder with its id below that of the watch; the server that works on it says so in alive_at. The
-- id is that of the file that it becomes, and run_id that of the run that is made of it: both are there before they are
-- used, so that whoever carries on does nothing twice.
CREATE TABLE watched_files (
    id         TEXT NOT NULL PRIMARY KEY,
    name       TEXT NOT NULL,
    state      TEXT NOT NULL,
    taken_at   TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    run_id     TEXT NOT NULL,
    code       TEXT,
    tries      BIGINT NOT NULL,
    due_at     TEXT NOT NULL,
    owner      TEXT,
    alive_at   TEXT
);

CREATE INDEX watched_files_state ON watched_files (state, changed_at);

-- What a webhook or a mail is to be told, written in the transaction in which it happens. Until it is told (ended_at) it is
-- tried again when it is due; failure says why it was not told the last time.
CREATE TABLE notifications (
    id          TEXT NOT NULL,
    channel     TEXT NOT NULL,
    event       TEXT NOT NULL,
    happened_at TEXT NOT NULL,
    file        TEXT NOT NULL,
    dataset     TEXT NOT NULL,
    run_id      TEXT,
    code        TEXT,
    tries       BIGINT NOT NULL,
    due_at      TEXT NOT NULL,
    ended_at    TEXT,
    failure     TEXT,
    PRIMARY KEY (id, channel)
);

CREATE INDEX notifications_due ON notifications (ended_at, due_at);
