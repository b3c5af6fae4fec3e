import type { Command } from 'commander';
import { wholeNumber } from '../options.ts';
import { dataOption } from '../record.ts';
import { hasScreen, serveUntilEnd } from '../serving.ts';

interface Options {
  data: string;
  port: number;
  host: string;
  open?: boolean;
}

export function configure(command: Command): void {
  command
    .addOption(dataOption())
    .option('--port <n>', 'port to listen on; 0 for any that is free', wholeNumber(0), 4747)
    .option('--host <address>', 'address to listen on; 0.0.0.0 lets other machines in', '127.0.0.1')
    .option('--open', 'open it in the browser')
    .action(({ data, port, host, open }: Options) => serveUntilEnd(data, { port, host }, open === true && hasScreen()));
}
