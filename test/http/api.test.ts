import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../src/http/index.ts';
import { keepSomething } from './desk.ts';
import { AFFAIR, COPY, FIRST, openRecord, STATEMENT } from './record.ts';

let record: Awaited<ReturnType<typeof openRecord>>;
beforeAll(async () => {
  record = await openRecord();
  await keepSomething(record.store);
});
afterAll(() => record.close());

async function get(path: string): Promise<{ status: number; body: unknown }> {
  const response = await createApp(record.store).request(`http://localhost${path}`);
  return { status: response.status, body: await response.json() };
}

interface Description {
  paths: Record<
    string,
    { get: { parameters: { name: string; required: boolean }[]; responses: Record<string, Schemas> } }
  >;
}
interface Schemas {
  content: { 'application/json': { schema: Schema } };
}
interface Schema {
  type?: string | string[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  enum?: unknown[];
}

/** Says where a value does not fit a schema; the part of JSON Schema that the description uses. */
function misfits(value: unknown, schema: Schema, path = '$'): string[] {
  if (schema.anyOf) return schema.anyOf.some((one) => misfits(value, one, path).length === 0) ? [] : [path];
  if (schema.enum) return schema.enum.includes(value) ? [] : [path];
  const types = [schema.type ?? []].flat();
  const type = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  const fits = types.length === 0 || types.some((t) => t === type || (t === 'integer' && Number.isInteger(value)));
  if (!fits) return [`${path} is ${type}, not ${types}`];
  if (type === 'array')
    return (value as unknown[]).flatMap((one, i) => misfits(one, schema.items ?? {}, `${path}[${i}]`));
  if (type !== 'object') return [];
  const object = value as Record<string, unknown>;
  return [
    ...(schema.required ?? []).filter((name) => !(name in object)).map((name) => `${path}.${name} is missing`),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, one]) =>
      name in object ? misfits(object[name], one, `${path}.${name}`) : [],
    ),
  ];
}

const IDS: Record<string, string> = {
  '/api/affairs/{id}': AFFAIR,
  '/api/articles/{id}': FIRST.id,
  '/api/actors/{id}': 'person/donald-trump',
  '/api/statements/{id}': STATEMENT.id,
  '/api/feeds/{id}': 'schuman',
  '/api/outlets/{id}': FIRST.outlet!,
  '/api/versions/{id}': FIRST.id,
};

test('every address that the description names answers as it is described', async () => {
  const { body } = await get('/api/openapi.json');
  const { paths } = body as Description;
  expect(Object.keys(paths).length).toBeGreaterThan(10);
  for (const [path, { get: described }] of Object.entries(paths)) {
    if (!described) continue; // only changes something
    const query = described.parameters.some((one) => one.name === 'q') ? '?q=backstop' : '';
    const answer = await get(path.replace('{id}', IDS[path] ?? '') + query);
    expect(answer.status, path).toBe(200);
    expect(misfits(answer.body, described.responses['200']!.content['application/json'].schema), path).toEqual([]);
    if (Array.isArray(answer.body)) expect(answer.body.length, path).toBeGreaterThan(0);
  }
});

test('a schema that does not fit is noticed', () => {
  expect(misfits({ a: 1 }, { type: 'object', required: ['b'], properties: { a: { type: 'string' } } })).toHaveLength(2);
});

describe('narrowing', () => {
  test('by kind of source and act', async () => {
    const { body } = await get('/api/attributions?sourceKind=unnamed&act=refuse');
    expect(body).toMatchObject([{ article: { id: COPY.id }, attribution: { id: 'a2' } }]);
  });

  test('by page', async () => {
    const [one, two] = await Promise.all([get('/api/articles?limit=1'), get('/api/articles?limit=1&offset=1')]);
    expect(one.body).not.toEqual(two.body);
    expect(one.body).toHaveLength(1);
  });

  test('search by field answers with statements', async () => {
    const { body } = await get(`/api/search?q=${encodeURIComponent('speaker:starmer')}`);
    expect(body).toMatchObject({ total: 1, statements: [{ attribution: { id: 'a7' } }] });
  });
});

describe('failures have one shape', () => {
  test.each([
    ['/api/articles/none', 404, 'not_found'],
    ['/api/nowhere', 404, 'not_found'],
    ['/api/articles?limit=many', 400, 'bad_argument'],
    ['/api/articles?since=yesterday', 400, 'bad_argument'],
    ['/api/attributions?act=dance', 400, 'bad_argument'],
    ['/api/search', 400, 'bad_argument'],
  ])('%s', async (path, status, code) => {
    const answer = await get(path);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ error: { code, message: expect.any(String) } });
    expect(Object.keys((answer.body as { error: object }).error).sort()).toEqual([
      'advice',
      'code',
      'message',
      'value',
    ]);
  });
});

test('the calendar is served as a feed with the addresses of its sentences', async () => {
  const response = await createApp(record.store).request('http://localhost/calendar.ics');
  expect(response.headers.get('content-type')).toContain('text/calendar');
  const feed = (await response.text()).replace(/\r\n /gu, '');
  expect(feed.match(/BEGIN:VEVENT/gu)).toHaveLength(3);
  expect(feed).toContain(`URL:http://localhost/articles/${FIRST.id}#s`);
});

test('a calendar begins where it is asked to, and is sent again only when it changed', async () => {
  const app = createApp(record.store);
  const events = async (query: string): Promise<number> =>
    (await (await app.request(`http://localhost/calendar.ics${query}`)).text()).match(/BEGIN:VEVENT/gu)?.length ?? 0;
  expect(await events('?from=2025-03-01')).toBe(2);
  expect(await events('?from=2030-01-01')).toBe(0);
  expect(await events('?from=all')).toBe(3);
  const refused = await app.request('http://localhost/calendar.ics?from=spring');
  expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining('from=all')]);
  const etag = (await app.request('http://localhost/calendar.ics')).headers.get('etag')!;
  const again = await app.request('http://localhost/calendar.ics', { headers: { 'If-None-Match': etag } });
  expect(again.status).toBe(304);
});
