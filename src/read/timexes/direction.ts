/** Which way from the publication the clause of a time expression looks. */
export type Direction = 'past' | 'future' | null;

const words = (list: string): Set<string> => new Set(list.split(/[\s|]+/));

const MODAL = words("will 'll ’ll shall would may might could can should must won't won’t wouldn't wouldn’t");
const REPORTING = words(
  'said says told announced added reported according wrote tweeted confirmed warned stated declared quoted reports insisted noted argued acknowledged conceded explained denied claimed admitted cited released issued',
);
const IRREGULAR = words(
  'was were had did been went came gave took made saw got held met sent left led began broke brought built bought caught chose drew fell felt fought found flew froze grew heard hit kept knew laid lay lost paid put ran rose sat sold set shot shut sang sank slept spent spoke stood stole struck swore taught threw thought understood withdrew won wrote became cut quit spread beat bid cast cost hurt let shed split overthrew undertook underwent arose drove rode shook sought fled bore hung shone overcame forgave forbade rang',
);
const NOT_PAST = words(
  'united need needed red bed hundred indeed speed seed feed breed unprecedented proposed planned scheduled expected alleged advanced limited aimed wanted based so-called armed needed occupied unified combined detailed related required newly-elected elected',
);
const PLANNED = words('due scheduled slated planned expected set supposed meant poised tipped likely bound');
/** Third persons of the present that news uses of what is on the calendar. */
const CALENDAR_PRESENT = words(
  'meet meets leave leaves arrive arrives begin begins start starts open opens close closes vote votes visit visits travel travels fly flies return returns head heads hold holds host hosts convene convenes gather gathers resume resumes face faces expire expires end ends take takes go goes come comes speak speaks reach reaches stay stays fall falls sit sits dine dines negotiate negotiates follow follows run runs enter enters become becomes land lands depart departs address addresses present presents brief briefs chair chairs receive receives welcome welcomes attend attends join joins appear appears testify testifies lapse lapses reopen reopens reconvene reconvenes publish publishes decide decides move moves play plays get gets kick kicks',
);
const FUTURE_NOUN = words(
  'deadline upcoming forthcoming ahead until till tomorrow intend intends intended hope hopes plan plans want wants aim aims promise promises promised pledge pledged vowed agreed prepare prepares preparing ready eve',
);
const PAST_WORD = words('since ago earlier already last previous');

const WORD = /[A-Za-z\u00c0-\u024f]+(?:[-'’][A-Za-z\u00c0-\u024f]+)*|['’]ll\b|[.,;:!?()"“”—–]/g;

type Sign = { to: Direction; reporting: boolean; at: number };

function signs(tokens: readonly string[]): Sign[] {
  const out: Sign[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const w = tokens[i]!.toLowerCase();
    const next = tokens[i + 1]?.toLowerCase();
    const before = tokens[i - 1]?.toLowerCase();
    if (MODAL.has(w) || w.endsWith("'ll") || w.endsWith('’ll')) {
      const perfect = next === 'have' || (next === 'not' && tokens[i + 2] === 'have');
      if (w === 'may' && tokens[i] === 'May') continue;
      if (!(perfect && /^(would|could|should|might|must|may)$/.test(w)))
        out.push({ to: 'future', reporting: false, at: i });
      else out.push({ to: 'past', reporting: false, at: i });
    } else if (REPORTING.has(w)) out.push({ to: 'past', reporting: true, at: i });
    else if (
      w === 'to' &&
      next !== undefined &&
      /^[a-z]+$/.test(next) &&
      before !== undefined &&
      !/^(the|a|an|his|her|their|its|this|that|which|whom)$/.test(next)
    ) {
      if (
        /^(is|are|was|were|am|be|due|scheduled|slated|planned|expected|set|supposed|meant|likely|bound|planning|plans|hopes|wants|intends|agreed|agrees|decided|promised|pledged|vowed|going|about|ready|deadline|threatened|refused|postponed|forced|invited|asked|urged|told|called|ordered)$/.test(
          before,
        )
      )
        out.push({ to: 'future', reporting: false, at: i });
    } else if (PLANNED.has(w)) out.push({ to: 'future', reporting: false, at: i });
    else if (
      /^(?:is|are|am|['’]s|['’]re|who['’]s|he['’]s|she['’]s|i['’]m|we['’]re|they['’]re)$/.test(w) &&
      next?.endsWith('ing')
    )
      out.push({ to: 'future', reporting: false, at: i });
    else if (w === 'has' || w === 'have') out.push({ to: 'past', reporting: false, at: i });
    else if (FUTURE_NOUN.has(w)) out.push({ to: 'future', reporting: false, at: i });
    else if (PAST_WORD.has(w)) out.push({ to: 'past', reporting: false, at: i });
    else if (
      /^(?:postponed|rescheduled|delayed|moved|adjourned|extended)$/.test(w) &&
      /^(?:until|to|till)$/.test(next ?? '')
    )
      out.push({ to: 'future', reporting: false, at: i });
    else if (IRREGULAR.has(w)) {
      if (next !== 'to') out.push({ to: 'past', reporting: false, at: i });
    } else if (w.length > 3 && w.endsWith('ed') && !NOT_PAST.has(w) && tokens[i] === w)
      out.push({ to: 'past', reporting: false, at: i });
    else if (
      CALENDAR_PRESENT.has(w) &&
      tokens[i] === w &&
      !/^(?:the|a|an|to|of|his|her|its|their|our|my|your|'s|’s|this|that|each|every|first|second|next|last|did|didn't|didn’t|does|n't|had|has|with|for|at|in|by|on)$/.test(
        before ?? '',
      )
    )
      out.push({ to: 'future', reporting: false, at: i });
  }
  return out;
}

/**
 * Reads the direction of the clause around [start, end) of a sentence: the nearest sign of tense, modality or plan to the
 * left; where there is none in the clause, or it is a verb of saying with words between, the first to the right.
 */
export function directionAt(
  text: string,
  sentence: { start: number; end: number },
  start: number,
  end: number,
): Direction {
  const left = text.slice(sentence.start, start).match(WORD) ?? [];
  const right = text.slice(end, sentence.end).match(WORD) ?? [];
  const lefts = signs(left);
  const rights = signs(right);
  const near = lefts.at(-1);
  const clauseStart = Math.max(
    left.lastIndexOf(';'),
    left.lastIndexOf(':'),
    left.lastIndexOf('“'),
    left.lastIndexOf('”'),
    left.lastIndexOf('"'),
    left.lastIndexOf('—'),
  );
  const stop = right.findIndex((w) => /^[;:—”“"]$/.test(w));
  const first = rights.find((s) => stop < 0 || s.at < stop);
  const word = left.at(-1)?.toLowerCase();
  if (word === 'until' || word === 'till') {
    if (near && near.at < left.length - 1 && near.to === 'past') return null;
    return lefts.length > 1 && lefts.at(-2)!.to === 'past' && !lefts.at(-2)!.reporting ? 'past' : 'future';
  }
  if (word === 'since') return 'past';
  if (near && near.at > clauseStart) {
    const gap = left.length - 1 - near.at;
    if (!near.reporting || gap <= 1) return near.to;
    const comma = right.findIndex((w) => w === ',');
    if (first && !first.reporting && (comma < 0 || first.at < comma)) return first.to;
    const prior = lefts.at(-2);
    return prior && prior.at > clauseStart && gap > 12 ? prior.to : near.to;
  }
  return first?.to ?? near?.to ?? null;
}
