import { expect, test } from 'vitest';
import { encode } from '../../../src/read/encoder/encode.ts';
import { namesIn } from '../../../src/read/encoder/names.ts';
import type { Article } from '../../../src/record/index.ts';
import { fakeModel } from './fake.ts';

const NAMES = { marlow: 'B-LOC', anna: 'B-PER', lind: 'I-PER', oslo: 'I-PER' };

async function namesOf(lines: string[], furniture: number[]): Promise<string[]> {
  const text = lines.join('\n');
  const sentences = lines.map((line, paragraph) => ({
    start: text.indexOf(line),
    end: text.indexOf(line) + line.length,
    paragraph,
  }));
  const model = fakeModel(text, { cues: {}, names: NAMES });
  const article = { text, furniture: furniture.map((i) => sentences[i]!) } as unknown as Article;
  const seen = await encode(model, text, article.furniture);
  return (await namesIn(model, { article, sentences }, seen)).map((m) => `${text.slice(m.start, m.end)} ${m.type}`);
}

test('names stand in furniture too', async () => {
  expect(await namesOf(['MARLOW , 3 May', 'Anna Lind said no', 'By Anna Lind'], [0, 2])).toEqual([
    'MARLOW LOC',
    'Anna Lind PER',
    'Anna Lind PER',
  ]);
});

test('a name ends with its sentence', async () => {
  expect(await namesOf(['So says Anna Lind', 'Oslo waits'], [])).toEqual(['Anna Lind PER', 'Oslo PER']);
});
