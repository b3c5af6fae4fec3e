import type { SavedSearch, SearchHit } from '../record/index.ts';
import { ACT_WORDS, shorten } from './words.ts';

/** The address of a hit on a server whose addresses begin with `origin`. */
export const hitAddress = ({ article, sentence }: SearchHit, origin: string): string =>
  `${origin}/articles/${encodeURIComponent(article)}${sentence === null ? '' : `#s${sentence}`}`;

/** "Keir Starmer urges: that there must be …", or an article's title. */
export function hitTitle({ speaker, act, words, title }: SearchHit): string {
  if (act === null) return title ?? 'Untitled';
  return `${speaker ?? 'No source given'} ${ACT_WORDS[act].says}: ${shorten(words, 140)}`;
}

/** A name for a hit that is the same wherever the record is served (RFC 4151). */
const idOf = ({ search, n, found }: SearchHit): string => `tag:rapporteur,${found.slice(0, 10)}:${search}/${n}`;

/** Words as the text of an XML element or attribute. */
export const escaped = (words: string): string =>
  words
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, '')
    .replace(/[<>&"']/gu, (sign) => `&#${sign.charCodeAt(0)};`);

/** What a saved search found as an Atom feed (RFC 4287), newest first. */
export function atomOf(search: SavedSearch, hits: readonly SearchHit[], origin: string, path: string): string {
  const entry = (hit: SearchHit): string => `<entry>
<id>${idOf(hit)}</id>
<title>${escaped(hitTitle(hit))}</title>
<updated>${hit.found}</updated>
<link href="${escaped(hitAddress(hit, origin))}"/>
<author><name>${escaped(hit.outlet ?? 'Unknown outlet')}</name></author>
<content type="text">${escaped([hit.words, hit.title, hit.outlet, hit.published].filter(Boolean).join('\n'))}</content>
</entry>`;
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>tag:rapporteur,${search.added.slice(0, 10)}:${search.id}</id>
<title>${escaped(`${search.name} · Rapporteur`)}</title>
<subtitle>${escaped(search.query)}</subtitle>
<updated>${hits[0]?.found ?? search.added}</updated>
<link rel="self" href="${escaped(origin + path)}"/>
<link href="${escaped(`${origin}/search?q=${encodeURIComponent(search.query)}`)}"/>
${hits.map(entry).join('\n')}
</feed>
`;
}

/** The same as a JSON Feed (version 1.1). */
export const jsonFeedOf = (search: SavedSearch, hits: readonly SearchHit[], origin: string, path: string): string =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: `${search.name} · Rapporteur`,
    description: search.query,
    home_page_url: `${origin}/search?q=${encodeURIComponent(search.query)}`,
    feed_url: origin + path,
    items: hits.map((hit) => ({
      id: idOf(hit),
      url: hitAddress(hit, origin),
      title: hitTitle(hit),
      content_text: hit.words,
      date_published: hit.found,
      authors: [{ name: hit.outlet ?? 'Unknown outlet' }],
    })),
  });
