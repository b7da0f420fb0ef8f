-- Of which ages the customers of a file are, and how many more were meant, who are not in it for their age. Files that were given
-- out before had customers of any age.
ALTER TABLE exports ADD COLUMN ages TEXT NOT NULL DEFAULT 'any';
ALTER TABLE exports ADD COLUMN left_out BIGINT NOT NULL DEFAULT 0;
