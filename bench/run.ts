/** Runs one benchmark of this folder by name: `npm run bench -- NAME [--shared DIR]`. Each is a script of its own. */
import { readdirSync } from 'node:fs';

const names = readdirSync(import.meta.dirname)
  .filter((f) => f.endsWith('.ts') && f !== 'run.ts')
  .map((f) => f.slice(0, -3));
const name = process.argv[2];
if (!name || !names.includes(name)) {
  process.stderr.write(`usage: npm run bench -- ${names.join('|')} [--shared DIR]\n`);
  process.exit(2);
}
process.argv.splice(2, 1);
await import(`./${name}.ts`);
