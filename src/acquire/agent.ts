import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What robots.txt calls us by. */
export const AGENT = 'Rapporteur';

const VERSION: string = JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8')).version;

/**
 * What every request says we are: the name and the version, and, where RAPPORTEUR_CONTACT gives one, an address at which the
 * people who run this copy can be reached.
 */
export function userAgent(contact = process.env['RAPPORTEUR_CONTACT']): string {
  const clean = contact?.replace(/[^\x21-\x7e]+/g, '').replace(/[()]/g, '');
  return clean ? `${AGENT}/${VERSION} (+${clean})` : `${AGENT}/${VERSION}`;
}
