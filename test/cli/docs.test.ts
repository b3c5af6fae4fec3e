import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EXIT_CODES } from '../../src/cli/exit.ts';
import { wholeProgram } from '../../src/cli/program.ts';
import { rapporteur } from './run.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/cli.md'), 'utf8');

/** The flags that a part of the page names, as in `--since`; a part begins with `## rapporteur NAME`. */
function documented(command: string): Set<string> {
  const part = new RegExp(`^## rapporteur ${command}\\n([\\s\\S]*?)(?=^## |$(?![\\s\\S]))`, 'm').exec(page)?.[1] ?? '';
  return new Set([...part.matchAll(/^- `(?:-\w, )?(--[a-z-]+)/gm)].map(([, flag]) => flag!));
}

test('docs/cli.md names every command and every option, and no others', async () => {
  const program = await wholeProgram();
  const parts = [...page.matchAll(/^## rapporteur (\S+)$/gm)].map(([, name]) => name);
  expect(parts.sort()).toEqual(program.commands.map((command) => command.name()).sort());
  expect(program.commands.length).toBeGreaterThan(5);
  for (const command of program.commands) {
    const flags = new Set([command, ...command.commands].flatMap(({ options }) => options.map(({ long }) => long)));
    expect(documented(command.name()), command.name()).toEqual(flags);
  }
});

test('docs/cli.md gives the exit codes as --help does', async () => {
  const { out, code } = await rapporteur(['--help']);
  expect(code).toBe(0);
  for (const [exit, meaning] of EXIT_CODES) {
    expect(page).toContain(`| ${exit} | ${meaning} |`);
    expect(out).toContain(meaning);
  }
  expect([...page.matchAll(/^\| \d+ \|/gm)].length).toBe(EXIT_CODES.length);
  const read = await rapporteur(['read', '--help']);
  expect(read.out).toContain('--jsonl');
  expect((await rapporteur(['help', 'ingest'])).out).toContain('index.json');
  expect((await rapporteur(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect((await rapporteur([])).code).toBe(2);
});
