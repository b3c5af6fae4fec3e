import { openStore } from '../../src/store/index.ts';

// Takes the turn to relate and keeps it until it is killed.
const store = await openStore(process.argv[2]!, { beside: true });
await store.relating.alone(async () => {
  process.stdout.write('has it\n');
  // What nothing can end any more would be cleared away, and the turn with it.
  await new Promise((end) => setTimeout(end, 600_000));
});
