import type { Article, Attribution, Commitment, Event, Reading, Span } from '../../src/record/index.ts';

/** An article of its own words with a reading of it, every span found in the text. */
export interface Made {
  article: Article;
  reading: Reading;
}

export const TEXT = `Envoy tells Arland of three conditions

"We will not sign before the port reopens," Foreign Minister Ada Lund said on Monday in Port Vesta.

A second diplomat said that Lund had promised the ministers a list by Friday. The council meets on 6 March.`;

/** The span of the words' first occurrence at or after `from`. */
export function spanOf(text: string, words: string, from = 0): Span {
  const start = text.indexOf(words, from);
  if (start < 0) throw new Error(`not in the text: ${words}`);
  return { start, end: start + words.length };
}

/** One article with two attributions, one nested in the other's report, a commitment and an event. */
export function made(id: string, facts: Partial<Article> = {}): Made {
  const text = facts.text ?? TEXT;
  const at = (words: string): Span => spanOf(text, words);
  const article: Article = {
    ...{ id, text, title: 'Envoy tells Arland of three conditions', outlet: 'The Vesta Gazette' },
    ...{ url: `https://gazette.example/${id}`, published: '2025-02-26', byline: null, language: 'en' },
    ...{ credits: [], furniture: [] },
    ...facts,
  };
  const plain = { conditional: false, hedged: false, parent: null, confidence: 0.9 } as const;
  const attributions: Attribution[] = [
    {
      ...plain,
      id: 'a1',
      source: [at('Foreign Minister Ada Lund')],
      cue: [at('said')],
      content: [at('"We will not sign before the port reopens,"')],
      ...{ kind: 'direct', sourceKind: 'named', act: 'refuse', commitment: 'self' },
      speaker: { name: 'Ada Lund', actor: 'person/ada-lund' },
      relay: ['Ada Lund'],
    },
    {
      ...plain,
      id: 'a2',
      source: [at('A second diplomat')],
      cue: [spanOf(text, 'said', text.indexOf('diplomat'))],
      content: [at('that Lund had promised the ministers a list by Friday')],
      ...{ kind: 'indirect', sourceKind: 'unnamed', act: 'state', commitment: 'other' },
      speaker: { name: 'a second diplomat' },
      relay: ['a second diplomat'],
    },
  ];
  const commitments: Commitment[] = [
    {
      ...{ holder: 'Ada Lund', holderActor: 'person/ada-lund', act: 'promise', to: 'the ministers', about: 'a list' },
      ...{ polarity: 'do', firmness: 'firm', conditions: [], due: '2025-02-28', attribution: 'a2' },
      span: [at('had promised the ministers a list by Friday')],
      confidence: 0.8,
    },
  ];
  const events: Event[] = [
    {
      ...{ type: 'meeting', participants: [{ name: 'The council', actor: 'body/council' }], place: null },
      ...{ start: '2025-03-06', end: null, status: 'scheduled', trigger: [at('meets')], time: [at('on 6 March')] },
      confidence: 0.7,
    },
  ];
  const reading: Reading = {
    ...{ id, text, published: article.published, reader: 'rules 1' },
    sentences: [
      at('Envoy tells Arland of three conditions'),
      at('"We will not'),
      at('A second diplomat'),
      at('The council meets'),
    ],
    mentions: [{ ...at('Ada Lund'), type: 'PER', actor: 'person/ada-lund' }],
    timexes: [{ ...at('Monday'), type: 'DATE', value: '2025-02-24' }],
    ...{ attributions, commitments, events },
    actors: [
      { id: 'person/ada-lund', type: 'person', name: 'Ada Lund' },
      { id: 'body/council', type: 'body', name: 'The Council' },
    ],
  };
  return { article, reading };
}
