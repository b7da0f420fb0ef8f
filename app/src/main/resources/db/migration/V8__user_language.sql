-- Which language somebody reads: fr, en, ar; null while nothing was chosen.
ALTER TABLE users ADD COLUMN language TEXT;
