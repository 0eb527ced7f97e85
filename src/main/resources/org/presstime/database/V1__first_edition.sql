-- One text for SQLite and PostgreSQL. Instants are epoch milliseconds, dates ISO 8601 texts, flags 0 or 1.

-- feed
CREATE TABLE feeds (
    url           TEXT PRIMARY KEY,
    title         TEXT    NOT NULL DEFAULT '',
    etag          TEXT,
    last_modified TEXT,
    content_hash  TEXT,
    fetched_at    BIGINT,
    failures      INTEGER NOT NULL DEFAULT 0,
    failure       TEXT
);

-- article
CREATE TABLE articles (
    id           ${serial},
    feed_url     TEXT   NOT NULL,
    identity     TEXT   NOT NULL,
    link         TEXT   NOT NULL,
    outlet       TEXT   NOT NULL,
    title        TEXT   NOT NULL,
    body         TEXT   NOT NULL,
    author       TEXT,
    language     TEXT   NOT NULL,
    published_at BIGINT NOT NULL,
    arrived_at   BIGINT NOT NULL,
    picture      TEXT,
    links        TEXT   NOT NULL,
    UNIQUE (feed_url, identity),
    UNIQUE (feed_url, link)
);
CREATE INDEX articles_arrival ON articles (feed_url, arrived_at);
CREATE INDEX articles_link ON articles (link);

-- Which articles a newsletter has already sent, and in which edition.
CREATE TABLE consumed_articles (
    newsletter TEXT   NOT NULL,
    article_id BIGINT NOT NULL REFERENCES articles (id),
    edition_id BIGINT NOT NULL,
    PRIMARY KEY (newsletter, article_id)
);

-- edition
CREATE TABLE editions (
    id         ${serial},
    newsletter TEXT   NOT NULL,
    local_date TEXT   NOT NULL,
    kind       TEXT   NOT NULL,
    part       INTEGER NOT NULL,
    number     INTEGER,
    state      TEXT   NOT NULL,
    reason     TEXT   NOT NULL DEFAULT '',
    content    TEXT   NOT NULL,
    created_at BIGINT NOT NULL,
    frozen_at  BIGINT,
    sent_at    BIGINT,
    UNIQUE (newsletter, local_date, kind, part),
    UNIQUE (newsletter, number)
);
CREATE INDEX editions_state ON editions (state);

-- What was rendered when the edition was frozen: kind is 'web', 'mail', or 'mail' and the name of a form, as in 'mail es-2'.
CREATE TABLE renditions (
    edition_id BIGINT NOT NULL REFERENCES editions (id),
    kind       TEXT   NOT NULL,
    subject    TEXT   NOT NULL,
    html       TEXT   NOT NULL,
    body       TEXT   NOT NULL,
    PRIMARY KEY (edition_id, kind)
);

-- subscriber
CREATE TABLE subscribers (
    id         ${serial},
    address    TEXT   NOT NULL UNIQUE,
    name       TEXT   NOT NULL DEFAULT '',
    created_at BIGINT NOT NULL
);
CREATE TABLE subscriptions (
    subscriber_id BIGINT NOT NULL REFERENCES subscribers (id),
    newsletter    TEXT   NOT NULL,
    state         TEXT   NOT NULL,
    origin        TEXT   NOT NULL,
    created_at    BIGINT NOT NULL,
    changed_at    BIGINT NOT NULL,
    PRIMARY KEY (subscriber_id, newsletter)
);
CREATE INDEX subscriptions_newsletter ON subscriptions (newsletter, state);
CREATE TABLE suppressions (
    address    TEXT PRIMARY KEY,
    reason     TEXT   NOT NULL,
    created_at BIGINT NOT NULL
);

-- Keys that sign links; made once, at the first start.
CREATE TABLE secret_keys (
    id         INTEGER PRIMARY KEY,
    material   TEXT   NOT NULL,
    created_at BIGINT NOT NULL
);

-- delivery: the ledger
CREATE TABLE deliveries (
    edition_id      BIGINT  NOT NULL REFERENCES editions (id),
    subscriber_id   BIGINT  NOT NULL REFERENCES subscribers (id),
    address         TEXT    NOT NULL,
    state           TEXT    NOT NULL,
    attempts        INTEGER NOT NULL DEFAULT 0,
    uncertainties   INTEGER NOT NULL DEFAULT 0,
    next_attempt_at BIGINT,
    owner           TEXT,
    reply_code      INTEGER,
    reply           TEXT,
    changed_at      BIGINT  NOT NULL,
    PRIMARY KEY (edition_id, subscriber_id)
);
-- Only rows that still have something to come are in this index: claiming costs the same at 10 and at 1,000,000 rows.
CREATE INDEX deliveries_due ON deliveries (edition_id, next_attempt_at, subscriber_id) WHERE next_attempt_at IS NOT NULL;
CREATE INDEX deliveries_owned ON deliveries (owner) WHERE owner IS NOT NULL;

-- Processes that hold claims; a claim of a process that is gone is nobody's.
CREATE TABLE processes (
    id           TEXT PRIMARY KEY,
    host         TEXT   NOT NULL,
    pid          BIGINT NOT NULL,
    started_at   BIGINT NOT NULL,
    heartbeat_at BIGINT NOT NULL
);

-- web: the desk
CREATE TABLE sign_ins (
    token_hash TEXT PRIMARY KEY,
    address    TEXT   NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at    BIGINT
);
CREATE TABLE sessions (
    token_hash TEXT PRIMARY KEY,
    address    TEXT   NOT NULL,
    expires_at BIGINT NOT NULL
);
-- Answers to API requests that carried an Idempotency-Key.
CREATE TABLE idempotent_requests (
    request_key TEXT PRIMARY KEY,
    fingerprint TEXT   NOT NULL,
    status      INTEGER,
    body        TEXT,
    created_at  BIGINT NOT NULL
);
