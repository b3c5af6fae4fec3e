import { expect, test } from 'vitest';
import { changesBetween, healthOf } from '../../src/brief/index.ts';
import type { Article, Feed } from '../../src/record/index.ts';

const article = (text: string, title = 'Talks'): Article => ({
  ...{ id: 'a', text, title, outlet: null, url: null, published: null, byline: null, language: null },
  ...{ credits: [], furniture: [] },
});
const written = (before: Article, after: Article): string[] =>
  changesBetween(before, after).paragraphs.map((one) =>
    'changed' in one
      ? one.changed.map(({ kind, text }) => ({ same: text, del: `[-${text}-]`, ins: `[+${text}+]` })[kind]).join('')
      : `= ${one.unchanged.join(' / ')}`,
  );

test('words that came and went are told by paragraph; a phrase is one change', () => {
  const before = article('The talks would begin on Friday, he said.\n\nSame here.\n\nAnd here.\n\nThis goes.');
  const after = article(
    'The talks will begin on Saturday morning, he said.\n\nSame here.\n\nAnd here.\n\nNew words come.',
  );
  expect(written(before, after)).toEqual([
    'The talks [-would-][+will+] begin on [-Friday-][+Saturday morning+], he said.',
    '= Same here. / And here.',
    '[-This goes-][+New words come+].',
  ]);
  expect(changesBetween(before, after)).toMatchObject({ title: null, added: 6, removed: 4 });
});

test('every word of both versions is there, whatever they are', () => {
  const words = ['talks', 'Friday,', '"no"', 'über', '\n\n', 'a-b', '£5', '👩‍🚀', 'said.'];
  let seed = 7;
  const next = (n: number): number => (seed = (seed * 1103515245 + 12345) % 2 ** 31) % n;
  const squeezed = (text: string): string => text.replace(/\s+/gu, '');
  for (let round = 0; round < 200; round++) {
    const make = (): string => Array.from({ length: next(30) }, () => words[next(words.length)]).join(' ');
    const [before, after] = [make(), make()];
    const runs = changesBetween(article(before), article(after)).paragraphs.flatMap((one) =>
      'changed' in one ? one.changed : one.unchanged.map((text) => ({ kind: 'same' as const, text })),
    );
    const side = (not: string): string =>
      squeezed(runs.flatMap(({ kind, text }) => (kind === not ? [] : [text])).join(''));
    expect(side('ins'), `round ${round}: ${before} | ${after}`).toBe(squeezed(before));
    expect(side('del'), `round ${round}: ${before} | ${after}`).toBe(squeezed(after));
  }
});

test('texts that have nothing in common are shown as one for the other', () => {
  const before = article('word other thing place '.repeat(20_000));
  const { paragraphs } = changesBetween(before, article('quite new '.repeat(20_000), 'Other'));
  expect(paragraphs).toHaveLength(1);
});

test('how a feed is doing is told in a word, with why and what to do', () => {
  const feed: Feed = {
    ...{ id: 'f', address: 'https://a.example/', format: 'rss', title: null, site: null, folder: null },
    ...{ added: '', paused: false, lastTry: null, lastGood: null, lastNew: null, problem: null, failures: 0 },
    ...{ nextTry: '', interval: 1800, items: 0, articles: 0 },
  };
  const problem = { code: 'network' as const, message: 'No answer.', advice: 'Wait.', at: '' };
  expect(healthOf(feed)).toEqual({ condition: 'new', word: 'not visited yet', why: null, advice: null });
  expect(healthOf({ ...feed, lastGood: 'x' }).condition).toBe('well');
  expect(healthOf({ ...feed, paused: true }).condition).toBe('paused');
  expect(healthOf({ ...feed, problem, failures: 3 })).toMatchObject({
    condition: 'failing',
    why: 'No answer. 3 visits in a row failed.',
    advice: 'Wait.',
  });
  expect(healthOf({ ...feed, problem: { ...problem, code: 'gone' }, paused: true }).word).toBe('gone');
});
