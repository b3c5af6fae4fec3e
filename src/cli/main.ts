import { enableCompileCache } from 'node:module';

// Before anything else is loaded: what was compiled once starts faster the next time.
enableCompileCache();
const { main } = await import('./program.ts');
process.exitCode = await main(process.argv.slice(2));
