import type { Attribution, Commitment, Span } from '../../record/index.ts';
import { sliceAll } from '../../text/index.ts';
import type { ReadArticle } from '../told.ts';
import { fold, wordsOf } from '../words.ts';
import type { Evidence, Stance } from './shapes.ts';

/** A stance with who takes it and the words by which its issue is found. */
export interface Taken {
  key: string;
  name: string;
  actor: string | null;
  stance: Stance;
  /** Stems, or synonym groups, of the telling words. */
  terms: ReadonlySet<string>;
  /** Where it sorts: by day, article, place. */
  order: string;
}

const COMMON =
  /^(?:will|would|shall|may|might|could|can|not|never|also|further|more|most|new|ready|willing|prepared|promise|pledg|vow|agre|refus|reject|offer|threaten|consider|said|say|make|take|give|get|go|any|clear|next|week|month|year|day|today|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|november|december|government|country|countri|side|own|other|such|much|very)$/;

/** The telling words of a phrase, without those that name one of `names`. */
export function termsOf(phrase: string, names: ReadonlySet<string>): Set<string> {
  const terms = new Set<string>();
  for (const word of wordsOf(phrase, [{ start: 0, end: phrase.length }], [])) {
    if (word.kind === 'function' || word.kind === 'number' || COMMON.test(word.stem) || names.has(word.key)) continue;
    terms.add(word.group >= 0 ? `#${word.group}` : word.stem);
  }
  return terms;
}

/** Every stance that the articles tell, in the order of publication; the order of the input does not matter. */
export function stancesOf(articles: readonly ReadArticle[]): Taken[] {
  const taken: Taken[] = [];
  for (const told of articles) {
    const { attributions, commitments } = told.reading;
    const byId = new Map(attributions.map((a) => [a.id, a]));
    for (const one of commitments)
      taken.push(fromCommitment(told, one, one.attribution === null ? null : (byId.get(one.attribution) ?? null)));
    const bound = new Set(commitments.map((c) => c.attribution));
    for (const one of attributions)
      if (one.act === 'request' && one.speaker && /^(?:named|body)$/.test(one.sourceKind) && !bound.has(one.id))
        taken.push(fromRequest(told, one));
  }
  return taken.sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0));
}

const keyOf = (name: string, actor: string | undefined): string => actor ?? fold(name);

function fromCommitment(told: ReadArticle, one: Commitment, by: Attribution | null): Taken {
  const evidence = evidenceOf(
    told,
    one.span,
    by,
    by?.speaker != null && isSame(by.speaker, one) && by.relay.length <= 1,
  );
  const stance: Stance = {
    act: one.act,
    polarity: one.polarity,
    firmness: one.firmness,
    about: one.about,
    conditions: one.conditions.map((c) => told.article.text.slice(c.start, c.end)),
    due: one.due,
    evidence,
  };
  return taking(one.holder, one.holderActor, stance, `${one.about ?? evidence.words}`);
}

const isSame = (speaker: { name: string; actor?: string | undefined }, one: Commitment): boolean =>
  speaker.actor !== undefined && speaker.actor === one.holderActor ? true : fold(speaker.name) === fold(one.holder);

function fromRequest(told: ReadArticle, one: Attribution): Taken {
  const evidence = evidenceOf(told, one.content, one, one.relay.length <= 1);
  const about = evidence.words.replace(/[“”"]/gu, '').split(/\s+/u).slice(0, 8).join(' ');
  const stance: Stance = {
    act: 'request',
    polarity: 'do',
    firmness: 'firm',
    about,
    conditions: [],
    due: null,
    evidence,
  };
  return taking(one.speaker!.name, one.speaker!.actor, stance, evidence.words);
}

function taking(name: string, actor: string | undefined, stance: Stance, phrase: string): Taken {
  const own = new Set(wordsOf(name, [{ start: 0, end: name.length }], []).map((w) => w.key));
  const { published, article, span } = stance.evidence;
  const place = String(span[0]!.start).padStart(9, '0');
  return {
    key: keyOf(name, actor),
    name,
    actor: actor ?? null,
    stance,
    terms: termsOf(phrase, own),
    order: `${published?.slice(0, 16) ?? '9999'} ${article} ${place} ${stance.act} ${fold(name)} ${stance.about ?? ''}`,
  };
}

export function evidenceOf(told: ReadArticle, span: readonly Span[], by: Attribution | null, own: boolean): Evidence {
  const { article } = told;
  return {
    article: article.id,
    outlet: article.outlet,
    published: article.published,
    span: [...span],
    sentence: Math.max(
      0,
      told.reading.sentences.findLastIndex((s) => s.start <= span[0]!.start),
    ),
    words: sliceAll(article.text, span),
    attribution: by?.id ?? null,
    relay: by?.relay ?? [],
    own,
  };
}
