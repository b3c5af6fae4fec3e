-- Articles that were saved and not yet related.
CREATE TABLE unrelated (
  article INTEGER PRIMARY KEY REFERENCES articles (n) ON DELETE CASCADE
) STRICT;

INSERT INTO unrelated (article) SELECT n FROM articles;

-- What an article is found by among all others, and where it stands in its chain of copies.
CREATE TABLE sketches (
  article INTEGER PRIMARY KEY REFERENCES articles (n) ON DELETE CASCADE,
  id TEXT NOT NULL UNIQUE,
  -- Of the article and its reading, as they were compared.
  version TEXT NOT NULL,
  published TEXT,
  outlet TEXT,
  credits TEXT NOT NULL,
  -- Words compared.
  length INTEGER NOT NULL,
  -- As published, in days since 1970; null where it is not known.
  "day" INTEGER,
  descent TEXT,
  -- The article that it hangs on in its chain, and the one that the chain begins with.
  up TEXT,
  head TEXT NOT NULL,
  -- Of a head: how many are in its chain, whether it leads its event, and the head that its family gathers about.
  chain INTEGER,
  leads INTEGER,
  leader TEXT,
  quoted TEXT NOT NULL
) STRICT;

CREATE INDEX sketches_by_head ON sketches (head);
CREATE INDEX sketches_by_leader ON sketches (leader) WHERE leader IS NOT NULL;

-- Apart from the rest, so that those of many candidates are read from few pages.
CREATE TABLE sketch_features (
  article INTEGER PRIMARY KEY REFERENCES sketches (article) ON DELETE CASCADE,
  id TEXT NOT NULL,
  "day" INTEGER,
  features TEXT NOT NULL
) STRICT;

-- Buckets in which articles of near days meet that may be of one event or quote the same (an unknown day is -1), and copies of
-- whatever day.
CREATE TABLE near_buckets (
  "day" INTEGER NOT NULL,
  bucket INTEGER NOT NULL,
  article INTEGER NOT NULL,
  PRIMARY KEY ("day", bucket, article)
) STRICT, WITHOUT ROWID;

CREATE TABLE far_buckets (
  bucket INTEGER NOT NULL,
  article INTEGER NOT NULL,
  PRIMARY KEY (bucket, article)
) STRICT, WITHOUT ROWID;

-- How far an article can be had from one near it; each pair stands here both ways.
CREATE TABLE kinships (
  article INTEGER NOT NULL,
  other INTEGER NOT NULL,
  verbatim REAL NOT NULL,
  covered REAL NOT NULL,
  pairs REAL NOT NULL,
  -- 1 where the two tell of one event.
  event INTEGER NOT NULL,
  -- Where the article credits the other's outlet; 1 where the other credits the article's.
  credit TEXT,
  credited INTEGER NOT NULL,
  PRIMARY KEY (article, other)
) STRICT, WITHOUT ROWID;

-- Every variant of a statement beside the one that it is compared with: of a faithful one how it keeps the words, of
-- another one row for each thing that drifted.
CREATE TABLE retellings (
  statement TEXT NOT NULL REFERENCES statements (id) ON DELETE CASCADE,
  variant INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  kind TEXT NOT NULL,
  faithful INTEGER NOT NULL,
  confidence REAL,
  article INTEGER NOT NULL REFERENCES articles (n) ON DELETE CASCADE,
  against INTEGER NOT NULL,
  instant TEXT,
  outlet TEXT,
  PRIMARY KEY (statement, variant, ord)
) STRICT, WITHOUT ROWID;

CREATE INDEX retellings_by_instant ON retellings (faithful, instant DESC, statement);
CREATE INDEX retellings_by_outlet ON retellings (lower(outlet), kind);
CREATE INDEX retellings_by_article ON retellings (article);
