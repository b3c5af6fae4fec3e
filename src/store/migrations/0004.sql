-- Who may come in. Secrets are kept as hashes only: of a password argon2id, of a session or token SHA-256.
CREATE TABLE accounts (
  name TEXT PRIMARY KEY,
  role TEXT NOT NULL,
  password TEXT NOT NULL,
  added TEXT NOT NULL,
  password_set TEXT NOT NULL,
  last_sign_in TEXT
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
CREATE INDEX sessions_by_account ON sessions (account);

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
CREATE INDEX access_tokens_by_account ON access_tokens (account);

-- Who changed what. Names stand as they were, whatever becomes of the account.
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
CREATE INDEX audit_by_who ON audit (who, n);
