import type { Contradiction, Move, Position, Stance, Turn } from './shapes.ts';
import type { Taken } from './stances.ts';

const STRENGTH = { firm: 3, intended: 2, considered: 1, unclear: 0 } as const;

/** How firmly a stance is for (above 0) or against (below 0) doing it; 0 where it is left open. */
export function weightOf(stance: Stance): number {
  const sign = stance.polarity === 'do' ? 1 : stance.polarity === 'not_do' ? -1 : 0;
  const strength = STRENGTH[stance.firmness] - (stance.conditions.length > 0 ? 0.5 : 0);
  return sign * Math.max(0, strength);
}

/** How a stance moves from the one before. */
export function moveFrom(before: Stance, after: Stance): Move {
  const [a, b] = [weightOf(before), weightOf(after)];
  if (a * b < 0) return 'reversed';
  if (Math.abs(b) > Math.abs(a)) return 'strengthened';
  if (Math.abs(b) < Math.abs(a)) return 'weakened';
  return 'repeated';
}

const day = (stance: Stance): number | null => {
  const at = stance.evidence.published?.slice(0, 10);
  return at ? Date.parse(`${at}T00:00:00Z`) / 86_400_000 : null;
};

const near = (a: Stance, b: Stance): boolean => {
  const [x, y] = [day(a), day(b)];
  return x !== null && y !== null && Math.abs(x - y) <= 3;
};

/** Whether two reports of one actor cannot both be so. */
export const contradicts = (a: Stance, b: Stance): boolean =>
  a.act !== 'request' &&
  b.act !== 'request' &&
  weightOf(a) * weightOf(b) < 0 &&
  near(a, b) &&
  !(a.evidence.own && b.evidence.own);

/** The position of one actor from all their stances on an issue, oldest first. What others say of them moves nothing that they contradict. */
export function positionOf(issue: string, taken: readonly Taken[]): Position {
  const history: Turn[] = [];
  const contradictions: Contradiction[] = [];
  let current: Stance | null = null;
  for (const { stance } of taken) {
    const against = current !== null && contradicts(current, stance) ? current : null;
    if (against) {
      contradictions.push({ one: against, other: stance });
      if (!stance.evidence.own) continue;
    }
    history.push({ move: current === null ? 'first' : against ? 'repeated' : moveFrom(current, stance), stance });
    current = stance;
  }
  const named = taken.reduce((a, b) => (b.name.length > a.name.length ? b : a));
  return { issue, key: named.key, name: named.name, actor: named.actor, latest: current!, history, contradictions };
}
