import { address, DRIFT_WORDS, type Drifted, type Line, type Lookup, lookup } from '../brief/index.ts';
import type { Article, Statement } from '../record/index.ts';
import type { ArticleHead, Store, StoredAttribution } from '../store/index.ts';
import { contains, type Range } from '../text/index.ts';

/** At most so many rows of a kind go into one page. */
export const MOST = 3000;

/** How many articles are looked into for the outer sources of hearsay. */
const FOLLOWED = 60;

/** A lookup over rows that also knows the statements that theirs stand in, so that hearsay is told to its end. */
export async function followed(store: Store, rows: readonly (StoredAttribution | null)[]): Promise<Lookup> {
  const own = rows.filter((row) => row !== null);
  const told = new Set(own.filter((row) => row.attribution.parent !== null).map((row) => row.article.id));
  const around = await Promise.all([...told].slice(0, FOLLOWED).map((article) => store.attributions({ article })));
  return lookup([...own, ...around.flat()]);
}

/** For each attribution of an article that other reports tell too: those reports. */
export async function copiesIn(store: Store, article: string): Promise<Map<string, Line['copies']>> {
  const copies = new Map<string, Line['copies']>();
  for (const statement of await store.statements({ article, limit: MOST })) {
    const own = statement.variants.find((variant) => variant.article === article);
    const others = statement.variants.filter((variant) => variant.article !== article);
    if (!own?.attribution || others.length === 0) continue;
    copies.set(own.attribution, {
      also: await Promise.all(others.map(async (variant) => placed(store, variant))),
      changed: others.filter((variant) => variant.drift.length > 0).length,
      statement: statement.id,
    });
  }
  return copies;
}

/** What an article changed in the statements that it shares with earlier reports, each change once. */
export async function changesIn(store: Store, { id: article, text }: Pick<Article, 'id' | 'text'>): Promise<Drifted[]> {
  const changes = new Map<string, Drifted>();
  for (const statement of await store.statements({ article, limit: MOST }))
    for (const { article: own, against, drift, content } of statement.variants) {
      if (own !== article || against === null || drift.length === 0) continue;
      const other = await store.article(against);
      if (!other) continue;
      for (const { kind, before, after } of drift) {
        if (!before && !after) continue;
        const at = after?.start ?? droppedAt(text, content, other.text.slice(0, before!.start));
        const words = before && other.text.slice(before.start, before.end).trim();
        const known = changes.get(`${at} ${after?.end} ${words}`);
        const kinds = DRIFT_WORDS[kind] ?? kind;
        if (!known) changes.set(`${at} ${after?.end} ${words}`, { after, at, before: words, kind: kinds });
        else if (!known.kind.includes(kinds)) known.kind += `, ${kinds}`;
      }
    }
  return [...changes.values()];
}

/** Where words that the other report has after `lead` are missing here: behind the last words of it that stand here once, or at the end. */
function droppedAt(text: string, content: readonly Range[], lead: string): number {
  const [from, until] = [content[0]!.start, content.at(-1)!.end];
  const here = text.slice(from, until);
  for (const most of [4, 3, 2, 1]) {
    const words = new RegExp(`(?:\\S+\\s+){${most}}$`, 'u').exec(lead)?.[0].trim();
    const at = words ? here.indexOf(words) : -1;
    if (words && at >= 0 && here.indexOf(words, at + 1) < 0) return from + at + words.length;
  }
  return until;
}

async function placed(store: Store, variant: Statement['variants'][number]): Promise<Line['copies']['also'][number]> {
  const article = await store.article(variant.article);
  const head: ArticleHead = article ?? { id: variant.article, title: null, outlet: null, url: null, published: null };
  return { href: address({ article: head, sentence: 0 }), article: head };
}

/** The index of the sentence that a span begins in; 0 where none does. */
export function sentenceOf(sentences: readonly Range[], span: Range): number {
  const within = sentences.findIndex((sentence) => contains(sentence, { start: span.start, end: span.start + 1 }));
  return Math.max(0, within);
}
