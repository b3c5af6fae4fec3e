import { outletKey, outletNamed } from '../outlets.ts';
import { outletShape } from '../plain/names.ts';

/** A name read off a text: what it is called, and where it stands in the window that was read. */
export interface NameFound {
  name: string;
  /** As written. */
  raw: string;
  start: number;
  end: number;
  /** Known to the list, shaped like a publisher's name, introduced by a word for one ("the newspaper X"), or no name at all. */
  by: 'list' | 'shape' | 'class' | 'generic' | 'capitals';
}

const CAP = "\\p{Lu}[\\p{L}\\p{M}\\p{N}.&’'-]*";
const JOIN = '(?:\\s(?:of|and|&|de|du|la|le|der|die|das|el|al|for|in))?';
const CAPS = `${CAP}(?:${JOIN}\\s${CAP}){0,5}`;
const CLASS =
  'newspapers?|papers?|dail(?:y|ies)|weekly|tabloid|broadsheet|magazine|newsletter|news (?:agency|site|website|portal|outlet|magazine|channel|service|wire)|(?:press |wire )?agency|broadcaster|(?:tv |television |radio )?(?:channel|station|network)|outlet|publication|portal|website|site|wire service|journal|blog|monitor';
const PLACE_WORD =
  "(?:(?!(?:As|The|In|On|At|But|And|According|While|When|After|Some|Several|Many)\\s)\\p{Lu}[\\p{L}’'.-]+(?:\\s\\p{Lu}[\\p{L}’'.-]+)?)";
/** Either case of the first letter; the flag for it would let \p{Lu} match small letters. */
const anyCase = (words: string): string =>
  `(?:${words
    .split('|')
    .map((w) => `[${w[0]!.toUpperCase()}${w[0]}]${w.slice(1)}`)
    .join('|')})`;
const GENERIC = `(?:${anyCase('some|several|other|many|various|a number of')}\\s)?(?:(?:${anyCase('foreign|local|international|western|domestic|regional|national|state|state-run|semi-official|independent|opposition|official')}|${PLACE_WORD})\\s){0,2}${anyCase('media outlets|media outlet|media reports|media organisations|media organizations|media sources|media|press reports|press|newspapers|news agencies|news outlets|news reports|news wires|outlets|agencies|broadcasters')}|${anyCase('an|a|one')}\\s(?:(?:[\\p{Ll}-]+|${PLACE_WORD})\\s){0,2}(?:newspaper|daily|news agency|broadcaster|magazine|news site)(?:\\s(?:from|in|of|based in)\\s${PLACE_WORD})?`;

const AT_END = {
  classed: new RegExp(`(?<![\\p{L}\\p{N}])((?:[Tt]he\\s|[Aa]\\s)?(?:[\\p{Ll}-]+\\s)?(?:${CLASS})\\s(${CAPS}))$`, 'u'),
  classedAfter: new RegExp(`(?<![\\p{L}\\p{N}])((?:[Tt]he\\s)?(${CAPS})\\s(?:${CLASS}))$`, 'u'),
  generic: new RegExp(`(?<![\\p{L}\\p{N}])(${GENERIC})$`, 'u'),
  caps: new RegExp(`(?<![\\p{L}\\p{N}])((?:[Tt]he\\s)?(?:\\p{L}+-based\\s)?(${CAPS}))(?:\\s\\(\\p{Lu}{2,7}\\))?$`, 'u'),
};
const AT_START = {
  classed: new RegExp(`^((?:the\\s|a\\s)?(?:[\\p{Ll}-]+\\s|${PLACE_WORD}\\s)?(?:${CLASS})\\s(${CAPS}))`, 'u'),
  classedAfter: new RegExp(`^((?:the\\s)?(${CAPS})\\s(?:${CLASS}))(?![\\p{L}])`, 'u'),
  generic: new RegExp(`^((?:the\\s)?(?:${GENERIC}))(?![\\p{L}])`, 'u'),
  caps: new RegExp(`^((?:the\\s|The\\s)?(?:\\p{L}+-based\\s)?(${CAPS}))`, 'u'),
};

/**
 * What in a run of capitalised words may be the name: next to the word that credits it, so only words on the far side fall
 * away, and a town after it ("the Gulf Meridian of Dubai").
 */
function trimmed(caps: string, far: 'before' | 'after'): string[] {
  const bare = caps.replace(/[’']s$/u, '').replace(/[.’'-]+$/u, '');
  const out = [bare];
  const withoutPlace = bare.replace(/\s(?:of|in|for)\s\p{Lu}[\p{L}’'. -]*$/u, '');
  if (withoutPlace !== bare) out.push(withoutPlace, bare.slice(withoutPlace.length).replace(/^\s\p{Ll}+\s/u, ''));
  const words = withoutPlace.split(' ');
  for (let n = 1; n < Math.min(words.length, 4); n++) {
    const rest = far === 'before' ? words.slice(n) : words.slice(0, -n);
    if (/^\p{Lu}/u.test(rest[0]!) && /^\p{Lu}/u.test(rest.at(-1)!)) out.push(rest.join(' '));
  }
  return out;
}

/** Bodies whose names end as some publishers' do. */
const OTHER_BODY =
  /\b(?:Minister|President|Ministry|Office|Council|Committee|Party|Conference|Secretary|Department|Bureau)\b|^(?!.*\b(?:News|Press|Wire|Media|Broadcasting|TV|Radio)\b).*\b(?:Agency|Network|Service|Channel|Line|Desk|Register|Record|Report|Nation|Leader|Citizen|Monitor|Age|Voice|Line|Star|Sun|Mercury)$/u;

const NO_OUTLET =
  /^(?:The|A|An|In|On|He|She|It|They|But|And|Mr|Mrs|Ms|President|Prime Minister|Foreign Minister|Minister|Reporters?|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|State Department|White House|Foreign Ministry|Congress|Parliament|Kremlin|EU|UN|U\.S|US|UK|NATO)$/u;

/** "the Bangladeshi daily" takes up a name given before. */
const DEMONYM = /^\p{Lu}\p{L}+(?:i|ian|ean|ish|ese|an|ic|ch|sh|American)$/u;

function judged(
  caps: string,
  far: 'before' | 'after',
): { name: string; raw: string; by: 'list' | 'shape'; offset: number } | null {
  for (const name of trimmed(caps, far)) {
    if (NO_OUTLET.test(name)) continue;
    // "the National Assembly" is not The National; "CBS This Morning" is CBS.
    if (
      far === 'after' &&
      name.length < caps.length - 2 &&
      !name.includes(' ') &&
      name !== name.toUpperCase() &&
      !/^[’'.]/.test(caps.slice(name.length))
    )
      continue;
    const listed = outletNamed(name);
    // A short alias is a word or another body's initials as often as an outlet: only as it is written on the list.
    if (listed && (name.length > 4 || name === listed.name || listed.aliases.includes(name)))
      return { name: listed.name, raw: name, by: 'list', offset: caps.indexOf(name) };
    if (outletShape(name) && name.includes(' ') && !OTHER_BODY.test(name))
      return { name, raw: name, by: 'shape', offset: caps.indexOf(name) };
  }
  return null;
}

/** A window cut at the end of a sentence; before the name or after it. */
function oneSentence(window: string, fromStart: boolean): string {
  const ends = [...window.matchAll(/(?<=\p{L}{3}[.!?]["”’]?)\s/gu)];
  if (ends.length === 0) return window;
  return fromStart ? window.slice(0, ends[0]!.index) : window.slice(ends.at(-1)!.index);
}

function read(window: string, patterns: typeof AT_END, sites: RegExp): NameFound | null {
  const site = sites.exec(window);
  if (site)
    return {
      name: outletNamed(site[1]!)?.name ?? site[1]!,
      raw: site[1]!,
      start: site.index + site[0].indexOf(site[1]!),
      end: site.index + site[0].length,
      by: 'shape',
    };
  for (const key of ['classed', 'classedAfter'] as const) {
    const m = patterns[key].exec(window);
    const name = m?.[2]?.replace(/[.’'-]+$/u, '');
    if (m && name && !NO_OUTLET.test(name) && !(key === 'classedAfter' && DEMONYM.test(name) && !outletNamed(name)))
      return {
        name: outletNamed(name)?.name ?? name,
        raw: name,
        start: m.index,
        end: m.index + m[1]!.length,
        by: 'class',
      };
  }
  const generic = patterns.generic.exec(window);
  if (generic)
    return {
      name: generic[1]!.replace(/^the\s/i, ''),
      raw: generic[1]!,
      start: generic.index,
      end: generic.index + generic[1]!.length,
      by: 'generic',
    };
  const caps = patterns.caps.exec(window);
  if (!caps) return null;
  const inner = caps.index + caps[1]!.lastIndexOf(caps[2]!);
  const known = judged(caps[2]!, patterns === AT_END ? 'before' : 'after');
  if (known) {
    const whole = known.offset === 0 ? caps.index : inner + known.offset;
    const end = patterns === AT_END ? caps.index + caps[0].length : inner + caps[2]!.length;
    return { name: known.name, raw: known.raw, start: whole, end, by: known.by };
  }
  return {
    name: caps[2]!.replace(/[.’'-]+$/u, ''),
    raw: caps[2]!,
    start: caps.index,
    end: caps.index + caps[0].length,
    by: 'capitals',
  };
}

const SITE =
  '[\\p{Lu}\\p{N}][\\p{L}\\p{N}-]{1,30}\\.(?:az|com|net|org|info|news|ru|ua|ge|am|kz|eu|de|fr|pl|me|rs|ba|mk|al|tv|md|ro|bg|gr|ir|in|pk)';
const SITE_AT_END = new RegExp(`(?<![\\p{L}\\p{N}])(${SITE})$`, 'u');
const SITE_AT_START = new RegExp(`^(?:the\\s)?(${SITE})(?![\\p{L}])`, 'u');

/** The outlet's name that a window of text ends with. */
export function nameAtEnd(window: string): NameFound | null {
  const kept = oneSentence(window, false);
  const found = read(kept, AT_END, SITE_AT_END);
  const cut = window.length - kept.length;
  return found && { ...found, start: found.start + cut, end: found.end + cut };
}
/** The outlet's name that a window of text starts with. */
export const nameAtStart = (window: string): NameFound | null =>
  read(oneSentence(window, true), AT_START, SITE_AT_START);

/** Whether a name means the page's own outlet: the same, its initials, or its last word ("the Courier"). */
export function isOwn(name: string, outlet: string | null): boolean {
  if (/^(?:this|our)\b/i.test(name)) return true;
  if (!outlet) return false;
  const key = outletKey(name);
  const own = outletKey(outlet);
  if (!key || key === own || own.endsWith(` ${key}`) || key.endsWith(` ${own}`)) return true;
  const initials = own
    .split(' ')
    .filter((word) => word !== 'and' && word !== 'of')
    .map((word) => word[0])
    .join('');
  return (
    key.replace(/\s/g, '') === initials ||
    key ===
      own
        .split(' ')
        .map((word) => word[0])
        .join('')
  );
}
