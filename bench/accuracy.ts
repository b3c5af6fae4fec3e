/**
 * Attributions on PolNeAR dev; labels, speakers, commitments and events on gold dev; names on CoNLL-2003 testa: each
 * reader beside the peers. Peers' figures come from their last run (peers/README.md in the shared folder), as none of
 * them installs from a package registry alone.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { score, sharedFolder } from './lib/shared.ts';

const shared = sharedFolder();
const root = join(import.meta.dirname, '..');
const work = mkdtempSync(join(tmpdir(), 'rapporteur-accuracy-'));
const readers = existsSync(join(root, 'models/reader-en/config.json')) ? ['rules', 'model'] : ['rules'];

interface Metric {
  p: number;
  r: number;
  f: number;
}
type Metrics = Record<string, Metric>;

function readings(input: string, reader: string): string {
  const out = `${input}.${reader}`;
  execFileSync(process.execPath, [join(root, 'src/cli/main.ts'), 'read', '--jsonl', '--reader', reader, input], {
    stdio: ['ignore', openSync(out, 'w'), 'inherit'],
  });
  return out;
}

function input(name: string, ...args: string[]): string {
  const file = join(work, `${name}.jsonl`);
  writeFileSync(file, score(shared, 'inputs.mjs', ...args));
  return file;
}

const percent = (x: number | undefined): string => (x === undefined ? '-' : (100 * x).toFixed(1)).padStart(7);
function table(title: string, columns: string[], rows: [string, (string | number | undefined)[]][]): void {
  process.stdout.write(`\n${title}\n${''.padEnd(46)}${columns.map((c) => c.padStart(9)).join('')}\n`);
  for (const [name, cells] of rows) {
    const shown = cells.map((c) => (typeof c === 'string' ? c : percent(c)).padStart(9)).join('');
    process.stdout.write(`${name.padEnd(46)}${shown}\n`);
  }
}

const polnear = join(shared, 'data/polnear/dev');
const articles = input('polnear', 'polnear', polnear);
const byReader = readers.map((reader) => {
  const out = readings(articles, reader);
  return {
    attributions: JSON.parse(score(shared, 'attributions.mjs', polnear, out, '--json')).metrics as Metrics,
    gold: JSON.parse(score(shared, 'gold.mjs', join(shared, 'gold/dev'), polnear, out, '--json')) as {
      metrics: Metrics;
      macro: Record<string, number>;
    },
  };
});

/** CoreNLP full, textacy by paragraph, Citron full: F1, in %, of peers/README.md of 2026-11-24. */
const PEERS: Record<string, [string, string, string]> = {
  'token source': ['18.3', '21.8', '70.1'],
  'token cue': ['0.0', '21.1', '54.5'],
  'token content': ['51.4', '48.3', '72.2'],
  'exact source': ['23.7', '26.5', '68.4'],
  'exact cue': ['0.0', '30.8', '56.8'],
  'exact content': ['27.5', '28.4', '46.5'],
  'linked exact': ['0.0', '13.1', '32.9'],
  'linked relaxed': ['23.2', '26.7', '55.1'],
  '  recall relaxed direct': ['70.6', '65.2', '57.4'],
  '  recall relaxed mixed': ['40.5', '41.0', '64.5'],
  '  recall relaxed indirect': ['0.1', '3.3', '41.1'],
};
const names = Object.keys(byReader[0]!.attributions).filter((k) => !k.startsWith('overlap'));
table(
  'Attributions, PolNeAR dev, F1 (recall where it says so), %',
  [...readers, 'CoreNLP', 'textacy', 'Citron'],
  names.map((name) => [
    name.trim(),
    [
      ...byReader.map((b) => (name.includes('recall') ? b.attributions[name]?.r : b.attributions[name]?.f)),
      ...(PEERS[name] ?? ['-', '-', '-']),
    ],
  ]),
);
table('Labels, speakers, commitments, events, gold dev, F1, % (no peer does these)', readers, [
  ...Object.keys(byReader[0]!.gold.metrics).map((name): [string, number[]] => [
    name,
    byReader.map((b) => (name.includes('recall') ? b.gold.metrics[name]!.r : b.gold.metrics[name]!.f)),
  ]),
  ...Object.keys(byReader[0]!.gold.macro).map((name): [string, (number | undefined)[]] => [
    `macro ${name}`,
    byReader.map((b) => b.gold.macro[name]),
  ]),
]);

const testa = join(shared, 'data/conll2003/eng.testa');
const conll = input('conll', 'conll', testa);
const named = readers.map(
  (reader) => JSON.parse(score(shared, 'names.mjs', testa, readings(conll, reader), '--json')).metrics as Metrics,
);
table(
  'Names, CoNLL-2003 testa, F1, %',
  readers,
  Object.keys(named[0]!).map((name) => [name, named.map((m) => m[name]?.f)]),
);
rmSync(work, { recursive: true });
