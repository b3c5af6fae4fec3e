import { readdirSync, readFileSync } from 'node:fs';
import { extract, pageOf } from '../../src/extract/index.ts';
import { type ReaderName, read } from '../../src/read/index.ts';
import type { ReadArticle } from '../../src/relate/index.ts';

/** Reports of one invented affair with what is known of them, in the shapes of the cluster scorer. */
export interface Cluster {
  name: string;
  pages: { file: string; outlet: string; published: string; role: string; text: string }[];
  edges: { copy: string; of: string; manner: string; credit: string | null }[];
  statements: { id: string; variants: { file: string; text: string; kinds: string[] }[] }[];
}

const HEAD = /^=== (\d\d) \| ([^|]+) \| (\S+) \| (\w+)(?: of (\d\d) (\w+)(?: \| (.+))?)?$/u;
const MARK = /\{(\d+)(?: ([\w,]+))?:([^{}]*)\}/gu;

/**
 * Reads a cluster: pages under a head (=== NN | outlet | time | role [of NN manner | credit phrase]), in their text
 * {1 kinds:words} for a variant of statement 1. Without kinds it is the origin's.
 */
export function clusterFrom(name: string, source: string): Cluster {
  const cluster: Cluster = { name, pages: [], edges: [], statements: [] };
  const statements = new Map<string, Cluster['statements'][number]>();
  for (const part of source.split(/^(?==== )/mu)) {
    const [head, ...rest] = part.split('\n');
    const m = HEAD.exec(head!);
    if (!m) throw new Error(`${name}: no head of a page: ${head}`);
    const file = `${m[1]}.txt`;
    const marked = rest.join('\n').trim();
    for (const [, id, kinds, text] of marked.matchAll(MARK)) {
      const known = statements.get(id!) ?? { id: `s${id}`, variants: [] };
      statements.set(id!, known);
      known.variants.push({ file, text: text!, kinds: (kinds ?? 'origin').split(',') });
    }
    const text = marked.replace(MARK, '$3');
    cluster.pages.push({ file, outlet: m[2]!, published: m[3]!, role: m[4]!, text });
    if (m[5]) cluster.edges.push({ copy: file, of: `${m[5]}.txt`, manner: m[6]!, credit: m[7] ?? null });
    if (m[7] && !text.includes(m[7])) throw new Error(`${name} ${file}: the text has no credit "${m[7]}"`);
  }
  cluster.statements = [...statements.values()];
  return cluster;
}

const FOLDER = new URL('./clusters/', import.meta.url);

/** All clusters, by name. */
export const clusters = (): Cluster[] =>
  readdirSync(FOLDER)
    .sort()
    .map((file) => clusterFrom(file.replace(/\.txt$/u, ''), readFileSync(new URL(file, FOLDER), 'utf8')));

/** The pages of a cluster as a reader reads them; an article's id is its file. */
export async function readCluster(cluster: Cluster, reader: ReaderName): Promise<ReadArticle[]> {
  const found: ReadArticle[] = [];
  for (const { file, outlet, published, text } of cluster.pages) {
    const article = extract(pageOf(Buffer.from(text), { name: file, id: file, outlet, published }));
    found.push({ article, reading: await read(article, { reader }) });
  }
  return found;
}
