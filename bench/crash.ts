/**
 * What is left when programs are killed: `npm run bench -- crash [--rounds 20] [--engines sqlite,postgres] [--seed N]`.
 * Each round reads pages into a new record and kills (SIGKILL) at random moments, the seed's, what takes part: the program that
 * ingests and the server on SQLite; a worker, the program that leaves pages to the queue, the server and PostgreSQL itself with
 * all its processes there. Each that was killed is started again, as a supervisor would; then what each had answered for is
 * looked for in the record. Exits with 1 where anything is lost, there twice, or left in the queue.
 */
import { parseArgs } from 'node:util';
import { crashRound, crashRoundOnSqlite } from './lib/crash-rounds.ts';

const { values: given } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    engines: { type: 'string', default: 'sqlite,postgres' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    pages: { type: 'string', default: '60' },
    shared: { type: 'string' },
  },
});

let bad = 0;
for (const engine of given.engines.split(',')) {
  const total = { rounds: 0, kills: 0, answered: 0, lost: 0, twice: 0, left: 0, slowest: 0 };
  for (let round = 0; round < Number(given.rounds); round++) {
    const seed = Number(given.seed) + round;
    const run = engine === 'sqlite' ? crashRoundOnSqlite : crashRound;
    const found = await run({ seed, pages: Number(given.pages) });
    total.rounds++;
    total.kills += found.kills.length;
    total.answered += found.answered;
    total.lost += found.lost.length;
    total.twice += found.twice;
    total.left += found.left;
    total.slowest = Math.max(total.slowest, found.drained);
    process.stdout.write(
      `${engine} round ${round + 1}, seed ${seed}: killed ${found.kills.join(', ')}; ${found.answered} answered for, ` +
        `${found.lost.length} lost, ${found.twice} twice, ${found.left} left, drained ${found.drained.toFixed(0)} s after the last kill, ${found.seconds.toFixed(0)} s\n`,
    );
    if (found.lost.length + found.twice + found.left > 0) {
      bad++;
      process.stdout.write(`  lost: ${found.lost.join(' ')}\n`);
    }
  }
  process.stdout.write(
    `${engine}: ${total.rounds} rounds, ${total.kills} kills, ${total.answered} articles answered for: ` +
      `${total.lost} lost, ${total.twice} twice, ${total.left} left, the slowest drained in ${total.slowest.toFixed(0)} s\n`,
  );
}
process.exitCode = bad === 0 ? 0 : 1;
