import type { Span } from '../../record/index.ts';
import type { ReadArticle } from '../told.ts';
import { fold } from '../words.ts';
import { overlap } from './issues.ts';
import type { Evidence, Stance, Status, Undertaking } from './shapes.ts';
import { evidenceOf, type Taken, termsOf } from './stances.ts';
import { contradicts, weightOf } from './turns.ts';

const BINDING = /^(?:promise|offer|agree|announce|threaten|refuse)$/;
const SAME = 0.6;

/** The undertakings of one actor on one issue, each with its status from step to step. */
export function undertakingsOf(issue: string, taken: readonly Taken[], reports: readonly Outcome[]): Undertaking[] {
  const threads: Taken[][] = [];
  for (const one of taken) {
    if (!BINDING.test(one.stance.act) && one.stance.act !== 'consider') continue;
    const thread = threads.find((t) => overlap(t[0]!.terms, one.terms) >= SAME);
    if (thread) thread.push(one);
    else if (one.stance.act !== 'consider') threads.push([one]);
  }
  return threads.map((thread) => followed(issue, thread, reports));
}

function followed(issue: string, thread: readonly Taken[], reports: readonly Outcome[]): Undertaking {
  const first = thread[0]!;
  const steps: Undertaking['steps'] = [];
  const step = (status: Status, evidence: Evidence): void => {
    steps.push({ status, date: evidence.published, evidence });
  };
  step('open', first.stance.evidence);
  let current = first.stance;
  for (const { stance } of thread.slice(1)) {
    if (contradicts(current, stance) && !stance.evidence.own) continue;
    step(statusAfter(current, stance), stance.evidence);
    current = stance;
  }
  const outcome = outcomeOf(first, reports);
  if (outcome && !steps.some((s) => (s.date ?? '') > (outcome.evidence.published ?? '')))
    step(outcome.status, outcome.evidence);
  return {
    issue,
    key: first.key,
    holder: first.name,
    actor: first.actor,
    about: first.stance.about,
    due:
      thread
        .map((t) => t.stance.due)
        .filter((d) => d !== null)
        .at(-1) ?? null,
    status: steps.at(-1)!.status,
    steps,
  };
}

function statusAfter(before: Stance, after: Stance): Status {
  const [a, b] = [weightOf(before), weightOf(after)];
  if (a * b < 0) return 'reversed';
  return Math.abs(b) < Math.abs(a) ? 'diluted' : 'repeated';
}

const DONE =
  /\b(?:has|have|had)\s+(?:now\s+|already\s+|since\s+|finally\s+)?\p{L}+(?:ed|en|nt|pt|ld|id|un|ne|ut|ought|aught)\b|\b\p{L}{3,}ed\b|\b(?:sent|signed|met|paid|went|gave|held|built|left|withdrew|began|sold|bought)\b/iu;
const UNDONE =
  /\b(?:failed to|fails to|ha(?:s|ve|d) (?:still )?(?:not|yet to)|did not|didn['’]t|missed|expired|without (?:a|any)|passed without|lapsed)\b/iu;
const OPEN =
  /\b(?:will|would|shall|may|might|could|should|plans?|planned|intends?|promis\w+|pledg\w+|vow\w*|agreed|offer\w*|threat\w*|refus\w+|if|unless|ready|willing|expected|due to|about to|set to|want\w*|urg\w+|call\w* (?:for|on)|asked|demand\w*|denied|consider\w*|not|never|no)\b/iu;

/** A sentence that may tell what became of an undertaking. */
export interface Outcome {
  told: ReadArticle;
  day: string;
  sentence: Span;
  words: string;
  folded: string;
  actors: ReadonlySet<string>;
  /** Whether it says that something was done, or was not. */
  done: boolean;
  undone: boolean;
  terms: ReadonlySet<string>;
}

/** Every sentence of dated articles that tells of something done or not done, in the order of publication. */
export function outcomesIn(articles: readonly ReadArticle[]): Outcome[] {
  return articles
    .filter((a) => a.article.published !== null)
    .sort((a, b) => (a.article.published! + a.article.id < b.article.published! + b.article.id ? -1 : 1))
    .flatMap((told) =>
      told.reading.sentences.flatMap((sentence) => {
        const words = told.article.text.slice(sentence.start, sentence.end);
        const undone = UNDONE.test(words);
        const done = DONE.test(words) && !OPEN.test(words);
        if (!undone && !done) return [];
        const within = told.reading.mentions.filter((m) => m.start >= sentence.start && m.end <= sentence.end);
        const actors = new Set(within.map((m) => m.actor).filter((actor) => actor !== undefined));
        const day = told.article.published!.slice(0, 10);
        return {
          told,
          day,
          sentence,
          words,
          folded: fold(words),
          actors,
          done,
          undone,
          terms: termsOf(words, new Set()),
        };
      }),
    );
}

/**
 * A later sentence that tells what became of an undertaking: it names the holder and most words of the undertaking and says that it
 * was done, or that it was not. Null where no report says so.
 */
function outcomeOf(
  first: Taken,
  reports: readonly Outcome[],
): { status: 'fulfilled' | 'lapsed'; evidence: Evidence } | null {
  const { stance } = first;
  if (stance.polarity !== 'do' || stance.about === null || first.terms.size < 2) return null;
  const since = stance.evidence.published?.slice(0, 10);
  if (!since) return null;
  const name = fold(first.name);
  for (const one of reports) {
    if (one.day <= since) continue;
    if (!(first.actor !== null && one.actors.has(first.actor)) && !one.folded.includes(name)) continue;
    const shared = [...first.terms].filter((t) => one.terms.has(t)).length / first.terms.size;
    if (shared < SAME) continue;
    const due = stance.due === null || one.told.article.published!.slice(0, stance.due.length) >= stance.due;
    const status = one.undone && due ? 'lapsed' : one.done ? 'fulfilled' : null;
    if (status) return { status, evidence: evidenceOf(one.told, [one.sentence], null, false) };
  }
  return null;
}
