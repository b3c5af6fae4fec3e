import { describe, expect, test } from 'vitest';
import { read } from '../../src/read/index.ts';
import { articleOf } from './articles.ts';

/** Outermost attributions as "speaker (kind) | source". */
async function speakers(text: string): Promise<string[]> {
  const { attributions } = await read(articleOf(text), { reader: 'rules' });
  return attributions
    .filter(({ parent }) => parent === null)
    .map(({ speaker, sourceKind, source }) => {
      const words = source?.map(({ start, end }) => text.slice(start, end)).join(' ') ?? '-';
      return `${speaker?.name ?? '-'} (${sourceKind}) | ${words}`;
    });
}

describe('a source that is described is its whole noun phrase', () => {
  test.each([
    [
      'A senior official who took part in the ceremony said the bridge was closed.',
      'a senior official (unnamed) | A senior official who took part in the ceremony',
    ],
    [
      'A Norwegian diplomat briefed on the trip said that the bridge was closed.',
      'a Norwegian diplomat (unnamed) | A Norwegian diplomat briefed on the trip',
    ],
    [
      'A parliamentary aide who was told of the plan said the bridge was closed.',
      'a parliamentary aide (unnamed) | A parliamentary aide who was told of the plan',
    ],
    [
      'A person familiar with the draft said the bridge was closed.',
      'a person familiar with the draft (unnamed) | A person familiar with the draft',
    ],
  ])('%s', async (text, expected) => {
    expect(await speakers(text)).toEqual([expected]);
  });

  test('a clause after "that" describes nobody', async () => {
    expect(await speakers('An aide repeated after the call that Norway would stay out.')).not.toContain(
      'an aide repeated (unnamed) | An aide repeated after the call that Norway',
    );
  });
});

describe('who is meant', () => {
  test('"the diplomat" is the one told of before, not a person named since', async () => {
    const text =
      'A Norwegian diplomat said Prime Minister Ana Ruiz had told the ministers that the bridge was closed. “So it is,” the diplomat said.';
    expect((await speakers(text)).at(-1)).toBe('a Norwegian diplomat (unnamed) | the diplomat');
  });

  test('"the officer" without one told of before stays unnamed', async () => {
    const text = 'Prime Minister Ana Ruiz met the crew on Monday. “It is closed,” the officer said.';
    expect((await speakers(text)).at(-1)).toBe('the officer (unnamed) | the officer');
  });

  test('"he" is who spoke before, not somebody spoken of', async () => {
    const text =
      'Mayor Juan Ruiz said he believed President Tomas Berg would accept the bridge. He said the works could end in a week.';
    expect((await speakers(text)).at(-1)).toBe('Juan Ruiz (named) | He');
  });
});

describe('names', () => {
  test('a title with "of State" is no part of the name', async () => {
    expect(await speakers('“We will wait,” U.S. Secretary of State Marco Rubio told reporters.')).toEqual([
      'Marco Rubio (named) | U.S. Secretary of State Marco Rubio',
    ]);
  });

  test('a title in capitals before a known name leaves the name whole', async () => {
    expect(
      await speakers('European Commission President Ursula von der Leyen said that the bridge was closed.'),
    ).toEqual(['Ursula von der Leyen (named) | European Commission President Ursula von der Leyen']);
  });

  test('"All" is nobody’s name', async () => {
    expect((await speakers('All 12 members of the council said the bridge was closed.'))[0]).not.toContain('All (');
  });
});

test('a headline gives no speaker by its clipped grammar alone', async () => {
  const text =
    'Capital points to empty seat after harbour talks\n\nMayor Ana Ruiz said the bridge was closed.\n\nThe works go on.';
  expect(await speakers(text)).toEqual(['Ana Ruiz (named) | Mayor Ana Ruiz']);
});

test('"a southern one" after "a northern diplomat" is a diplomat too, and the one meant later', async () => {
  const text =
    'A northern diplomat said at least three towns might close the bridge. A southern one said his town would not. “There are two lists,” the southern diplomat said.';
  expect(await speakers(text)).toEqual([
    'a northern diplomat (unnamed) | A northern diplomat',
    'a southern diplomat (unnamed) | A southern one',
    'a southern diplomat (unnamed) | the southern diplomat',
  ]);
});

describe('a pronoun after a paragraph has begun to tell of somebody', () => {
  test('means them, not who spoke before', async () => {
    const text =
      'President Anna Falk offered to write a paper, her office said. “It is my gift,” she said.\n\n' +
      'Greta Moe, the harbour minister, spent the evening at the quay. “We kept our word,” she told a newspaper.';
    expect((await speakers(text)).at(-1)).toBe('Greta Moe (named) | she');
  });
  test('means who spoke before where the paragraph tells of two', async () => {
    const text =
      'President Anna Falk offered to write a paper. “It is my gift,” she said.\n\n' +
      'The harbour was shut, and boats lay at the quay. “We kept our word,” she told a newspaper.';
    expect((await speakers(text)).at(-1)).toBe('Anna Falk (named) | she');
  });
});
