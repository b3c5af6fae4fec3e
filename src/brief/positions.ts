import { dayOf, instant } from './dates.ts';
import { plainWords } from './fold.ts';
import { type Line, statementLine, undertakingLine } from './line.ts';
import type { Said, Undertaken } from './shapes.ts';
import { lookup } from './voices.ts';
import { shorten, type Tone } from './words.ts';

/** What one actor said or undertook on one issue, latest first. */
export interface Cell {
  stances: { line: Line; words: string; day: string | null }[];
  /** Whether the latest stance has another sense than the one before: a refusal after a promise. */
  turned: boolean;
}

/** Actors by issues: who stands where. */
export interface Positions {
  issues: string[];
  rows: { name: string; actor: string | null; cells: (Cell | null)[] }[];
}

interface Stance {
  line: Line;
  name: string;
  actor: string | null;
  /** Words that an issue is looked for in. */
  terms: Set<string>;
  pairs: Set<string>;
  /** Terms that stand here as nouns, and as verbs. */
  nouns: Set<string>;
  verbs: Set<string>;
}

const STOP = new Set(
  `about above after again against ahead all also although among another any are around back because been before being between both
   but came can come could day days did does doing down during each even ever every few first for from further gave get give given going
   good great had has have having her here hers him his how however into its itself just keep last later least less like likely made make
   many may might more most much must near need needs never new next nor not nothing now off often once one only other our out over own part
   people per put rather said same say saying says second see seen set several shall she should since some soon still such take taken talk
   talks than that the their them then there these they thing things this those though three through time told too took toward towards two
   under until upon use used very want wants was way week well were what when where whether which while who whom whose why will with within
   without work would year years yet you your our ours us we it is on of to in at by an or if as be do no so up
   monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december
   today tomorrow yesterday morning evening night clear ready meeting leaders leader president minister prime official officials`.split(
    /\s+/u,
  ),
);

const stem = (word: string): string => (/(?:ss|us|is)$/u.test(word) ? word : word.replace(/(?<=\p{L}{3})s$/u, ''));

const BEFORE_NOUN = new Set(
  'a an the of on for no any its their his her our this that some in with from about between against over more'.split(
    ' ',
  ),
);
const BEFORE_VERB = new Set(
  'to will would shall could can may might must not has have had he she they it we i you who be is are was were been'.split(
    ' ',
  ),
);

function termsOf(words: string, names: ReadonlySet<string>): Pick<Stance, 'terms' | 'pairs' | 'nouns' | 'verbs'> {
  const nouns = new Set<string>();
  const verbs = new Set<string>();
  let previous = '';
  const terms = new Set<string>();
  const pairs = new Set<string>();
  let before: string | null = null;
  for (const word of plainWords(words).replaceAll("'s", '').split(' ')) {
    const telling = word.length > 3 && !STOP.has(word) && !names.has(word) && !/\d/u.test(word);
    if (telling) {
      terms.add(stem(word));
      if (before !== null) pairs.add(`${before} ${stem(word)}`);
    }
    if (telling && (before !== null || BEFORE_NOUN.has(previous))) nouns.add(stem(word));
    if (telling && BEFORE_VERB.has(previous)) verbs.add(stem(word));
    before = telling ? word : null;
    previous = word;
  }
  return { terms, pairs, nouns, verbs };
}

/** Tones in which a statement tells a stance. */
const TELLING: ReadonlySet<Tone> = new Set(['give', 'refuse', 'press', 'open']);

function stances(said: readonly Said[], undertaken: readonly Undertaken[]): Stance[] {
  const find = lookup(said);
  const names = new Set(
    [
      ...said.map((row) => row.attribution.speaker?.name ?? ''),
      ...undertaken.map((row) => row.commitment.holder),
    ].flatMap((name) => plainWords(name).split(' ')),
  );
  // Names within a sentence are no issues either: places and people that the record does not know.
  for (const words of [...said.map((row) => row.content), ...undertaken.map((row) => row.words)])
    for (const [name] of words.matchAll(/(?<=[\p{Ll},] )\p{Lu}[\p{L}’']+/gu)) names.add(plainWords(name));
  const bound = new Set(undertaken.map((row) => `${row.article.id} ${row.commitment.attribution}`));
  const of = (line: Line, words: string): Stance => ({
    line,
    name: line.subject,
    actor: line.subjectActor,
    ...termsOf(words, names),
  });
  const told = said
    .filter((row) => row.attribution.speaker?.actor && !bound.has(`${row.article.id} ${row.attribution.id}`))
    .map((row) => ({ row, line: statementLine({ first: row, also: [], statement: null }, find) }))
    .filter(({ line }) => TELLING.has(line.act.tone))
    .map(({ row, line }) => of(line, row.content));
  const undertakings = undertaken.map((row) =>
    of(undertakingLine({ first: row, also: [], statement: null }, find), `${row.commitment.about ?? ''} ${row.words}`),
  );
  return [...told, ...undertakings];
}

/** Finds the issues: words, or pairs of words, on which most actors have a stance; none that another covers. */
function issuesOf(all: readonly Stance[], most: number): { name: string; on: ReadonlySet<Stance> }[] {
  const found = new Map<string, Set<Stance>>();
  for (const stance of all)
    for (const term of [...stance.terms, ...stance.pairs]) {
      const on = found.get(term);
      if (on) on.add(stance);
      else found.set(term, new Set([stance]));
    }
  const distinct = (on: ReadonlySet<Stance>, of: (stance: Stance) => string): number => new Set([...on].map(of)).size;
  const ranked = [...found]
    .map(([term, on]) => ({ term, on, actors: distinct(on, (stance) => stance.name) }))
    .filter(({ term, on, actors }) => actors > 1 && isNamed(term, on))
    .map((one) => ({
      ...one,
      worth:
        one.actors *
        Math.log2(1 + distinct(one.on, (stance) => stance.line.article.id)) *
        (one.term.includes(' ') ? 1.8 : 1),
    }))
    .sort((a, b) => b.worth - a.worth || a.term.localeCompare(b.term));
  const chosen: typeof ranked = [];
  for (const one of ranked) {
    if (chosen.length === most) break;
    const covered = chosen.some(
      (issue) =>
        one.on.intersection(issue.on).size > 0.6 * Math.min(one.on.size, issue.on.size) ||
        issue.term.split(' ').some((word) => one.term.split(' ').includes(word)),
    );
    if (!covered) chosen.push(one);
  }
  return chosen.map(({ term, on }) => ({ name: term, on }));
}

/** Whether a term stands for a thing: more often where a noun stands than where a verb does. */
function isNamed(term: string, on: ReadonlySet<Stance>): boolean {
  const last = term.split(' ').at(-1)!;
  const times = (list: 'nouns' | 'verbs'): number => [...on].filter((stance) => stance[list].has(last)).length;
  return !/(?:ed|ing|ly)$/u.test(last) && times('nouns') > times('verbs');
}

const AT_MOST_WORDS = 8;

/** A stance in at most eight words: "refuses security guarantees". */
function brief(line: Line): string {
  const words = `${line.act.says} ${line.gist ?? line.words}`.replace(/[“”"]/gu, '').split(/\s+/u);
  return words.length > AT_MOST_WORDS ? `${words.slice(0, AT_MOST_WORDS).join(' ')}…` : shorten(words.join(' '), 90);
}

/** Sets actors against issues. `issues` and `actors` limit the table. */
export function positions(
  said: readonly Said[],
  undertaken: readonly Undertaken[],
  limits: { issues: number; actors: number } = { issues: 7, actors: 14 },
): Positions {
  const all = stances(said, undertaken);
  const issues = issuesOf(all, limits.issues);
  const actors = new Map<string, Stance[]>();
  for (const stance of all) {
    const key = stance.actor ?? plainWords(stance.name);
    actors.set(key, [...(actors.get(key) ?? []), stance]);
  }
  const rows = [...actors.values()]
    .map((own) => ({
      name: own[0]!.name,
      actor: own[0]!.actor,
      cells: issues.map((issue) => cell(own.filter((stance) => issue.on.has(stance)))),
    }))
    .filter((row) => row.cells.some(Boolean))
    .sort((a, b) => filled(b) - filled(a));
  // Whom the record knows comes before "both sides" and the like.
  const known = rows.filter((row) => row.actor !== null);
  const shown = known.length > 3 ? known : rows;
  return { issues: issues.map((issue) => issue.name), rows: shown.slice(0, limits.actors) };
}

const filled = (row: Positions['rows'][number]): number =>
  row.cells.reduce((sum, one) => sum + (one ? 10 + one.stances.length : 0), 0);

function cell(own: readonly Stance[]): Cell | null {
  if (own.length === 0) return null;
  const sorted = [...own].sort((a, b) => instant(b.line.article.published) - instant(a.line.article.published));
  const seen = new Set<string>();
  const list = sorted
    .map(({ line }) => ({ line, words: brief(line), day: dayOf(line.article.published) }))
    .filter(({ words }) => !seen.has(words) && seen.add(words));
  const [latest, before] = list;
  const senses = new Set([latest?.line.act.tone, before?.line.act.tone]);
  return { stances: list, turned: senses.has('give') && senses.has('refuse') };
}
