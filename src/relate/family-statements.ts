import type { Drift, Span, Statement, Variant } from '../record/index.ts';
import { differences, type Side } from './drift.ts';
import type { Family } from './families.ts';
import type { KinshipOf } from './kinship.ts';
import { type Group, groupsOf, type Match, type Placing } from './statements.ts';
import { contextOf, isOfSpan, type Telling, tellingsOf } from './tellings.ts';
import type { Told } from './told.ts';
import { type Chain, chainFor, voicesAround } from './voices.ts';

/**
 * The statements of a family: each once, under the report that had it first, with its variants in order of time. A report's own
 * statements are those that it has from no other. `told` gives the reports laid out for comparison.
 */
export function statementsOf(
  family: Family,
  told: (id: string) => Told,
  placing: Placing,
  kin: KinshipOf,
): Statement[] {
  const derived = new Set(family.reports.filter((r) => r.role === 'derived').map((r) => r.article));
  const members = family.members.map((m) => told(m.head.id));
  const below = new Map(members.map((m) => [m, family.below(m.article.id).map((b) => told(b.head.id))]));
  const covered = new Map<Told, Span[]>(members.map((m) => [m, []]));
  const found: Statement[] = [];
  const first = [...members].sort(
    (a, b) =>
      Number(derived.has(a.article.id)) - Number(derived.has(b.article.id)) ||
      below.get(b)!.length - below.get(a)!.length,
  );
  for (const origin of first) {
    const under = below.get(origin)!;
    const beside = members.filter((m) => m !== origin && !under.includes(m) && !below.get(m)!.includes(origin));
    const own = tellingsOf(origin).filter((t) => !covered.get(origin)!.some((s) => isOfSpan(t.content, s)));
    for (const group of groupsOf(
      origin,
      own,
      under,
      beside,
      covered,
      placing,
      (page) => kin(page, origin).verbatim >= 0.6,
    )) {
      covered.get(origin)!.push(group.telling.content);
      found.push(statementFrom(origin, group, new Set(under)));
    }
  }
  return found.sort((a, b) => (a.id < b.id ? -1 : 1));
}

function statementFrom(origin: Told, group: Group, below: ReadonlySet<Told>): Statement {
  const { telling } = group;
  const chain = chainFor(origin, telling.attribution, telling.content, telling.sentence);
  const inner = innermost(telling, origin);
  const relay = chain ? chain.slice(0, -1).map((v) => origin.text(v.span)) : [];
  const first: Variant = {
    article: origin.article.id,
    attribution: telling.attribution?.id ?? null,
    content: [telling.content],
    source: chain?.[0] ? [chain[0].span] : null,
    speaker: inner,
    kinds: ['origin'],
    drift: [],
    against: null,
  };
  const variants = group.matches.map((m) => variantFrom(origin, telling, chain, m, below.has(m.page)));
  const order = new Map(group.matches.map((m) => [m.page.article.id, m.page.moment.at]));
  variants.sort((a, b) => order.get(a.article)! - order.get(b.article)! || (a.article < b.article ? -1 : 1));
  return { id: `${origin.article.id}.${telling.content.start}`, speaker: inner, relay, variants: [first, ...variants] };
}

function innermost(telling: Telling, page: Told): Statement['speaker'] {
  if (telling.attribution) {
    if (telling.attribution.speaker) return telling.attribution.speaker;
    const source = telling.attribution.source?.[0];
    return source ? { name: page.text(source) } : null;
  }
  const chain = voicesAround(page, telling.content, telling.sentence);
  const last = chain?.at(-1);
  return last && last.kind !== 'pronoun' ? { name: page.text(last.span) } : null;
}

function variantFrom(origin: Told, telling: Telling, chain: Chain | null, match: Match, derived: boolean): Variant {
  const { page, found } = match;
  const own =
    page.reading.attributions.find((a) =>
      a.content.some((c) => isOfSpan(c, found.content) && isOfSpan(found.content, c)),
    ) ?? null;
  const voices = chainFor(page, own, found.content, found.sentence);
  let drift: Drift[] = [];
  let kinds: Variant['kinds'] = ['independent'];
  if (derived) {
    const compared = differences(sideOf(origin, telling), sideOf(page, { ...telling, ...found }), {
      origin: chain,
      variant: voices,
    });
    drift = compared.drift;
    kinds = drift.length > 0 ? drift.map((d) => d.kind) : [compared.kept];
  }
  const speaker =
    own?.speaker ??
    (voices?.at(-1) && voices.at(-1)!.kind !== 'pronoun' ? { name: page.text(voices.at(-1)!.span) } : null);
  return {
    article: page.article.id,
    attribution: own?.id ?? null,
    content: [found.content],
    source: voices?.[0] ? [voices[0].span] : null,
    speaker,
    kinds,
    drift,
    against: origin.article.id,
  };
}

const sideOf = (page: Told, t: Telling): Side => ({
  page,
  words: t.words,
  content: t.content,
  quoted: t.quoted,
  around: contextOf(t, page),
});
