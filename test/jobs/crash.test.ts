import { expect, test } from 'vitest';
import { crashRound, crashRoundOnSqlite } from '../../bench/lib/crash-rounds.ts';
import { postgresPrograms } from '../../scripts/cluster.ts';

// A short form of `npm run bench -- crash`; a round that fails is repeated with its seed, as far as the clock allows.
const seed = Date.now() % 1_000_000;

test(`SQLite: programs killed at random moments lose nothing that they answered for (seed ${seed})`, async () => {
  const left = await crashRoundOnSqlite({ seed, pages: 40, kills: 3 });
  expect(left, `seed ${seed}, killed ${left.kills.join(', ')}`).toMatchObject({ lost: [], twice: 0, left: 0 });
  expect(left.answered).toBe(40);
}, 600_000);

test.skipIf(!postgresPrograms() && !process.env['CI'])(
  `PostgreSQL: workers, server and database killed, nothing is lost, done twice or left (seed ${seed})`,
  async () => {
    const left = await crashRound({ seed, pages: 30, kills: 3 });
    expect(left, `seed ${seed}, killed ${left.kills.join(', ')}`).toMatchObject({ lost: [], twice: 0, left: 0 });
    expect(left.answered).toBe(30);
  },
  600_000,
);
