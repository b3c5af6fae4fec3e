import type { Model } from '../../../src/read/encoder/session.ts';
import { wordPieces } from '../../../src/read/encoder/wordpiece.ts';

/** What a fake model sees in a text: the words that begin a cue, and what each cue ties together. */
export interface Script {
  /** By the cue's word: its logits (outermost, any depth) and the words of its roles. */
  cues: Record<string, { outer: number; any: number; under?: string; source?: string[]; content: string[] }>;
  names?: Record<string, string>;
}

const ROLES = ['O', 'B-source', 'I-source', 'B-cue', 'I-cue', 'B-content', 'I-content'];
const NAMES = ['O', 'B-PER', 'I-PER', 'B-ORG', 'I-ORG', 'B-LOC', 'I-LOC', 'B-MISC', 'I-MISC'];
const TIMES = ['O', 'B-DATE', 'I-DATE', 'B-TIME', 'I-TIME', 'B-DURATION', 'I-DURATION', 'B-SET', 'I-SET'];
const SIZE = 2;

/**
 * A model that follows a script instead of weights. Every word of `text` is one piece of its vocabulary; the hidden row of a
 * piece is its id, so that `roles` knows which cue it is asked about.
 */
export function fakeModel(text: string, script: Script, window = 100, overlap = 10): Model {
  const words = [...new Set(text.toLowerCase().match(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu))];
  const vocabulary = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', ...words];
  const wordAt = (hidden: Float32Array, row: number) => vocabulary[hidden[row * SIZE]!]!;
  const tagsOf = (list: string[], i: string, b: string, row: string, before: string): string =>
    list.includes(row) ? (list.includes(before) ? i : b) : 'O';
  return {
    settings: {
      name: 'fake 1',
      roles: ROLES,
      names: NAMES,
      times: TIMES,
      labels: {
        source_kind: ['named', 'none'],
        act: ['state', 'promise'],
        conditional: ['0', '1'],
        hedged: ['0', '1'],
        commitment: ['-', 'self', 'other'],
      },
      trusted: ['act', 'commitment'],
      window,
      overlap,
      threshold: { cue: 0.5, hint: 0.5, outer: 0, sourceless: 0, nested: 0.5, rules: 0.7 },
      flags: { conditional: 0.5, hedged: 0.5 },
      confidence: { bias: 0, cue: 1, roles: 0, sourceless: 0, long: 0 },
    },
    tokenizer: wordPieces(vocabulary.join('\n')),
    size: SIZE,
    signs: new Map([['opens:not', 0]]),
    async encode({ ids }) {
      const hidden = new Float32Array(ids.length * SIZE);
      const cue = new Float32Array(ids.length * 2).fill(-9);
      const names = new Float32Array(ids.length * NAMES.length);
      ids.forEach((id, i) => {
        hidden[i * SIZE] = id;
        const logits = script.cues[vocabulary[id]!];
        // a content read again is a text of its own: what was nested is outermost there
        const again = !ids.includes(vocabulary.indexOf(logits?.under ?? 'said'));
        if (logits) cue.set([again ? logits.any : logits.outer, logits.any], 2 * i);
        names[i * NAMES.length + NAMES.indexOf(script.names?.[vocabulary[id]!] ?? 'O')] = 9;
      });
      return { hidden, cue, names, times: new Float32Array(ids.length * TIMES.length) };
    },
    async roles(hidden, cues) {
      const rows = hidden.length / SIZE;
      const out = new Float32Array(cues.length * rows * ROLES.length).fill(-9);
      cues.forEach((at, c) => {
        const { source = [], content } = script.cues[wordAt(hidden, at)]!;
        for (let row = 0; row < rows; row++) {
          const word = wordAt(hidden, row);
          const before = row > 0 ? wordAt(hidden, row - 1) : '';
          let tag = row === at ? 'B-cue' : tagsOf(source, 'I-source', 'B-source', word, before);
          if (tag === 'O') tag = tagsOf(content, 'I-content', 'B-content', word, before);
          out[(c * rows + row) * ROLES.length + ROLES.indexOf(tag)] = 0;
        }
      });
      return out;
    },
    async labels(pooled, signs) {
      const count = pooled.length / (5 * SIZE);
      const out = new Float32Array(count * 11);
      for (let i = 0; i < count; i++) out.set([0, 1, signs[i] ? 2 : 0, 1, 1, 0, 0, 1, 0, 1, 0], i * 11);
      return out;
    },
  };
}
