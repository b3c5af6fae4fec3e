import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { read } from '../../src/read/index.ts';
import type { Event } from '../../src/record/index.ts';
import { articleOf } from './articles.ts';

interface ExpectedEvent {
  type: Event['type'];
  /** The words of one of its mentions. */
  trigger: string;
  start: string | null;
  status: Event['status'];
  previous?: string;
  place?: string;
  /** Some of those who take part. */
  participants?: string[];
  /** How often the article speaks of it. */
  mentions?: number;
}

const golden = new URL('../golden/', import.meta.url);

for (const name of readdirSync(golden).filter((n) => /^(?:events|times)-/.test(n))) {
  describe(name, async () => {
    const expected = JSON.parse(readFileSync(new URL(`${name}/expected.json`, golden), 'utf8'));
    const text = readFileSync(new URL(`${name}/page.txt`, golden), 'utf8');
    const reading = await read({ ...articleOf(text), published: expected.published }, { reader: 'rules' });
    const words = (span: { start: number; end: number }): string => text.slice(span.start, span.end);

    if (expected.timexes)
      test('finds every time with its type and value, and no other', () => {
        expect(reading.timexes.map((t) => [words(t), t.type, t.value])).toEqual(expected.timexes);
      });

    if (expected.events)
      test('finds every event, and no other', () => {
        expect(reading.events.map((e) => [e.type, words(e.trigger[0]!), e.start, e.status])).toEqual(
          expected.events.map((e: ExpectedEvent) => [e.type, expect.stringContaining(e.trigger), e.start, e.status]),
        );
      });

    for (const [i, one] of ((expected.events ?? []) as ExpectedEvent[]).entries()) {
      if (!one.participants && !one.place && !one.previous && !one.mentions) continue;
      test(`${one.trigger}: who, where`, () => {
        const found = reading.events[i]!;
        if (one.participants)
          expect(found.participants.map((p) => p.name)).toEqual(expect.arrayContaining(one.participants));
        if (one.place) expect(found.place).toBe(one.place);
        if (one.previous) expect(found.previous).toBe(one.previous);
        if (one.mentions) expect(found.trigger).toHaveLength(one.mentions);
      });
    }
  });
}
