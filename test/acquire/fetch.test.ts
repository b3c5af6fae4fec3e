import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageAt } from '../../src/acquire/address.ts';
import { type FetchLimits, fetchPublic, type IpAddress } from '../../src/acquire/fetch.ts';
import { isPublic } from '../../src/acquire/ranges.ts';

const PAGE = '<p>The ministers meet on Monday.</p>';
let at = '';
let port = 0;
const asked: string[] = [];
const html = { 'content-type': 'text/html; charset=utf-8' };

const ANSWERS: Record<string, (response: ServerResponse, request: IncomingMessage) => unknown> = {
  '/page': (response) => response.writeHead(200, html).end(PAGE),
  '/relative': (response) => response.writeHead(301, { location: 'page#part' }).end(),
  '/gzip': (response) => response.writeHead(200, { ...html, 'content-encoding': 'gzip' }).end(gzipSync(PAGE)),
  '/brotli': (response) => response.writeHead(200, { ...html, 'content-encoding': 'br' }).end(brotliCompressSync(PAGE)),
  '/bomb': (response) =>
    response.writeHead(200, { ...html, 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(40_000_000, 'a'))),
  '/no-gzip': (response) => response.writeHead(200, { ...html, 'content-encoding': 'gzip' }).end(PAGE),
  '/odd-coding': (response) => response.writeHead(200, { ...html, 'content-encoding': 'rot13' }).end(PAGE),
  '/endless': (response) => {
    response.writeHead(200, html);
    const more = (): void => {
      while (!response.destroyed && response.write('x'.repeat(65_536)));
    };
    response.on('drain', more);
    more();
  },
  '/drip': (response) => {
    response.writeHead(200, html);
    const drip = setInterval(() => response.write('x'), 20);
    response.on('close', () => clearInterval(drip));
  },
  '/silent': () => {},
  '/loop': (response) => response.writeHead(302, { location: '/loop' }).end(),
  '/short': (response) => {
    response.writeHead(200, { ...html, 'content-length': '5000' }).write(PAGE);
    setTimeout(() => response.destroy(), 20);
  },
  '/headers': (response) => response.writeHead(200, { ...html, 'x-long': 'y'.repeat(100_000) }).end(PAGE),
  '/moved-nowhere': (response) => response.writeHead(302, { location: 'http://[' }).end(),
  '/404': (response) => response.writeHead(404).end(),
};
const server = createServer((request, response) => {
  asked.push(`${request.headers.host}${request.url}`);
  const target = /^\/to\?(.*)$/.exec(request.url!)?.[1];
  if (target) return response.writeHead(302, { location: decodeURIComponent(target) }).end();
  return ANSWERS[request.url!]?.(response, request);
});
beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  port = (server.address() as AddressInfo).port;
  at = `http://127.0.0.1:${port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const LOCAL: FetchLimits = { privateHosts: ['127.0.0.1'] };
const leading = (to: string): string => `${at}/to?${encodeURIComponent(to)}`;

test.each([
  '127.0.0.1 127.255.0.1 10.1.2.3 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1 100.100.100.200 0.0.0.0',
  '168.63.129.16 192.0.2.1 198.18.0.1 224.0.0.1 255.255.255.255 240.0.0.1',
  ':: ::1 fe80::1 fe80::1%eth0 fc00::1 fd00:ec2::254 ff02::1 2001:db8::1 2001::1 100::1',
  '::ffff:127.0.0.1 ::ffff:7f00:1 ::ffff:a9fe:a9fe ::127.0.0.1 ::ffff:0:7f00:1 64:ff9b::7f00:1 64:ff9b::10.0.0.1 2002:7f00:1::',
  'localhost 127.1 0x7f.1',
])('%s: none is public', (list) => {
  expect(list.split(' ').filter(isPublic)).toEqual([]);
});

test('addresses of the public network are public', () => {
  const list =
    '8.8.8.8 1.1.1.1 172.15.0.1 172.32.0.1 193.0.0.1 2606:4700::1111 2a00:1450::1 ::ffff:8.8.8.8 64:ff9b::808:808';
  expect(list.split(' ').filter((address) => !isPublic(address))).toEqual([]);
});

test.each(['page', 'relative', 'gzip', 'brotli'])('/%s gives the page', async (path) => {
  const page = await pageAt(`${at}/${path}`, LOCAL);
  expect(Buffer.from(page.body as Uint8Array).toString()).toBe(PAGE);
  expect(page).toMatchObject({
    mediaType: 'text/html',
    charset: 'utf-8',
    url: `${at}/${path.replace('relative', 'page')}`,
  });
});

test.each([
  ['loopback', () => `${at}/page`],
  ['a name of loopback', () => `http://localhost:${port}/page`],
  ['a decimal host', () => `http://2130706433:${port}/page`],
  ['a hexadecimal host', () => `http://0x7f000001:${port}/page`],
  ['an octal host', () => `http://0177.0.0.1:${port}/page`],
  ['a short host', () => `http://127.1:${port}/page`],
  ['wide digits', () => `http://１２７.０.０.１:${port}/page`],
  ['a mapped host', () => `http://[::ffff:127.0.0.1]:${port}/page`],
  ['IPv6 loopback', () => `http://[::1]:${port}/page`],
  ['the metadata server', () => 'http://169.254.169.254/latest/meta-data/'],
  ['a password', () => `http://me:secret@8.8.8.8:${port}/page`],
  ['a mail server', () => 'http://8.8.8.8:25/'],
])('%s is refused, first and as a redirect, and never asked', async (_, target) => {
  asked.length = 0;
  await expect(fetchPublic(target(), () => true)).rejects.toMatchObject({ code: 'refused_address', value: target() });
  expect(asked).toEqual([]);
  if (new URL(target()).hostname === '127.0.0.1') return; // the test server itself, which the redirects below may ask
  await expect(fetchPublic(leading(target()), () => true, LOCAL)).rejects.toMatchObject({ code: 'refused_address' });
  expect(asked).toHaveLength(1);
});

test.each(['file:///etc/passwd', 'ftp://8.8.8.8/x', 'data:text/html,x', 'gopher://8.8.8.8/'])(
  'a redirect to %s is refused',
  async (target) => {
    await expect(fetchPublic(leading(target), () => true, LOCAL)).rejects.toMatchObject({ code: 'refused_address' });
  },
);

test('a name is resolved once and the connection goes where it was found', async () => {
  const names: string[] = [];
  const resolve = async (name: string): Promise<IpAddress[]> => {
    names.push(name);
    return [{ address: names.length === 1 ? '127.0.0.1' : '10.0.0.1', family: 4 }];
  };
  const limits = { privateHosts: ['news.example'], resolve };
  asked.length = 0;
  const { status } = await fetchPublic(`http://news.example:${port}/page`, () => true, limits);
  expect([status, names, asked]).toEqual([200, ['news.example'], [`news.example:${port}/page`]]);
});

test('a name with one private address among public ones is refused', async () => {
  const resolve = async (): Promise<IpAddress[]> => [
    { address: '8.8.8.8', family: 4 },
    { address: '::ffff:10.0.0.1', family: 6 },
  ];
  await expect(fetchPublic('http://news.example/', () => true, { resolve })).rejects.toMatchObject({
    code: 'refused_address',
    message: expect.stringContaining('news.example is ::ffff:10.0.0.1'),
  });
});

test.each([
  ['/bomb', 'too_large', 'more than 1 MB'],
  ['/endless', 'too_large', 'more than 1 MB'],
  ['/no-gzip', 'network', 'Z_DATA_ERROR'],
  ['/odd-coding', 'network', 'rot13'],
  ['/drip', 'network', 'within 0.5 s'],
  ['/silent', 'network', 'within 0.5 s'],
  ['/loop', 'network', 'more than 10 times'],
  ['/short', 'network', 'ECONNRESET'],
  ['/headers', 'network', 'HPE_HEADER_OVERFLOW'],
  ['/moved-nowhere', 'network', 'no address'],
  ['/404', 'network', '404'],
])('%s ends as a clear failure', async (path, code, words) => {
  const limits = { ...LOCAL, size: 1024 * 1024, time: words.startsWith('within') ? 500 : 30_000 };
  await expect(pageAt(`${at}${path}`, limits)).rejects.toMatchObject({ code, message: expect.stringContaining(words) });
});

test('a resolver that never answers ends in time', async () => {
  const limits = { time: 100, resolve: () => new Promise<never>(() => {}) };
  await expect(fetchPublic('http://news.example/', () => true, limits)).rejects.toMatchObject({ code: 'network' });
});
