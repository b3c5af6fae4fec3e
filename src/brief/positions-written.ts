import { correctedWords } from './corrected.ts';
import { say } from './dates.ts';
import { type Matrix, type Stand, type Standing, stand } from './positions.ts';
import type { Lookup, Voice } from './voices.ts';
import { count, upperFirst } from './words.ts';
import type { Written } from './written.ts';

const MOVES = { first: 'first', repeated: 'again', strengthened: 'firmer', weakened: 'weaker', reversed: 'reversed' };

/** Every actor with what they stand for. */
function held({ rows, alone }: Matrix): { name: string; standings: Standing[] }[] {
  return [
    ...rows.map(({ name, cells }) => ({ name, standings: cells.filter((one) => one !== null) })),
    ...alone.map(({ name, standings }) => ({ name, standings })),
  ];
}

const chainOf = (voices: readonly Voice[]): string =>
  voices.length === 0
    ? 'the report itself'
    : voices.map((one) => (one.kind === 'unnamed' ? `${one.name} (unnamed)` : one.name)).join(' ▸ ');

/** Writes positions down, actor by actor, with a citation behind each stance. `origin` stands before the addresses. */
export function writtenPositions(matrix: Matrix, find: Lookup, title: string, origin: string): Written[] {
  const item = (issue: string, one: Stand, move: keyof typeof MOVES): Written => {
    const told = correctedWords(one.corrected);
    return {
      kind: 'item',
      runs: [
        { text: `${upperFirst(issue)}: ${one.brief}`, strong: true },
        { text: ` · “${one.words}” · ${chainOf(one.voices)} · ` },
        {
          text: `${one.evidence.outlet ?? 'Unknown outlet'}, ${say(one.evidence.published)}`,
          href: `${origin}${one.href}`,
        },
        { text: `${move === 'first' ? '' : ` · ${MOVES[move]}`}${told ? ` · ${told}` : ''}` },
      ],
    };
  };
  const all = held(matrix);
  const positions = all.reduce((sum, { standings }) => sum + standings.length, 0);
  return [
    { kind: 'title', runs: [{ text: title }] },
    { kind: 'text', runs: [{ text: `${count(positions, 'position')} of ${count(all.length, 'actor')}.` }] },
    ...all.flatMap(({ name, standings }): Written[] => [
      { kind: 'heading', runs: [{ text: upperFirst(name) }] },
      ...standings.flatMap(({ issue, position }) =>
        [...position.history].reverse().map(({ stance, move }) => item(issue, stand(stance, find), move)),
      ),
    ]),
  ];
}

/** The same as a table, a row a stance: with its head. */
export function positionRows(matrix: Matrix, find: Lookup, origin: string): (string | null)[][] {
  const head = ['actor', 'issue', 'day', 'stance', 'words', 'move', 'on whose word', 'outlet', 'address', 'corrected'];
  const rows = held(matrix).flatMap(({ name, standings }) =>
    standings.flatMap(({ issue, position }) =>
      [...position.history].reverse().map(({ stance, move }) => {
        const one = stand(stance, find);
        return [
          ...[name, issue, one.day, one.brief, one.words, MOVES[move], chainOf(one.voices), one.evidence.outlet],
          ...[`${origin}${one.href}`, correctedWords(one.corrected)],
        ];
      }),
    ),
  );
  return [head, ...rows];
}
