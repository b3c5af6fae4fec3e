import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** A file of the package that pages refer to; `href` changes whenever the file does. */
export interface Asset {
  href: string;
  type: string;
  body: string;
}

function asset(name: string, type: string): Asset {
  const body = readFileSync(new URL(`./assets/${name}`, import.meta.url), 'utf8');
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 10);
  return { href: `/assets/${hash}/${name}`, type, body };
}

/** Read once, when the program starts. */
export const CSS = asset('rapporteur.css', 'text/css; charset=utf-8');
export const SCRIPT = asset('rapporteur.js', 'text/javascript; charset=utf-8');
export const ICON = asset('icon.svg', 'image/svg+xml');
