import type { ReadArticle } from '../told.ts';
import { fold } from '../words.ts';
import { overlap } from './issues.ts';
import type { Evidence, Stance, Status, Undertaking } from './shapes.ts';
import { evidenceOf, type Taken, termsOf } from './stances.ts';
import { contradicts, weightOf } from './turns.ts';

const BINDING = /^(?:promise|offer|agree|announce|threaten|refuse)$/;
const SAME = 0.6;

/** The undertakings of one actor on one issue, each with its status from step to step. */
export function undertakingsOf(
  issue: string,
  taken: readonly Taken[],
  articles: readonly ReadArticle[],
): Undertaking[] {
  const threads: Taken[][] = [];
  for (const one of taken) {
    if (!BINDING.test(one.stance.act) && one.stance.act !== 'consider') continue;
    const thread = threads.find((t) => overlap(t[0]!.terms, one.terms) >= SAME);
    if (thread) thread.push(one);
    else if (one.stance.act !== 'consider') threads.push([one]);
  }
  return threads.map((thread) => followed(issue, thread, articles));
}

function followed(issue: string, thread: readonly Taken[], articles: readonly ReadArticle[]): Undertaking {
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
  const outcome = outcomeOf(first, articles);
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

/**
 * A later sentence that tells what became of an undertaking: it names the holder and most words of the undertaking and says that it
 * was done, or that it was not. Null where no report says so.
 */
function outcomeOf(
  first: Taken,
  articles: readonly ReadArticle[],
): { status: 'fulfilled' | 'lapsed'; evidence: Evidence } | null {
  const { stance } = first;
  if (stance.polarity !== 'do' || stance.about === null || first.terms.size < 2) return null;
  const since = stance.evidence.published?.slice(0, 10);
  if (!since) return null;
  const later = articles
    .filter((a) => a.article.published !== null && a.article.published.slice(0, 10) > since)
    .sort((a, b) => (a.article.published! + a.article.id < b.article.published! + b.article.id ? -1 : 1));
  for (const told of later) {
    const { text } = told.article;
    for (const sentence of told.reading.sentences) {
      const words = text.slice(sentence.start, sentence.end);
      if (!names(told, sentence, first, words)) continue;
      const terms = termsOf(words, new Set());
      const shared = [...first.terms].filter((t) => terms.has(t)).length / first.terms.size;
      if (shared < SAME) continue;
      const status =
        UNDONE.test(words) && (stance.due === null || told.article.published!.slice(0, stance.due.length) >= stance.due)
          ? 'lapsed'
          : DONE.test(words) && !OPEN.test(words)
            ? 'fulfilled'
            : null;
      if (status) return { status, evidence: evidenceOf(told, [sentence], null, false) };
    }
  }
  return null;
}

function names(told: ReadArticle, sentence: { start: number; end: number }, first: Taken, words: string): boolean {
  if (
    first.actor !== null &&
    told.reading.mentions.some((m) => m.actor === first.actor && m.start >= sentence.start && m.end <= sentence.end)
  )
    return true;
  return fold(words).includes(fold(first.name));
}
