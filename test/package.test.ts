import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Reading } from '../src/record/index.ts';

const ROOT = join(import.meta.dirname, '..');
const dir = mkdtempSync(join(tmpdir(), 'rapporteur-package-'));
const prefix = join(dir, 'prefix');
const program = join(prefix, 'bin', 'rapporteur');
const home = join(prefix, 'lib', 'node_modules', 'rapporteur');
const run = promisify(execFile);
const env: NodeJS.ProcessEnv = {
  ...process.env,
  PATH: `${dirname(process.execPath)}${delimiter}${process.env['PATH']}`,
  NO_COLOR: '1',
  XDG_DATA_HOME: join(dir, 'data'),
};
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** Packs what a clone has, with the build that packing does, and installs the tarball as `npm install -g` would. */
beforeAll(async () => {
  const clone = join(dir, 'clone');
  mkdirSync(clone);
  const { files } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { files: string[] };
  const sources = ['package.json', 'src', 'scripts', 'tsconfig.json', 'tsconfig.build.json'];
  for (const name of [...files.filter((file) => file !== 'dist'), ...sources])
    if (existsSync(join(ROOT, name))) cpSync(join(ROOT, name), join(clone, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(clone, 'node_modules'));
  await run('npm', ['pack', '--pack-destination', dir], { cwd: clone, env, maxBuffer: 64 * 1024 * 1024 });
  const tarball = join(dir, readdirSync(dir).find((file) => file.endsWith('.tgz'))!);
  const how = ['--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund'];
  await run('npm', ['install', '--global', '--prefix', prefix, ...how, tarball], { env, maxBuffer: 64 * 1024 * 1024 });
}, 600_000);

test('the package has what it runs with, and nothing of the workshop', () => {
  for (const file of [
    'bin/rapporteur.js',
    'dist/index.js',
    'dist/index.d.ts',
    'dist/store/migrations/0001.sql',
    'samples/index.json',
    'LICENSE',
  ])
    expect(existsSync(join(home, file)), file).toBe(true);
  for (const file of ['src', 'test', 'training', 'bench', '.ci'])
    expect(existsSync(join(home, file)), file).toBe(false);
  if (existsSync(join(ROOT, 'models'))) expect(existsSync(join(home, 'models'))).toBe(true);
});

test('the installed program reads a page, many pages, and keeps a record', async () => {
  const [sample] = readdirSync(join(home, 'samples')).filter((file) => file.endsWith('.txt'));
  const path = join(home, 'samples', sample!);
  const one = await run(program, ['read', path, '--json'], { env });
  const reading = Reading.parse(JSON.parse(one.stdout));
  expect(reading.text).toBe(readFileSync(path, 'utf8'));
  expect(reading.attributions.length).toBeGreaterThan(0);
  const lines = join(dir, 'pages.jsonl');
  writeFileSync(lines, [1, 2, 3, 4, 5].map((id) => JSON.stringify({ id, text: reading.text })).join('\n'));
  const many = await run(program, ['read', '--jsonl', lines], { env, maxBuffer: 64 * 1024 * 1024 });
  const all = many.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(all.map(({ id }) => id)).toEqual(['1', '2', '3', '4', '5']);
  expect(all[4].attributions).toEqual(reading.attributions);
  const ingested = await run(program, ['ingest', join(home, 'samples'), '--json'], { env });
  expect(JSON.parse(ingested.stdout).added).toBeGreaterThanOrEqual(40);
  expect(existsSync(join(dir, 'data', 'rapporteur', 'record.sqlite'))).toBe(true);
  const found = await run(program, ['search', 'backstop', '--json'], { env });
  expect(JSON.parse(found.stdout).total).toBeGreaterThan(0);
}, 300_000);

test('the package is a library', async () => {
  const file = join(dir, 'uses.mjs');
  writeFileSync(
    file,
    `import { extract, openStore, read, relate } from ${JSON.stringify(join(home, 'dist/index.js'))};
     const text = '"We will not sign," Foreign Minister Ada Lund said on Monday.';
     const article = extract({ id: 'x', url: null, mediaType: 'text/plain', charset: null, body: text, published: '2025-02-26' });
     const reading = await read(article);
     const store = await openStore(${JSON.stringify(join(dir, 'library'))});
     const saved = await store.save(article, reading);
     console.log(JSON.stringify({ saved, attributions: reading.attributions.length, reports: relate([{ article, reading }]).reports.length }));
     await store.close();`,
  );
  const { stdout } = await run(process.execPath, [file], { env });
  expect(JSON.parse(stdout)).toMatchObject({ saved: 'added', attributions: 1 });
});
