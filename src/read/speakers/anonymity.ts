import type { Anonymity, Mention, Span } from '../../record/index.ts';
import { fold } from '../lexicon/actors/index.ts';
import { core } from './persons.ts';

const RANK =
  /\b((?:(?:senior|top|high-ranking|high-level|ranking|former|current|retired|junior|mid-level|veteran|longtime|serving|western|government|military|intelligence|security|defen[cs]e|law enforcement|administration|diplomatic|presidential|campaign|party|congressional|embassy|ministry|cabinet)\s+)*(?:officials?|diplomats?|aides?|advis[eo]rs?|sources?|officers?|ministers?|envoys?|ambassadors?|lawmakers?|negotiators?|spokes(?:man|woman|person|people|men|women)|staff(?:ers?)?|people|persons?|insiders?|operatives?|strategists?|executives?|employees?|members?|leaders?|attorneys?|lawyers?|investigators?|agents?|commanders?|soldiers?|witness(?:es)?|delegates?|representatives?|participants?|analysts?|residents?|assistants?))\b/i;
const ORDINALS: Record<string, number> = { first: 1, second: 2, third: 3, fourth: 4, fifth: 5, sixth: 6 };
const WANTS_NO_NAME =
  /(?:condition of anonymity|anonymously|anonymity|not (?:to )?be (?:named|identified|quoted)|not (?:being )?(?:named|identified)|declined to be (?:named|identified)|withhold \w+ names?|not authori[sz]ed to (?:speak|talk|discuss|comment)\b)/iu;
const GROUNDS =
  /\b(?:who\s|whose\s|familiar with|with (?:direct |first-?hand |close )?knowledge of|knowledgeable about|briefed (?:on|about|by)|involved (?:in|with)|close to|present (?:at|in|for)|privy to|working on|aware of|inside|taking part in|attending|accompanying|tasked with)/iu;

/** A description as it is kept: without relative clauses, an article or number at its front in lower case. */
export function describe(phrase: string): string {
  const whole = core(phrase);
  const short = whole.replace(
    /\s+(?:familiar with|briefed (?:on|about|by)|with (?:direct |close )?knowledge of|knowledgeable about|involved in|close to|speaking on|privy to|present at|on condition of)\s.*$/iu,
    '',
  );
  // "a person" alone says nothing: what they are familiar with tells who they are
  const words = /^(?:\p{L}+ )?(?:persons?|people|sources?|someone|somebody)$/iu.test(short) ? whole : short;
  return words.replace(
    /^(?:An?|The|One|Two|Three|Four|Five|Six|Several|Some|Many|Most|Both|Another|Other|Senior|Top|Former|Officials|Diplomats|Sources|Aides|People|Those|His|Her|Its|Their)\b/u,
    (m) => m.toLowerCase(),
  );
}

/** What the article tells of a source that it does not name. `source` is its spans, `sentence` where it stands. */
export function anonymityOf(
  text: string,
  source: readonly Span[],
  sentence: Span,
  mentions: readonly Mention[],
): Anonymity {
  const span = { start: source[0]!.start, end: source.at(-1)!.end };
  const phrase = text.slice(span.start, span.end);
  const head = core(phrase);
  const rank = RANK.exec(head)?.[1] ?? null;
  const ordinal = /\b(first|second|third|fourth|fifth|sixth)\b/i.exec(head)?.[1];
  return {
    affiliation: affiliationOf(text, span, head, mentions),
    rank: rankOf(head, rank),
    number: numberOf(head),
    ordinal: ordinal ? ORDINALS[ordinal.toLowerCase()]! : null,
    grounds: groundsOf(text, span, sentence),
    reason: reasonOf(text, span, sentence),
  };
}

/** "senior official" of "a senior State Department official". */
function rankOf(head: string, found: string | null): string | null {
  if (!found) return null;
  const above = /\b(senior|top|high-ranking|high-level|former|retired)\b/i.exec(head)?.[1];
  const rank = found.toLowerCase();
  return above && !rank.includes(above.toLowerCase()) ? `${above.toLowerCase()} ${rank}` : rank;
}

function numberOf(head: string): 'single' | 'several' {
  if (
    /^(?:an?|one|another|the (?:second|third|other)|he|she)\b(?! (?:few|number|couple|handful|group|pair))/i.test(head)
  )
    return 'single';
  if (/\b(?:two|three|four|five|six|several|some|many|few|both|couple|handful|number|pair|they)\b/i.test(head))
    return 'several';
  return /(?:s|people|men|women|staff)$/i.test(head.split(/\s(?:of|from|in|at|with|for)\s/u)[0]!)
    ? 'several'
    : 'single';
}

function affiliationOf(text: string, span: Span, head: string, mentions: readonly Mention[]): string | null {
  const within = mentions.filter(
    (m) => m.start >= span.start && m.end <= span.end && m.type !== 'LOC' && m.type !== 'MISC',
  );
  const near = within.find((m) => m.start < span.start + head.length + 2);
  if (near) return text.slice(near.start, near.end);
  const of = /\b(?:from|of|at|in|for|with)\s+((?:the|his|her|its|their)\s+[^,;]{3,60}|\p{Lu}[^,;]{2,60})/u.exec(
    text.slice(span.start, span.end),
  );
  if (
    of &&
    /\b(?:office|ministry|government|department|agency|administration|campaign|delegation|party|embassy|team|side|mission|palace|police|army|staff)\b/iu.test(
      of[1]!,
    )
  )
    return of[1]!.trim();
  const later = within[0];
  return later ? text.slice(later.start, later.end) : null;
}

function groundsOf(text: string, span: Span, sentence: Span): Span | null {
  for (const [from, to] of [
    [span.start, span.end],
    [span.end, Math.min(sentence.end, span.end + 160)],
  ] as const) {
    const part = text.slice(from, to);
    if (
      from === span.end &&
      !/^,?\s+(?:who|familiar|with|briefed|involved|close|present|privy|knowledgeable)\b/iu.test(part)
    )
      continue;
    const match = GROUNDS.exec(part);
    if (!match) continue;
    const start = from + match.index;
    const stop = /[,;.“”"]|\s(?:said|says|told|added)\b/u.exec(text.slice(start + 4, to));
    const end = stop ? start + 4 + stop.index : to;
    if (
      !WANTS_NO_NAME.test(text.slice(start, end)) &&
      !/^who\s+(?:asked|requested|spoke|declined|insisted|was not|were not|said)\b/iu.test(text.slice(start, end))
    )
      return end > start + 6 ? { start, end } : null;
  }
  return null;
}

function reasonOf(text: string, span: Span, sentence: Span): Span | null {
  const from = Math.max(sentence.start, span.start - 120);
  const part = text.slice(from, Math.min(text.length, sentence.end + 160));
  const asked = WANTS_NO_NAME.exec(part);
  if (!asked) return null;
  const bare = /^not authori/iu.test(asked[0]);
  const after = from + asked.index + (bare ? 0 : asked[0].length);
  const rest = text.slice(after, Math.min(text.length, after + 200));
  const why = bare
    ? { index: 0 }
    : /^[\s,]*(?=(?:because|as|since|citing|due to|given|in order to|so as|to (?:discuss|speak|talk|describe|share|be candid|avoid|protect)|while)\b)/iu.exec(
        rest,
      );
  if (!why) return null;
  const start = after + (bare ? 0 : /^[\s,]*/u.exec(rest)![0].length);
  const stop = /[;.“”"](?=\s|$)|,(?=\s+(?:said|told|added|and)\b)|\s(?:said|told)\b/u.exec(
    text.slice(start, start + 200),
  );
  const end = stop ? start + stop.index : Math.min(text.length, start + 200);
  return end > start + 5 ? { start, end } : null;
}

/** A source told of before, whom a later "the official" or "he" means. */
export interface Unnamed {
  name: string;
  noun: string;
  number: 'single' | 'several';
}

export const nounOf = (description: string): string =>
  fold(RANK.exec(description)?.[1]?.split(/\s+/u).at(-1) ?? '').replace(/s$/, '');
