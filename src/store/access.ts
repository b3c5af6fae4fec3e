import type { AccessToken, Account, AuditEntry, Role, Session } from '../record/index.ts';

/** What the audit is to say of a change; it is written with the change or not at all. */
export type NewAuditEntry = Omit<AuditEntry, 'id'>;

/** An account with the hash of its password. */
export interface SecretAccount {
  account: Account;
  /** A PHC string. */
  password: string;
}

export type Changed = 'done' | 'unknown' | 'last admin';

/** Who may come in: accounts, the browsers and programs that are signed in as them. Secrets come and stay as digests. */
export interface Accounts {
  /** By name. */
  list(): Promise<Account[]>;
  load(name: string): Promise<SecretAccount | null>;
  /** False where the name is taken. */
  add(account: { name: string; role: Role; password: string; at: string }, entry: NewAuditEntry): Promise<boolean>;
  /** Ends all sessions of the account too. False where there is no such account. */
  setPassword(name: string, password: string, at: string, entry: NewAuditEntry): Promise<boolean>;
  /** There must remain an admin, here and in `remove`. */
  setRole(name: string, role: Role, entry: NewAuditEntry): Promise<Changed>;
  /** Takes its sessions and tokens with it, and what it kept for itself: marks, saved searches, affairs it follows. */
  remove(name: string, entry: NewAuditEntry): Promise<Changed>;

  /** Notes the sign-in with the account, and forgets sessions that are over. */
  openSession(session: Session, digest: string, entry: NewAuditEntry): Promise<void>;
  /** The session of a digest, and its account's role today; over or not. */
  session(digest: string): Promise<{ session: Session; role: Role } | null>;
  /** Newest first. */
  sessions(account: string): Promise<Session[]>;
  seen(session: string, at: string): Promise<void>;
  /** Ends one session of the account, or all but one. Answers how many. */
  endSession(account: string, session: string, entry: NewAuditEntry): Promise<number>;
  endOtherSessions(account: string, but: string | null, entry: NewAuditEntry): Promise<number>;

  addToken(token: AccessToken, digest: string, entry: NewAuditEntry): Promise<void>;
  /** Of one account or of all; newest first. */
  tokens(account?: string): Promise<AccessToken[]>;
  /** The token of an id, with the digest of its secret and its account's role today; over or not. */
  token(id: string): Promise<{ token: AccessToken; digest: string; role: Role } | null>;
  tokenUsed(id: string, at: string): Promise<void>;
  /** Of one account or of any (null). False where there is no such token. */
  revokeToken(id: string, account: string | null, entry: NewAuditEntry): Promise<boolean>;
}

/** Narrows the audit; every field that is given must hold. */
export interface AuditFilter {
  who?: string;
  /** What was done, from its beginning: `account` finds `account.add`. */
  what?: string;
  /** ISO instants: inclusive, exclusive. */
  since?: string;
  before?: string;
  /** Only entries with a lesser id: to read on. */
  below?: number;
  limit?: number;
}

/** Who changed what, when, from where. Entries are only ever added: both engines refuse to alter them. */
export interface Audit {
  append(entry: NewAuditEntry): Promise<void>;
  /** Newest first. */
  list(filter?: AuditFilter): Promise<AuditEntry[]>;
}
