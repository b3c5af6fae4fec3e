import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

/** A file of the package that pages refer to; `href` changes whenever the file does. */
export interface Asset {
  href: string;
  type: string;
  body: string;
  /** The same for whoever takes gzip. */
  packed: Uint8Array<ArrayBuffer>;
}

/** Files of a kind are joined to one, in this order: a page asks for one style sheet. */
function asset(name: string, type: string, files: readonly string[] = [name]): Asset {
  const body = files.map((file) => readFileSync(new URL(`./assets/${file}`, import.meta.url), 'utf8')).join('\n');
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 10);
  return { href: `/assets/${hash}/${name}`, type, body, packed: new Uint8Array(gzipSync(body)) };
}

/** Read once, when the program starts. */
export const CSS = asset('rapporteur.css', 'text/css; charset=utf-8', [
  'rapporteur.css',
  'settings.css',
  'affairs.css',
  'desk.css',
  'feeds.css',
  'drift.css',
  'narrow.css',
]);
/** For browsers that run no script. */
export const UNSCRIPTED = asset('unscripted.css', 'text/css; charset=utf-8');
export const SCRIPT = asset('rapporteur.js', 'text/javascript; charset=utf-8', [
  'rapporteur.js',
  'desk.js',
  'feeds.js',
]);
export const ICON = asset('icon.svg', 'image/svg+xml');
