import { type Daily, type DebriefRows, daily, type Head, type Said, type Undertaken } from '../../src/brief/index.ts';
import type { Act, Affair, Attribution, Commitment } from '../../src/record/index.ts';

export const head = (id: string, published: string | null, outlet = 'The Schuman Wire'): Head => ({
  id,
  title: `Report ${id}`,
  outlet,
  url: null,
  published,
});

/** A statement in an article whose text is its content. */
export function said(article: Head, name: string, content: string, labels: Partial<Attribution> = {}): Said {
  const id = labels.id ?? 'a1';
  return {
    article,
    sentence: 0,
    source: name,
    cue: 'said',
    content,
    attribution: {
      id,
      source: null,
      cue: null,
      content: [{ start: 0, end: content.length }],
      kind: 'indirect',
      sourceKind: 'named',
      act: 'state',
      conditional: false,
      hedged: false,
      commitment: '-',
      speaker: { name, actor: `person/${name.toLowerCase().replaceAll(' ', '-')}` },
      relay: [name],
      parent: null,
      confidence: 0.9,
      ...labels,
    },
  };
}

export const unnamed = (article: Head, description: string, content: string, labels: Partial<Attribution> = {}): Said =>
  said(article, description, content, { sourceKind: 'unnamed', speaker: null, ...labels });

export function undertaken(
  article: Head,
  holder: string,
  act: Commitment['act'] & Act,
  about: string,
  rest: Partial<Commitment> = {},
): Undertaken {
  return {
    article,
    sentence: 0,
    words: `${holder} ${act} ${about}`,
    reportedBy: null,
    commitment: {
      holder,
      act,
      to: null,
      about,
      polarity: act === 'refuse' ? 'not_do' : 'do',
      firmness: 'firm',
      conditions: [],
      due: null,
      attribution: null,
      span: [{ start: 0, end: 5 }],
      confidence: 0.9,
      ...rest,
    },
  };
}

/** An affair of its rows, as the debrief of a day that has no other. */
export function oneAffair(rows: DebriefRows): Daily {
  const affair: Affair = {
    ...{ id: 'port1', name: 'The port', found: null, given: true },
    ...{ reports: rows.articles.length, families: 1, outlets: 1, first: null, last: null },
  };
  return daily([{ ...rows, affair, followed: false }], {
    asOf: '2025-02-26',
    totals: { reports: rows.articles.length, copies: 0, statements: rows.attributions.length, unnamed: 0, affairs: 1 },
    single: [],
    agenda: [],
  });
}
