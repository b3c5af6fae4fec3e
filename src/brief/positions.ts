import type { CorrectedField } from '../record/index.ts';
import type { Evidence, Issue, Move, Position, Positions, Stance, Undertaking } from '../relate/index.ts';
import { dayOf } from './dates.ts';
import { spoken } from './line.ts';
import { chain, type Lookup, type Voice } from './voices.ts';
import { ACT_WORDS, type ActWords, brokenOff, isDeed, isWhole, undertakes } from './words.ts';

/** An actor's position with what became of what they undertook there. */
export interface Standing {
  issue: string;
  position: Position;
  /** Undertakings of which more than their beginning is told. */
  fates: Undertaking[];
}

/** Actors by issues: who stands where. */
export interface Matrix {
  issues: { id: string; name: string; pinned: boolean }[];
  rows: { name: string; actor: string | null; cells: (Standing | null)[] }[];
  /** Positions outside the matrix, by actor: mostly those that no one else speaks to. */
  alone: { name: string; actor: string | null; standings: Standing[] }[];
  /** How many positions are not shown. */
  more: number;
}

/** Sets actors against the issues that most of them have a position on. About `standings` positions are shown in all. */
export function matrixOf(
  all: Positions,
  limits: { issues: number; actors: number; standings: number } = { issues: 7, actors: 10, standings: 70 },
): Matrix {
  const byIssue = Map.groupBy(all.positions, (position) => position.issue);
  // Whom the record knows comes before "both sides" and the like.
  const known = (issue: Issue): number => byIssue.get(issue.id)?.filter((p) => p.actor !== null).length ?? 0;
  const told = (issue: Issue): number => byIssue.get(issue.id)?.reduce((sum, p) => sum + p.history.length, 0) ?? 0;
  const common = all.issues.filter((issue) => issue.pinned || known(issue) > 1);
  const issues = (common.length > 0 ? common : all.issues.filter((issue) => issue.actors.length > 1))
    .sort((a, b) => Number(b.pinned) - Number(a.pinned) || known(b) - known(a) || told(b) - told(a))
    .slice(0, limits.issues);
  const names = new Map(all.issues.map((issue) => [issue.id, issueName(issue)]));
  const fullest = new Map<string, string>();
  for (const { key, name } of all.positions) if (name.length > (fullest.get(key) ?? '').length) fullest.set(key, name);
  const standing = (position: Position): Standing => ({
    issue: names.get(position.issue)!,
    position,
    fates: all.undertakings.filter(
      (one) => one.issue === position.issue && one.key === position.key && one.steps.length > 1,
    ),
  });
  const column = new Map(issues.map((issue, i) => [issue.id, i]));
  const within = Map.groupBy(
    all.positions.filter((position) => column.has(position.issue)),
    (position) => position.key,
  );
  const weight = (held: readonly Position[]): number =>
    held.reduce((sum, one) => sum + 10 + Math.min(9, one.history.length), held[0]!.actor === null ? 0 : 1000);
  const ranked = [...within.values()].sort((a, b) => weight(b) - weight(a));
  const ofRecord = ranked.filter(([one]) => one!.actor !== null);
  const rows = (ofRecord.length > 3 ? ofRecord : ranked).slice(0, limits.actors);
  const shown = new Set(rows.flat());
  const others = all.positions.filter((position) => !shown.has(position)).sort((a, b) => stir(b) - stir(a));
  const alone = Math.max(limits.standings / 6, limits.standings - shown.size);
  return {
    issues: issues.map(({ id, pinned }) => ({ id, name: names.get(id)!, pinned })),
    rows: rows.map((held) => ({
      ...named(held, fullest),
      cells: issues.map((issue) => {
        const position = held.find((one) => one.issue === issue.id);
        return position ? standing(position) : null;
      }),
    })),
    alone: [...Map.groupBy(others.slice(0, alone), (one) => one.key).values()].map((held) => ({
      ...named(held, fullest),
      standings: held.map(standing),
    })),
    more: Math.max(0, others.length - Math.floor(alone)),
  };
}

/** Whose positions these are, by the name that the actor has all over the matrix. */
const named = (
  held: readonly Position[],
  fullest: ReadonlyMap<string, string>,
): { name: string; actor: string | null } => ({ name: fullest.get(held[0]!.key)!, actor: held[0]!.actor });

/** How much a position has to tell: what turned or is disputed first, then what known actors said often. */
const stir = ({ history, contradictions, actor }: Position): number =>
  (history.some((turn) => turn.move === 'reversed') || contradictions.length > 0 ? 100 : 0) +
  (actor === null ? 0 : 20) +
  Math.min(9, history.length);

const AT_MOST_WORDS = 8;

/** At most eight words, none of them left hanging, with an ellipsis where some are missing. */
function eight(words: string, whole = true): string {
  const list = words.replace(/["“”]/gu, '').split(/\s+/u).filter(Boolean);
  const kept = list
    .slice(0, AT_MOST_WORDS)
    .join(' ')
    .replace(/[\s,;:–—-]+$/u, '');
  return whole && list.length <= AT_MOST_WORDS ? kept : brokenOff(kept);
}

function issueName({ name, pinned }: Issue): string {
  if (pinned) return name;
  return eight(name.replace(/^["“'‘]?(?:that|whether|if|to)\s+/iu, ''), isWhole(name));
}

/** A stance as one report tells it, ready to be shown. */
export interface Stand {
  href: string;
  act: ActWords;
  /** In at most eight words: "refuses to send troops". */
  brief: string;
  words: string;
  day: string | null;
  /** On whose word, outermost first; empty where the report says it in its own voice. */
  voices: Voice[];
  evidence: Evidence;
  /** What people set right on it. */
  corrected: readonly CorrectedField[];
}

const addressOf = ({ article, sentence }: Evidence): string => `/articles/${encodeURIComponent(article)}#s${sentence}`;

/** "refuses no soldiers would be sent" would say the opposite, and a sentence does not hang on "urges". */
function lead({ about, act: kind }: Stance, act: ActWords): string {
  if (/^(?:no|not|never)\b/iu.test(about ?? '')) return 'says';
  return kind === 'request' && /^["“]?\p{Lu}/u.test(about ?? '') ? `${act.says}:` : act.says;
}

/** Lays a stance out for a page. */
export function stand(stance: Stance, find: Lookup): Stand {
  const { evidence, about } = stance;
  const { act: kind } = stance;
  const act =
    kind === 'request' ? ACT_WORDS.request : undertakes({ ...stance, act: kind }, isDeed(about, evidence.words));
  const row = evidence.attribution === null ? undefined : find(evidence.article, evidence.attribution);
  return {
    href: addressOf(evidence),
    act,
    brief: eight(`${lead(stance, act)} ${about ?? evidence.words}`, about !== null && isWhole(about)),
    words: spoken(evidence.words, 160),
    day: dayOf(evidence.published),
    voices: row
      ? chain(row, find)
      : evidence.relay.map((name): Voice => ({ name, kind: 'named', actor: null, several: false })),
    evidence,
    corrected: row?.attribution.corrected ?? [],
  };
}

/** Every position that a matrix shows. */
export const standingsOf = ({ rows, alone }: Matrix): Standing[] =>
  [...rows.flatMap((row) => row.cells), ...alone.flatMap((one) => one.standings)].filter((one) => one !== null);

/** Articles whose statements tell on whose word a matrix stands. */
export function articlesOf(matrix: Matrix): string[] {
  const stances = standingsOf(matrix).flatMap(({ position }) => [
    ...position.history.slice(-6).map((turn) => turn.stance),
    ...position.contradictions.slice(0, 6).map((one) => one.other),
  ]);
  return [...new Set(stances.map((stance) => stance.evidence.article))];
}

/** How a statement moves what its speaker stood for before. */
export interface Turned {
  move: Exclude<Move, 'first'>;
  before: { href: string; words: string; day: string | null };
}

/** The statements that move a position, by article and attribution: `ARTICLE ATTRIBUTION`. Nothing said twice in one report counts. */
export function turnsOf({ positions }: Pick<Positions, 'positions'>): Map<string, Turned> {
  const turns = new Map<string, Turned>();
  for (const { history } of positions)
    history.forEach(({ move, stance }, i) => {
      const { evidence } = stance;
      const before = history[i - 1]?.stance.evidence;
      if (move === 'first' || !before || evidence.attribution === null || !evidence.own) return;
      const [day, other] = [dayOf(evidence.published), dayOf(before.published)];
      if (day === null || other === null || day <= other || evidence.article === before.article) return;
      turns.set(`${evidence.article} ${evidence.attribution}`, {
        move,
        before: { href: addressOf(before), words: spoken(before.words, 120), day: other },
      });
    });
  return turns;
}

/** What a turn does to the word before: "reverses". */
export const TURN_WORDS: Record<Turned['move'], string> = {
  repeated: 'repeats',
  strengthened: 'firmer than',
  weakened: 'weaker than',
  reversed: 'reverses',
};
