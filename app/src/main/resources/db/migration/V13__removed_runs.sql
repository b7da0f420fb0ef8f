-- A run whose term is over is gone, with its folder; that it was there, and was published, stays.
ALTER TABLE runs ADD COLUMN removed_at TEXT;
