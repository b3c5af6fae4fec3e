import { expect, test } from 'vitest';
import type { Draft } from '../../src/read/annotator.ts';
import { sentences } from '../../src/read/sentences.ts';
import { articleOf } from './articles.ts';

function split(text: string, furniture: { start: number; end: number }[] = []): string[] {
  const draft: Draft = { article: articleOf(text, furniture) };
  sentences.annotate(draft);
  return draft.sentences!.map(({ start, end }) => text.slice(start, end));
}
const paragraphs = (text: string): number[] => {
  const draft: Draft = { article: articleOf(text) };
  sentences.annotate(draft);
  return draft.sentences!.map(({ paragraph }) => paragraph);
};

test.each([
  ['Mr. Orban met Gen. Silva on Feb. 3. They spoke.', ['Mr. Orban met Gen. Silva on Feb. 3.', 'They spoke.']],
  [
    'The U.S. Senate met. The bill moved to the U.S. It failed.',
    ['The U.S. Senate met.', 'The bill moved to the U.S.', 'It failed.'],
  ],
  ['J. R. Okafor spoke at 5 p.m. in Lyon. No one left.', ['J. R. Okafor spoke at 5 p.m. in Lyon.', 'No one left.']],
  ['“We will not go.” She left.', ['“We will not go.”', 'She left.']],
  ['“Will you go?” she asked.', ['“Will you go?” she asked.']],
  ['“Will you go?” Ms. Tan asked.', ['“Will you go?” Ms. Tan asked.']],
  ['We wait ... and see. Then we act.', ['We wait ... and see.', 'Then we act.']],
  ['It rose 3.5 percent to $1.2 million. Good.', ['It rose 3.5 percent to $1.2 million.', 'Good.']],
  ['He wrote, "It is done." "Why?" asked Lee.', ['He wrote, "It is done."', '"Why?" asked Lee.']],
  ['Acme Inc. said so. Acme Inc. The end.', ['Acme Inc. said so.', 'Acme Inc.', 'The end.']],
])('%s', (text, expected) => {
  expect(split(text)).toEqual(expected);
});

test('a heading without a stop is a sentence of its own', () => {
  expect(split('Talks stall again\n\nThe talks stalled. Again.')).toEqual([
    'Talks stall again',
    'The talks stalled.',
    'Again.',
  ]);
});

test('paragraphs end at single line breaks, with any kind of line end', () => {
  expect(paragraphs('One. Two.\nThree.\r\n\r\nFour.\rFive.')).toEqual([0, 0, 1, 2, 3]);
});

test('a text wrapped to a width keeps its paragraphs whole', () => {
  const text = [
    'The ministers of the four harbour towns met on Tuesday night and',
    'agreed that the ferries will sail again once the channel is dredged',
    'and the lights are repaired.',
    '',
    'The mayor of the largest of the towns said that the work would take',
    'most of the summer.',
  ].join('\n');
  expect(split(text)).toHaveLength(2);
});

test('furniture is left out and parts paragraphs', () => {
  const text = 'Share this\nThe vote is on Monday. It is close.\nRead also: more news\nThe end.';
  const furniture = ['Share this', 'Read also: more news'].map((words) => ({
    start: text.indexOf(words),
    end: text.indexOf(words) + words.length,
  }));
  expect(split(text, furniture)).toEqual(['The vote is on Monday.', 'It is close.', 'The end.']);
});

test('no-break spaces and marks that show nothing are no part of a sentence', () => {
  expect(split('\ufeff\u00a0The end.\u00a0\u200b')).toEqual(['The end.']);
});

test('an empty text has no sentence', () => {
  expect(split('')).toEqual([]);
  expect(split(' \n\r\n\t')).toEqual([]);
});
