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

/** The conditions, due date and reporter of the only commitment of a text. */
async function only(text: string) {
  const { commitments, attributions } = await read(articleOf(text), { reader: 'rules' });
  expect(commitments).toHaveLength(1);
  const { conditions, due, to, attribution } = commitments[0]!;
  const reporter = attributions.find(({ id }) => id === attribution)?.speaker?.name ?? null;
  return { conditions: conditions.map((s) => text.slice(s.start, s.end)), due, to, reporter };
}

describe('undertakings told in narration', () => {
  test.each([
    [
      'The European Union on Tuesday imposed sanctions on four Russian banks.',
      'European Union announce do: imposed sanctions on four Russian banks',
    ],
    [
      'Norway signed an agreement with Sweden to share its radar stations.',
      'Norway agree do: share its radar stations',
    ],
    ['Norway’s pledge to host the talks drew praise.', 'Norway promise do: host the talks'],
    ['Farmers were angered by Norway’s refusal to lift the ban.', 'Norway refuse not_do: lift the ban'],
    ['A pledge by Norway to host the talks drew praise.', 'Norway promise do: host the talks'],
    ['A promise from President Ana Ruiz to reopen the bridge came late.', 'Ana Ruiz promise do: reopen the bridge'],
    ['Norway renewed its offer of mediation.', 'Norway offer do: mediation'],
    ['Norway voiced its willingness to host the talks.', 'Norway offer do: host the talks'],
    ['Norway promised Sweden 30 boats.', 'Norway promise do: 30 boats'],
    ['Norway vowed to impose tariffs on Sweden.', 'Norway threaten do: impose tariffs on Sweden'],
  ])('%s', async (text, expected) => {
    expect(await found(text)).toEqual([expected]);
  });
  test('of two parties each', async () => {
    expect(await found('Norway and Sweden reached a deal to reopen the bridge by June.')).toEqual([
      'Norway agree do: reopen the bridge by June',
      'Sweden agree do: reopen the bridge by June',
    ]);
  });
  test.each([
    'President Ana Ruiz dropped her threat to close the port.',
    'Norway broke its promise to host the talks.',
    'A bus company imposed a ban on dogs.',
    'Norway and Sweden signed the truce in Madrid on January 14.',
    'Had Norway agreed to host the talks, Sweden would have come.',
    'President Ana Ruiz said that every president vows to cut taxes.',
    'President Ana Ruiz said farmers will refuse to pay.',
    'President Ana Ruiz said it would be foolish to close the port.',
    'Others vowed to stay.',
  ])('not %s', async (text) => {
    expect(await found(text)).toEqual([]);
  });
});

describe('who is bound is the side, not who speaks for it', () => {
  test.each([
    [
      '“We will fight this in court,” said Eva Lind, a spokeswoman for the Ruiz campaign.',
      'Ruiz campaign promise do: fight this in court',
    ],
    ['“We will not take part,” said Ana Ruiz, Spain’s ambassador to Norway.', 'Spain refuse not_do: take part'],
    ['A senior Norwegian official said the government would not send troops.', 'Norway refuse not_do: send troops'],
    [
      'Ole Berg, who leads the delegation of the Oru authorities, said his side would not fire on ships.',
      'Oru authorities promise not_do: fire on ships',
    ],
  ])('%s', async (text, expected) => {
    expect(await found(text)).toEqual([expected]);
  });
});

test.each([
  ['President Ana Ruiz stopped short of promising troops.', 'Ana Ruiz promise unclear: troops'],
  ['Norway did not commit to sending boats.', 'Norway promise unclear: sending boats'],
  ['President Ana Ruiz avoided a clear pledge to reopen the bridge.', 'Ana Ruiz promise unclear: reopen the bridge'],
  ['Norway has made no decision on the boats.', 'Norway consider unclear: the boats'],
])('no clear promise is kept as unclear: %s', async (text, expected) => {
  expect(await found(text)).toEqual([expected]);
});

describe('conditions are kept', () => {
  test.each([
    [
      'Norway will lift the ban only after Sweden opens its ports, Foreign Minister Ole Berg said.',
      'only after Sweden opens its ports',
    ],
    ['Norway said it would not lift the ban before Sweden frees the crew.', 'before Sweden frees the crew'],
    ['Norway promised to lift the ban, subject to approval by parliament.', 'subject to approval by parliament'],
    ['Norway promised to lift the ban within two weeks of a truce.', 'within two weeks of a truce'],
    ['Norway threatened to close the border should Sweden refuse.', 'should Sweden refuse'],
    ['Norway offered to lift the ban in the event of a truce.', 'in the event of a truce'],
    ['Norway said that, without a truce, it would not send boats.', 'without a truce'],
    [
      '“We will lift the ban,” Norwegian Foreign Minister Ole Berg said, “if Sweden opens its ports.”',
      'if Sweden opens its ports',
    ],
    [
      '“If Sweden opens its ports,” Norwegian Foreign Minister Ole Berg said, “we will lift the ban.”',
      'If Sweden opens its ports',
    ],
  ])('%s', async (text, condition) => {
    expect((await only(text)).conditions).toEqual([condition]);
  });
  test.each([
    'Norway agreed to reopen the embassy before June.',
    'Norway agreed on Monday to reopen the embassy after Easter.',
    'Norway promised to reopen the embassy within two weeks.',
  ])('and none is made of a time: %s', async (text) => {
    expect((await only(text)).conditions).toEqual([]);
  });
});

test('what another tells of what a holder said is the other’s word', async () => {
  const text = 'President Ana Ruiz told ministers that she would not sign the treaty, three diplomats said.';
  expect((await only(text)).reporter).toBe('three diplomats');
});
