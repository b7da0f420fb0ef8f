-- Jobs of every kind wait in one queue. Of one kind that of the highest priority is made first: 0 low, 1 normal, 2 high.
-- A job that has failed and is tried again waits until due_at; tries says how often it was begun.
ALTER TABLE jobs ADD COLUMN priority BIGINT NOT NULL DEFAULT 1;
ALTER TABLE jobs ADD COLUMN tries BIGINT NOT NULL DEFAULT 0;
ALTER TABLE jobs ADD COLUMN due_at TEXT;

CREATE INDEX jobs_kind ON jobs (kind, position);
