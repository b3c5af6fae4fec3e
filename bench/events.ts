/**
 * Events on the full gold of PolNeAR dev and on the origins and independent pages of the report clusters: passage found,
 * with the date right, with the status right too. Gold and predictions are matched as score/gold.mjs matches them. No
 * peer in JavaScript reads scheduled events: as a rival, every date that a peer's tagger finds is taken for an event that
 * was held before the publication and is scheduled from it on.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read } from '../src/read/index.ts';
import type { Article, Event, Span } from '../src/record/index.ts';
import { score, sharedFolder } from './lib/shared.ts';
import { chronoTimes, compromiseTimes, recognizersTimes, type Tagger } from './lib/time-peers.ts';

const shared = sharedFolder();

type Told = Pick<Event, 'start' | 'status' | 'trigger' | 'time'>;
type Reader = (text: string, published: string) => Promise<Told[]>;

const articleOf = (text: string, published: string): Article => ({
  id: 'bench',
  text,
  published,
  title: null,
  outlet: null,
  url: null,
  byline: null,
  language: 'en',
  credits: [],
  furniture: [],
});
const datesAsEvents =
  (tagger: Tagger): Reader =>
  async (text, published) =>
    (await tagger(text, published)).flatMap(({ start, end, value }) =>
      value && /^\d{4}-\d\d-\d\d/.test(value)
        ? [
            {
              start: value.slice(0, 10),
              status: value.slice(0, 10) < published.slice(0, 10) ? ('held' as const) : ('scheduled' as const),
              trigger: [{ start, end }],
              time: null,
            },
          ]
        : [],
    );
const readers: [string, Reader][] = [
  [
    'Rapporteur, rules',
    async (text, published) => (await read(articleOf(text, published), { reader: 'rules' })).events,
  ],
  ['chrono-node, dates as events', datesAsEvents(chronoTimes)],
  ['compromise-dates, dates as events', datesAsEvents(compromiseTimes)],
  ['Microsoft, dates as events', datesAsEvents(recognizersTimes)],
];

interface GoldEvent {
  spans: Span[];
  start: string | null;
  status: string;
}
interface GoldText {
  text: string;
  published: string;
  events: GoldEvent[];
}

const touch = (a: readonly Span[], b: readonly Span[]): boolean =>
  a.some((x) => b.some((y) => x.start < y.end && y.start < x.end));
const sameDate = (a: string | null, b: string | null): boolean =>
  a !== null && b !== null && (a === b || (Math.min(a.length, b.length) >= 7 && (a.startsWith(b) || b.startsWith(a))));

/** Pairs gold with predictions one to one, those whose date agrees first. */
function matched(gold: readonly GoldEvent[], told: readonly Told[]): [GoldEvent, Told][] {
  const pairs = gold.flatMap((g, i) =>
    told.flatMap((p, j) => {
      if (!touch(g.spans, [...p.trigger, ...(p.time ?? [])])) return [];
      return [{ i, j, score: sameDate(g.start, p.start) ? 2 : 1 }];
    }),
  );
  pairs.sort((a, b) => b.score - a.score || a.i - b.i || a.j - b.j);
  const [left, right] = [new Set<number>(), new Set<number>()];
  return pairs.flatMap(({ i, j }) => {
    if (left.has(i) || right.has(j)) return [];
    left.add(i);
    right.add(j);
    return [[gold[i]!, told[j]!] as [GoldEvent, Told]];
  });
}

async function table(title: string, texts: readonly GoldText[]): Promise<void> {
  const all = texts.reduce((n, t) => n + t.events.length, 0);
  process.stdout.write(
    `\n${title}: ${texts.length} texts, ${all} events (F1)\n${''.padEnd(36)}${['passage', '+ date', '+ status'].map((c) => c.padStart(9)).join('')}\n`,
  );
  for (const [name, reader] of readers) {
    const counts = [0, 0, 0];
    let told = 0;
    for (const one of texts) {
      const events = await reader(one.text, one.published);
      told += events.length;
      for (const [g, p] of matched(one.events, events)) {
        counts[0]!++;
        if (!sameDate(g.start, p.start)) continue;
        counts[1]!++;
        if (g.status === p.status) counts[2]!++;
      }
    }
    const cells = counts.map((n) => ((200 * n) / (told + all || 1)).toFixed(1).padStart(9));
    process.stdout.write(`${name.padEnd(36)}${cells.join('')}\n`);
  }
}

function placesOf(text: string, words: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) places.push(at);
  return places;
}

interface ClusterGold {
  pages: { file: string; role: string; published: string }[];
  events: { file: string; trigger: string; time: string | null; start: string | null; status: string }[];
}

function clusterTexts(role: string): GoldText[] {
  const root = join(shared, 'gold/clusters');
  return readdirSync(root)
    .sort()
    .flatMap((name) => {
      const gold = JSON.parse(readFileSync(join(root, name, 'gold.json'), 'utf8')) as ClusterGold;
      return gold.pages
        .filter((page) => page.role === role && gold.events.some((e) => e.file === page.file))
        .map((page) => {
          const text = readFileSync(join(root, name, page.file), 'utf8');
          const events = gold.events
            .filter((e) => e.file === page.file)
            .map(({ trigger, time, start, status }) => {
              const at = text.indexOf(trigger);
              const spans = [{ start: at, end: at + trigger.length }];
              if (time !== null) {
                const places = placesOf(text, time);
                const near = places.sort((a, b) => Math.abs(a - at) - Math.abs(b - at))[0];
                if (near !== undefined) spans.push({ start: near, end: near + time.length });
              }
              return { spans, start, status };
            });
          return { text, published: page.published, events };
        });
    });
}

await table('Cluster origins', clusterTexts('origin'));
await table('Cluster independent pages', clusterTexts('independent'));

const work = mkdtempSync(join(tmpdir(), 'rapporteur-events-'));
const dev = join(shared, 'data/polnear/dev');
const gold = join(shared, 'gold/dev');
const articles = score(shared, 'inputs.mjs', 'polnear', dev, gold)
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as { id: string; text: string; published: string });
process.stdout.write(
  `\nGold dev (PolNeAR): ${articles.length} articles (F1)\n${''.padEnd(36)}${['passage', '+ date', '+ status'].map((c) => c.padStart(9)).join('')}\n`,
);
for (const [name, reader] of readers) {
  const out = join(work, 'readings.jsonl');
  const lines: string[] = [];
  for (const { id, text, published } of articles)
    lines.push(
      JSON.stringify({
        id,
        text,
        attributions: [],
        commitments: [],
        events: (await reader(text, published)).map((e) => ({ participants: [], ...e })),
      }),
    );
  writeFileSync(out, `${lines.join('\n')}\n`);
  const { metrics } = JSON.parse(score(shared, 'gold.mjs', gold, dev, out, '--json')) as {
    metrics: Record<string, { f: number }>;
  };
  const cells = ['event (passage)', 'event (+ date)', 'event (+ date + status)'].map((k) =>
    (100 * metrics[k]!.f).toFixed(1).padStart(9),
  );
  process.stdout.write(`${name.padEnd(36)}${cells.join('')}\n`);
}
rmSync(work, { recursive: true });
