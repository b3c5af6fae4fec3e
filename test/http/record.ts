import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  Actor,
  Article,
  Attribution,
  Commitment,
  Event,
  Reading,
  Report,
  Span,
  Statement,
  Timex,
} from '../../src/record/index.ts';
import { openStore, type Store } from '../../src/store/index.ts';

/**
 * A small record with readings set by hand, so that the pages are tested on what a careful reader takes from a page,
 * whatever the reader of the day finds.
 */
const ACTORS: Record<string, Actor> = {
  Macron: { id: 'person/emmanuel-macron', type: 'person', name: 'Emmanuel Macron' },
  Trump: { id: 'person/donald-trump', type: 'person', name: 'Donald Trump' },
  Starmer: { id: 'person/keir-starmer', type: 'person', name: 'Keir Starmer' },
  Costa: { id: 'person/antonio-costa', type: 'person', name: 'António Costa' },
  Poland: { id: 'state/PL', type: 'state', name: 'Poland' },
};

const speaker = (key: string): { name: string; actor: string } => ({ name: ACTORS[key]!.name, actor: ACTORS[key]!.id });

/** The nth place of words in a text, as a span. */
function at(text: string, words: string, nth = 0): Span {
  let start = -1;
  for (let i = 0; i <= nth; i++) {
    start = text.indexOf(words, start + 1);
    if (start < 0) throw new Error(`"${words}" is not in the text`);
  }
  return { start, end: start + words.length };
}

type Told = Partial<Omit<Attribution, 'source' | 'cue' | 'content'>> & {
  id: string;
  source?: string | [string, number];
  cue?: string | [string, number];
  content: string[];
};

function reading(
  article: Article,
  told: Told[],
  commitments: (Omit<Commitment, 'span' | 'conditions' | 'confidence'> & { words: string; conditions?: string[] })[],
  events: (Omit<Event, 'trigger' | 'time' | 'confidence'> & { words: string; time?: string })[],
  timexes: [string, string][],
): Reading {
  const { text } = article;
  const spot = (words: string | [string, number] | undefined): Span[] | null =>
    words === undefined ? null : [typeof words === 'string' ? at(text, words) : at(text, ...words)];
  const attributions = told.map(
    ({ source, cue, content, ...labels }): Attribution => ({
      kind: 'indirect',
      sourceKind: 'named',
      act: 'state',
      conditional: false,
      hedged: false,
      commitment: '-',
      speaker: null,
      relay: [],
      parent: null,
      confidence: 0.9,
      ...labels,
      source: spot(source),
      cue: spot(cue),
      content: content.map((words) => at(text, words)),
    }),
  );
  return {
    id: article.id,
    text,
    published: article.published,
    reader: 'by hand',
    sentences: [...text.matchAll(/[^\s][^\n]*?[.!?][”"]?(?=\s|$)/gu)].map((found) => ({
      start: found.index,
      end: found.index + found[0].length,
    })),
    mentions: [],
    timexes: timexes.map(([words, value]): Timex => ({ ...at(text, words), type: 'DATE', value, inferred: true })),
    attributions,
    commitments: commitments.map(({ words, conditions = [], ...one }) => ({
      ...one,
      span: [at(text, words)],
      conditions: conditions.map((condition) => at(text, condition)),
      confidence: 0.8,
    })),
    events: events.map(({ words, time, ...one }) => ({
      ...one,
      trigger: [at(text, words)],
      time: time ? [at(text, time)] : null,
      confidence: 0.8,
    })),
    actors: Object.values(ACTORS).filter((actor) => text.includes(actor.name.split(' ').at(-1)!)),
  };
}

const article = (id: string, outlet: string, published: string, title: string, text: string, url: string): Article => ({
  id,
  text,
  title,
  outlet,
  url,
  published,
  byline: null,
  language: 'en',
  credits: [],
  furniture: [],
});

export const FIRST = article(
  'schuman-26',
  'The Schuman Wire',
  '2025-02-26T13:10:00+00:00',
  'Leaders hear of no American promise on a backstop',
  `Emmanuel Macron came back from Washington without a firm assurance on guarantees for Ukraine, officials and diplomats of the Union said.

“[Macron] said that Trump gave no clear promises on a backstop. So the fog stays where it was,” an EU diplomat said.

“I will not be the one who gives guarantees, not very much of them,” Trump told reporters at the White House on Wednesday.

A second diplomat said Washington could still lend satellites, provided Europeans find 20,000 soldiers.

“It was thirty minutes, of which five were useful,” said a senior EU official who was on the call.

Starmer said last week that there must be an American backstop.

Starmer meets Trump on Thursday, and leaders gather in London on Sunday. A special summit in Brussels follows on March 6, António Costa announced.`,
  'https://schumanwire.example/2025/02/26/no-promise',
);

export const COPY = article(
  'vistula-26',
  'Vistula Herald',
  '2025-02-26T16:05:00+01:00',
  'No promise yet, leaders hear',
  `“[Macron] said that Trump gave no promises on a backstop. So the fog stays where it was,” an EU diplomat told The Schuman Wire.

Poland will not send troops but will open its airfields, a government official repeated in Warsaw.

A summit in Brussels follows on March 6.`,
  'https://vistulaherald.example/no-promise',
);

/** A page that tries to be more than words. */
export const HOSTILE = article(
  'hostile',
  'Evil <b>Outlet</b>',
  '2025-02-27',
  '<script>alert(1)</script> "quoted" & more',
  `“<img src=x onerror=alert(1)> & 'so' on, and on and on,” said a diplomat who asked not to be named because “the talks” were private.`,
  'javascript:alert(1)',
);

const FIRST_READING = reading(
  FIRST,
  [
    {
      id: 'a1',
      source: 'officials and diplomats of the Union',
      cue: ['said', 0],
      content: ['Emmanuel Macron came back from Washington without a firm assurance on guarantees for Ukraine'],
      sourceKind: 'unnamed',
      commitment: 'other',
      relay: ['officials and diplomats of the Union'],
    },
    {
      id: 'a2',
      source: 'an EU diplomat',
      cue: ['said', 2],
      content: ['“[Macron] said that Trump gave no clear promises on a backstop. So the fog stays where it was,”'],
      kind: 'direct',
      sourceKind: 'unnamed',
      commitment: 'other',
      relay: ['an EU diplomat'],
    },
    {
      id: 'a3',
      source: '[Macron]',
      cue: ['said', 1],
      content: ['that Trump gave no clear promises on a backstop'],
      speaker: speaker('Macron'),
      commitment: 'other',
      parent: 'a2',
      relay: ['an EU diplomat', 'Emmanuel Macron'],
    },
    {
      id: 'a4',
      source: ['Trump', 1],
      cue: 'told',
      content: ['“I will not be the one who gives guarantees, not very much of them,”'],
      kind: 'direct',
      act: 'refuse',
      commitment: 'self',
      speaker: speaker('Trump'),
      relay: ['Donald Trump'],
    },
    {
      id: 'a5',
      source: 'A second diplomat',
      cue: ['said', 3],
      content: ['Washington could still lend satellites, provided Europeans find 20,000 soldiers'],
      sourceKind: 'unnamed',
      act: 'predict',
      conditional: true,
      hedged: true,
      relay: ['A second diplomat'],
      confidence: 0.4,
    },
    {
      id: 'a6',
      source: 'a senior EU official who was on the call',
      cue: ['said', 4],
      content: ['“It was thirty minutes, of which five were useful,”'],
      kind: 'direct',
      sourceKind: 'unnamed',
      act: 'accuse',
      relay: ['a senior EU official'],
      anonymity: {
        affiliation: 'EU',
        rank: 'senior official',
        number: 'single',
        ordinal: null,
        grounds: at(FIRST.text, 'who was on the call'),
        reason: null,
      },
    },
    {
      id: 'a7',
      source: 'Starmer',
      cue: ['said', 5],
      content: ['that there must be an American backstop'],
      act: 'request',
      speaker: speaker('Starmer'),
      relay: ['Keir Starmer'],
    },
    {
      id: 'a8',
      source: 'António Costa',
      cue: 'announced',
      content: ['A special summit in Brussels follows on March 6'],
      act: 'announce',
      speaker: speaker('Costa'),
      relay: ['António Costa'],
    },
  ],
  [
    {
      holder: 'Donald Trump',
      holderActor: 'person/donald-trump',
      act: 'promise',
      to: 'Emmanuel Macron',
      about: 'a backstop',
      polarity: 'unclear',
      firmness: 'unclear',
      due: null,
      attribution: 'a3',
      words: 'Trump gave no clear promises on a backstop',
    },
    {
      holder: 'Donald Trump',
      holderActor: 'person/donald-trump',
      act: 'refuse',
      to: null,
      about: 'guarantees',
      polarity: 'not_do',
      firmness: 'firm',
      due: null,
      attribution: 'a4',
      words: 'I will not be the one who gives guarantees, not very much of them',
    },
  ],
  [
    {
      type: 'meeting',
      participants: [speaker('Starmer'), speaker('Trump')],
      place: null,
      start: '2025-02-27',
      end: null,
      status: 'scheduled',
      words: 'meets',
      time: 'Thursday',
    },
    {
      type: 'meeting',
      participants: [],
      place: 'London',
      start: '2025-03-02',
      end: null,
      status: 'scheduled',
      words: 'gather',
      time: 'Sunday',
    },
    {
      type: 'summit',
      participants: [speaker('Costa')],
      place: 'Brussels',
      start: '2025-03-06',
      end: null,
      status: 'scheduled',
      words: 'summit',
      time: 'March 6',
    },
  ],
  [
    ['Wednesday', '2025-02-26'],
    ['last week', '2025-W08'],
    ['Thursday', '2025-02-27'],
    ['Sunday', '2025-03-02'],
    ['March 6', '2025-03-06'],
  ],
);

const COPY_READING = reading(
  COPY,
  [
    {
      id: 'a1',
      source: 'an EU diplomat',
      cue: 'told',
      content: ['“[Macron] said that Trump gave no promises on a backstop. So the fog stays where it was,”'],
      kind: 'direct',
      sourceKind: 'unnamed',
      commitment: 'other',
      relay: ['an EU diplomat'],
    },
    {
      id: 'a2',
      source: 'a government official',
      cue: 'repeated',
      content: ['Poland will not send troops but will open its airfields'],
      sourceKind: 'unnamed',
      act: 'refuse',
      commitment: 'self',
      relay: ['a government official'],
    },
  ],
  [
    {
      holder: 'Poland',
      holderActor: 'state/PL',
      act: 'refuse',
      to: null,
      about: 'troops',
      polarity: 'not_do',
      firmness: 'firm',
      due: null,
      attribution: 'a2',
      words: 'Poland will not send troops',
    },
  ],
  [
    {
      type: 'summit',
      participants: [],
      place: 'Brussels',
      start: '2025-03-06',
      end: null,
      status: 'scheduled',
      words: 'summit',
      time: 'March 6',
    },
  ],
  [['March 6', '2025-03-06']],
);

const HOSTILE_READING = reading(
  HOSTILE,
  [
    {
      id: 'a1',
      source: 'a diplomat',
      cue: 'said',
      content: [`“<img src=x onerror=alert(1)> & 'so' on, and on and on,”`],
      kind: 'direct',
      sourceKind: 'unnamed',
      relay: ['a diplomat'],
      anonymity: {
        affiliation: null,
        rank: 'diplomat',
        number: 'single',
        ordinal: null,
        grounds: null,
        reason: at(HOSTILE.text, 'because “the talks” were private'),
      },
    },
  ],
  [],
  [],
  [],
);

export const REPORTS: Report[] = [
  {
    article: FIRST.id,
    family: FIRST.id,
    role: 'origin',
    of: null,
    manner: null,
    credit: null,
    creditedOutlet: null,
    shared: null,
    confidence: 0.9,
  },
  {
    article: COPY.id,
    family: FIRST.id,
    role: 'derived',
    of: FIRST.id,
    manner: 'edited',
    credit: at(COPY.text, 'told The Schuman Wire'),
    creditedOutlet: 'The Schuman Wire',
    shared: 0.62,
    confidence: 0.9,
  },
];

export const STATEMENT: Statement = {
  id: 'schuman-26:a2',
  speaker: { name: 'an EU diplomat' },
  relay: ['an EU diplomat'],
  variants: [
    {
      article: FIRST.id,
      attribution: 'a2',
      content: FIRST_READING.attributions[1]!.content,
      source: FIRST_READING.attributions[1]!.source,
      speaker: { name: 'an EU diplomat' },
      kinds: ['origin'],
      drift: [],
      against: null,
    },
    {
      article: COPY.id,
      attribution: 'a1',
      content: COPY_READING.attributions[0]!.content,
      source: COPY_READING.attributions[0]!.source,
      speaker: { name: 'an EU diplomat' },
      kinds: ['changed_wording', 'dropped_hedge'],
      drift: [
        {
          kind: 'dropped_hedge',
          before: at(FIRST.text, 'clear '),
          after: null,
          confidence: 0.8,
        },
      ],
      against: FIRST.id,
    },
  ],
};

const FEED = {
  ...{ id: 'schuman', address: 'https://schuman.example/feed', format: 'rss' as const, title: 'The Schuman Wire' },
  ...{ site: 'https://schuman.example/', folder: null },
};

/** The affair of the first report and its copy; the hostile one has its own. */
export const AFFAIR = 'back001';

const placed = ({ id, published }: Article) => ({ article: id, at: Date.parse(published!), terms: [] });

/** Opens a record of these reports in a folder of its own. `close` ends it and takes the folder away. */
export async function openRecord({ empty = false } = {}): Promise<{ store: Store; close: () => Promise<void> }> {
  const dir = mkdtempSync(join(tmpdir(), 'rapporteur-http-'));
  const store = await openStore(dir);
  if (!empty) {
    await store.save(FIRST, FIRST_READING);
    await store.save(COPY, COPY_READING);
    await store.save(HOSTILE, HOSTILE_READING);
    await store.saveRelations(REPORTS, [STATEMENT]);
    await store.affairs.place([
      ...[FIRST, COPY].map((article) => ({ ...placed(article), affair: AFFAIR, family: FIRST.id })),
      { ...placed(HOSTILE), affair: 'hostile', family: HOSTILE.id },
    ]);
    const backstop = { article: FIRST.id, span: at(FIRST.text, 'backstop') };
    await store.affairs.name(new Map([[AFFAIR, { words: 'Macron, Trump: backstop', from: [backstop] }]]));
    await store.affairs.decide(
      { kind: 'affair.name', affair: 'hostile', name: '<img src=x onerror=alert(1)>' },
      { who: '<b>somebody</b>', at: '2025-02-27T08:00:00.000Z' },
    );
    await store.feeds.follow([FEED], '2025-02-26T08:00:00.000Z');
  }
  return {
    store,
    close: async () => {
      await store.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
