-- review: an edition on the desk. Hashes are fingerprints of its content, without the name of who approved it.
CREATE TABLE reviews (
    edition_id    BIGINT PRIMARY KEY REFERENCES editions (id),
    changed_by    TEXT,
    approved_by   TEXT,
    approved_name TEXT,
    approved_hash TEXT,
    revision      INTEGER NOT NULL DEFAULT 0
);

-- What an edition said before and after each change; parent is what undoing the change leads back to, stood_for the keys
-- of the stories that people pinned, a line each.
CREATE TABLE revisions (
    edition_id BIGINT  NOT NULL REFERENCES reviews (edition_id),
    number     INTEGER NOT NULL,
    parent     INTEGER,
    content    TEXT    NOT NULL,
    stood_for  TEXT    NOT NULL,
    PRIMARY KEY (edition_id, number)
);

-- Links in the approvers' mails: one for a person and an edition, good once, for the content that the mail told of.
CREATE TABLE approval_links (
    token_hash TEXT PRIMARY KEY,
    edition_id BIGINT NOT NULL REFERENCES editions (id),
    content    TEXT   NOT NULL,
    address    TEXT   NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at    BIGINT,
    UNIQUE (edition_id, address)
);

-- Who did what to which edition, and when. Each hash covers its row and the hash of the row before it.
CREATE TABLE audit_trail (
    number      BIGINT PRIMARY KEY,
    at          BIGINT NOT NULL,
    who         TEXT   NOT NULL,
    edition     TEXT   NOT NULL,
    deed        TEXT   NOT NULL,
    before_text TEXT   NOT NULL,
    after_text  TEXT   NOT NULL,
    hash        TEXT   NOT NULL
);
-- One row: how many entries there are, and the hash of the last. Whoever adds one holds it until it is written.
CREATE TABLE audit_head (
    id      INTEGER PRIMARY KEY,
    entries BIGINT NOT NULL,
    hash    TEXT   NOT NULL
);
INSERT INTO audit_head (id, entries, hash) VALUES (1, 0, '');
