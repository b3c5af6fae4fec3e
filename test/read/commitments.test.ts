import { describe, expect, test } from 'vitest';
import { read } from '../../src/read/index.ts';
import { articleOf } from './articles.ts';

/** Commitments as "holder act polarity: about". */
async function found(text: string): Promise<string[]> {
  const { commitments } = await read(articleOf(text), { reader: 'rules' });
  return commitments.map((c) => `${c.holder} ${c.act} ${c.polarity}: ${c.about}`);
}

describe('what binds nobody is no commitment', () => {
  test.each([
    'A senior official said no minister had offered boats.',
    'President Ana Ruiz said Norway could forget about the bridge.',
    'Ministers back plan to close bridge\n\nThe bridge is old.\n\nIt was built long ago.',
    'Mayor Ana Ruiz said it may take several days to close the bridge.',
    'Two people in the room said the minister had proposed to extend the alliance’s promise of help to Norway.',
  ])('%s', async (text) => {
    expect(await found(text)).toEqual([]);
  });
});

test('what was not obtained is told without whom it was not obtained from', async () => {
  expect(await found('The envoys got no commitment from President Ana Ruiz to reopen the bridge.')).toEqual([
    'Ana Ruiz promise unclear: reopen the bridge',
  ]);
});

test('a number with "at least" keeps it', async () => {
  expect(await found('An official said at least three towns might announce tolls by Easter.')).toEqual([]);
  expect(await found('An official said at least three governments might announce tolls by Easter.')).toEqual([
    'at least three governments consider do: tolls by Easter',
  ]);
});
