import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** The folder of corpora, gold and scorers: `--shared DIR`, else `shared` beside the repository. */
export function sharedFolder(): string {
  const { values } = parseArgs({
    strict: false,
    options: { shared: { type: 'string', default: join(import.meta.dirname, '../../../shared') } },
  });
  const dir = resolve(values.shared as string);
  if (!existsSync(join(dir, 'score'))) {
    process.stderr.write(
      `${dir} has no folder score/. Give the folder of corpora, gold and scorers with --shared DIR.\n`,
    );
    process.exit(2);
  }
  return dir;
}

/** Standard output of one of the scorers. */
export function score(shared: string, script: string, ...args: string[]): string {
  return execFileSync(process.execPath, [join(shared, 'score', script), ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
}
