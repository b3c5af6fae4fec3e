import { expect, test } from 'vitest';
import { relate } from '../../src/relate/index.ts';
import { report } from './reports.ts';

const FRAME = [
  'The committee on the Halvor canal met in Ostmark on Monday behind closed doors and without a communique.',
  'Delegates from nine river towns had brought maps, lunch and a list of the locks that no longer close.',
  'A convoy of barges waited at the lower lock while the talks went on, its captains playing cards.',
];

/** How a copy's telling differs from the origin's, the rest of the report being the same. */
function kindsOf(
  origin: { sentence: string; content: string; source?: string; kind?: 'named' | 'unnamed' },
  copy: string,
): string[] {
  const page = (sentence: string) => `${FRAME[0]}\n\n${sentence}\n\n${FRAME[1]}\n\n${FRAME[2]}`;
  const first = report('first', '2031-03-03T08:00:00Z', 'Ostmark Agency', page(origin.sentence), {
    said: [
      {
        content: origin.content,
        sourceKind: origin.kind ?? 'unnamed',
        ...(origin.source ? { source: origin.source } : {}),
      },
    ],
  });
  const second = report(
    'second',
    '2031-03-03T10:00:00Z',
    'Halvor Mail',
    `${page(copy)}\n\nThe Ostmark Agency reported.`,
    {
      credits: [{ name: 'Ostmark Agency', phrase: 'The Ostmark Agency reported' }],
    },
  );
  const variant = relate([first, second])
    .statements.find((s) => s.variants[0]!.article === 'first' && s.variants[0]!.attribution === 'a0')
    ?.variants.find((v) => v.article === 'second');
  return variant ? [...variant.kinds] : ['not found'];
}

const PLAN = {
  sentence: 'A canal official said the lock might reopen by 14 April if two pumps arrive from Brenn.',
  content: 'the lock might reopen by 14 April if two pumps arrive from Brenn',
  source: 'A canal official',
};
const COST = {
  sentence: 'A second official said the repair would not cost the towns more than 3.5 million crowns.',
  content: 'the repair would not cost the towns more than 3.5 million crowns',
  source: 'A second official',
};
const QUOTE = {
  sentence: '“We will not dig a single metre before the money is here,” a delegate said.',
  content: '“We will not dig a single metre before the money is here,”',
  source: 'a delegate',
};

test.each([
  [
    'spelling of a date',
    PLAN,
    'A canal official said the lock might reopen by April 14 if two pumps arrive from Brenn.',
  ],
  [
    'another hedge of the same strength',
    PLAN,
    'A canal official said the lock could reopen by 14 April if two pumps arrive from Brenn.',
  ],
  [
    'another conjunction',
    PLAN,
    'A canal official said the lock might reopen by 14 April provided two pumps arrive from Brenn.',
  ],
  ['a number in words', PLAN, 'A canal official said the lock might reopen by 14 April if 2 pumps arrive from Brenn.'],
  ['a decimal comma', COST, 'A second official said the repair would not cost the towns more than 3,5 million crowns.'],
  ['other quotation marks', QUOTE, "'We will not dig a single metre before the money is here,' a delegate said."],
  ['the end of a quote left out', QUOTE, '“We will not dig a single metre,” a delegate said.'],
  ['American spelling', QUOTE, '"We will not dig a single meter before the money is here," a delegate said.'],
  [
    'the same words in indirect speech',
    QUOTE,
    'A delegate said they would not dig a single metre before the money was there.',
  ],
] as const)('faithful: %s', (_, origin, copy) => {
  expect(['verbatim', 'light_edit', 'paraphrase']).toContain(kindsOf(origin, copy)[0]);
});

test.each([
  ['changed_date', PLAN, 'A canal official said the lock might reopen by 24 April if two pumps arrive from Brenn.'],
  ['changed_number', PLAN, 'A canal official said the lock might reopen by 14 April if three pumps arrive from Brenn.'],
  ['dropped_hedge', PLAN, 'A canal official said the lock will reopen by 14 April if two pumps arrive from Brenn.'],
  ['dropped_hedge', PLAN, 'A canal official said the lock will reopen by 14 April.'],
  ['changed_number', COST, 'A second official said the repair would not cost the towns more than 5.3 million crowns.'],
  ['dropped_negation', COST, 'A second official said the repair would cost the towns more than 3.5 million crowns.'],
  ['added_hedge', COST, 'A second official said the repair might not cost the towns more than 3.5 million crowns.'],
  ['changed_wording', QUOTE, '“We will not dig a single metre before the cheque is here,” a delegate said.'],
  ['dropped_negation', QUOTE, '“We will dig a single metre before the money is here,” a delegate said.'],
  ['named_source', QUOTE, '“We will not dig a single metre before the money is here,” Mayor Tilde Arnhus said.'],
] as const)('%s: %#', (kind, origin, copy) => {
  expect(kindsOf(origin, copy)).toEqual([kind]);
});
