-- What operators put on readers, to choose them by.
CREATE TABLE subscriber_tags (
    subscriber_id BIGINT NOT NULL REFERENCES subscribers (id),
    tag           TEXT   NOT NULL,
    tagged_at     BIGINT NOT NULL,
    PRIMARY KEY (subscriber_id, tag)
);
CREATE INDEX subscriber_tags_tag ON subscriber_tags (tag, subscriber_id);

-- The expression that chose an edition's readers when it was frozen; empty when all subscribers got it.
ALTER TABLE editions ADD COLUMN audience TEXT NOT NULL DEFAULT '';

-- An address as people read it, where its domain is not of ASCII letters; empty where it is.
ALTER TABLE subscribers ADD COLUMN unicode_address TEXT NOT NULL DEFAULT '';
