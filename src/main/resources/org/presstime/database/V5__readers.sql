-- Readers who sign up, choose and leave by themselves.

-- Requests by form, each written down alike and at once; what becomes of one is decided later, so that no answer tells.
CREATE TABLE form_requests (
    id           ${serial},
    kind         TEXT   NOT NULL,
    address      TEXT   NOT NULL,
    newsletter   TEXT   NOT NULL,
    language     TEXT   NOT NULL,
    client       TEXT   NOT NULL,
    form         TEXT   NOT NULL,
    shown        TEXT   NOT NULL,
    requested_at BIGINT NOT NULL
);

-- Sign-ups that a confirmation mail was written for: what was agreed to, when, from where.
CREATE TABLE sign_ups (
    id               ${serial},
    address          TEXT   NOT NULL,
    subscriber_id    BIGINT REFERENCES subscribers (id),
    newsletter       TEXT   NOT NULL,
    language         TEXT   NOT NULL,
    client           TEXT   NOT NULL,
    form             TEXT   NOT NULL,
    shown            TEXT   NOT NULL,
    requested_at     BIGINT NOT NULL,
    confirmed_at     BIGINT,
    confirmed_client TEXT,
    denied_at        BIGINT
);
CREATE INDEX sign_ups_subscriber ON sign_ups (subscriber_id) WHERE subscriber_id IS NOT NULL;
CREATE INDEX sign_ups_pending ON sign_ups (requested_at) WHERE confirmed_at IS NULL;

-- How many mails nobody answered an address got because of a form; by the keyed hash of the address.
CREATE TABLE form_mails (
    address_hash TEXT PRIMARY KEY,
    mails        INTEGER NOT NULL,
    last_at      BIGINT  NOT NULL
);

-- Mails to one reader that are no edition's: kept until they are sent, so that a restart loses none.
CREATE TABLE letters (
    id              ${serial},
    kind            TEXT    NOT NULL,
    address         TEXT    NOT NULL,
    newsletter      TEXT    NOT NULL,
    language        TEXT    NOT NULL,
    subject_id      BIGINT  NOT NULL,
    issued_at       BIGINT  NOT NULL,
    attempts        INTEGER NOT NULL DEFAULT 0,
    next_attempt_at BIGINT  NOT NULL
);
CREATE INDEX letters_due ON letters (next_attempt_at);

-- Links that work once, and have.
CREATE TABLE used_tokens (
    token_hash TEXT PRIMARY KEY,
    expires_at BIGINT NOT NULL
);

ALTER TABLE subscribers ADD COLUMN language TEXT NOT NULL DEFAULT '';
ALTER TABLE subscriptions ADD COLUMN left_because TEXT NOT NULL DEFAULT '';
ALTER TABLE subscriptions ADD COLUMN left_from TEXT NOT NULL DEFAULT '';

-- Readers' accounts. Until that local date, and not on it, no edition goes to the reader.
ALTER TABLE subscribers ADD COLUMN paused_until TEXT;
CREATE TABLE reader_sessions (
    token_hash    TEXT PRIMARY KEY,
    subscriber_id BIGINT  NOT NULL REFERENCES subscribers (id),
    by_mail       INTEGER NOT NULL,
    expires_at    BIGINT  NOT NULL
);
CREATE INDEX reader_sessions_subscriber ON reader_sessions (subscriber_id);

-- Changes of address, each to be confirmed at both ends.
CREATE TABLE moves (
    id            ${serial},
    subscriber_id BIGINT NOT NULL REFERENCES subscribers (id),
    new_address   TEXT   NOT NULL,
    requested_at  BIGINT NOT NULL,
    from_at       BIGINT,
    to_at         BIGINT,
    done_at       BIGINT
);
CREATE INDEX moves_subscriber ON moves (subscriber_id);

-- What a reader got.
CREATE INDEX deliveries_reader ON deliveries (subscriber_id);
