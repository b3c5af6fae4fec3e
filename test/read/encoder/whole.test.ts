import { describe, expect, test } from 'vitest';
import { wholeSource } from '../../../src/read/encoder/sources.ts';
import { whole } from '../../../src/read/encoder/whole.ts';
import type { Attribution } from '../../../src/record/index.ts';

const text =
  'Harbour to stay shut, media say\n\nThe harbour stays shut, a pilot said, after an order of the council. No captain had asked for pay.';
const at = (words: string) => {
  const start = text.indexOf(words);
  return { start, end: start + words.length };
};
const attribution = (id: string, source: string, cue: string, content: string[], parent: string | null = null) =>
  ({ id, source: [at(source)], cue: [at(cue)], content: content.map(at), parent }) as Attribution;

test('a content does not run from the headline into the text, or back', () => {
  const [pilot] = whole(
    text,
    [attribution('a1', 'a pilot', 'said', ['Harbour to stay shut', 'The harbour stays shut'])],
    at('Harbour to stay shut, media say'),
  );
  expect(pilot?.content).toEqual([at('The harbour stays shut')]);
  const [media] = whole(
    text,
    [attribution('a1', 'media', 'say', ['Harbour to stay shut', 'The harbour stays shut'])],
    at('Harbour to stay shut, media say'),
  );
  expect(media?.content).toEqual([at('Harbour to stay shut')]);
});

test('an article alone is no source; what stood in its content stands one higher', () => {
  const all = whole(
    text,
    [
      attribution('a1', 'media', 'say', ['The harbour stays shut, a pilot said']),
      attribution('a2', 'an', 'order', ['The harbour stays shut, a pilot said'], 'a1'),
      attribution('a3', 'a pilot', 'said', ['The harbour stays shut'], 'a2'),
    ],
    null,
  );
  expect(all.map((one) => one && [one.id, one.parent])).toEqual([['a1', null], null, ['a3', 'a1']]);
});

test('what nobody said is no hearsay', () => {
  const all = whole(
    text,
    [
      attribution('a1', 'a pilot', 'said', ['No captain had asked for pay']),
      attribution('a2', 'No captain', 'had asked', ['for pay'], 'a1'),
    ],
    null,
  );
  expect(all.map((one) => one?.id)).toEqual(['a1', undefined]);
});

test('a line of credits is left to the rules', () => {
  const words = 'Talks failed, Orvik.Net reports citing foreign media.';
  const of = (part: string) => ({ start: words.indexOf(part), end: words.indexOf(part) + part.length });
  const one = (source: string, cue: string) =>
    ({
      id: 'a1',
      source: [of(source)],
      cue: [of(cue)],
      content: [of('Talks failed')],
      parent: null,
    }) as unknown as Attribution;
  expect(whole(words, [one('Net reports', 'citing')], null)).toEqual([null]);
  expect(whole(words, [one('Orvik.Net', 'reports')], null)).toHaveLength(1);
  expect(whole(words, [one('Orvik.Net', 'reports')], null)[0]).not.toBeNull();
});

test('a quotation is of whoever tells it in its own paragraph, not of the one before', () => {
  const words =
    '“It was late,” said a pilot.\n“We are alone now,” a second pilot said.\n“Nobody came,” the first one added.';
  const of = (part: string) => ({ start: words.indexOf(part), end: words.indexOf(part) + part.length });
  const one = (id: string, source: string, cue: string, content: string[]) =>
    ({ id, source: [of(source)], cue: [of(cue)], content: content.map(of), parent: null }) as unknown as Attribution;
  const [late, alone, came] = ['“It was late,”', '“We are alone now,”', '“Nobody came,”'];
  const all = whole(
    words,
    [
      one('a1', 'a pilot', 'said a pilot', [late!, alone!, came!]),
      one('a2', 'a second pilot', 'a second pilot said', [late!, alone!]),
    ],
    null,
  );
  expect(all.map((found) => found?.content)).toEqual([[of(late!), of(came!)], [of(alone!)]]);
});

describe('a source is made whole', () => {
  const made = (sentence: string, parts: string[], cue: string): string[] => {
    let from = 0;
    const spans = parts.map((part) => {
      const start = sentence.indexOf(part, from);
      from = start + part.length;
      return { start, end: from };
    });
    const cueAt = sentence.lastIndexOf(cue);
    return wholeSource(sentence, spans, [{ start: cueAt, end: cueAt + cue.length }]).map((s) =>
      sentence.slice(s.start, s.end),
    );
  };
  test.each([
    [
      'Ana Lind, who had called the talks at short notice, said so.',
      ['Ana Lind, who had called the talks at'],
      'said',
      ['Ana Lind, who had called the talks at short notice,'],
    ],
    ['Ana Lind, who had called it said so.', ['Ana Lind, who'], 'said', ['Ana Lind']],
    ['A minister of said so.', ['A minister of'], 'said', ['A minister']],
    [
      'Norway, the host of the talks, said so.',
      ['Norway', 'the host of the talks,'],
      'said',
      ['Norway, the host of the talks,'],
    ],
    ['Ole Berg and Ana Lind said so.', ['Ole Berg', 'Ana Lind'], 'said', ['Ole Berg and Ana Lind']],
    ['the harbour master Ole Berg said so.', ['the', 'Ole Berg'], 'said', ['the harbour master Ole Berg']],
    ['The council sat until six. Later a pilot said so.', ['The council', 'a pilot'], 'said', ['a pilot']],
    ['Ole Berg told the council so.', ['Ole Berg', 'the council'], 'told', ['Ole Berg']],
    [
      '“So,” according to the council, which met Ole Berg',
      ['the council', 'Ole Berg'],
      'according to',
      ['the council'],
    ],
    ['Pilots speaking of her time as harbour master said so.', ['Pilots', 'harbour master'], 'said', ['Pilots']],
    ['who said so', ['who'], 'said', ['who']],
    [
      'Ana Lind, who’s meeting Berg on Thursday, recently said so.',
      ['Berg'],
      'said',
      ['Ana Lind, who’s meeting Berg on Thursday,'],
    ],
    [
      'The harbour master, whose pilots met Berg, said so.',
      ['Berg'],
      'said',
      ['The harbour master, whose pilots met Berg,'],
    ],
    ['The pilots who met Ana Lind, Berg said, were late.', ['Berg'], 'said', ['Berg']],
    ['Ana Lind, who met Berg said so.', ['Berg'], 'said', ['Berg']],
    ['The woman Ana Lind met, who was late, Berg, said so.', ['Berg'], 'said', ['Berg']],
  ])('%s', (sentence, parts, cue, expected) => {
    expect(made(sentence, parts, cue)).toEqual(expected);
  });
});
