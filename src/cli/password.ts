import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Failure } from '../record/index.ts';

/**
 * A new password: asked for twice at a terminal, without showing it; else the first line of standard input. Never an
 * argument, which other users of the machine could see.
 * @throws Failure `bad_argument` where the two differ or there is none
 */
export async function newPassword(name: string): Promise<string> {
  if (!process.stdin.isTTY) {
    const given = await firstLine();
    if (given !== '') return given;
    throw new Failure('bad_argument', 'There is no password on standard input.', {
      advice: 'Run it at a terminal to be asked, or pipe the password in as a line.',
    });
  }
  const password = await asked(`New password for ${name}: `);
  if ((await asked('The same again: ')) === password) return password;
  throw new Failure('bad_argument', 'The two are not the same.', { advice: 'Run it again.' });
}

async function firstLine(): Promise<string> {
  const lines = createInterface({ input: process.stdin });
  try {
    for await (const line of lines) return line;
    return '';
  } finally {
    lines.close();
    process.stdin.destroy();
  }
}

const [ENTER, RETURN, END, INTERRUPT, ERASE, BACKSPACE] = ['\n', '\r', '\u0004', '\u0003', '\u007f', '\b'];

/** What was typed, or pasted, beyond the end of the line that was asked for. */
let ahead: string[] = [];

/** Asks at the terminal; what is typed does not show. */
async function asked(question: string): Promise<string> {
  const { stdin, stderr } = process;
  // Before the question is shown, so that not even the fastest answer is.
  stdin.setRawMode(true);
  stdin.setEncoding('utf8');
  stdin.resume();
  stderr.write(question);
  const typed: string[] = [];
  try {
    for (;;) {
      const key = ahead.shift();
      if (key === undefined) ahead = [...((await once(stdin, 'data')) as [string])[0]];
      else if (key === ENTER || key === RETURN || key === END) return typed.join('');
      else if (key === INTERRUPT) throw new Failure('bad_argument', 'Given up; nothing was changed.');
      else if (key === ERASE || key === BACKSPACE) typed.pop();
      else typed.push(key);
    }
  } finally {
    stdin.setRawMode(false);
    stdin.pause();
    stderr.write('\n');
  }
}
