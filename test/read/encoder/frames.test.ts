import { expect, test } from 'vitest';
import { encode } from '../../../src/read/encoder/encode.ts';
import { framesIn } from '../../../src/read/encoder/frames.ts';
import { attributionsOf, balanced, kindOf, labelsOf, mentionsOf } from '../../../src/read/encoder/layers.ts';
import type { Span } from '../../../src/record/index.ts';
import { fakeModel, type Script } from './fake.ts';

async function readWith(text: string, script: Script, window?: number, overlap?: number) {
  const model = fakeModel(text, script, window, overlap);
  const encoded = await encode(model, text);
  const frames = await framesIn(model, encoded);
  const words = (spans: readonly Span[] | null) => spans?.map((s) => text.slice(s.start, s.end)) ?? null;
  const attributions = attributionsOf(text, encoded, frames, model.settings);
  return {
    model,
    encoded,
    frames,
    attributions,
    told: attributions.map((a) => [words(a.source), words(a.cue), words(a.content), a.parent]),
  };
}

const HEARSAY = 'A diplomat said that Macron believes talks may fail .';
const HEARSAY_SCRIPT: Script = {
  cues: {
    said: {
      outer: 3,
      any: 3,
      source: ['a', 'diplomat'],
      content: ['that', 'macron', 'believes', 'talks', 'may', 'fail'],
    },
    believes: { outer: -3, any: 2, source: ['macron', 'diplomat'], content: ['talks', 'may', 'fail', '.'] },
  },
};

test('a cue inside a content is nested, and its roles stay inside that content', async () => {
  const { told } = await readWith(HEARSAY, HEARSAY_SCRIPT);
  expect(told).toEqual([
    [['A diplomat'], ['said'], ['that Macron believes talks may fail'], null],
    [['Macron'], ['believes'], ['talks may fail'], 'a1'],
  ]);
});

test('a cue that only the second logit finds, in no content, is left out', async () => {
  const { told } = await readWith(HEARSAY, { cues: { believes: HEARSAY_SCRIPT.cues['believes']! } });
  expect(told).toEqual([]);
});

test('what is nested twice stands under the content it is read in', async () => {
  const text = 'One said two thinks three hopes it ends .';
  const { told } = await readWith(text, {
    cues: {
      said: { outer: 3, any: 3, source: ['one'], content: ['two', 'thinks', 'three', 'hopes', 'it', 'ends'] },
      thinks: { outer: -3, any: 3, source: ['two'], content: ['three', 'hopes', 'it', 'ends'] },
      hopes: { outer: -3, any: 3, under: 'thinks', source: ['three'], content: ['it', 'ends'] },
    },
  });
  expect(told.map((a) => a[3])).toEqual([null, 'a1', 'a2']);
});

test('a split quotation is one attribution; one without a source says so; without content there is none', async () => {
  const text = '“ We go , ” she said , “ tonight . ” It is believed rain comes , reportedly .';
  const { told } = await readWith(text, {
    cues: {
      said: { outer: 3, any: 3, source: ['she'], content: ['“', 'we', 'go', '”', 'tonight', '.'] },
      believed: { outer: 3, any: 3, content: ['rain', 'comes'] },
      reportedly: { outer: 3, any: 3, content: [] },
    },
  });
  expect(told[0]![2]).toEqual(['“ We go', '”', '“ tonight . ”', '.']);
  expect(told[1]).toEqual([null, ['believed'], ['rain comes'], null]);
  expect(told).toHaveLength(2);
});

test('a long text reads as a short one does, whatever windows it takes', async () => {
  const filler = Array.from({ length: 60 }, () => 'rain fell on').join(' ');
  const text = `${filler} ${HEARSAY} ${filler}`;
  const whole = await readWith(text, HEARSAY_SCRIPT, 1000, 10);
  const cut = await readWith(text, HEARSAY_SCRIPT, 60, 30);
  expect(cut.encoded.windows.length).toBeGreaterThan(5);
  expect(cut.attributions).toEqual(whole.attributions);
});

test('furniture is not read', async () => {
  const model = fakeModel(HEARSAY, HEARSAY_SCRIPT);
  expect(await framesIn(model, await encode(model, HEARSAY, [{ start: 0, end: HEARSAY.length }]))).toEqual([]);
  expect(await framesIn(model, await encode(model, ''))).toEqual([]);
});

test('names and labels', async () => {
  const text = 'Anna Lind said no .';
  const script: Script = {
    cues: { said: { outer: 3, any: 3, source: ['lind'], content: ['no'] } },
    names: { anna: 'B-PER', lind: 'I-PER' },
  };
  const { model, encoded, frames } = await readWith(text, script);
  expect(mentionsOf(encoded, model.settings)).toEqual([{ start: 0, end: 9, type: 'PER' }]);
  expect(await labelsOf(model, encoded, frames)).toEqual([
    { sourceKind: 'named', act: 'promise', conditional: false, hedged: true, commitment: 'self' },
  ]);
  expect(await labelsOf(model, encoded, frames, [['opens:not', 'unheard of']])).toMatchObject([{ act: 'state' }]);
});

test('a quotation takes in the mark it lacks', () => {
  const text = 'He said “we go.” Then "no." Left.';
  const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  const said = (s: Span) => text.slice(s.start, s.end);
  expect(said(balanced(text, at('“we go.')))).toBe('“we go.”');
  expect(said(balanced(text, at('we go.”')))).toBe('“we go.”');
  expect(said(balanced(text, at('"no.')))).toBe('"no."');
  expect(said(balanced(text, at('Then')))).toBe('Then');
});

test('kinds of content', () => {
  const kind = (text: string) => kindOf(text, [{ start: 0, end: text.length }]);
  expect(kind('that they go')).toBe('indirect');
  expect(kind('“We go.”')).toBe('direct');
  expect(kind('that “they” go')).toBe('mixed');
});
