/** One browser that an account is signed in from. Times are ISO instants in UTC. */
export interface Session {
  /** Names it in lists; no secret. */
  id: string;
  account: string;
  opened: string;
  lastSeen: string;
  /** When it ends at the latest. */
  expires: string;
  /** Network address that signed in. */
  from: string;
  /** What the browser called itself. */
  browser: string;
}
