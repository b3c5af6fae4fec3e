import { expect, test } from 'vitest';
import { read } from '../../src/read/index.ts';
import type { Attribution } from '../../src/record/index.ts';
import { articleOf } from './articles.ts';

const first = async (text: string): Promise<Attribution> => {
  const { attributions } = await read(articleOf(text), { reader: 'rules' });
  return attributions.find(({ parent }) => parent === null)!;
};

test.each<[string, Partial<Attribution>]>([
  [
    '“We will open the border,” Prime Minister Ana Ruiz said.',
    { sourceKind: 'named', act: 'promise', commitment: 'self' },
  ],
  ['“We will not open the border,” Prime Minister Ana Ruiz said.', { act: 'refuse', commitment: 'self' }],
  ['“We are ready to talk,” Prime Minister Ana Ruiz said.', { act: 'offer', commitment: 'self' }],
  ['The minister refused to comment.', { act: 'decline', commitment: '-' }],
  ['The ministry urged Orvany to withdraw its ships.', { sourceKind: 'body', act: 'request', commitment: '-' }],
  ['Critics say the plan is a disgrace.', { sourceKind: 'group', act: 'accuse' }],
  ['A senior diplomat said the talks would resume if the fees were cut.', { sourceKind: 'unnamed', conditional: true }],
  ['Two people familiar with the talks said the deal may slip.', { sourceKind: 'unnamed', hedged: true }],
  [
    'The report said the fees had doubled.',
    { sourceKind: 'document', act: 'state', conditional: false, hedged: false },
  ],
  ['The envoy denied that any money had changed hands.', { act: 'deny' }],
  ['Ruiz threatened to close the port.', { act: 'threaten', commitment: 'self' }],
  ['Ruiz asked whether the port was open.', { act: 'ask', commitment: '-' }],
  ['Ruiz warned that the truce could collapse.', { act: 'warn', hedged: true }],
  ['An aide said that Ruiz had promised a vote.', { sourceKind: 'unnamed', act: 'state', commitment: 'other' }],
  ['Ruiz said she did not know whether the port was open.', { conditional: false }],
])('%s', async (text, expected) => {
  expect(await first(text)).toMatchObject(expected);
});
