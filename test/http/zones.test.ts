import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { clockIn, inZone, zoneOf } from '../../src/http/zones.ts';

const app = new Hono().get('/', (context) => context.json(zoneOf(context)));
const told = async (zone: string): Promise<unknown> =>
  (await app.request('/', { headers: { Cookie: `rapporteur-zone=${encodeURIComponent(zone)}` } })).json();

test('the zone is the one that the browser told, where there is such a zone', async () => {
  expect(await told('Asia/Tehran')).toBe('Asia/Tehran');
  expect(await told('Norland/Harbour')).toBe(null);
  expect(await told('')).toBe(null);
  expect(await (await app.request('/')).json()).toBe(null);
});

test.each([
  ['2025-02-26T09:15:00Z', 'Europe/Brussels', '2025-02-26T10:15'],
  ['2025-07-26T09:15:00Z', 'Europe/Brussels', '2025-07-26T11:15'],
  ['2025-02-26T23:50:00+01:00', 'Asia/Tehran', '2025-02-27T02:20'],
  ['2025-02-26T02:00:00Z', 'America/New_York', '2025-02-25T21:00'],
  ['2025-03-30T00:59:59Z', 'Europe/Brussels', '2025-03-30T01:59'],
  ['2025-03-30T01:00:00Z', 'Europe/Brussels', '2025-03-30T03:00'],
  ['2025-02-26T09:15', 'Europe/Brussels', '2025-02-26T09:15'],
  ['2025-02-26', 'Europe/Brussels', '2025-02-26'],
  ['2025-02-26T09:15:00Z', null, '2025-02-26T09:15:00Z'],
])('%s in %s is %s', async (value, zone, there) => {
  if (zone) await told(zone);
  expect(inZone(value, zone)).toBe(there);
});

test('a time of day has its day where that is another one than the report gives', async () => {
  await told('Asia/Tokyo');
  expect(clockIn('2025-02-26T09:15:00Z', 'Asia/Tokyo')).toBe('18:15');
  expect(clockIn('2025-02-26T20:15:00Z', 'Asia/Tokyo')).toBe('Thu 27 Feb, 05:15');
  expect(clockIn('2025-02-26T20:15:00Z', null)).toBe('20:15');
  expect(clockIn('2025-02-26', 'Asia/Tokyo')).toBe(null);
});
