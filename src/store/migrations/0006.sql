-- What people set right, keep and look for. `article` is the article's id, so that nothing of it goes when rows are replaced.
CREATE TABLE corrections (
  id TEXT PRIMARY KEY,
  article TEXT NOT NULL,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  -- 1 where neither its words nor its line are in the article's reading any more.
  orphaned INTEGER NOT NULL,
  undone TEXT,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX corrections_by_article ON corrections (article);
CREATE INDEX corrections_by_time ON corrections (at);

-- The machine's reading as it was, of the articles whose rows are of a corrected one.
CREATE TABLE machine_readings (
  article INTEGER PRIMARY KEY REFERENCES articles (n) ON DELETE CASCADE,
  body TEXT NOT NULL
) STRICT;

-- A reader's own marks. `place` is '' for the article itself, else where the line's content begins and ends; `attribution` is
-- the line's id in the reading of the day, null where that has no such line.
CREATE TABLE marks (
  n INTEGER PRIMARY KEY,
  who TEXT NOT NULL,
  article TEXT NOT NULL,
  place TEXT NOT NULL,
  attribution TEXT,
  anchors TEXT,
  starred INTEGER NOT NULL,
  note TEXT,
  read_at TEXT,
  changed TEXT NOT NULL,
  UNIQUE (who, article, place)
) STRICT;
CREATE INDEX marks_by_article ON marks (article);

CREATE TABLE tags (
  mark INTEGER NOT NULL REFERENCES marks (n) ON DELETE CASCADE,
  tag TEXT NOT NULL,
  PRIMARY KEY (mark, tag)
) STRICT, WITHOUT ROWID;

CREATE TABLE searches (
  id TEXT PRIMARY KEY,
  who TEXT NOT NULL,
  name TEXT NOT NULL,
  query TEXT NOT NULL,
  added TEXT NOT NULL,
  -- Names its feed; whoever knows it may read that.
  feed TEXT NOT NULL UNIQUE,
  webhook TEXT,
  secret TEXT NOT NULL,
  email TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX searches_by_owner ON searches (who);

-- Articles that came in, or came with other words, and that no saved search was tried on yet; put in with the article.
CREATE TABLE unwatched (
  article INTEGER PRIMARY KEY REFERENCES articles (n) ON DELETE CASCADE,
  at TEXT NOT NULL
) STRICT;

-- What saved searches found in new articles, each once.
CREATE TABLE hits (
  n INTEGER PRIMARY KEY,
  search TEXT NOT NULL REFERENCES searches (id) ON DELETE CASCADE,
  article TEXT NOT NULL,
  place TEXT NOT NULL,
  found TEXT NOT NULL,
  body TEXT NOT NULL,
  UNIQUE (search, article, place)
) STRICT;

CREATE TABLE deliveries (
  id TEXT PRIMARY KEY,
  search TEXT NOT NULL REFERENCES searches (id) ON DELETE CASCADE,
  channel TEXT NOT NULL,
  hits TEXT NOT NULL,
  state TEXT NOT NULL,
  tries INTEGER NOT NULL,
  next_try TEXT,
  made TEXT NOT NULL,
  done TEXT,
  problem TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX deliveries_due ON deliveries (next_try) WHERE state = 'waiting';

-- Who speaks and to whom, folded for search by field (src/store/folded.ts).
ALTER TABLE attributions ADD COLUMN voice TEXT NOT NULL DEFAULT '';
UPDATE attributions SET voice = ' ' || lower(coalesce(speaker, '') || ' ' || coalesce(source, ''));
ALTER TABLE commitments ADD COLUMN recipient TEXT NOT NULL DEFAULT '';
CREATE INDEX attributions_by_act ON attributions (act);
CREATE INDEX commitments_by_attribution ON commitments (article, attribution);
-- All that a search of statements looks at, so that it need not read what they say; of articles the same.
CREATE INDEX attributions_in_search ON attributions (article, ord, act, source_kind, speaker, voice, id);
CREATE INDEX articles_in_search ON articles (instant DESC, id, outlet, published);
