import { Command, CommanderError } from 'commander';
import { Failure } from '../record/index.ts';
import { COMMANDS, type CommandName } from './commands.ts';
import { EXIT, EXIT_CODES, exitOf } from './exit.ts';
import { heedClosedOutput, note, sayFailure, Unread } from './output.ts';
import { VERSION } from './version.ts';

/**
 * Runs the command line and returns the exit code.
 * @param args what stands after the program's name
 */
export async function main(args: readonly string[]): Promise<number> {
  heedClosedOutput();
  const json = args.includes('--json');
  try {
    const program = await programFor(args);
    if (json) silence(program);
    let code: number = EXIT.ok;
    program.setOptionValue('exit', (given: number) => (code = given));
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    return error instanceof Unread ? EXIT.ok : say(error, json);
  }
}

/** The program, with the command that the arguments name made whole; the others only have their names. */
export async function programFor(args: readonly string[]): Promise<Command> {
  const wanted = args.find((arg) => !arg.startsWith('-'));
  const asked = wanted === 'help' ? args[args.indexOf('help') + 1] : wanted;
  const program = new Command('rapporteur')
    .description(
      'Reads diplomatic news and keeps the record: who said what, on whose word, what was promised or refused, what is next.',
    )
    .version(VERSION, '-V, --version', 'say which version this is')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'show help of a command')
    .exitOverride()
    .addHelpText('after', EPILOGUE);
  for (const [name, { summary, load }] of Object.entries(COMMANDS)) {
    const command = program.command(name).summary(summary).description(summary).exitOverride();
    command.helpOption('-h, --help', 'show help');
    if (name === asked) (await load()).configure(command);
  }
  return program;
}

/** Every command made whole: what the documentation is checked against. */
export async function wholeProgram(): Promise<Command> {
  const program = await programFor([]);
  for (const command of program.commands) (await COMMANDS[command.name() as CommandName].load()).configure(command);
  return program;
}

const EPILOGUE = `
Examples:
  $ rapporteur read article.html
  $ rapporteur read https://example.org/news/talks --json
  $ rapporteur read --jsonl pages.jsonl > readings.jsonl
  $ rapporteur ingest pages/ && rapporteur debrief --since 2025-02-20
  $ rapporteur serve

Exit codes:
${EXIT_CODES.map(([code, meaning]) => `  ${String(code).padStart(3)}  ${meaning}`).join('\n')}`;

function silence(command: Command): void {
  command.configureOutput({ writeErr: () => {} });
  command.commands.forEach(silence);
}

function say(error: unknown, json: boolean): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return EXIT.ok;
    const message = error.message.replace(/^error: /, '');
    if (json && error.code !== 'commander.help') tell(new Failure('bad_argument', message, { advice: 'See --help.' }));
    return EXIT.usage;
  }
  if (error instanceof Failure) {
    if (json) tell(error);
    else sayFailure(error);
    return exitOf(error.code);
  }
  const { message, stack } = error as Error;
  const failure = new Failure('defect', `This is a mistake of ours: ${message}.`, {
    advice: 'Please report it with the command; RAPPORTEUR_DEBUG=1 shows where it happened.',
  });
  if (json) tell(failure);
  else sayFailure(failure);
  if (process.env['RAPPORTEUR_DEBUG']) note(stack ?? '');
  return EXIT.defect;
}

/** The one JSON error shape, where a program is to read it. */
const tell = (failure: Failure): void => void process.stdout.write(`${JSON.stringify(failure)}\n`);
