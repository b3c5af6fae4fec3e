import { expect, test } from 'vitest';
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
