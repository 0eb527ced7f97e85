-- delivery: copies by lane, by relay and by the time they became due
ALTER TABLE deliveries ADD COLUMN lane TEXT NOT NULL DEFAULT '';
ALTER TABLE deliveries ADD COLUMN relay TEXT;
ALTER TABLE deliveries ADD COLUMN due_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE deliveries ADD COLUMN begun_at BIGINT;
UPDATE deliveries SET due_at = COALESCE((SELECT e.frozen_at FROM editions e WHERE e.id = deliveries.edition_id), 0);
DROP INDEX deliveries_due;
CREATE INDEX deliveries_due ON deliveries (edition_id, lane, next_attempt_at, subscriber_id)
    WHERE next_attempt_at IS NOT NULL;

-- When the next message under a rate would be on time, in microseconds.
CREATE TABLE send_rates (
    name    TEXT PRIMARY KEY,
    next_at BIGINT NOT NULL
);

-- What relays that are being warmed up were given, by day in UTC.
CREATE TABLE relay_days (
    relay    TEXT    NOT NULL,
    day      TEXT    NOT NULL,
    messages INTEGER NOT NULL,
    PRIMARY KEY (relay, day)
);

-- What an answer means, in a word; null for copies that were taken.
ALTER TABLE deliveries ADD COLUMN meaning TEXT;
ALTER TABLE deliveries ADD COLUMN enhanced_code TEXT;
-- How many copies were written when the edition was frozen; null for editions older than this column.
ALTER TABLE editions ADD COLUMN targeted INTEGER;

-- Where this database belongs, and how often it was used for sending: a copy of it is told by them.
CREATE TABLE installation (
    id         TEXT PRIMARY KEY,
    place      TEXT   NOT NULL,
    epoch      BIGINT NOT NULL,
    claimed_at BIGINT NOT NULL
);
