-- Feeds that are followed. Times are ISO dates and times in UTC; `taken` is until when a fetcher has the row for itself.
CREATE TABLE feeds (
  id TEXT PRIMARY KEY,
  address TEXT NOT NULL UNIQUE,
  format TEXT,
  title TEXT,
  site TEXT,
  folder TEXT,
  added TEXT NOT NULL,
  paused INTEGER NOT NULL DEFAULT 0,
  last_try TEXT,
  last_good TEXT,
  last_new TEXT,
  problem TEXT,
  failures INTEGER NOT NULL DEFAULT 0,
  next_try TEXT NOT NULL,
  -- Seconds between two visits.
  every INTEGER NOT NULL,
  items INTEGER NOT NULL DEFAULT 0,
  articles INTEGER NOT NULL DEFAULT 0,
  taken TEXT,
  etag TEXT,
  modified TEXT,
  digest TEXT
) STRICT;
CREATE INDEX feeds_by_next_try ON feeds (next_try);

-- Pages that feeds told of, by canonical address. No reference to the feed: what was kept is known after a feed is removed.
CREATE TABLE feed_items (
  address TEXT PRIMARY KEY,
  feed TEXT NOT NULL,
  url TEXT NOT NULL,
  title TEXT,
  published TEXT,
  updated TEXT,
  html TEXT,
  state TEXT NOT NULL,
  tries INTEGER NOT NULL DEFAULT 0,
  looks INTEGER NOT NULL DEFAULT 0,
  next_try TEXT,
  taken TEXT,
  article TEXT,
  problem TEXT,
  found TEXT NOT NULL,
  etag TEXT,
  modified TEXT
) STRICT;
CREATE INDEX feed_items_by_next_try ON feed_items (next_try) WHERE next_try IS NOT NULL;
CREATE INDEX feed_items_by_feed ON feed_items (feed, found);

-- When the article's present state was first seen; null where it has had no other.
ALTER TABLE articles ADD COLUMN seen TEXT;

-- Earlier states of articles, as they were.
CREATE TABLE versions (
  article INTEGER NOT NULL REFERENCES articles (n) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  seen TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (article, number)
) STRICT;

-- What finds the same text at another address of the same site.
CREATE TABLE prints (
  site TEXT NOT NULL,
  digest TEXT NOT NULL,
  article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  PRIMARY KEY (site, digest)
) STRICT;

-- When the next request to a host may go, as milliseconds of the epoch, for all programs that share the record.
CREATE TABLE hosts (
  host TEXT PRIMARY KEY,
  free INTEGER NOT NULL
) STRICT;
