import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * The whole check: format and lint, types, then the tests, all of them whatever fails. The last line is the one that
 * counts, `N passed, N failed`: every failed check is one more failed. Arguments go to vitest, and then only the tests run.
 */
const dir = mkdtempSync(join(tmpdir(), 'rapporteur-test-'));
const counts = join(dir, 'counts.json');
const args = process.argv.slice(2);
const run = (name: string, ...rest: string[]): boolean => {
  process.stdout.write(`\n> ${name}\n`);
  const env = { ...process.env, RAPPORTEUR_COUNTS: counts };
  return spawnSync(process.execPath, rest, { stdio: 'inherit', env }).status === 0;
};

let failed = 0;
let passed = 0;
if (args.length === 0) {
  if (!run('lint', 'node_modules/@biomejs/biome/bin/biome', 'check', '.')) failed++;
  if (!run('types', 'node_modules/typescript/bin/tsc', '--noEmit')) failed++;
}
const well = run('tests', 'node_modules/vitest/vitest.mjs', 'run', ...args);
try {
  const tests = JSON.parse(readFileSync(counts, 'utf8')) as { passed: number; failed: number };
  passed += tests.passed;
  failed += tests.failed || well ? tests.failed : 1;
} catch {
  failed++; // the tests did not come to their end
}
rmSync(dir, { recursive: true, force: true });
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 && well ? 0 : 1;
