import type { Mention } from '../../record/index.ts';
import { pronounOf } from '../lexicon/firstnames.ts';

/**
 * The model's names, with actors and finer types from the rules' names on the same words. What only looks like a name of a person
 * is none: a pronoun or title alone; a known place that is not also a first name stays one; "Ann Lind and Bo Ek" are two. The first
 * words of the name of a known body are the whole; the family name of somebody who is named in full is a person's.
 */
export function refined(text: string, names: readonly Mention[], known: readonly Mention[]): Mention[] {
  const at = new Map(known.map((m) => [`${m.start} ${m.end}`, m]));
  const fuller = known.filter((m) => m.actor && /^(?:ORG|GPE)$/.test(m.type));
  const family = familyNames(text, names);
  return names.flatMap(apart(text)).flatMap((name) => {
    const words = text.slice(name.start, name.end);
    if (name.type === 'PER' && NO_NAME.test(words)) return [];
    const same = at.get(`${name.start} ${name.end}`);
    const around = fuller.find((m) => m.start === name.start && m.end > name.end);
    if (around && name.type === 'ORG') return [around];
    const actor = same?.actor ? { actor: same.actor } : {};
    if (family.has(words) && !/^(?:GPE|LOC|NORP)$/.test(same?.type ?? '')) return [{ ...name, ...actor, type: 'PER' }];
    if (!same) return [name];
    const place = name.type === 'PER' && /^(?:GPE|LOC)$/.test(same.type) && pronounOf(words.toLowerCase()) === null;
    const finer = place || FINER[name.type]?.includes(same.type) ? same.type : name.type;
    return [{ ...name, ...actor, type: finer }];
  });
}

/** The last words of people's names of two words and more. */
const familyNames = (text: string, names: readonly Mention[]): Set<string> =>
  new Set(
    names.flatMap((name) => {
      const words = name.type === 'PER' ? text.slice(name.start, name.end).split(/\s+/u) : [];
      return words.length > 1 ? [words.at(-1)!] : [];
    }),
  );

/** People that are joined by "and", each as a name of its own. */
const apart =
  (text: string) =>
  (name: Mention): Mention[] => {
    const joint = name.type === 'PER' ? /\s+and\s+(?=\p{Lu})/u.exec(text.slice(name.start, name.end)) : null;
    if (!joint) return [name];
    const end = name.start + joint.index;
    return [{ ...name, end }, ...apart(text)({ ...name, start: end + joint[0].length })];
  };

const NO_NAME = /^(?:he|she|it|we|they|i|mr|mrs|ms|miss|dr|sen|rep|gov|sir|lord|lady|prof|gen|col)\.?$/iu;
/** Types of the rules that the four of the model do not tell apart. */
const FINER: Partial<Record<Mention['type'], Mention['type'][]>> = { LOC: ['GPE'], MISC: ['NORP'] };
