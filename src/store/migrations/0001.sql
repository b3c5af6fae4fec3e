-- Times: `published` as given; `instant` the same moment in UTC, for order. JSON columns hold nouns of src/record as they are.
CREATE TABLE articles (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  text TEXT NOT NULL,
  title TEXT,
  outlet TEXT,
  url TEXT,
  published TEXT,
  instant TEXT,
  byline TEXT,
  language TEXT,
  credits TEXT NOT NULL,
  furniture TEXT NOT NULL,
  digest TEXT NOT NULL,
  added TEXT NOT NULL
) STRICT;
CREATE INDEX articles_by_instant ON articles (instant DESC, id);

CREATE TABLE readings (
  article INTEGER PRIMARY KEY REFERENCES articles (n) ON DELETE CASCADE,
  reader TEXT NOT NULL,
  sentences TEXT NOT NULL,
  mentions TEXT NOT NULL,
  timexes TEXT NOT NULL,
  actors TEXT NOT NULL
) STRICT;

-- `speaker` and `content` are the words that full-text search sees; `body` is the attribution as read.
CREATE TABLE attributions (
  n INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES articles (n) ON DELETE CASCADE,
  ord INTEGER NOT NULL,
  id TEXT NOT NULL,
  sentence INTEGER NOT NULL,
  speaker TEXT,
  actor TEXT,
  source TEXT,
  cue TEXT,
  content TEXT NOT NULL,
  source_kind TEXT NOT NULL,
  act TEXT NOT NULL,
  body TEXT NOT NULL,
  UNIQUE (article, ord),
  UNIQUE (article, id)
) STRICT;
CREATE INDEX attributions_by_actor ON attributions (actor) WHERE actor IS NOT NULL;
CREATE INDEX attributions_by_source_kind ON attributions (source_kind);

CREATE TABLE commitments (
  article INTEGER NOT NULL REFERENCES articles (n) ON DELETE CASCADE,
  ord INTEGER NOT NULL,
  sentence INTEGER NOT NULL,
  holder TEXT NOT NULL,
  holder_actor TEXT,
  act TEXT NOT NULL,
  attribution TEXT,
  words TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (article, ord)
) STRICT, WITHOUT ROWID;
CREATE INDEX commitments_by_holder ON commitments (holder_actor) WHERE holder_actor IS NOT NULL;

CREATE TABLE events (
  article INTEGER NOT NULL REFERENCES articles (n) ON DELETE CASCADE,
  ord INTEGER NOT NULL,
  sentence INTEGER NOT NULL,
  type TEXT NOT NULL,
  -- The first day of its start: of 2025-W09 that week's Monday.
  "day" TEXT,
  "start" TEXT,
  status TEXT NOT NULL,
  words TEXT NOT NULL,
  "time" TEXT,
  body TEXT NOT NULL,
  PRIMARY KEY (article, ord)
) STRICT, WITHOUT ROWID;
CREATE INDEX events_by_day ON events ("day");

CREATE TABLE participants (
  article INTEGER NOT NULL,
  event INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  name TEXT NOT NULL,
  actor TEXT,
  PRIMARY KEY (article, event, ord),
  FOREIGN KEY (article, event) REFERENCES events (article, ord) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX participants_by_actor ON participants (actor) WHERE actor IS NOT NULL;

CREATE TABLE actors (
  id TEXT PRIMARY KEY,
  type TEXT NOT NULL,
  name TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What relate found; replaced whenever it runs again.
CREATE TABLE reports (
  article INTEGER PRIMARY KEY REFERENCES articles (n) ON DELETE CASCADE,
  family TEXT NOT NULL,
  role TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX reports_by_family ON reports (family);

CREATE TABLE statements (
  id TEXT PRIMARY KEY,
  family TEXT NOT NULL,
  speaker TEXT,
  actor TEXT,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX statements_by_family ON statements (family);
CREATE INDEX statements_by_actor ON statements (actor) WHERE actor IS NOT NULL;

CREATE TABLE variants (
  statement TEXT NOT NULL REFERENCES statements (id) ON DELETE CASCADE,
  ord INTEGER NOT NULL,
  article INTEGER NOT NULL REFERENCES articles (n) ON DELETE CASCADE,
  attribution TEXT,
  body TEXT NOT NULL,
  PRIMARY KEY (statement, ord)
) STRICT, WITHOUT ROWID;
CREATE INDEX variants_by_article ON variants (article);
