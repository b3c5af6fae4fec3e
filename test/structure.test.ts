import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const planted = mkdtempSync(join(tmpdir(), 'rapporteur-structure-'));
afterAll(() => rmSync(planted, { recursive: true, force: true }));

interface Cruise {
  violations: { rule: { name: string }; from: string; to: string }[];
  totalCruised: number;
}

/** Runs dependency-cruiser as `npm run structure` does, in a folder with src and the project's settings. */
function cruise(folder: string): Promise<Cruise> {
  const program = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [program, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src'];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 256 * 1024 * 1024 }, (_, out, err) => {
      try {
        resolve(JSON.parse(out).summary); // it exits with the number of violations
      } catch {
        reject(new Error(err || out));
      }
    });
  });
}

test('the rooms keep to the import rule', async () => {
  const { violations, totalCruised } = await cruise(ROOT);
  expect(violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)).toEqual([]);
  // dependency-cruiser finds nothing, and says so with success, under a TypeScript that it does not know.
  expect(totalCruised).toBeGreaterThan(50);
});

test('the check finds faults that are planted', async () => {
  cpSync(join(ROOT, '.dependency-cruiser.cjs'), join(planted, '.dependency-cruiser.cjs'));
  cpSync(join(ROOT, 'tsconfig.json'), join(planted, 'tsconfig.json'));
  symlinkSync(join(ROOT, 'node_modules'), join(planted, 'node_modules'));
  const put = (path: string, body: string): void => {
    mkdirSync(join(planted, 'src', path, '..'), { recursive: true });
    writeFileSync(join(planted, 'src', path), body);
  };
  put('text/index.ts', "import type { B } from '../record/b.ts';\nexport type A = B;\n");
  put('record/b.ts', "import type { A } from '../text/index.ts';\nexport type B = A[];\n");
  put('read/index.ts', "export { store } from '../store/index.ts';\n");
  put('store/index.ts', 'export const store = 1;\n');
  put('brief/index.ts', "export { relate } from '../relate/index.ts';\n");
  put('relate/index.ts', 'export const relate = 1;\n');
  const { violations, totalCruised } = await cruise(planted);
  expect(totalCruised).toBe(6);
  const rules = new Set(violations.map(({ rule }) => rule.name));
  for (const rule of [
    'no-circular',
    'through-index',
    'text-imports',
    'read-imports',
    'brief-takes-only-types-of-relate',
  ])
    expect(rules, rule).toContain(rule);
});
