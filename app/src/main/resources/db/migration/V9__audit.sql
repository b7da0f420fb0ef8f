-- Who did what, to what, when, from where, what for, and how it ended. A line is never changed and never taken out, which
-- the database sees to; the hash of each holds that of the line before, so that whoever gets around that is found out. An
-- act that changes something has a line before it is done, and another when it is over, which names the first in begun.
-- Details are a JSON object of texts.
CREATE TABLE audit (
    position        BIGINT NOT NULL PRIMARY KEY,
    acted_at        TEXT NOT NULL,
    act             TEXT NOT NULL,
    who             TEXT NOT NULL,
    address         TEXT NOT NULL,
    subject         TEXT NOT NULL,
    reason          TEXT NOT NULL,
    outcome         TEXT NOT NULL,
    details         TEXT NOT NULL,
    begun           BIGINT,
    previous_sha256 TEXT NOT NULL UNIQUE,
    sha256          TEXT NOT NULL UNIQUE
);

CREATE UNIQUE INDEX audit_begun ON audit (begun);
CREATE INDEX audit_acted_at ON audit (acted_at);

-- The one thing that databases do not say alike.
${append_only}
