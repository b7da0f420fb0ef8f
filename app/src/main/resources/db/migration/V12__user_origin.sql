-- Who comes by an OpenID provider: it is known by what the provider calls itself and by what it calls that person there, never
-- by a name or an address of mail, which may be somebody else's tomorrow. Null for who signs in by a password of ours.
ALTER TABLE users ADD COLUMN issuer TEXT;
ALTER TABLE users ADD COLUMN subject TEXT;

CREATE UNIQUE INDEX users_identity ON users (issuer, subject);
