/**
 * Commitments on gold dev and on the origins of the report clusters: found (holder and passage), with act, with polarity; and the
 * grave errors among those found, each shown by name: polarity flipped, condition lost, another's word taken for the holder's own,
 * a date that is not in the gold. Matching is that of gold.mjs.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Commitment, Reading, Span } from '../src/record/index.ts';
import { sharedFolder } from './lib/shared.ts';

interface Gold {
  holder: string;
  act: string;
  polarity: string;
  due: string | null;
  conditions: unknown[];
  span: Span;
  /** Who reports it; null in the article's own voice. */
  reporter: string | null;
}
interface Page {
  id: string;
  text: string;
  published: string;
  gold: Gold[];
}
interface Scorers {
  sameName(a: string | null, b: string | null): boolean;
  matchPairs<G, P>(gold: readonly G[], found: readonly P[], score: (g: G, p: P) => number): Map<number, number>;
  readBrat(file: string): { id: string; source: [number, number][] }[];
}

const shared = sharedFolder();
const module = async (file: string): Promise<Scorers> =>
  (await import(pathToFileURL(join(shared, 'score', file)).href)) as Scorers;
const { sameName } = await module('gold.mjs');
const { matchPairs, readBrat } = await module('lib.mjs');
const root = join(import.meta.dirname, '..');
const readers = existsSync(join(root, 'models/reader-en/config.json')) ? ['rules', 'model'] : ['rules'];

/** UTF-16 offset of every code point. */
function units(text: string): number[] {
  const at: number[] = [];
  let i = 0;
  for (const c of text) {
    at.push(i);
    i += c.length;
  }
  return [...at, i];
}

function goldDev(): Page[] {
  const dir = join(shared, 'gold/dev');
  const split = join(shared, 'data/polnear/dev');
  return readdirSync(dir)
    .filter((f) => f.endsWith('.json'))
    .sort()
    .map((file) => {
      const gold = JSON.parse(readFileSync(join(dir, file), 'utf8'));
      const text = readFileSync(join(split, 'text', gold.file), 'utf8');
      const at = units(text);
      const sources = new Map(readBrat(join(split, 'attributions', gold.annotation)).map((a) => [a.id, a.source]));
      const said = (id: string | null): string | null => {
        if (id === null) return null;
        const outer = id.split('.')[0]!;
        const spans = sources.get(outer) ?? [];
        return gold.attributions[outer]?.refers_to ?? spans.map(([s, e]) => text.slice(at[s], at[e])).join(' ');
      };
      return {
        id: file.slice(0, -5),
        text,
        published: gold.published,
        gold: gold.commitments.map((c: Gold & { span: [number, number]; attribution: string | null }) => ({
          ...c,
          span: { start: at[c.span[0]]!, end: at[c.span[1]]! },
          reporter: said(c.attribution),
        })),
      };
    });
}

function origins(): Page[] {
  const dir = join(shared, 'gold/clusters');
  return readdirSync(dir)
    .sort()
    .map((name) => {
      const gold = JSON.parse(readFileSync(join(dir, name, 'gold.json'), 'utf8'));
      const page = gold.pages.find((p: { role: string }) => p.role === 'origin');
      const text = readFileSync(join(dir, name, page.file), 'utf8');
      const own = gold.commitments.filter((c: { file: string }) => c.file === page.file);
      return {
        id: name,
        text,
        published: page.published,
        gold: own.map((c: Omit<Gold, 'span'> & { span: string; reported_by: string | null }) => {
          const start = text.indexOf(c.span);
          return { ...c, span: { start, end: start + c.span.length }, reporter: c.reported_by };
        }),
      };
    });
}

function read(pages: readonly Page[], reader: string, work: string): Reading[] {
  const input = join(work, `${reader}.jsonl`);
  const output = `${input}.out`;
  writeFileSync(input, pages.map((p) => JSON.stringify({ id: p.id, text: p.text, published: p.published })).join('\n'));
  execFileSync(process.execPath, [join(root, 'src/cli/main.ts'), 'read', '--jsonl', '--reader', reader, input], {
    stdio: ['ignore', openSync(output, 'w'), 'inherit'],
  });
  return readFileSync(output, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Reading);
}

const meets = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
const sameDate = (a: string | null, b: string | null): boolean =>
  a !== null && b !== null && (a === b || (a.length >= 7 && b.length >= 7 && (a.startsWith(b) || b.startsWith(a))));

const GRAVE = ['polarity flipped', 'condition lost', "other's word taken for own", 'date invented'] as const;

function measure(title: string, pages: readonly Page[], reader: string): void {
  const work = mkdtempSync(join(tmpdir(), 'rapporteur-commitments-'));
  const readings = read(pages, reader, work);
  rmSync(work, { recursive: true });
  let [gold, found, matched, act, polarity] = [0, 0, 0, 0, 0];
  const grave = new Map<string, string[]>(GRAVE.map((kind) => [kind, []]));
  pages.forEach((page, i) => {
    const reading = readings[i]!;
    const said = reading.commitments;
    const pairs = matchPairs(page.gold, said, (g: Gold, p: Commitment) =>
      p.span.some((s) => meets(s, g.span)) && sameName(g.holder, p.holder) ? 1 + (g.act === p.act ? 1 : 0) : 0,
    );
    gold += page.gold.length;
    found += said.length;
    matched += pairs.size;
    for (const [gi, pi] of pairs) {
      const [g, p] = [page.gold[gi]!, said[pi]!];
      if (g.act === p.act) act++;
      if (g.act === p.act && g.polarity === p.polarity) polarity++;
      const speaker = reading.attributions.find((a) => a.id === p.attribution)?.speaker?.name ?? null;
      const note = (kind: (typeof GRAVE)[number]): void =>
        void grave
          .get(kind)!
          .push(
            `${page.id}: ${p.holder}, ${p.act} ${p.polarity} ${p.due ?? ''} (gold ${g.act} ${g.polarity} ${g.due ?? ''})`,
          );
      if ([g.polarity, p.polarity].sort().join() === 'do,not_do') note('polarity flipped');
      if (g.conditions.length > 0 && p.conditions.length === 0) note('condition lost');
      if (sameName(speaker, g.holder) && g.reporter !== null && !sameName(g.reporter, speaker))
        note("other's word taken for own");
      if (p.due !== null && !sameDate(g.due, p.due)) note('date invented');
    }
  });
  const figure = (hit: number): string => {
    const [p, r] = [hit / (found || 1), hit / (gold || 1)];
    const f = p + r === 0 ? 0 : (2 * p * r) / (p + r);
    return [p, r, f].map((x) => (100 * x).toFixed(1).padStart(6)).join('');
  };
  process.stdout.write(`\n${title}, ${reader} reader: ${gold} in the gold, ${found} found\n`);
  process.stdout.write(`  ${''.padEnd(28)}     P     R    F1\n`);
  for (const [name, hit] of [
    ['holder and passage', matched],
    ['and act', act],
    ['and polarity', polarity],
  ] as const)
    process.stdout.write(`  ${name.padEnd(28)}${figure(hit)}\n`);
  for (const [kind, cases] of grave) {
    process.stdout.write(
      `  ${kind.padEnd(28)}${String(cases.length).padStart(4)} of ${matched} (${((100 * cases.length) / (matched || 1)).toFixed(1)} %)\n`,
    );
    for (const one of cases) process.stdout.write(`      ${one}\n`);
  }
}

for (const reader of readers) {
  measure('gold dev', goldDev(), reader);
  measure('cluster origins', origins(), reader);
}
