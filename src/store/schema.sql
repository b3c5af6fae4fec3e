CREATE TABLE access_tokens (
  id TEXT PRIMARY KEY,
  account TEXT NOT NULL REFERENCES accounts (name) ON DELETE CASCADE,
  digest TEXT NOT NULL,
  label TEXT NOT NULL,
  scope TEXT NOT NULL,
  added TEXT NOT NULL,
  expires TEXT,
  last_used TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE accounts (
  name TEXT PRIMARY KEY,
  role TEXT NOT NULL,
  password TEXT NOT NULL,
  added TEXT NOT NULL,
  password_set TEXT NOT NULL,
  last_sign_in TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE actors (
  id TEXT PRIMARY KEY,
  type TEXT NOT NULL,
  name TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE affair_follows (
  reader TEXT NOT NULL,
  affair TEXT NOT NULL,
  since TEXT NOT NULL,
  PRIMARY KEY (reader, affair)
) STRICT, WITHOUT ROWID;

CREATE TABLE affair_positions (
  affair TEXT PRIMARY KEY,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE affair_reports (
  article INTEGER PRIMARY KEY REFERENCES articles (n) ON DELETE CASCADE,
  found TEXT NOT NULL,
  affair TEXT NOT NULL,
  family TEXT NOT NULL,
  -- Publication in milliseconds since 1970.
  published INTEGER NOT NULL,
  terms TEXT NOT NULL
) STRICT;

CREATE TABLE affairs (
  id TEXT PRIMARY KEY,
  name TEXT,
  given TEXT,
  reports INTEGER NOT NULL,
  families INTEGER NOT NULL,
  outlets INTEGER NOT NULL,
  first TEXT,
  last TEXT,
  added TEXT
) STRICT, WITHOUT ROWID;

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
, seen TEXT) STRICT;

CREATE VIRTUAL TABLE articles_fts USING fts5 (
  title, text, content = 'articles', content_rowid = 'n', tokenize = 'porter unicode61 remove_diacritics 2'
);

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
  body TEXT NOT NULL, voice TEXT NOT NULL DEFAULT '',
  UNIQUE (article, ord),
  UNIQUE (article, id)
) STRICT;

CREATE VIRTUAL TABLE attributions_fts USING fts5 (
  speaker, content, content = 'attributions', content_rowid = 'n', tokenize = 'porter unicode61 remove_diacritics 2'
);

CREATE TABLE audit (
  n INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  way TEXT NOT NULL,
  address TEXT,
  what TEXT NOT NULL,
  subject TEXT,
  outcome TEXT NOT NULL
) STRICT;

CREATE TABLE commitments (
  article INTEGER NOT NULL REFERENCES articles (n) ON DELETE CASCADE,
  ord INTEGER NOT NULL,
  sentence INTEGER NOT NULL,
  holder TEXT NOT NULL,
  holder_actor TEXT,
  act TEXT NOT NULL,
  attribution TEXT,
  words TEXT NOT NULL,
  body TEXT NOT NULL, to_actor TEXT, recipient TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (article, ord)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE decisions (
  n INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  body TEXT NOT NULL,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  undone_at TEXT,
  undone_by TEXT
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

CREATE TABLE far_buckets (
  bucket INTEGER NOT NULL,
  article INTEGER NOT NULL,
  PRIMARY KEY (bucket, article)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE hits (
  n INTEGER PRIMARY KEY,
  search TEXT NOT NULL REFERENCES searches (id) ON DELETE CASCADE,
  article TEXT NOT NULL,
  place TEXT NOT NULL,
  found TEXT NOT NULL,
  body TEXT NOT NULL,
  UNIQUE (search, article, place)
) STRICT;

CREATE TABLE hosts (
  host TEXT PRIMARY KEY,
  free INTEGER NOT NULL
) STRICT;

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

CREATE TABLE machine_readings (
  article INTEGER PRIMARY KEY REFERENCES articles (n) ON DELETE CASCADE,
  body TEXT NOT NULL
) STRICT;

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

CREATE TABLE near_buckets (
  "day" INTEGER NOT NULL,
  bucket INTEGER NOT NULL,
  article INTEGER NOT NULL,
  PRIMARY KEY ("day", bucket, article)
) STRICT, WITHOUT ROWID;

CREATE TABLE participants (
  article INTEGER NOT NULL,
  event INTEGER NOT NULL,
  ord INTEGER NOT NULL,
  name TEXT NOT NULL,
  actor TEXT,
  PRIMARY KEY (article, event, ord),
  FOREIGN KEY (article, event) REFERENCES events (article, ord) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE prints (
  site TEXT NOT NULL,
  digest TEXT NOT NULL,
  article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
  PRIMARY KEY (site, digest)
) STRICT;

CREATE TABLE readings (
  article INTEGER PRIMARY KEY REFERENCES articles (n) ON DELETE CASCADE,
  reader TEXT NOT NULL,
  sentences TEXT NOT NULL,
  mentions TEXT NOT NULL,
  timexes TEXT NOT NULL,
  actors TEXT NOT NULL
) STRICT;

CREATE TABLE received_files (
  n INTEGER PRIMARY KEY,
  import TEXT NOT NULL,
  name TEXT NOT NULL,
  -- In base64.
  bytes TEXT NOT NULL
) STRICT;

CREATE TABLE reports (
  article INTEGER PRIMARY KEY REFERENCES articles (n) ON DELETE CASCADE,
  family TEXT NOT NULL,
  role TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT;

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

CREATE TABLE sessions (
  id TEXT PRIMARY KEY,
  account TEXT NOT NULL REFERENCES accounts (name) ON DELETE CASCADE,
  digest TEXT NOT NULL UNIQUE,
  opened TEXT NOT NULL,
  last_seen TEXT NOT NULL,
  expires TEXT NOT NULL,
  address TEXT NOT NULL,
  browser TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sketch_features (
  article INTEGER PRIMARY KEY REFERENCES sketches (article) ON DELETE CASCADE,
  id TEXT NOT NULL,
  "day" INTEGER,
  features TEXT NOT NULL
) STRICT;

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

CREATE TABLE statements (
  id TEXT PRIMARY KEY,
  family TEXT NOT NULL,
  speaker TEXT,
  actor TEXT,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE tags (
  mark INTEGER NOT NULL REFERENCES marks (n) ON DELETE CASCADE,
  tag TEXT NOT NULL,
  PRIMARY KEY (mark, tag)
) STRICT, WITHOUT ROWID;

CREATE TABLE unrelated (
  article INTEGER PRIMARY KEY REFERENCES articles (n) ON DELETE CASCADE
) STRICT;

CREATE TABLE unwatched (
  article INTEGER PRIMARY KEY REFERENCES articles (n) ON DELETE CASCADE,
  at TEXT NOT NULL
) STRICT;

CREATE TABLE variants (
  statement TEXT NOT NULL REFERENCES statements (id) ON DELETE CASCADE,
  ord INTEGER NOT NULL,
  article INTEGER NOT NULL REFERENCES articles (n) ON DELETE CASCADE,
  attribution TEXT,
  body TEXT NOT NULL,
  PRIMARY KEY (statement, ord)
) STRICT, WITHOUT ROWID;

CREATE TABLE versions (
  article INTEGER NOT NULL REFERENCES articles (n) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  seen TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (article, number)
) STRICT;

CREATE INDEX access_tokens_by_account ON access_tokens (account);

CREATE INDEX affair_reports_by_affair ON affair_reports (affair);

CREATE INDEX affair_reports_by_found ON affair_reports (found);

CREATE INDEX affair_reports_by_publication ON affair_reports (published);

CREATE INDEX affairs_by_last ON affairs (last DESC, id);

CREATE INDEX articles_by_added ON articles (added);

CREATE INDEX articles_by_day ON articles ((substr(published, 1, 10)));

CREATE INDEX articles_by_instant ON articles (instant DESC, id);

CREATE INDEX articles_by_outlet ON articles (outlet COLLATE NOCASE);

CREATE INDEX articles_in_search ON articles (instant DESC, id, outlet, published);

CREATE INDEX attributions_by_act ON attributions (act);

CREATE INDEX attributions_by_actor ON attributions (actor) WHERE actor IS NOT NULL;

CREATE INDEX attributions_by_source_kind ON attributions (source_kind);

CREATE INDEX attributions_in_search ON attributions (article, ord, act, source_kind, speaker, voice, id);

CREATE INDEX audit_by_who ON audit (who, n);

CREATE INDEX commitments_by_attribution ON commitments (article, attribution);

CREATE INDEX commitments_by_holder ON commitments (holder_actor) WHERE holder_actor IS NOT NULL;

CREATE INDEX commitments_by_recipient ON commitments (to_actor) WHERE to_actor IS NOT NULL;

CREATE INDEX corrections_by_article ON corrections (article);

CREATE INDEX corrections_by_time ON corrections (at);

CREATE INDEX deliveries_due ON deliveries (next_try) WHERE state = 'waiting';

CREATE INDEX events_by_day ON events ("day");

CREATE INDEX feed_items_by_feed ON feed_items (feed, found);

CREATE INDEX feed_items_by_next_try ON feed_items (next_try) WHERE next_try IS NOT NULL;

CREATE INDEX feeds_by_next_try ON feeds (next_try);

CREATE INDEX marks_by_article ON marks (article);

CREATE INDEX participants_by_actor ON participants (actor) WHERE actor IS NOT NULL;

CREATE INDEX reports_by_family ON reports (family);

CREATE INDEX reports_by_role ON reports (role);

CREATE INDEX retellings_by_article ON retellings (article);

CREATE INDEX retellings_by_instant ON retellings (faithful, instant DESC, statement);

CREATE INDEX retellings_by_outlet ON retellings (lower(outlet), kind);

CREATE INDEX searches_by_owner ON searches (who);

CREATE INDEX sessions_by_account ON sessions (account);

CREATE INDEX sketches_by_head ON sketches (head);

CREATE INDEX sketches_by_leader ON sketches (leader) WHERE leader IS NOT NULL;

CREATE INDEX statements_by_actor ON statements (actor) WHERE actor IS NOT NULL;

CREATE INDEX statements_by_family ON statements (family);

CREATE INDEX variants_by_article ON variants (article);

CREATE TRIGGER articles_added AFTER INSERT ON articles BEGIN
  INSERT INTO articles_fts (rowid, title, text) VALUES (new.n, new.title, new.text);
END;

CREATE TRIGGER articles_changed AFTER UPDATE OF title, text ON articles BEGIN
  INSERT INTO articles_fts (articles_fts, rowid, title, text) VALUES ('delete', old.n, old.title, old.text);
  INSERT INTO articles_fts (rowid, title, text) VALUES (new.n, new.title, new.text);
END;

CREATE TRIGGER articles_removed AFTER DELETE ON articles BEGIN
  INSERT INTO articles_fts (articles_fts, rowid, title, text) VALUES ('delete', old.n, old.title, old.text);
END;

CREATE TRIGGER attributions_added AFTER INSERT ON attributions BEGIN
  INSERT INTO attributions_fts (rowid, speaker, content) VALUES (new.n, new.speaker, new.content);
END;

CREATE TRIGGER attributions_removed AFTER DELETE ON attributions BEGIN
  INSERT INTO attributions_fts (attributions_fts, rowid, speaker, content)
  VALUES ('delete', old.n, old.speaker, old.content);
END;

CREATE TRIGGER audit_kept BEFORE UPDATE ON audit BEGIN
  SELECT RAISE(ABORT, 'the audit is only added to');
END;

CREATE TRIGGER audit_kept_in_place BEFORE INSERT ON audit WHEN EXISTS (SELECT 1 FROM audit WHERE n = new.n) BEGIN
  SELECT RAISE(ABORT, 'the audit is only added to');
END;

CREATE TRIGGER audit_kept_whole BEFORE DELETE ON audit BEGIN
  SELECT RAISE(ABORT, 'the audit is only added to');
END;
