-- Who was to be erased, by a token that only the key of this installation turns into an id, and what was destroyed, as
-- JSON. An order is never taken out: a backup that is restored would bring the person back.
CREATE TABLE erasures (
    id        TEXT NOT NULL PRIMARY KEY,
    person    TEXT NOT NULL,
    asked_at  TEXT NOT NULL,
    asked_by  TEXT NOT NULL,
    reason    TEXT NOT NULL,
    done_at   TEXT,
    destroyed TEXT NOT NULL
);

CREATE INDEX erasures_asked_at ON erasures (asked_at);

-- The last act of a kind is asked for with every look at an account.
CREATE INDEX audit_act ON audit (act, position);
