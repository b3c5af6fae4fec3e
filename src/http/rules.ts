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
  'GET /affairs': 'reader',
  'GET /affairs/:id': 'reader',
  'POST /affairs/:id/name': 'editor',
  'POST /affairs/:id/merge': 'editor',
  'POST /affairs/:id/move': 'editor',
  'POST /affairs/:id/follow': { need: 'reader', audit: 'never' },
  'POST /decisions/:id/undo': 'editor',
  'POST /issues': 'editor',
  'GET /debrief.md': 'reader',
  'GET /debrief.txt': 'reader',
  'GET /debrief.docx': 'reader',
  'GET /articles': 'reader',
  'GET /articles/:id': 'reader',
  'GET /articles/:id/at/:place': 'reader',
  'GET /articles/:id/cite': 'reader',
  'GET /articles/:id/original': 'reader',
  'GET /articles/:id/note': 'reader',
  'GET /articles/:id/correct': 'editor',
  'POST /articles/:id/correct': 'editor',
  'POST /marks': { need: 'reader', audit: 'never' },
  'GET /corrections': 'reader',
  'GET /corrections.jsonl': 'reader',
  'POST /corrections/:id/undo': 'editor',
  'GET /search': 'reader',
  'GET /searches': 'reader',
  'POST /searches': 'reader',
  'POST /searches/:id': 'reader',
  'POST /searches/:id/remove': 'reader',
  'GET /alerts/:feed{[\\w-]+\\.atom}': 'anyone',
  'GET /alerts/:feed{[\\w-]+\\.json}': 'anyone',
  'GET /actors': 'reader',
  'GET /actors/:id{.+}': 'reader',
  'GET /commitments': 'reader',
  'GET /positions': 'reader',
  'GET /positions.csv': 'reader',
  'GET /positions.md': 'reader',
  'GET /positions.txt': 'reader',
  'GET /positions.docx': 'reader',
  'GET /calendar': 'reader',
  'GET /calendar.ics': 'reader',
  'GET /unnamed': 'reader',
  'GET /drift': 'reader',
  'GET /drift.atom': 'reader',
  'GET /drift.json': 'reader',
  'GET /outlets': 'reader',
  'GET /outlets/:name{.+}': 'reader',
  'GET /statements': 'reader',
  'GET /statements/:id{.+}': 'reader',
  'GET /reports/:id': 'reader',
  'GET /trace': 'reader',

  'GET /feeds': 'reader',
  'GET /feeds.opml': 'reader',
  'GET /feeds/round': 'reader',
  'GET /feeds/:id': 'reader',
  'POST /feeds': 'editor',
  'POST /feeds/chosen': 'editor',
  'POST /feeds/opml': { need: 'editor', body: 8 * 1024 * 1024 },
  'POST /feeds/fetch': 'editor',
  'POST /feeds/:id/fetch': 'editor',
  'POST /feeds/:id/pause': 'editor',
  'POST /feeds/:id/resume': 'editor',
  'POST /feeds/:id/remove': 'editor',
  'GET /import': 'editor',
  'GET /import/:id': 'editor',
  'GET /import/:id/progress': 'editor',
  'POST /import': { need: 'editor', body: 128 * 1024 * 1024 },
  'GET /articles/:id/versions': 'reader',

  'GET /api': 'reader',
  'GET /api/openapi.json': 'reader',
  'GET /api/counts': 'reader',
  'GET /api/affairs': 'reader',
  'GET /api/affairs/:id{.+}': 'reader',
  'GET /api/decisions': 'reader',
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
  'GET /api/drift': 'reader',
  'GET /api/outlets': 'reader',
  'GET /api/outlets/:id{.+}': 'reader',
  'GET /api/search': 'reader',
  'GET /api/corrections': 'reader',
  'POST /api/corrections': 'editor',
  'DELETE /api/corrections/:id{.+}': 'editor',
  'GET /api/marks': 'reader',
  'POST /api/marks': { need: 'reader', audit: 'never' },
  'GET /api/searches': 'reader',
  'POST /api/searches': 'reader',
  'DELETE /api/searches/:id{.+}': 'reader',
  'GET /api/feeds': 'reader',
  'POST /api/feeds': 'editor',
  'GET /api/feeds/:id{.+}': 'reader',
  'PATCH /api/feeds/:id{.+}': 'editor',
  'DELETE /api/feeds/:id{.+}': 'editor',
  'GET /api/items': 'reader',
  'GET /api/round': 'reader',
  'POST /api/round': 'editor',
  'GET /api/versions/:id{.+}': 'reader',
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
