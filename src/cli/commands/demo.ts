import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { debrief } from '../../brief/index.ts';
import { debriefRows } from '../debriefing.ts';
import { ingestAll } from '../ingesting.ts';
import { wholeNumber } from '../options.ts';
import { writeLine } from '../output.ts';
import { withStore } from '../record.ts';
import { freePort, hasScreen, serveUntilEnd } from '../serving.ts';
import { debriefForTerminal } from '../terminal/debrief.ts';
import { summaryText } from '../terminal/summary.ts';

const SAMPLES = join(import.meta.dirname, '..', '..', '..', 'samples');

export function configure(command: Command): void {
  command
    .option('--port <n>', 'port to listen on; any that is free where it is taken', wholeNumber(0), 4747)
    .option('--no-open', 'do not open the browser')
    .action(async ({ port, open }: { port: number; open: boolean }) => {
      const dir = await mkdtemp(join(tmpdir(), 'rapporteur-demo-'));
      try {
        await writeLine('Reading the sample reports that come with Rapporteur: one affair of February and March 2025.');
        await withStore(dir, false, async (store) => {
          await writeLine(summaryText(await ingestAll(store, [SAMPLES], { relate: true }), process.stdout));
          await writeLine(`\n${debriefForTerminal(debrief(await debriefRows(store, {})))}\n`);
        });
        await serveUntilEnd(dir, { port: await freePort(port) }, { browse: open && hasScreen(), fetch: true });
      } finally {
        await rm(dir, { recursive: true, force: true });
      }
    });
}
