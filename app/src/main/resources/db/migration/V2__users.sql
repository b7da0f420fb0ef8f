-- Who may sign in. An account is disabled, never deleted, so that what somebody did keeps a name. Whatever ends the
-- sessions of somebody raises the epoch: a session knows the one that it began in.
CREATE TABLE users (
    id            TEXT NOT NULL PRIMARY KEY,
    name          TEXT NOT NULL UNIQUE,
    role          TEXT NOT NULL,
    password_hash TEXT,
    created_at    TEXT NOT NULL,
    disabled_at   TEXT,
    session_epoch BIGINT NOT NULL
);

-- The link by which somebody may choose a password, once. Its secret is not kept, only what it can be recognised by.
CREATE TABLE invitations (
    user_id    TEXT NOT NULL PRIMARY KEY REFERENCES users (id),
    key_sha256 TEXT NOT NULL UNIQUE,
    expires_at TEXT NOT NULL
);
