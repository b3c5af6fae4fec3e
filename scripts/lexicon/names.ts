/**
 * Derives src/read/lexicon/names.ts: names whose kind hardly changes from text to text.
 *   node scripts/lexicon/names.ts CONLL_TRAIN > src/read/lexicon/names.ts
 * CoNLL-2003 shared task, English training part. Only names and their kinds are kept, no text.
 */
import { readFileSync } from 'node:fs';

const counts = new Map<string, Map<string, number>>();
const first = new Map<string, [person: number, all: number]>();
let name: string[] = [];
let kind = 'O';
const close = () => {
  if (kind !== 'O') {
    const written = name.join(' ');
    const of = counts.get(written) ?? new Map<string, number>();
    of.set(kind, (of.get(kind) ?? 0) + 1);
    counts.set(written, of);
    if (name.length === 2) {
      const seen = first.get(name[0]!) ?? [0, 0];
      first.set(name[0]!, [seen[0] + (kind === 'PER' ? 1 : 0), seen[1] + 1]);
    }
  }
  name = [];
  kind = 'O';
};
for (const line of readFileSync(process.argv[2]!, 'utf8').split('\n')) {
  const cells = line.split(' ');
  const tag = cells[3] ?? 'O';
  const here = tag === 'O' ? 'O' : tag.slice(2);
  if (here !== kind || tag.startsWith('B-')) close();
  if (here !== 'O') name.push(cells[0]!);
  kind = here;
}
close();
const lists: Record<string, string[]> = { LOC: [], ORG: [], MISC: [] };
for (const [written, kinds] of counts) {
  const all = [...kinds.values()].reduce((a, b) => a + b, 0);
  const [most, n] = [...kinds].sort((a, b) => b[1] - a[1])[0]!;
  if (
    all >= 2 &&
    n / all >= 0.8 &&
    most in lists &&
    /^\p{Lu}[\p{L}.' &-]*$/u.test(written) &&
    written.length > 2 &&
    !/^\p{Lu}{5,}/u.test(written)
  )
    lists[most]!.push(written);
}
const given = [...first]
  .filter(([word, [person, all]]) => person >= 2 && person / all >= 0.9 && /^\p{Lu}\p{Ll}+$/u.test(word))
  .map(([word]) => word);
const literal = (list: string[]) => `'${list.sort().join(';').replace(/'/gu, "\\'")}'`;
console.log(`/**
 * Names and their kinds, as found by scripts/lexicon/names.ts in the English training part of CoNLL-2003 on
 * ${new Date().toISOString().slice(0, 10)}: those met at least twice that were four times in five of one kind.
 */
export const PLACES =
  ${literal(lists['LOC']!)};
export const ORGANISATIONS =
  ${literal(lists['ORG']!)};
export const OTHERS =
  ${literal(lists['MISC']!)};
/** First words of names of persons. */
export const GIVEN =
  ${literal(given)};`);
