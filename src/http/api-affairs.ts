import { z } from 'zod';
import { Affair, Failure, MadeDecision } from '../record/index.ts';
import type { Store } from '../store/index.ts';
import type { Route } from './openapi.ts';

const Listed = z.object({
  q: z.string().exactOptional().describe('Words that the name must have'),
  severalReports: z.stringbool().exactOptional().describe('Only affairs of more than one report'),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  offset: z.coerce.number().int().min(0).default(0),
});

/** Affairs, and what readers decided about them and about issues. */
export function affairsApi({ affairs }: Store): Route[] {
  return [
    {
      path: '/api/affairs',
      summary: 'What reports tell of over days, the one reported last first',
      query: Listed,
      answer: z.array(Affair),
      load: (given) => {
        const { q, ...filter } = given as z.output<typeof Listed>;
        return affairs.list({ ...filter, ...(q === undefined ? {} : { named: q }) });
      },
    },
    {
      path: '/api/affairs/{id}',
      summary: 'One affair; one that was merged into another answers with that',
      query: z.object({}),
      answer: Affair,
      load: async (_, id) => {
        const standing = await affairs.standing(id);
        const affair = standing === null ? null : await affairs.load(standing);
        if (!affair) throw new Failure('not_found', 'No affair of the record has this id.', { value: id });
        return affair;
      },
    },
    {
      path: '/api/decisions',
      summary: 'What readers decided about affairs and issues, oldest first, undone ones too',
      query: z.object({}),
      answer: z.array(MadeDecision),
      load: () => affairs.decisions(),
    },
  ];
}
