import { expect, test } from 'vitest';
import { extract, pageOf } from '../../src/extract/index.ts';

const PAGE = ` date 2025-04-02 + ↺ − 16 px
HARBOUR GAZETTE
Envoys leave Marlow without a text
By Ines Calder
Share / Print / Save for later

Envoys of four countries left Marlow on Tuesday without a text, an official of the host government said.

“We will meet again,” she said.

Read also: What a ferry costs
Harbour Gazette
`;

test('a page of plain text keeps its text and tells its head and tail from it', () => {
  const article = extract(pageOf(PAGE));
  expect(article.text).toBe(PAGE);
  expect(article.title).toBe('Envoys leave Marlow without a text');
  expect(article.outlet).toBe('Harbour Gazette');
  expect(article.published).toBe('2025-04-02');
  expect(article.byline).toBe('Ines Calder');
  expect(article.language).toBe('en');
  expect(article.furniture.map(({ start, end }) => PAGE.slice(start, end))).toEqual([
    ' date 2025-04-02 + ↺ − 16 px',
    'HARBOUR GAZETTE',
    'By Ines Calder',
    'Share / Print / Save for later',
    'Read also: What a ferry costs',
    'Harbour Gazette',
  ]);
});
