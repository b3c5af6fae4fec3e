import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { read } from '../../src/read/index.ts';
import type { Commitment, Reading, Span } from '../../src/record/index.ts';

interface Expected {
  published: string;
  /** The source's words, and who it is. */
  speakers: [string, string][];
  anonymity?: Record<string, Record<string, string | number>>;
  commitments: (Partial<Omit<Commitment, 'conditions'>> & { conditions?: string[]; by?: string })[];
  /** Who must hold nothing. */
  none: string[];
}

const golden = new URL('../golden/', import.meta.url);
const pages = readdirSync(golden).filter((name) => name.startsWith('actors-'));

describe.each(pages)('%s', (name) => {
  const text = readFileSync(new URL(`${name}/page.txt`, golden), 'utf8');
  const expected: Expected = JSON.parse(readFileSync(new URL(`${name}/expected.json`, golden), 'utf8'));
  const words = (spans: readonly Span[] | null): string =>
    (spans ?? []).map((s) => text.slice(s.start, s.end)).join(' ');
  const reading: Promise<Reading> = read(
    {
      id: name,
      text,
      title: null,
      outlet: null,
      url: null,
      published: expected.published,
      byline: null,
      language: 'en',
      credits: [],
      furniture: [],
    },
    { reader: 'rules' },
  );

  it.each(expected.speakers)('knows who “%s” is', async (source, speaker) => {
    const { attributions } = await reading;
    const said = attributions.filter((a) => words(a.source) === source);
    expect(
      said.map((a) => a.speaker?.name),
      attributions.map((a) => words(a.source)).join(' | '),
    ).toContain(speaker);
  });

  it.each(Object.entries(expected.anonymity ?? {}))('keeps the profile of “%s”', async (speaker, profile) => {
    const found = (await reading).attributions.find((a) => a.anonymity && a.speaker?.name === speaker)?.anonymity;
    const told = Object.fromEntries(
      Object.entries(found ?? {}).map(([k, v]) => [k, v !== null && typeof v === 'object' ? words([v]) : v]),
    );
    expect(told).toMatchObject(profile);
  });

  it('finds every commitment, with holder, sense, conditions and reporter', async () => {
    const { commitments, attributions } = await reading;
    const found = commitments.map((c) => ({
      ...c,
      conditions: c.conditions.map((s) => text.slice(s.start, s.end)),
      by: attributions.find((a) => a.id === c.attribution)?.speaker?.name,
    }));
    for (const one of expected.commitments) expect(found).toContainEqual(expect.objectContaining(one));
  });

  it('gives no commitment to those who made none', async () => {
    const holders = (await reading).commitments.map((c) => c.holder);
    for (const holder of expected.none) expect(holders).not.toContain(holder);
  });
});
