import { describe, expect, test } from 'vitest';
import { Attribution, type Correction, correct, lineAt, type Reading, type Span } from '../../src/record/index.ts';
import { placedIn } from '../../src/text/index.ts';
import { made, spanOf, TEXT } from '../store/made.ts';

const machine = (): Reading => made('one').reading;
const at = (words: string) => placedIn(TEXT, [spanOf(TEXT, words)]);

/** A correction of the first attribution of the reading, unless it is said to be of another line. */
const correction = (facts: Partial<Correction>): Correction =>
  ({
    ...{ id: 'k1', article: 'one', line: 'attribution', deed: 'change' },
    ...{ place: placedIn(TEXT, machine().attributions[0]!.content), cue: null, was: null, now: null },
    ...{ by: 'ada', at: '2025-03-01T08:00:00.000Z', reason: null, reader: 'rules 1', undone: null },
    ...facts,
  }) as Correction;

const speaks = (name: string, actor?: string) => ({ name, ...(actor === undefined ? {} : { actor }) });

describe('a label', () => {
  test('is set, with what the machine said beside it, and the machine’s reading stays as it was', () => {
    const before = machine();
    const { reading, orphaned } = correct(before, [
      correction({ now: { act: 'warn', hedged: true }, reason: 'a warning' }),
    ]);
    expect(orphaned).toEqual([]);
    expect(reading.attributions[0]).toMatchObject({ id: 'a1', act: 'warn', hedged: true });
    expect(reading.attributions[0]!.corrected).toEqual([
      {
        field: 'act',
        machine: 'refuse',
        now: 'warn',
        by: 'ada',
        at: '2025-03-01T08:00:00.000Z',
        reason: 'a warning',
        correction: 'k1',
      },
      {
        field: 'hedged',
        machine: 'no',
        now: 'yes',
        by: 'ada',
        at: '2025-03-01T08:00:00.000Z',
        reason: 'a warning',
        correction: 'k1',
      },
    ]);
    expect(reading.attributions[1]).toEqual(before.attributions[1]);
    expect(before).toEqual(machine());
    for (const one of reading.attributions) Attribution.parse(one);
  });

  test('set twice is of the later correction; set back to what the machine said is none; undone never was', () => {
    const first = correction({ now: { act: 'warn' } });
    const later = correction({ id: 'k2', now: { act: 'state' }, by: 'bo', at: '2025-03-02T08:00:00.000Z' });
    const twice = correct(machine(), [later, first]).reading.attributions[0]!;
    expect(twice.corrected).toMatchObject([{ machine: 'refuse', now: 'state', by: 'bo' }]);
    const back = correction({ id: 'k3', now: { act: 'refuse' }, at: '2025-03-03T08:00:00.000Z' });
    expect(correct(machine(), [first, later, back]).reading.attributions[0]).toEqual(machine().attributions[0]);
    const undone = { ...first, undone: { by: 'ada', at: '2025-03-02T08:00:00.000Z' } };
    expect(correct(machine(), [undone]).reading).toEqual(machine());
  });
});

describe('a speaker', () => {
  test('takes its actor, its place in the relay and its own commitments along', () => {
    const before = machine();
    before.commitments[0] = { ...before.commitments[0]!, attribution: 'a1', holder: 'Ada Lund' };
    before.attributions[1] = { ...before.attributions[1]!, parent: 'a1', relay: ['Ada Lund', 'a second diplomat'] };
    const { reading } = correct(before, [correction({ now: { speaker: speaks('Bo Varga', 'person/bo-varga') } })]);
    expect(reading.attributions[0]).toMatchObject({ speaker: { actor: 'person/bo-varga' }, relay: ['Bo Varga'] });
    expect(reading.attributions[1]!.relay).toEqual(['Bo Varga', 'a second diplomat']);
    expect(reading.commitments[0]).toMatchObject({
      ...{ holder: 'Bo Varga', holderActor: 'person/bo-varga' },
      corrected: [{ field: 'holder', machine: 'Ada Lund', now: 'Bo Varga' }],
    });
    expect(reading.actors).toContainEqual({ id: 'person/bo-varga', type: 'person', name: 'Bo Varga' });
  });

  test('who is no longer unnamed has no profile of an unnamed source', () => {
    const before = machine();
    before.attributions[0] = {
      ...before.attributions[0]!,
      sourceKind: 'unnamed',
      anonymity: { affiliation: null, rank: 'envoy', number: 'single', ordinal: null, grounds: null, reason: null },
    };
    const { reading } = correct(before, [correction({ now: { sourceKind: 'named', speaker: speaks('Ada Lund') } })]);
    expect(reading.attributions[0]).not.toHaveProperty('anonymity');
  });
});

describe('words', () => {
  test('of a role are set by their place, and found again where the text has moved', () => {
    const words = correction({ now: { cue: at('said on Monday'), source: null } });
    const { reading } = correct(machine(), [words]);
    expect(reading.attributions[0]!.cue).toEqual([spanOf(TEXT, 'said on Monday')]);
    expect(reading.attributions[0]!.corrected).toMatchObject([
      { field: 'cue', machine: 'said', now: 'said on Monday' },
      { field: 'source', machine: 'Foreign Minister Ada Lund', now: null },
    ]);
    const moved = moveBy('Updated at noon.\n\n', machine());
    const again = correct(moved, [words]).reading;
    expect(again.text.slice(again.attributions[0]!.cue![0]!.start, again.attributions[0]!.cue![0]!.end)).toBe(
      'said on Monday',
    );
  });

  test('that are gone make an orphan, which changes nothing', () => {
    const gone = correction({ now: { content: [{ start: 0, end: 4, words: 'nowhere to be found' }] } });
    expect(correct(machine(), [gone])).toEqual({ reading: machine(), orphaned: ['k1'] });
    const lineGone = { ...machine(), attributions: machine().attributions.slice(1), commitments: [] };
    expect(correct(lineGone, [correction({ now: { act: 'warn' } })]).orphaned).toEqual(['k1']);
  });
});

describe('another reader', () => {
  test('with other ids and slightly other words gets the correction of the same line', () => {
    const other = machine();
    const [first] = other.attributions;
    other.attributions = [{ ...first!, id: 'x9', content: [spanOf(TEXT, 'We will not sign before the port reopens')] }];
    other.commitments = [];
    const { reading, orphaned } = correct(other, [correction({ now: { act: 'warn' } })]);
    expect(orphaned).toEqual([]);
    expect(reading.attributions).toMatchObject([{ id: 'x9', act: 'warn' }]);
  });

  test('of two statements in the same words the one with the same words of saying is meant', () => {
    const two = machine();
    const content = [spanOf(TEXT, 'that Lund had promised the ministers a list by Friday')];
    two.attributions = [
      { ...two.attributions[0]!, id: 'a1', content, cue: [spanOf(TEXT, 'had promised')] },
      { ...two.attributions[1]!, id: 'a2', content },
    ];
    const meant = correction({
      place: placedIn(TEXT, content),
      cue: placedIn(TEXT, two.attributions[1]!.cue!),
      now: { act: 'warn' },
    });
    expect(correct(two, [meant]).reading.attributions.map(({ act }) => act)).toEqual(['refuse', 'warn']);
  });
});

describe('a line', () => {
  test('is struck, and what hung on it hangs on what it stood in', () => {
    const before = machine();
    before.attributions[1] = { ...before.attributions[1]!, parent: 'a1', relay: ['Ada Lund', 'a second diplomat'] };
    before.commitments[0] = { ...before.commitments[0]!, attribution: 'a1' };
    const { reading } = correct(before, [correction({ deed: 'strike' })]);
    expect(reading.attributions).toMatchObject([{ id: 'a2', parent: null, relay: ['a second diplomat'] }]);
    expect(reading.commitments[0]!.attribution).toBeNull();
  });

  test('that a reader no longer finds stays struck; that is no orphan', () => {
    const without = { ...machine(), attributions: machine().attributions.slice(1) };
    expect(correct(without, [correction({ deed: 'strike' })])).toMatchObject({ orphaned: [] });
  });

  test('is added in its place; once a reader finds it too there is one, as the person has it', () => {
    const added = correction({
      ...{ deed: 'add', place: at('The council meets on 6 March') },
      now: {
        content: at('The council meets on 6 March'),
        act: 'announce',
        speaker: speaks('Ada Lund', 'person/ada-lund'),
      },
    });
    const { reading } = correct(machine(), [added]);
    expect(reading.attributions.map(({ id }) => id)).toEqual(['a1', 'a2', 'c-k1']);
    expect(reading.attributions[2]).toMatchObject({
      ...{ act: 'announce', relay: ['Ada Lund'], confidence: 1, sourceKind: 'none' },
      corrected: [{ field: 'line', machine: null, now: 'The council meets on 6 March' }],
    });
    Attribution.parse(reading.attributions[2]);
    const found = machine();
    found.attributions.push({
      ...found.attributions[1]!,
      id: 'a3',
      content: [spanOf(TEXT, 'The council meets on 6 March.')],
    });
    const again = correct(found, [added]).reading.attributions;
    expect(again.map(({ id }) => id)).toEqual(['a1', 'a2', 'a3']);
    expect(again[2]).toMatchObject({ act: 'announce', speaker: { name: 'Ada Lund' } });
  });

  test('that was added can itself be corrected', () => {
    const place = at('The council meets on 6 March');
    const added = correction({ deed: 'add', place, now: { content: place, act: 'announce' } });
    const later = correction({ id: 'k2', place, now: { act: 'state' }, at: '2025-03-02T08:00:00.000Z' });
    expect(correct(machine(), [added, later]).reading.attributions[2]).toMatchObject({ id: 'c-k1', act: 'state' });
  });
});

test('commitments and events are corrected, struck and added like statements', () => {
  const held = correction({
    ...{ line: 'commitment', place: at('had promised the ministers a list by Friday') },
    now: { holder: speaks('Bo Varga'), to: null, firmness: 'intended' },
  });
  const struck = correction({ id: 'k2', line: 'event', deed: 'strike', place: at('meets') });
  const added = correction({
    ...{ id: 'k3', line: 'event', deed: 'add', place: at('before the port reopens') },
    now: { type: 'deadline', status: 'proposed', trigger: at('before the port reopens'), start: null },
  });
  const { reading, orphaned } = correct(machine(), [held, struck, added]);
  expect(orphaned).toEqual([]);
  expect(reading.commitments[0]).toMatchObject({ holder: 'Bo Varga', to: null, firmness: 'intended' });
  expect(reading.commitments[0]).not.toHaveProperty('holderActor');
  expect(reading.events).toMatchObject([{ type: 'deadline', status: 'proposed', participants: [] }]);
});

test('a statement is found by its words and place', () => {
  expect(lineAt(machine(), at('We will not sign before the port reopens'))?.id).toBe('a1');
  expect(lineAt(machine(), at('Envoy tells Arland'))).toBeNull();
});

/** The reading of the same text with words before it. */
function moveBy(words: string, reading: Reading): Reading {
  const shift = (spans: Span[] | null): Span[] | null =>
    spans === null ? null : spans.map(({ start, end }) => ({ start: start + words.length, end: end + words.length }));
  return {
    ...reading,
    text: words + reading.text,
    attributions: reading.attributions.map((one) => ({
      ...one,
      source: shift(one.source),
      cue: shift(one.cue),
      content: shift(one.content)!,
    })),
  };
}
