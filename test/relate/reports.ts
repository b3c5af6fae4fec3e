import type { Article, Attribution, Reading, Span } from '../../src/record/index.ts';
import type { ReadArticle } from '../../src/relate/index.ts';

/** Something said in a text of a test: words that stand in it. */
export interface Said {
  source?: string;
  content: string | string[];
  sourceKind?: Attribution['sourceKind'];
  speaker?: string;
  parent?: number;
}

const spanOf = (text: string, words: string): Span => {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`the text has no "${words}"`);
  return { start, end: start + words.length };
};

/** A report as the reading would hand it over, with the attributions that a test names. */
export function report(
  id: string,
  published: string,
  outlet: string,
  text: string,
  { said = [], credits = [] }: { said?: Said[]; credits?: { name: string; phrase: string }[] } = {},
): ReadArticle {
  const article: Article = {
    id,
    text,
    title: null,
    outlet,
    url: null,
    published,
    byline: null,
    language: 'en',
    credits: credits.map(({ name, phrase }) => ({ name, span: spanOf(text, phrase) })),
    furniture: [],
  };
  const attributions: Attribution[] = said.map((s, i) => ({
    id: `a${i}`,
    source: s.source === undefined ? null : [spanOf(text, s.source)],
    cue: null,
    content: [s.content].flat().map((words) => spanOf(text, words)),
    kind: 'indirect',
    sourceKind: s.sourceKind ?? 'named',
    act: 'state',
    conditional: false,
    hedged: false,
    commitment: '-',
    speaker: s.speaker === undefined ? null : { name: s.speaker },
    relay: [],
    parent: s.parent === undefined ? null : `a${s.parent}`,
    confidence: 1,
  }));
  const reading: Reading = {
    id,
    text,
    published,
    reader: 'test',
    sentences: [...text.matchAll(/[^\s][^\n]*?(?:[.!?]["”]?(?=\s|$)|$)/gmu)].map((m) => ({
      start: m.index,
      end: m.index + m[0].length,
    })),
    mentions: [],
    timexes: [],
    attributions,
    commitments: [],
    events: [],
    actors: [],
  };
  return { article, reading };
}

/** A seeded generator of numbers in [0, 1): mulberry32. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function shuffled<T>(list: readonly T[], random: () => number): T[] {
  const out = [...list];
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [out[i], out[j]] = [out[j]!, out[i]!];
  }
  return out;
}
