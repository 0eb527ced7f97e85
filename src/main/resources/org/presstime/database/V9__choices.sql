-- What readers choose, and what follows from it for their copies.

-- Of all their mail: the zone their hours are in (empty: the newsletter's), and whether they want text only.
ALTER TABLE subscribers ADD COLUMN zone TEXT NOT NULL DEFAULT '';
ALTER TABLE subscribers ADD COLUMN plain INTEGER NOT NULL DEFAULT 0;

-- Of one newsletter: sections left out, a line each; the day of the week (1 is Monday; 0: each edition); the hour (-1: the
-- newsletter's own).
ALTER TABLE subscriptions ADD COLUMN without TEXT NOT NULL DEFAULT '';
ALTER TABLE subscriptions ADD COLUMN weekly_on INTEGER NOT NULL DEFAULT 0;
ALTER TABLE subscriptions ADD COLUMN hour INTEGER NOT NULL DEFAULT -1;

-- In which form a copy goes out; what a reader chooses later changes nothing of it.
ALTER TABLE deliveries ADD COLUMN form TEXT NOT NULL DEFAULT '';

-- What becomes of those who chose alike, while an edition is being frozen; empty at all other times.
CREATE TABLE freezing (
    edition_id      BIGINT  NOT NULL,
    without         TEXT    NOT NULL,
    language        TEXT    NOT NULL,
    plain           INTEGER NOT NULL,
    zone            TEXT    NOT NULL,
    weekly_on       INTEGER NOT NULL,
    hour            INTEGER NOT NULL,
    days            BIGINT  NOT NULL,
    weeks           BIGINT  NOT NULL,
    state           TEXT    NOT NULL,
    form            TEXT    NOT NULL,
    reply           TEXT,
    meaning         TEXT,
    due_at          BIGINT  NOT NULL,
    next_attempt_at BIGINT,
    PRIMARY KEY (edition_id, without, language, plain, zone, weekly_on, hour, days, weeks)
);
