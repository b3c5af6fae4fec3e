import { describe, expect, test } from 'vitest';
import { settledAddress } from '../../src/extract/address.ts';
import { articleId, canonicalUrl, extract } from '../../src/extract/index.ts';
import type { Page } from '../../src/record/index.ts';

describe('one address of a page', () => {
  const SAME = [
    'https://wire.example/2025/02/talks-open',
    'http://www.wire.example/2025/02/talks-open/',
    'https://m.wire.example/2025/02/talks-open?utm_source=rss&utm_medium=feed#top',
    'https://www.wire.example/2025/02/talks-open/amp',
    'https://amp.wire.example/2025/02/talks-open?fbclid=1&at_medium=RSS',
    'https://www-wire-example.cdn.ampproject.org/c/s/www.wire.example/2025/02/talks-open',
    'https://www.google.com/amp/s/wire.example/2025/02/talks-open',
    'HTTPS://WIRE.EXAMPLE:443/2025/02//talks-open',
  ];
  test.each(SAME)('%s', (address) => {
    expect(canonicalUrl(address)).toBe(SAME[0]);
    expect(articleId(address, 'any')).toBe(articleId(SAME[0]!, 'other'));
  });

  test.each([
    'https://wire.example/2025/02/talks-close',
    'https://wire.example/story?id=7',
    'https://wire.example/story?id=8',
    'https://wire.example:8443/2025/02/talks-open',
    'https://news.wire.example/2025/02/talks-open',
  ])('%s is another', (address) => expect(canonicalUrl(address)).not.toBe(SAME[0]));

  test.each(['ftp://wire.example/a', 'mailto:a@wire.example', 'wire', ''])('%s is none', (address) =>
    expect(canonicalUrl(address)).toBeNull(),
  );
});

describe('the address that a page gives itself', () => {
  const HAD = 'https://wire.example/print?story=4711';
  const own = 'https://wire.example/2025/02/talks-open-in-hvalsund';
  test.each([
    ['is believed on the same site', HAD, own, own],
    ['is believed on a name below it', 'https://edition.wire.example/print?story=4711', own, own],
    ['of another site is not', HAD, 'https://other.example/2025/02/talks-open-in-hvalsund', HAD],
    ['of a site that only ends alike is not', HAD, 'https://evil-wire.example/2025/02/talks-open-in-hvalsund', HAD],
    ['that is the front page is not', HAD, 'https://wire.example/', HAD],
    ['that is a section is not', HAD, 'https://wire.example/world', HAD],
    ['that carries a password is not', HAD, 'https://me:x@wire.example/2025/02/talks-open-in-hvalsund', HAD],
    ['that is none is not', HAD, 'http://[', HAD],
    ['that is the same in other words changes nothing', own, `${own}/?utm_source=x`, own],
    ['may be missing', HAD, null, HAD],
  ])('%s', (_, had, given, settled) => expect(settledAddress(had, given)).toBe(settled));
});

describe('what a feed says of a page', () => {
  const text =
    'The foreign minister of Norland said on Monday that the talks would go on in the capital later this week.';
  const page = (facts: Partial<Page>, head = ''): Page => ({
    ...{ id: null, url: 'https://unknown-paper.example/2025/a-report', mediaType: 'text/html', charset: null },
    body: `<!doctype html><html><head>${head}</head><body><article><p>${text}</p><p>${text}</p></article></body></html>`,
    ...facts,
  });
  const told = { title: 'From the feed', outlet: 'The Paper', published: '2025-02-26T22:30:00-05:00' };
  const dated = (day: string): string => `<meta property="article:published_time" content="${day}">`;

  test('fills what the page leaves out, and no more', () => {
    expect(extract(page({ told }))).toMatchObject(told);
    const own = extract(
      page({ told }, '<title>Its own title</title><meta property="og:site_name" content="Own Name">'),
    );
    expect(own).toMatchObject({ title: 'Its own title', outlet: 'Own Name' });
    expect(extract(page({ told, title: 'Known', outlet: 'Known', published: '2025-01-01' }))).toMatchObject({
      ...{ title: 'Known', outlet: 'Known', published: '2025-01-01' },
    });
  });

  test('gives the time of a day that the page gives, in whatever zone, but no other day', () => {
    expect(extract(page({ told }, dated('2025-02-26'))).published).toBe(told.published);
    expect(extract(page({ told }, dated('2025-02-27'))).published).toBe(told.published);
    expect(extract(page({ told }, dated('2025-02-20'))).published).toBe('2025-02-20');
  });
});
