import { readFile } from 'node:fs/promises';
import type { InferenceSession, Tensor } from 'onnxruntime-node';
import { Failure } from '../../record/index.ts';
import { type Tokenizer, wordPieces } from './wordpiece.ts';

/** What config.json of a model says: label lists, and the figures found on dev splits. */
export interface ModelSettings {
  name: string;
  roles: string[];
  names: string[];
  times: string[];
  labels: Record<string, string[]>;
  /** The labels in which the model was better than the rules on dev; the others stay with the rules. */
  trusted: string[];
  /** Pieces a window at most, without [CLS] and [SEP], and pieces that neighbours share at least. */
  window: number;
  overlap: number;
  /**
   * Least probability: that an outermost cue begins at a piece (`cue`), that some cue begins at a piece of a content, for it to
   * be read once more (`hint`); least confidence of an outermost attribution with a source, of one without, of a nested one;
   * least confidence of what only the rules have found (`rules`).
   */
  threshold: { cue: number; hint: number; outer: number; sourceless: number; nested: number; rules: number };
  /** Least probability of a label that is set only then; the greatest wins among the others. */
  flags: { conditional: number; hedged: number };
  /** How many signs of the wording the labels look at, as listed in signs.txt; absent where they look at the pooled rows alone. */
  signs?: number;
  /** Weights of what `confidenceOf` looks at. */
  confidence: { bias: number; cue: number; roles: number; sourceless: number; long: number };
}

/** One window as the encoder takes it: [CLS], pieces, [SEP]. */
export interface WindowInput {
  ids: Int32Array;
  shape: Int32Array;
  gap: Int32Array;
  quote: Int32Array;
}

/** Rows are the window's pieces, [CLS] and [SEP] included. */
export interface WindowOutput {
  hidden: Float32Array;
  /** Two logits a row: an outermost cue begins here; a cue at any depth begins here. */
  cue: Float32Array;
  names: Float32Array;
  times: Float32Array;
}

export interface Model {
  settings: ModelSettings;
  tokenizer: Tokenizer;
  /** Width of a hidden row. */
  size: number;
  encode(window: WindowInput): Promise<WindowOutput>;
  /** Log probabilities of the role tags, for each cue (a row of `hidden`) a row for each row of `hidden`. */
  roles(hidden: Float32Array, cues: readonly number[]): Promise<Float32Array>;
  /** The place of each sign of the wording (labels/signs.ts) that the labels look at; none in models before there were any. */
  signs: ReadonlyMap<string, number>;
  /** Logits of all labels, one row an attribution; `pooled` holds five hidden rows each, `signs` a 1 at the place of each sign. */
  labels(pooled: Float32Array, signs: Float32Array): Promise<Float32Array>;
}

type Runtime = Pick<typeof import('onnxruntime-node'), 'InferenceSession' | 'Tensor'>;
type RuntimeModule = Runtime & { default?: Runtime };

const web: string = 'onnxruntime-web';
/** What runs the graphs: native code; in WebAssembly, four times slower, where somebody has installed that (150 MB). */
export const RUNTIMES = {
  node: (): Promise<RuntimeModule> => import('onnxruntime-node'),
  web: (): Promise<RuntimeModule> => import(web),
};

/**
 * The first of the runtimes that loads on this machine.
 * @throws Failure `unreadable` where none does
 */
export async function firstRuntime(runtimes: readonly (() => Promise<RuntimeModule>)[]): Promise<Runtime> {
  let cause: unknown;
  for (const load of runtimes) {
    try {
      const module = await load();
      return module.Tensor ? module : module.default!;
    } catch (error) {
      cause ??= error;
    }
  }
  throw new Failure(
    'unreadable',
    'onnxruntime-node does not load on this machine, so the trained model cannot be used.',
    {
      advice: 'Install onnxruntime-web, or read with --reader rules.',
      cause,
    },
  );
}

/** Where the weights lie: beside `src` and `dist` alike. */
export const MODEL_FOLDER = new URL('../../../models/reader-en/', import.meta.url);

const loaded = new Map<string, Promise<Model>>();

/**
 * The model of a folder, loaded once a process. Files are read from the disk, and nothing from a network.
 * @throws Failure `unreadable` where the files are not there or the runtime does not load on this machine
 */
export function loadModel(folder: URL = MODEL_FOLDER, threads = 1): Promise<Model> {
  let model = loaded.get(folder.href);
  if (!model) {
    model = openModel(folder, threads).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code !== 'ENOENT') throw cause;
      throw new Failure('unreadable', 'The files of the trained model are not there.', {
        value: cause.path ?? folder.pathname,
        advice: 'Install Rapporteur again, or read with --reader rules.',
        cause,
      });
    });
    loaded.set(folder.href, model);
  }
  return model;
}

/** Reads and opens the model of a folder, in a runtime of its own. */
export async function openModel(folder: URL, threads: number, runtimes = Object.values(RUNTIMES)): Promise<Model> {
  const text = (name: string) => readFile(new URL(name, folder), 'utf8');
  const { InferenceSession, Tensor } = await firstRuntime(runtimes);
  const session = async (name: string): Promise<InferenceSession> =>
    InferenceSession.create(await readFile(new URL(name, folder)), {
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
      logSeverityLevel: 3,
    });
  const [settings, vocabulary, encoder, roles, labels] = await Promise.all([
    text('config.json').then((json) => JSON.parse(json) as ModelSettings),
    text('vocab.txt'),
    session('encoder.onnx'),
    session('roles.onnx'),
    session('labels.onnx'),
  ]);
  const listed = settings.signs ? (await text('signs.txt')).split('\n').slice(0, settings.signs) : [];
  const floats = (tensor: Tensor | undefined): Float32Array => tensor!.data as Float32Array;
  const size = 384;
  return {
    settings,
    tokenizer: wordPieces(vocabulary),
    size,
    signs: new Map(listed.map((sign, place) => [sign, place])),
    async encode(window) {
      const row = (values: Int32Array) => new Tensor('int32', values, [1, values.length]);
      const out = await encoder.run({
        ids: row(window.ids),
        shape: row(window.shape),
        gap: row(window.gap),
        quote: row(window.quote),
      });
      return {
        hidden: floats(out['hidden']),
        cue: floats(out['cue']),
        names: floats(out['names']),
        times: floats(out['times']),
      };
    },
    async roles(hidden, cues) {
      const out = await roles.run({
        hidden: new Tensor('float32', hidden, [1, hidden.length / size, size]),
        at: new Tensor('int32', Int32Array.from(cues), [cues.length]),
      });
      return floats(out['roles']);
    },
    async labels(pooled, signs) {
      const width = 5 * size;
      const rows = pooled.length / width;
      const out = await labels.run({
        pooled: new Tensor('float32', pooled, [rows, width]),
        ...(listed.length ? { signs: new Tensor('float32', signs, [rows, listed.length]) } : {}),
      });
      return floats(out['labels']);
    },
  };
}
