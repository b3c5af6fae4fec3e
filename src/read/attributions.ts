import type { Attribution, Span } from '../record/index.ts';
import { type Annotator, layer, type Sentence } from './annotator.ts';

const VERB =
  '(?:said|says|told|added|wrote|asked|tweeted|argued|noted|insisted|explained|warned|declared|announced|claimed|stated|believes|thinks)';
const NAME = "(?:[Tt]he |[Aa]n? )?[\\p{Lu}a-z][\\p{L}.’'-]*(?: [\\p{L}.’'-]+){0,6}?|[Hh]e|[Ss]he|[Tt]hey";
const AFTER = new RegExp(
  `^\\s*(?:(${VERB})\\s+(${NAME})|(${NAME})\\s+(${VERB}))(?=[.,;]|$| (?:in|on|at|during|of|to))`,
  'u',
);
const BEFORE = new RegExp(`(?:^|[,;] )(${NAME})\\s+(${VERB})\\s+(that\\s.+|.+?)[.]?$`, 'u');

/** Quotations with the words of saying beside them, and reported clauses. */
export const attributions: Annotator = {
  name: 'attributions',
  requires: ['sentences', 'tokens', 'timexes'],
  adds: ['attributions'],
  annotate(draft) {
    const { text } = draft.article;
    draft.attributions = layer(draft, 'sentences')
      .map((sentence) => inSentence(text, sentence))
      .filter((found) => found !== null)
      .map((found, index) => ({ ...found, id: `a${index + 1}` }));
  },
};

function inSentence(text: string, sentence: Sentence): Attribution | null {
  const words = text.slice(sentence.start, sentence.end);
  const at = (start: number, end: number): Span => ({ start: sentence.start + start, end: sentence.start + end });
  const quote = /^[“"].+?[,?!.—][”"]/u.exec(words);
  if (quote) {
    const after = AFTER.exec(words.slice(quote[0].length));
    if (!after) return null;
    const [verb, name] = after[1] ? [after[1], after[2]!] : [after[4]!, after[3]!];
    const from = quote[0].length;
    const n = from + after[0].indexOf(name);
    const v = from + after[0].indexOf(verb);
    return neutral(at(n, n + name.length), at(v, v + verb.length), at(0, from), 'direct');
  }
  const before = BEFORE.exec(words);
  if (!before) return null;
  const n = before.index + before[0].indexOf(before[1]!);
  const v = words.indexOf(before[2]!, n + before[1]!.length);
  const c = words.indexOf(before[3]!, v + before[2]!.length);
  return neutral(at(n, n + before[1]!.length), at(v, v + before[2]!.length), at(c, c + before[3]!.length), 'indirect');
}

const neutral = (source: Span, cue: Span, content: Span, kind: Attribution['kind']): Attribution => ({
  id: '',
  source: [source],
  cue: [cue],
  content: [content],
  kind,
  sourceKind: 'named',
  act: 'state',
  conditional: false,
  hedged: false,
  commitment: '-',
  speaker: null,
  relay: [],
  parent: null,
  confidence: 0.5,
});
