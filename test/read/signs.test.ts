import { expect, test } from 'vitest';
import type { Draft } from '../../src/read/annotator.ts';
import { groundOf, type Parts, signsOfAll } from '../../src/read/labels/signs.ts';
import { mentions } from '../../src/read/mentions.ts';
import { sentences } from '../../src/read/sentences.ts';
import { tokens } from '../../src/read/tokens.ts';
import { articleOf } from './articles.ts';

const TEXT =
  'Anna Lind said she would not sign the accord unless the port was opened. “We are ready to talk,” she told reporters. A senior diplomat was reported to have left.';

function signs(...parts: [source: string | null, cue: string, content: string][]): Set<string>[] {
  const draft: Draft = { article: articleOf(TEXT) };
  for (const step of [sentences, tokens, mentions]) void step.annotate(draft);
  const span = (words: string, from = 0) => {
    const start = TEXT.indexOf(words, from);
    return { start, end: start + words.length };
  };
  const all = parts.map(([source, cue, content]): Parts => {
    const said = span(content);
    return {
      source: source === null ? null : [span(source, said.start < 50 ? 0 : 90)],
      cue: [span(cue)],
      content: [said],
    };
  });
  return signsOfAll(groundOf(draft), all).map((list) => new Set(list));
}

const LIND: [string, string, string] = [
  'Anna Lind',
  'said',
  'she would not sign the accord unless the port was opened',
];
const SHE: [string, string, string] = ['she', 'told', '“We are ready to talk,”'];

test('what cue and content show: lemmas, modals, who is bound, conditions', () => {
  const [said] = signs(LIND);
  for (const one of [
    'c:say',
    'content:would',
    'content:unless',
    'subject:third would',
    'conditional',
    'in:modal refuse not_do',
  ])
    expect(said).toContain(one);
  expect(said).toContain('who is a person');
  expect(said).not.toContain('quoted');
});

test('what a quotation and the attribution before it show', () => {
  const [, told] = signs(LIND, SHE);
  for (const one of ['quoted', 'subject:first', 'settled:offer', 'before:said', 'near the one before'])
    expect(told).toContain(one);
  expect(told).not.toContain('source of the one before');
});

test('signs come in the order of the attributions, not of the text', () => {
  expect(signs(SHE, LIND)).toEqual(signs(LIND, SHE).reverse());
});

test('no source: nothing is shown of one', () => {
  const [bare] = signs([null, 'was reported', 'to have left']);
  expect(bare).toContain('no source');
  expect(bare).toContain('verb:f passive');
  expect([...bare!].filter((one) => one.startsWith('who '))).toEqual([]);
});
