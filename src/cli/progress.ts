import { paint } from './output.ts';

export interface Progress {
  step(): void;
  end(): void;
}

const WIDTH = 30;
/** Milliseconds between two drawings: on a terminal, and as lines of a log. */
const REDRAW = 100;
const LINE = 10_000;

const rounded = (rate: number): string => rate.toFixed(rate < 10 ? 1 : 0);

/**
 * How far a long work has come, on standard error: a bar on a terminal, a line now and then elsewhere.
 * @param total how many steps there will be; null where nobody knows
 */
export function progress(what: string, total: number | null, stream: NodeJS.WriteStream = process.stderr): Progress {
  const colour = paint(stream);
  const started = performance.now();
  let done = 0;
  let drawn = started;
  const told = (): string => {
    const seconds = (performance.now() - started) / 1000;
    const rate = seconds > 0.5 ? ` · ${rounded(done / seconds)}/s` : '';
    return `${done.toLocaleString('en')}${total === null ? '' : ` of ${total.toLocaleString('en')}`} ${what}${rate}`;
  };
  const bar = (): string => {
    if (!total) return '';
    const full = Math.round((Math.min(done, total) / total) * WIDTH);
    return `${colour('cyan', '━'.repeat(full))}${colour('dim', '─'.repeat(WIDTH - full))} `;
  };
  const draw = (): void => void stream.write(`\r${bar()}${told()}\u001b[K`);
  return {
    step() {
      done++;
      const now = performance.now();
      if (now - drawn < (stream.isTTY ? REDRAW : LINE)) return;
      drawn = now;
      if (stream.isTTY) draw();
      else stream.write(`${told()}\n`);
    },
    end() {
      if (stream.isTTY) stream.write('\r\u001b[K');
    },
  };
}
