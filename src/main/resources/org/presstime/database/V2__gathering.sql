-- feed: when to ask again, who is asking, where it moved, and how often it has something new. Instants and lengths of time
-- are milliseconds.
ALTER TABLE feeds ADD COLUMN due_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE feeds ADD COLUMN not_before BIGINT NOT NULL DEFAULT 0;
ALTER TABLE feeds ADD COLUMN taken_until BIGINT NOT NULL DEFAULT 0;
ALTER TABLE feeds ADD COLUMN stopped TEXT;
-- The address that is asked instead of the configured one, and the one that may come to be.
ALTER TABLE feeds ADD COLUMN now_at TEXT;
ALTER TABLE feeds ADD COLUMN moved_to TEXT;
ALTER TABLE feeds ADD COLUMN moved_at BIGINT;
ALTER TABLE feeds ADD COLUMN gap BIGINT;
ALTER TABLE feeds ADD COLUMN newest_at BIGINT;
ALTER TABLE feeds ADD COLUMN pause BIGINT;
