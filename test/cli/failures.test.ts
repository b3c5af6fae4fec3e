import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rapporteur, scratch } from './run.ts';

const dir = scratch();
const make = (name: string, body: string | Uint8Array): string => {
  const path = join(dir, name);
  writeFileSync(path, body);
  return path;
};
const ZIP = new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0, 0, 0, 0, 0]);

const CASES: [string, string[], number, string][] = [
  ['no such file', ['read', join(dir, 'nowhere.html')], 66, 'not_found'],
  ['a zip called .html', ['read', make('zip.html', ZIP)], 65, 'not_text'],
  ['an empty page', ['read', make('empty.html', '')], 65, 'no_article'],
  ['nothing but NUL bytes', ['read', make('nul.txt', new Uint8Array(5000))], 65, 'not_text'],
  ['a folder for one page', ['read', '.'], 2, 'bad_argument'],
  ['a file of lines that is not there', ['read', '--jsonl', join(dir, 'nowhere.jsonl')], 66, 'not_found'],
  ['no record', ['debrief', '--data', join(dir, 'no-record')], 66, 'not_found'],
  ['no record to search', ['search', 'x', '--data', join(dir, 'no-record')], 66, 'not_found'],
  ['a folder without pages', ['relate', join(dir, 'no-pages')], 66, 'not_found'],
  ['an unknown command', ['raed', 'x'], 2, 'bad_argument'],
  ['an unknown option', ['read', 'x', '--jason'], 2, 'bad_argument'],
  ['a wrong date', ['debrief', '--since', 'yesterday'], 2, 'bad_argument'],
  ['a wrong reader', ['read', 'x', '--reader', 'oracle'], 2, 'bad_argument'],
  ['nothing listens', ['read', 'http://127.0.0.1:9/'], 69, 'network'],
  ['no address', ['read', 'http://'], 2, 'bad_argument'],
  ['an address on the inner network', ['read', 'http://10.0.0.1/'], 69, 'refused_address'],
];

/** The test server is on this machine. */
process.env['RAPPORTEUR_PRIVATE_HOSTS'] = '127.0.0.1';

test.each(CASES)(
  '%s: says why and what to do, shows no stack, and ends with its code',
  async (_, args, code, failure) => {
    const [person, program] = await Promise.all([rapporteur(args), rapporteur([...args, '--json'])]);
    expect(person.code).toBe(code);
    expect(person.out).toBe('');
    expect(person.err).toMatch(/error/i);
    expect(person.err).not.toMatch(/\n\s+at /);
    expect(program.code).toBe(code);
    expect(program.err).toBe('');
    const { error, ...rest } = JSON.parse(program.out);
    expect(rest).toEqual({});
    expect(error).toMatchObject({ code: failure, message: expect.stringMatching(/\S/) });
    expect(Object.keys(error).sort()).toEqual(['advice', 'code', 'message', 'value']);
  },
);

describe('a server', () => {
  let server: Server;
  let at: string;
  beforeAll(async () => {
    server = createServer((request, response) => {
      if (request.url === '/page') {
        response.setHeader('content-type', 'text/html; charset=windows-1252');
        const words =
          'The minister said on Monday that the caf\xe9 talks would go on in earnest, and that nobody had left.';
        return response.end(
          Buffer.from(`<html><body><article><h1>Talks</h1><p>${words}</p></article></body></html>`, 'latin1'),
        );
      }
      if (request.url === '/moved') return response.writeHead(302, { location: '/page' }).end();
      if (request.url === '/picture') return response.writeHead(200, { 'content-type': 'image/png' }).end('x');
      if (request.url === '/cut') {
        response.writeHead(200, { 'content-type': 'text/html', 'content-length': '5000' }).write('<p>half');
        return setTimeout(() => response.destroy(), 50);
      }
      return response.writeHead(404).end('<p>gone</p>');
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  test('gives a page, in the charset it declares, and the address it was found at', async () => {
    const { code, out } = await rapporteur(['extract', `${at}/moved`, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ url: `${at}/page`, text: expect.stringContaining('café talks') });
  });

  test.each([
    ['/gone', 69, 'network', '404'],
    ['/picture', 65, 'not_text', 'image/png'],
    ['/cut', 69, 'network', ''],
  ])('%s fails clearly', async (path, code, failure, words) => {
    const { code: ended, out } = await rapporteur(['read', `${at}${path}`, '--json']);
    expect(ended).toBe(code);
    expect(JSON.parse(out).error).toMatchObject({ code: failure, message: expect.stringContaining(words) });
  });
});
