import type { Mention, Speaker } from '../../record/index.ts';
import type { View, Word } from './sentence.ts';

/** Names of an article, for finding the fullest form of each. */
export interface Names {
  full(words: readonly Word[]): Speaker;
}

const TITLE =
  /^(?:the|a|an|his|her|its|their|mr|mrs|ms|miss|dr|sir|lord|president|prime|minister|foreign|chancellor|secretary|premier|king|queen|emir|general|senator|sen|rep|envoy|ambassador|deputy|former|then|then-secretary|vice|state|of)$/i;

/** Collects the runs of capitalised words of an article, so that "Macron" can become "Emmanuel Macron". */
export function namesOf(views: readonly View[], mentions: readonly Mention[], text: string): Names {
  const fullest = new Map<string, string>();
  const learn = (name: string): void => {
    const parts = name.split(/\s+/).filter((p) => !TITLE.test(p));
    const last = parts.at(-1);
    if (!last || parts.length < 2) return;
    const known = fullest.get(last.toLowerCase());
    const joined = parts.join(' ');
    if (!known || (joined.length > known.length && parts.length <= 4)) fullest.set(last.toLowerCase(), joined);
  };
  const actors = new Map<string, string>();
  for (const m of mentions) {
    const name = text.slice(m.start, m.end);
    if (m.type === 'PER') learn(name);
    if (m.actor) actors.set(name.toLowerCase(), m.actor);
  }
  for (const view of views) {
    let run: string[] = [];
    for (const w of [...view.words, null]) {
      if (w && w.tag === 'P' && w.timex === null && /^\p{Lu}/u.test(w.text)) run.push(w.text);
      else {
        const parts = run.filter((p) => !TITLE.test(p));
        if (parts.length >= 2 && parts.length <= 3) learn(parts.join(' '));
        run = [];
      }
    }
  }
  return {
    full(words) {
      const parts = words.map((w) => w.text);
      while (parts.length > 1 && /^(?:the|a|an)$/i.test(parts[0]!)) parts.shift();
      const person = words.filter((w) => w.tag === 'P');
      const last = person.at(-1)?.text ?? '';
      const known = words.at(-1)?.tag === 'P' ? fullest.get(last.toLowerCase()) : undefined;
      const name =
        known ??
        parts
          .join(' ')
          .replace(/ (?=['’]s\b)/g, '')
          .replace(/ ([.,])/g, '$1');
      const actor = actors.get(name.toLowerCase()) ?? actors.get(last.toLowerCase());
      return actor === undefined ? { name } : { name, actor };
    },
  };
}
