import type { Need } from '../access/index.ts';

/** What a route takes of whoever asks. */
export interface Rule {
  need: Need;
  /** Bytes that the body of a change may have; `BODY` unless it says otherwise. */
  body?: number;
  /**
   * Whether a change is written to the audit by the gate (the usual). `itself`: the route writes it, with the change.
   * `never`: nothing of the record is changed, such as what the browser remembers.
   */
  audit?: 'itself' | 'never';
}

export const BODY = 1024 * 1024;

/**
 * Every route of the server and the role that it takes, as `METHOD /path` just as it is registered. A route that is not
 * here is answered to admins only, and the tests fail for it. Reading takes a reader; changing the record (corrections,
 * notes, feeds, imports) an editor; accounts, tokens of others, the audit and the settings of the place an admin.
 */
export const RULES: Readonly<Record<string, Need | Rule>> = {
  'GET /assets/*': 'anyone',
  'GET /healthz': 'anyone',
  'GET /sign-in': 'anyone',
  'POST /sign-in': { need: 'anyone', body: 16 * 1024, audit: 'itself' },
  'POST /sign-out': { need: 'anyone', body: 16 * 1024, audit: 'itself' },

  'GET /': 'reader',
  'GET /debrief.md': 'reader',
  'GET /debrief.txt': 'reader',
  'GET /debrief.docx': 'reader',
  'GET /articles': 'reader',
  'GET /articles/:id': 'reader',
  'GET /search': 'reader',
  'GET /actors': 'reader',
  'GET /actors/:id{.+}': 'reader',
  'GET /commitments': 'reader',
  'GET /positions': 'reader',
  'GET /calendar': 'reader',
  'GET /calendar.ics': 'reader',
  'GET /unnamed': 'reader',
  'GET /statements/:id{.+}': 'reader',
  'GET /reports/:id': 'reader',
  'GET /trace': 'reader',

  'GET /api': 'reader',
  'GET /api/openapi.json': 'reader',
  'GET /api/counts': 'reader',
  'GET /api/articles': 'reader',
  'GET /api/articles/:id{.+}': 'reader',
  'GET /api/attributions': 'reader',
  'GET /api/commitments': 'reader',
  'GET /api/events': 'reader',
  'GET /api/positions': 'reader',
  'GET /api/actors': 'reader',
  'GET /api/actors/:id{.+}': 'reader',
  'GET /api/reports': 'reader',
  'GET /api/statements': 'reader',
  'GET /api/statements/:id{.+}': 'reader',
  'GET /api/search': 'reader',
  'GET /api/accounts': 'admin',
  'GET /api/tokens': 'admin',
  'GET /api/audit': 'admin',

  'GET /settings': 'reader',
  'POST /settings/appearance': { need: 'reader', audit: 'never' },
  'POST /settings/password': { need: 'reader', audit: 'itself' },
  'POST /settings/sessions': { need: 'reader', audit: 'itself' },
  'POST /settings/tokens': { need: 'reader', audit: 'itself' },
  'POST /settings/tokens/revoke': { need: 'reader', audit: 'itself' },
  'GET /settings/accounts': 'admin',
  'POST /settings/accounts': { need: 'admin', audit: 'itself' },
  'POST /settings/accounts/role': { need: 'admin', audit: 'itself' },
  'POST /settings/accounts/password': { need: 'admin', audit: 'itself' },
  'POST /settings/accounts/remove': { need: 'admin', audit: 'itself' },
  'GET /settings/audit': 'admin',
  'GET /settings/audit.csv': 'admin',
};

/** The rule of a route as it is registered; null where nobody made one. */
export function ruleOf(method: string, path: string, rules = RULES): Rule | null {
  const named = path.startsWith('/assets/') ? '/assets/*' : path;
  const rule = rules[`${method} ${named}`];
  if (rule === undefined) return null;
  return typeof rule === 'string' ? { need: rule } : rule;
}
