import { userInfo } from 'node:os';
import type { By } from '../access/index.ts';

/** Whoever runs a command, as the audit names them. */
export function byCommand(): By {
  let who = 'unknown';
  try {
    who = userInfo().username;
  } catch {
    // A user without a name in the system's list, as in some containers.
  }
  return { who, by: 'command line', from: null };
}
