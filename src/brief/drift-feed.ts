import type { Drift } from '../record/index.ts';
import { escaped } from './alert-feeds.ts';
import { DRIFT_WORDS } from './disagreements.ts';
import type { Head } from './shapes.ts';
import { shorten } from './words.ts';

/** One thing that drifted in a copy, as the record lists it. */
export interface DriftedCopy {
  statement: { id: string };
  kind: string;
  drift: Drift | null;
  copy: DriftSide;
  origin: DriftSide;
}

export interface DriftSide {
  article: Head;
  words: string;
  changed: string | null;
  sentence: number;
}

/** "Brack Gazette: date changed, “June 14” to “July 14”, from Corvane Agency". */
export function driftTitle({ kind, copy, origin }: DriftedCopy): string {
  const outlet = (side: DriftSide): string => side.article.outlet ?? 'an unknown outlet';
  const words = [origin.changed, copy.changed].map((w) => (w === null ? null : `“${shorten(w, 60)}”`));
  const change = words[0] && words[1] ? `, ${words[0]} to ${words[1]}` : words[0] ? `, ${words[0]} left out` : '';
  return `${outlet(copy)}: ${DRIFT_WORDS[kind] ?? kind}${change}, from ${outlet(origin)}`;
}

const addressOf = ({ statement }: DriftedCopy, origin: string): string =>
  `${origin}/statements/${encodeURIComponent(statement.id)}`;

/** A name that is the same wherever the record is served (RFC 4151). */
const idOf = ({ statement, kind, copy }: DriftedCopy): string =>
  `tag:rapporteur,2025:drift/${encodeURIComponent(statement.id)}/${encodeURIComponent(copy.article.id)}/${kind}`;

const both = ({ copy, origin }: DriftedCopy): string =>
  [
    `${origin.article.outlet ?? 'First report'}: ${origin.words}`,
    `${copy.article.outlet ?? 'Copy'}: ${copy.words}`,
  ].join('\n');

/** The moment of a publication in the form that feeds ask for; the epoch where it is not known. */
const moment = ({ copy }: DriftedCopy): string => {
  const at = Date.parse(copy.article.published ?? '');
  return new Date(Number.isNaN(at) ? 0 : at).toISOString();
};

/** What drifted as an Atom feed (RFC 4287), latest first. */
export function driftAtom(drifts: readonly DriftedCopy[], origin: string, path: string): string {
  const entry = (one: DriftedCopy): string => `<entry>
<id>${idOf(one)}</id>
<title>${escaped(driftTitle(one))}</title>
<updated>${moment(one)}</updated>
<link href="${escaped(addressOf(one, origin))}"/>
<author><name>${escaped(one.copy.article.outlet ?? 'Unknown outlet')}</name></author>
<category term="${one.kind}" label="${escaped(DRIFT_WORDS[one.kind] ?? one.kind)}"/>
<content type="text">${escaped(both(one))}</content>
</entry>`;
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>tag:rapporteur,2025:drift</id>
<title>What copies changed · Rapporteur</title>
<updated>${drifts[0] ? moment(drifts[0]) : new Date(0).toISOString()}</updated>
<link rel="self" href="${escaped(origin + path)}"/>
<link href="${escaped(origin)}/drift"/>
${drifts.map(entry).join('\n')}
</feed>
`;
}

/** The same as a JSON Feed (version 1.1). */
export const driftJson = (drifts: readonly DriftedCopy[], origin: string, path: string): string =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'What copies changed · Rapporteur',
    home_page_url: `${origin}/drift`,
    feed_url: origin + path,
    items: drifts.map((one) => ({
      id: idOf(one),
      url: addressOf(one, origin),
      title: driftTitle(one),
      content_text: both(one),
      date_published: moment(one),
      authors: [{ name: one.copy.article.outlet ?? 'Unknown outlet' }],
      tags: [one.kind],
    })),
  });
