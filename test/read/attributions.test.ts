import { describe, expect, test } from 'vitest';
import { read } from '../../src/read/index.ts';
import type { Span } from '../../src/record/index.ts';
import { articleOf } from './articles.ts';

/** Outermost attributions as "source | cue | content", fragments joined with " || ". */
async function found(text: string): Promise<string[]> {
  const { attributions } = await read(articleOf(text), { reader: 'rules' });
  const words = (spans: Span[] | null) => spans?.map(({ start, end }) => text.slice(start, end)).join(' || ') ?? '-';
  return attributions
    .filter(({ parent }) => parent === null)
    .map(({ source, cue, content }) => [source, cue, content].map(words).join(' | '));
}

describe('one construction each', () => {
  test.each([
    ['Officials said the bridge was closed.', 'Officials | said | the bridge was closed'],
    ['The mayor said on Monday that the bridge was closed.', 'The mayor | said | that the bridge was closed'],
    ['The bridge was closed, officials said.', 'officials | said | The bridge was closed'],
    ['The bridge, officials said, was closed.', 'officials | said | The bridge || was closed'],
    [
      '“It is closed,” said Mayor Ana Ruiz, a former engineer.',
      'Mayor Ana Ruiz, a former engineer | said | “It is closed,”',
    ],
    ['Ruiz, who was there, said the bridge was closed.', 'Ruiz | said | the bridge was closed'],
    ['Ruiz told reporters that the bridge was closed.', 'Ruiz | told | that the bridge was closed'],
    ['According to the ministry, the bridge was closed.', 'the ministry | According to | the bridge was closed'],
    ['The bridge was closed, according to the ministry.', 'the ministry | according to | The bridge was closed'],
    ['Ruiz accused the ministry of negligence.', 'Ruiz | accused | the ministry of negligence'],
    ['Ruiz wants the bridge to reopen.', 'Ruiz | wants | the bridge to reopen'],
    ['Ruiz vowed to reopen the bridge.', 'Ruiz | vowed | to reopen the bridge'],
    ['Ruiz called for a new bridge.', 'Ruiz | called for | a new bridge'],
    ['It is believed that the bridge was closed.', '- | is believed | that the bridge was closed'],
    ["''It is closed,'' Ruiz said. ''It stays closed.''", "Ruiz | said | ''It is closed,'' || ''It stays closed.''"],
    ['The rule is “unfair and late,” Ruiz said.', 'Ruiz | said | The rule is “unfair and late,”'],
  ])('%s', async (text, expected) => {
    expect(await found(text)).toContain(expected);
  });
});

test('two subjects that say something in one sentence are two attributions', async () => {
  expect(await found('Ruiz said the bridge was closed, but the ministry said it was open.')).toEqual([
    'Ruiz | said | the bridge was closed',
    'the ministry | said | it was open',
  ]);
});

test('a quotation that goes on over paragraphs is one content', async () => {
  const text = 'Ruiz spoke.\n\n“The bridge is closed. It is old.\n\n“It will be rebuilt,” she said.';
  expect(await found(text)).toContain('she | said | “The bridge is closed. It is old. || “It will be rebuilt,”');
});

test('a quotation without words of saying is the speech of whoever the sentence before it is about', async () => {
  const text = 'A second envoy was less hopeful. “I do not expect a date this month. Nobody wants to write it down.”';
  expect(await found(text)).toEqual([
    'A second envoy | - | “I do not expect a date this month. Nobody wants to write it down.”',
  ]);
});

test('a quotation that is a paragraph of its own goes on with the speech before it', async () => {
  const text = '“The bridge is closed,” Mayor Ana Ruiz said.\n\n“It will be rebuilt before the winter comes.”';
  expect(await found(text)).toEqual([
    'Mayor Ana Ruiz | said | “The bridge is closed,” || “It will be rebuilt before the winter comes.”',
  ]);
});

test('a text that reports no one has no attribution', async () => {
  expect(await found('The bridge crosses the river near the old mill. It has two lanes and a footpath.')).toEqual([]);
});

test('words of saying within what was said are its child', async () => {
  const { attributions } = await read(articleOf('An aide said that the mayor had said that the bridge was closed.'), {
    reader: 'rules',
  });
  expect(attributions.map(({ parent }) => parent)).toEqual([null, 'a1']);
});

test('furniture is not read', async () => {
  const text = 'Ruiz said the bridge was closed.\nReaders say they love this app.';
  const furniture = [{ start: text.indexOf('Readers'), end: text.length }];
  const { attributions } = await read(articleOf(text, furniture), { reader: 'rules' });
  expect(attributions).toHaveLength(1);
});
