-- The name and the commercial offer of each segment. A change adds a line: that with the highest version is in force, the
-- others are its history. Nobody (an empty text) has made the first one, which comes from the settings. No offer is an
-- offer without a name; details are a JSON object of texts and lists of texts.
CREATE TABLE segment_offers (
    segment_id    TEXT NOT NULL,
    version       BIGINT NOT NULL,
    name          TEXT NOT NULL,
    offer_name    TEXT NOT NULL,
    offer_details TEXT NOT NULL,
    changed_at    TEXT NOT NULL,
    changed_by    TEXT NOT NULL,
    PRIMARY KEY (segment_id, version)
);
