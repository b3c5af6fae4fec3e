/** PolNeAR as the derivations need it: texts with their attributions, spans in UTF-16 units. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export type Pair = [start: number, end: number];
export interface Gold {
  id: string;
  source: Pair[];
  cue: Pair[];
  content: Pair[];
}
export interface Paper {
  file: string;
  text: string;
  attributions: Gold[];
}

/** The articles of a split (folders text/ and attributions/), each with its first annotator's attributions. */
export function* polnear(split: string): Generator<Paper> {
  const annotations = readdirSync(path.join(split, 'attributions')).sort();
  for (const file of readdirSync(path.join(split, 'text')).sort()) {
    if (!file.endsWith('.txt')) continue;
    const text = readFileSync(path.join(split, 'text', file), 'utf8');
    const name = annotations.find((one) => one.startsWith(`${file.slice(0, -4)}_`))!;
    yield { file, text, attributions: brat(readFileSync(path.join(split, 'attributions', name), 'utf8'), units(text)) };
  }
}

/** UTF-16 offset of each code point. */
function units(text: string): number[] {
  const at: number[] = [];
  let offset = 0;
  for (const point of text) {
    at.push(offset);
    offset += point.length;
  }
  return [...at, offset];
}

function brat(lines: string, at: number[]): Gold[] {
  const spans = new Map<string, Pair[]>();
  const found: Gold[] = [];
  for (const line of lines.split('\n')) {
    const span = /^(T\d+)\t\S+ ([\d; ]+)\t/u.exec(line);
    if (span)
      spans.set(
        span[1]!,
        span[2]!.split(';').map(
          (pair) =>
            pair
              .trim()
              .split(/\s+/u)
              .map((n) => at[Number(n)]!) as Pair,
        ),
      );
    const event = /^(E\d+)\tAttribution\S*:T\d+(.*)/u.exec(line);
    if (!event) continue;
    const gold: Gold = { id: event[1]!, source: [], cue: [], content: [] };
    for (const part of event[2]!.trim().split(/\s+/u)) {
      const [role = '', id = ''] = part.split(':');
      const key = role.replace(/\d+$/u, '').toLowerCase();
      if (key === 'source' || key === 'cue' || key === 'content') gold[key].push(...(spans.get(id) ?? []));
    }
    for (const key of ['source', 'cue', 'content'] as const) gold[key].sort((a, b) => a[0] - b[0]);
    if (gold.content.length) found.push(gold);
  }
  return found;
}
