import type { Hono } from 'hono';
import { Parser } from 'htmlparser2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../src/http/index.ts';
import { RULES } from '../../src/http/rules.ts';
import type { Article, Attribution, Reading, Span } from '../../src/record/index.ts';
import { icalendarLines } from './ics.ts';
import { openRecord } from './record.ts';

/** What tries to become markup, a header, a formula or a line of its own, wherever text from elsewhere is shown. */
const MARKUP = `"'><script>alert(1)</script><img src=x onerror=alert(2)><svg/onload=alert(3)>`;
const LINES = `x\r\nATTENDEE:mailto:evil@example.org\r\nSet-Cookie: a=b\u0000`;
const ADDRESS = 'javascript:alert(4)//';
const EVIL = `${MARKUP} ${LINES} </title></textarea></style> {{7*7}} =cmd|'/c calc'!A1 \u202Etxt`;

const TEXT = `${EVIL} “${EVIL} we refuse,” said ${EVIL} on Friday. The talks with ${EVIL} take place.`;
const span = (words: string, from = 0): Span => {
  const start = TEXT.indexOf(words, from);
  return { start, end: start + words.length };
};
const speaker = { name: EVIL, actor: `person/${MARKUP}` };

const article: Article = {
  ...{ id: `evil${MARKUP}`, text: TEXT, title: EVIL, outlet: EVIL, url: ADDRESS, published: '2025-02-27T10:00:00Z' },
  ...{ byline: EVIL, language: 'en', credits: [{ name: EVIL, span: span('refuse') }], furniture: [] },
};
const attribution: Attribution = {
  ...{ id: 'a1', source: [span(EVIL)], cue: [span('said')], content: [span('“'), span('we refuse,')].slice(1) },
  ...{ kind: 'direct', sourceKind: 'named', act: 'refuse', conditional: false, hedged: false, commitment: 'self' },
  ...{ speaker, relay: [EVIL, EVIL], parent: null, confidence: 0.9 },
};
const reading: Reading = {
  ...{ id: article.id, text: TEXT, published: article.published, reader: MARKUP },
  sentences: [{ start: 0, end: TEXT.length }],
  mentions: [],
  timexes: [{ ...span('Friday'), type: 'DATE', value: '2025-02-28', inferred: true }],
  attributions: [attribution],
  commitments: [
    {
      ...{ holder: EVIL, holderActor: speaker.actor, act: 'refuse', to: EVIL, about: EVIL },
      ...{ polarity: 'not_do', firmness: 'firm', conditions: [], due: null, attribution: 'a1' },
      ...{ span: [span('we refuse')], confidence: 0.9 },
    } as Reading['commitments'][number],
  ],
  events: [
    {
      ...{ type: 'talks', participants: [{ name: EVIL }, speaker], place: EVIL, start: '2025-02-28', end: null },
      ...{ status: 'scheduled', trigger: [span('talks')], time: [span('Friday')], confidence: 0.9 },
    } as Reading['events'][number],
  ],
  actors: [{ id: speaker.actor, type: 'person', name: EVIL }],
};

let record: Awaited<ReturnType<typeof openRecord>>;
let app: Hono;
let feed: string;
beforeAll(async () => {
  record = await openRecord();
  const { store } = record;
  await store.save(article, reading);
  const at = '2025-02-27T12:00:00Z';
  const [followed] = await store.feeds.follow(
    [{ id: 'f1', address: ADDRESS, format: 'rss', title: EVIL, site: ADDRESS, folder: EVIL }],
    at,
  );
  feed = followed!.feed.id;
  await store.marks.set('local', article.id, null, { starred: true, note: EVIL, tags: ['x'], read: true }, at);
  await store.searches.save({
    ...{ id: 's1', who: 'local', name: MARKUP, query: `"${MARKUP}" refuse`, added: at, feed: 'feed-1', webhook: null },
    ...{ secret: 'whsec_x', email: null },
  });
  await store.searches.watched([article.id], [hit()], at);
  await store.audit.append({ at, who: EVIL, by: EVIL, from: EVIL, what: EVIL, subject: EVIL, outcome: EVIL });
  app = createApp(store);
});
afterAll(() => record.close());

const hit = () => ({
  ...{ search: 's1', article: article.id, place: '', title: EVIL, outlet: EVIL, published: article.published },
  ...{ sentence: 0, speaker: EVIL, act: 'refuse' as const, words: EVIL },
});

/** What a page must not have: scripts but the program's own, handlers, styles, and links to anything but the web and mail. */
function faultsOf(page: string): string[] {
  const faults: string[] = [];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name === 'script' && !/^\/assets\/[\w/.-]+$/u.test(attributes['src'] ?? '')) faults.push('script');
        if (['img', 'iframe', 'object', 'embed', 'base', 'style'].includes(name)) faults.push(name);
        for (const [key, value] of Object.entries(attributes)) {
          if (key.startsWith('on') || key === 'srcdoc' || key === 'style') faults.push(`${name} ${key}`);
          if (
            ['href', 'src', 'action', 'formaction'].includes(key) &&
            !/^(?:\/(?![/\\])|#|\?|https?:|mailto:|$)/u.test(value)
          )
            faults.push(`${name} ${key}=${value.slice(0, 60)}`);
        }
      },
      ontext(text) {
        if (text.includes('[object Object]')) faults.push('an object as text');
      },
    },
    { decodeEntities: true },
  );
  parser.end(page);
  return faults;
}

const param = (path: string): string[] => {
  const ids: Record<string, string[]> = {
    '/articles/': [article.id],
    '/reports/': [article.id],
    '/actors/': [speaker.actor],
    '/feeds/': [feed],
  };
  const known = Object.entries(ids).find(([start]) => path.startsWith(start) || path.startsWith(`/api${start}`))?.[1];
  return [...(known ?? []), MARKUP, '..', '%'];
};

/** Every address that is read, with what an attacker would put into it. */
function addresses(): string[] {
  const paths = Object.keys(RULES)
    .filter((rule) => rule.startsWith('GET ') && !rule.includes('/assets/'))
    .map((rule) => rule.slice(4));
  const query = [
    'q',
    'about',
    'since',
    'before',
    'month',
    'holder',
    'affair',
    'who',
    'what',
    'line',
    'add',
    'done',
    'to',
    'show',
    'tag',
  ]
    .map((name) => `${name}=${encodeURIComponent(EVIL)}`)
    .join('&');
  return paths.flatMap((path) => {
    const filled = /:\w+/u.test(path)
      ? param(path).map((id) => path.replace(/:\w+(?:\{[^}]*\})?/gu, () => encodeURIComponent(id)))
      : [path];
    return filled.flatMap((one) => [one, `${one}?${query}`]);
  });
}

describe('text from elsewhere', () => {
  test('is never markup, on any page, nor a header', async () => {
    let pages = 0;
    for (const address of addresses()) {
      const answer = await app.request(`http://localhost${address}`, { headers: { accept: 'text/html' } });
      const body = await answer.text();
      expect(answer.status, address).toBeLessThan(500);
      for (const cookie of answer.headers.getSetCookie()) expect(cookie, address).toMatch(/^visit=[\w.:-]*; /u);
      const location = answer.headers.get('location');
      if (location) expect(location, address).toMatch(/^\/(?![/\\])/u);
      if (!answer.headers.get('content-type')?.startsWith('text/html')) continue;
      pages++;
      expect(faultsOf(body), address).toEqual([]);
    }
    expect(pages).toBeGreaterThan(60);
  });

  test('the check finds what is planted', () => {
    expect(faultsOf(`<a href="${ADDRESS}">x</a>`)).toEqual([`a href=${ADDRESS}`]);
    expect(faultsOf('<p onclick="x()"><script>x</script><img src="/x">')).toEqual(['p onclick', 'script', 'img']);
    expect(faultsOf('<a href="//evil.example">x</a>')).toEqual(['a href=//evil.example']);
  });

  test('is no line of its own in a calendar', async () => {
    const lines = icalendarLines(await (await app.request('http://localhost/calendar.ics')).text());
    expect(lines.some((line) => line.includes('ATTENDEE'))).toBe(true);
    expect(
      lines.filter(
        (line) =>
          !/^(?:BEGIN|END|VERSION|PRODID|CALSCALE|METHOD|NAME|X-[\w-]+|REFRESH-INTERVAL|UID|DTSTAMP|DTSTART|DTEND|SUMMARY|DESCRIPTION|LOCATION|URL|STATUS|CATEGORIES|SEQUENCE|TRANSP|LAST-MODIFIED|SOURCE|COLOR|DURATION)[;:]/u.test(
            line,
          ),
      ),
    ).toEqual([]);
    for (const line of lines.filter((one) => one.startsWith('URL')))
      expect(line).toMatch(/^URL(?:;[^:]*)?:http:\/\/localhost\//u);
  });

  test('is text in the feeds of alerts', async () => {
    const atom = await (await app.request('http://localhost/alerts/feed-1.atom')).text();
    expect(atom).toContain('alert(1)');
    expect(atom).not.toContain('<script');
    expect([...atom].some((letter) => letter < ' ' && !'\n\r\t'.includes(letter))).toBe(false);
    const names = new Set<string>();
    new Parser({ onopentagname: (name) => void names.add(name) }, { xmlMode: true }).end(atom);
    expect(
      [...names].filter(
        (name) =>
          !/^(?:\?xml|feed|title|id|link|updated|published|author|name|entry|summary|content|category|generator|subtitle|icon|source|rights)$/u.test(
            name,
          ),
      ),
    ).toEqual([]);
    const json = (await (await app.request('http://localhost/alerts/feed-1.json')).json()) as { items: unknown[] };
    expect(json.items).toHaveLength(1);
  });

  test('is text in Markdown, and in the parts of a DOCX', async () => {
    const markdown = await (await app.request('http://localhost/debrief.md?since=all')).text();
    expect(markdown).not.toMatch(/\]\(javascript:/u);
    expect(markdown).not.toMatch(/(?<!\\)<script/u);
    const docx = new Uint8Array(await (await app.request('http://localhost/debrief.docx?since=all')).arrayBuffer());
    const text = Buffer.from(docx).toString('latin1');
    expect(text.startsWith('PK')).toBe(true);
    expect(text).not.toContain('javascript:');
    expect(text).not.toContain('DDEAUTO');
  });
});
