import { execFileSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';

/** Compiles src to dist and copies beside it the files that are not TypeScript (SQL, JSON, CSS, scripts of the pages). */
rmSync('dist', { recursive: true, force: true });
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], { stdio: 'inherit' });
cpSync('src', 'dist', { recursive: true, filter: (from) => !from.endsWith('.ts') });
