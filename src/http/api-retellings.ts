import { z } from 'zod';
import { Article, DRIFT_KINDS, Drift, Failure, Statement, Variant } from '../record/index.ts';
import type { Store } from '../store/index.ts';
import type { Route } from './openapi.ts';

const Kind = z.enum(['verbatim', 'light_edit', 'paraphrase', ...DRIFT_KINDS]);
const Side = z.object({
  article: Article.pick({ id: true, title: true, outlet: true, url: true, published: true }),
  variant: Variant,
  words: z.string(),
  changed: z.string().nullable(),
  sentence: z.int(),
});
const Retelling = z.object({
  statement: Statement.pick({ id: true, speaker: true, relay: true }),
  kind: Kind,
  drift: Drift.nullable(),
  copy: Side,
  origin: Side,
});
const Outlet = z.object({
  outlet: z.string(),
  reports: z.int(),
  roles: z.record(z.string(), z.int()),
  retold: z.int(),
  faithful: z.int(),
  kinds: z.record(z.string(), z.int()),
  retoldByOthers: z.int(),
  driftedElsewhere: z.int(),
});
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}(T.*)?$/u, 'an ISO date such as 2025-02-26');
const Asked = z.object({
  kind: Kind.exactOptional(),
  outlet: z.string().exactOptional().describe('The outlet that retells'),
  of: z.string().exactOptional().describe('The outlet that is retold'),
  since: day.exactOptional().describe('The copy was published on or after'),
  before: day.exactOptional().describe('The copy was published before'),
  confidence: z.coerce.number().min(0).max(1).exactOptional().describe('At least so sure'),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  offset: z.coerce.number().int().min(0).default(0),
});
const Nothing = z.object({});

/** What copies did to statements, and what each outlet did, as JSON. */
export function retellingsApi({ retellings }: Store): Route[] {
  return [
    {
      path: '/api/drift',
      summary:
        'What copies changed in the statements they took over, latest first; with a kind that keeps, what they kept',
      query: Asked,
      answer: z.object({ total: z.int(), drifts: z.array(Retelling) }),
      load: async (query) => {
        const asked = query as z.output<typeof Asked>;
        const filter = asked.kind === undefined ? { ...asked, faithful: false } : asked;
        return { total: await retellings.count(filter), drifts: await retellings.list(filter) };
      },
    },
    {
      path: '/api/outlets',
      summary: 'What each outlet did to the statements it took over',
      query: Nothing,
      answer: z.array(Outlet),
      load: () => retellings.outlets(),
    },
    {
      path: '/api/outlets/{id}',
      summary: 'One outlet, by its name',
      query: Nothing,
      answer: Outlet,
      load: async (_, id) => {
        const found = await retellings.outlet(id);
        if (!found) throw new Failure('not_found', 'No report of the record is of this outlet.', { value: id });
        return found;
      },
    },
  ];
}
