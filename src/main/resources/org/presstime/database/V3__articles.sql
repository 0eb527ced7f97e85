-- article

-- What is unique in a feed is the page, however it is linked to; the link is what readers are given.
ALTER TABLE articles RENAME COLUMN link TO page;
ALTER TABLE articles ADD COLUMN link TEXT NOT NULL DEFAULT '';
UPDATE articles SET link = page;

-- 'waiting' for an edition, 'held' until a person decides, or 'seen': never in an edition.
ALTER TABLE articles ADD COLUMN shelf TEXT NOT NULL DEFAULT 'waiting';
CREATE INDEX articles_held ON articles (feed_url) WHERE shelf = 'held';

-- Of what the feed said, to notice an edit; empty in articles that are too old to be edited.
ALTER TABLE articles ADD COLUMN fingerprint TEXT NOT NULL DEFAULT '';
CREATE INDEX consumed_articles_article ON consumed_articles (article_id);

-- What came of the article's page: 'found', or why the feed's words stay; NULL when nobody has tried.
ALTER TABLE articles ADD COLUMN full_text TEXT;
