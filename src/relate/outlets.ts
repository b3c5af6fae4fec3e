import { fold, remembered } from './words.ts';

/** Words of outlets' names that tell none from another. */
export const LABELS = new Set(
  'the a an of in and news agency newspaper daily paper journal wire service press media outlet website site portal magazine newsletter publication based online group company com'.split(
    ' ',
  ),
);
const GENERIC =
  /\b(?:media|press|agencies|newspapers?|outlets?|publications?|reports?|websites?|channels?|broadcasters?|wires?|sources?|dailies|papers?)\b/u;
const VAGUE =
  /^(?:an?|some|several|foreign|local|international|western|regional|other|various|media|press|agencies|the (?:foreign|local|international|western) )\b/u;

export const wordsOfName = remembered((name): readonly string[] =>
  fold(name)
    .replace(/'s\b/gu, '')
    .replace(/&/gu, ' ')
    .split(/[^a-z0-9\p{L}]+/u)
    .filter((w) => w.length > 0),
);

/** Whether a credit names no outlet in particular: "foreign media", "a newspaper from South Asia". */
export const isVague = remembered((credit): boolean => {
  const name = fold(credit).trim();
  return (
    name === '' ||
    (VAGUE.test(name) && GENERIC.test(name)) ||
    wordsOfName(name).every(
      (w) => LABELS.has(w) || /^(?:foreign|local|international|western|report|newspapers|outlets)$/u.test(w),
    )
  );
});

const tellingWords = remembered((name): readonly string[] => wordsOfName(name).filter((w) => !LABELS.has(w)));

/** Whether a credit can mean the outlet: all words of the shorter name stand in the longer one, or the initials do. */
export function namesOutlet(credit: string, outlet: string | null): boolean {
  if (outlet === null || isVague(credit)) return false;
  const [a, b] = [tellingWords(credit), tellingWords(outlet)];
  if (a.length === 0 || b.length === 0) return wordsOfName(credit).join(' ') === wordsOfName(outlet).join(' ');
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.every((w) => long.includes(w))) return true;
  const initials = wordsOfName(outlet)
    .filter((w) => !/^(?:the|of|and)$/u.test(w))
    .map((w) => w[0])
    .join('');
  return a.length === 1 && initials.length > 1 && a[0] === initials;
}
