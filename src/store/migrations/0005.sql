-- Which affair an article is of: `found` as it was placed when it came, `affair` after what readers decided. `terms` is what
-- reports that come later are compared with.
CREATE TABLE affair_reports (
  article INTEGER PRIMARY KEY REFERENCES articles (n) ON DELETE CASCADE,
  found TEXT NOT NULL,
  affair TEXT NOT NULL,
  family TEXT NOT NULL,
  -- Publication in milliseconds since 1970.
  published INTEGER NOT NULL,
  terms TEXT NOT NULL
) STRICT;
CREATE INDEX affair_reports_by_affair ON affair_reports (affair);
CREATE INDEX affair_reports_by_found ON affair_reports (found);
CREATE INDEX affair_reports_by_publication ON affair_reports (published);

-- What lists of affairs show, kept up with their reports; `name` is of their own words, `given` by a reader.
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
CREATE INDEX affairs_by_last ON affairs (last DESC, id);

-- What readers decided about affairs and issues. Only `undone` is ever set.
CREATE TABLE decisions (
  n INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  body TEXT NOT NULL,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  undone_at TEXT,
  undone_by TEXT
) STRICT;

CREATE TABLE affair_follows (
  reader TEXT NOT NULL,
  affair TEXT NOT NULL,
  since TEXT NOT NULL,
  PRIMARY KEY (reader, affair)
) STRICT, WITHOUT ROWID;

CREATE INDEX articles_by_added ON articles (added);
-- Days as the articles themselves give them: what lists are narrowed by.
CREATE INDEX articles_by_day ON articles ((substr(published, 1, 10)));

-- Who stands where in an affair, worked out once; gone as soon as one of its readings changes.
CREATE TABLE affair_positions (
  affair TEXT PRIMARY KEY,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- To whom an undertaking is made, where the record knows them.
ALTER TABLE commitments ADD COLUMN to_actor TEXT;
CREATE INDEX commitments_by_recipient ON commitments (to_actor) WHERE to_actor IS NOT NULL;

CREATE INDEX reports_by_role ON reports (role);
