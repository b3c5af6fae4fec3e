import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  actorById,
  findActors,
  holderAt,
  officeCalled,
  peopleNamed,
  stateCalled,
  TENURES_KNOWN_UNTIL,
} from '../../src/read/lexicon/actors/index.ts';

const facts = readFileSync(new URL('./actors.facts.tsv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split('\t'));

describe('actors of public record', () => {
  it('answers at least 98 of 100 public facts', () => {
    const wrong = facts.filter(([kind, phrase, a, b]) =>
      kind === 'holder' ? officeCalled(phrase!, a!)?.holder?.name !== b : stateCalled(phrase!)?.code !== a,
    );
    expect(facts.length).toBeGreaterThanOrEqual(300);
    expect(wrong.length / facts.length, wrong.join('\n')).toBeLessThanOrEqual(0.02);
  });

  it('never names a holder for an office that is not held on the day', () => {
    expect(officeCalled('the former French president', '2025-02-26')).toBeNull();
    expect(officeCalled("Germany's next likely chancellor", '2025-02-26')).toBeNull();
    expect(officeCalled('a French diplomat', '2025-02-26')).toBeNull();
    expect(officeCalled('the deputy prime minister of Poland', '2025-02-26')).toBeNull();
    expect(holderAt('office/US/secretary-of-defense', '2019-03-01')).toBeNull();
    expect(holderAt('office/FR/president', '1960-01-01')).toBeNull();
    expect(holderAt('office/FR/president', `${Number(TENURES_KNOWN_UNTIL.slice(0, 4)) + 3}-01-01`)).toBeNull();
  });

  it('takes the owner of a bare role from the context, and leaves it open without one', () => {
    expect(officeCalled('the president', '2025-02-26', 'state/FR')?.holder?.name).toBe('Emmanuel Macron');
    expect(officeCalled('the chancellor', '2025-06-01', 'state/DE')?.holder?.name).toBe('Friedrich Merz');
    expect(officeCalled('the president', '2025-02-26')).toBeNull();
  });

  it('finds names in a text, longest first, with exact spans', () => {
    const text = 'The Russian Foreign Ministry told the U.S. and Côte d’Ivoire that Emmanuel Macron called Kyiv.';
    const found = findActors(text).map((m) => [text.slice(m.start, m.end), m.actor.id, m.by]);
    expect(found).toEqual([
      ['Russian Foreign Ministry', 'body/RU/foreign-ministry', 'ministry'],
      ['U.S.', 'state/US', 'name'],
      ['Côte d’Ivoire', 'state/CI', 'name'],
      ['Emmanuel Macron', 'person/emmanuel-macron', 'name'],
      ['Kyiv', 'state/UA', 'capital'],
    ]);
  });

  it('minds capitals', () => {
    expect(findActors('They polish it, tell us who they are, and eat turkey.')).toEqual([]);
    expect(findActors('US and WHO').map((m) => m.actor.id)).toEqual(['state/US', 'body/world-health-organization']);
  });

  it('tells people of one family name apart by the date', () => {
    expect(peopleNamed('Bush', '1991-02-01').map((p) => p.id)).toEqual(['person/george-h-w-bush']);
    expect(peopleNamed('Bush', '2003-02-01').map((p) => p.id)).toEqual(['person/george-w-bush']);
    expect(peopleNamed('Xi', '2020-01-01').map((p) => p.name)).toEqual(['Xi Jinping']);
    expect(peopleNamed('Nobody', '2020-01-01')).toEqual([]);
  });

  it('keeps at least 195 states, 300 bodies, and foreign ministers of 60 states', () => {
    const data = (name: string) =>
      JSON.parse(readFileSync(new URL(`../../src/read/lexicon/actors/${name}.json`, import.meta.url), 'utf8'));
    const offices = Object.keys(data('offices').tenures);
    const withForeign = offices.filter((k) => k.endsWith('/foreign-minister') || k === 'US/secretary-of-state');
    expect(withForeign.length).toBeGreaterThanOrEqual(60);
    expect(data('states').states.length).toBeGreaterThanOrEqual(195);
    expect(data('bodies').bodies.length).toBeGreaterThanOrEqual(300);
    for (const name of ['states', 'bodies', 'offices', 'people']) {
      expect(data(name).source).toMatch(/public record/);
      expect(data(name).compiled).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
    expect(actorById('body/european-union')?.name).toBe('European Union');
  });
});
