import { expect, test } from 'vitest';
import { markdown, matrixOf, stand, turnsOf, written } from '../../src/brief/index.ts';
import type { Commitment, Reading } from '../../src/record/index.ts';
import { positions, type ReadArticle } from '../../src/relate/index.ts';
import { head, oneAffair, said } from './rows.ts';

type Told = Partial<Commitment> & Pick<Commitment, 'holder' | 'act' | 'about'>;

/** A report in which each holder says of themselves what they undertake; sentence by sentence. */
function report(id: string, published: string, told: Told[]): ReadArticle {
  const lines = told.map(({ holder, act, about }) => `${holder} would ${act} to ${about}.`);
  const text = lines.join('\n');
  const sentences = lines.map((line) => {
    const start = text.indexOf(line);
    return { start, end: start + line.length };
  });
  const actor = (name: string): string => `person/${name.toLowerCase()}`;
  const reading: Reading = {
    id,
    text,
    published,
    reader: 'by hand',
    sentences,
    mentions: [],
    timexes: [],
    attributions: told.map(
      ({ holder, act }, i) =>
        said(head(id, published), holder, '', { id: `a${i}`, act, content: [sentences[i]!] }).attribution,
    ),
    commitments: told.map((one, i) => ({
      holderActor: actor(one.holder),
      to: null,
      polarity: one.act === 'refuse' ? 'not_do' : 'do',
      firmness: 'firm',
      conditions: [],
      due: null,
      attribution: `a${i}`,
      span: [sentences[i]!],
      confidence: 0.9,
      ...one,
    })),
    events: [],
    actors: [],
  };
  const article = { ...head(id, published), text, byline: null, language: 'en', credits: [], furniture: [] };
  return { article, reading };
}

const RECORD = [
  report('r1', '2031-05-01', [
    { holder: 'Varga', act: 'promise', about: 'send radar trucks to the border' },
    { holder: 'Danquah', act: 'refuse', about: 'send radar trucks to the border' },
  ]),
  report('r2', '2031-05-20', [
    { holder: 'Melo', act: 'offer', about: 'rebuild the harbour at Faro' },
    { holder: 'Varga', act: 'refuse', about: 'send radar trucks to the border' },
  ]),
];
const all = positions(RECORD);

test('the matrix sets actors against the issue that two of them speak to; what one speaks to alone stands below it', () => {
  const matrix = matrixOf(all);
  expect(matrix.issues.map(({ name }) => name)).toEqual(['send radar trucks to the border']);
  expect(matrix.rows.map((row) => row.name).sort()).toEqual(['Danquah', 'Varga']);
  expect(matrix.alone.map((one) => [one.name, one.standings.length])).toEqual([['Melo', 1]]);
  expect(matrix.more).toBe(0);
});

test('a cell is the latest stance in at most eight words, linked to its sentence', () => {
  const row = matrixOf(all).rows.find(({ name }) => name === 'Varga')!;
  const latest = stand(row.cells[0]!.position.latest, () => undefined);
  expect(latest).toMatchObject({
    href: '/articles/r2#s1',
    day: '2031-05-20',
    brief: 'refuses to send radar trucks to the border',
    act: { tone: 'refuse' },
  });
  expect(row.cells[0]!.position.history.map((turn) => turn.move)).toEqual(['first', 'reversed']);
});

test('a gist that is longer is cut between words and never left hanging', () => {
  const [position] = positions([
    report('r1', '2031-05-01', [{ holder: 'Varga', act: 'promise', about: 'send forty trucks of the army and crews' }]),
  ]).positions;
  expect(stand(position!.latest, () => undefined).brief).toBe('promises to send forty trucks of the army…');
});

test('a refusal told with its negation is not negated twice', () => {
  const [position] = positions([
    report('r1', '2031-05-01', [{ holder: 'Varga', act: 'refuse', about: 'no soldiers would be sent' }]),
  ]).positions;
  expect(stand(position!.latest, () => undefined).brief).toBe('says no soldiers would be sent');
});

test('the debrief marks the statement that reverses another, and cites both', () => {
  expect([...turnsOf(all)]).toMatchObject([['r2 a1', { move: 'reversed', before: { href: '/articles/r1#s0' } }]]);
  const { article, reading } = RECORD[1]!;
  const rows = reading.attributions.map((attribution, sentence) => ({
    ...said(article, attribution.speaker!.name, reading.text.split('\n')[sentence]!),
    sentence,
    attribution,
  }));
  const made = oneAffair({
    articles: [article],
    attributions: rows,
    commitments: [],
    agenda: [],
    reports: [],
    statements: [],
    positions: all,
  });
  expect(made.affairs[0]!.changed.map((line) => [line.subject, line.turned?.move ?? null])).toEqual([
    ['Varga', 'reversed'],
    ['Melo', null],
  ]);
  const page = markdown(written(made, 'Tue 20 May 2031', 'http://localhost'));
  expect(page).toContain('reverses [Thu 1 May 2031](http://localhost/articles/r1#s0)');
});
