import { describe, expect, test } from 'vitest';
import { lineOf, queryOf } from '../../src/record/index.ts';

describe('fields are taken out of the words', () => {
  test.each([
    ['backstop', { words: 'backstop', speaker: null }],
    ['speaker:macron backstop', { words: 'backstop', speaker: 'macron' }],
    ['speaker:"Keir Starmer" act:REQUEST', { words: '', speaker: 'Keir Starmer', act: 'request' }],
    ['no source:unnamed troops', { words: 'no troops', source: 'unnamed' }],
    ['after:2025-02-26 before:2025-03-01 x', { words: 'x', after: '2025-02-26', before: '2025-03-01' }],
    ['outlet:"The Schuman Wire"', { outlet: 'The Schuman Wire', words: '' }],
    ['he said: act now', { words: 'he said: act now', act: null }],
    ['react:refuse', { words: 'react:refuse', act: null }],
    ['to:"the ministers" tag:Ports', { words: '', to: 'the ministers', tag: 'ports' }],
    ['is:starred is:unread has:note', { words: '', starred: true, read: false, noted: true }],
    ['at https://a.example/to://b', { words: 'at https://a.example/to://b', to: null }],
  ])('%s', (line, expected) => {
    expect(queryOf(line)).toMatchObject({ ...expected, unread: [] });
  });
});

test.each([
  ['act:dance', 'act:dance'],
  ['source:nobody', 'source:nobody'],
  ['before:tomorrow', 'before:tomorrow'],
  ['speaker:', 'speaker:'],
  ['is:lost', 'is:lost'],
  ['has:fog', 'has:fog'],
])('%s cannot be read, and is told', (line, given) => {
  expect(queryOf(`${line} fog`)).toMatchObject({ words: 'fog', unread: [{ given }] });
});

test('a query is written as it is read', () => {
  const line =
    'fog speaker:"António Costa" source:named act:announce to:Ukraine outlet:Wire after:2025-02-01 before:2025-03-01 tag:ports is:starred has:note is:unread';
  expect(lineOf(queryOf(line))).toBe(line);
});
