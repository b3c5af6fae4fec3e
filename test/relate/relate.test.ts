import { describe, expect, test } from 'vitest';
import { folderRelations, relate } from '../../src/relate/index.ts';
import { AFFAIR, COPY_REPORT, ORIGIN_REPORT, textOf } from './affair.ts';
import { report, seeded, shuffled } from './reports.ts';

const byArticle = (articles: typeof AFFAIR) => new Map(relate(articles).reports.map((r) => [r.article, r]));

describe('copies', () => {
  test('the chain runs from the agency over its copy to the copy of the copy', () => {
    const found = byArticle(AFFAIR);
    expect(found.get('origin')).toMatchObject({ role: 'origin', of: null });
    expect(found.get('copy')).toMatchObject({
      role: 'derived',
      of: 'origin',
      manner: 'verbatim',
      creditedOutlet: 'Corvane Agency',
    });
    expect(found.get('retelling')).toMatchObject({ role: 'derived', of: 'copy', creditedOutlet: 'Brack Gazette' });
    expect(found.get('independent')).toMatchObject({ role: 'independent', of: null, family: 'origin' });
    expect(found.get('later')).toMatchObject({ role: 'independent', family: 'later' });
  });

  test('a credited origin that is not in the record is named, and its copies are siblings', () => {
    const other = report('other', '2031-05-06T17:00:00Z', 'Marrow Post', COPY_REPORT.article.text, {
      credits: [{ name: 'Corvane Agency', phrase: 'the Corvane Agency reported' }],
    });
    const found = byArticle([COPY_REPORT, other]);
    for (const id of ['copy', 'other'])
      expect(found.get(id)).toMatchObject({
        role: 'derived',
        of: null,
        creditedOutlet: 'Corvane Agency',
        family: 'copy',
      });
  });

  test('a credit outweighs the clock: the report that credits the other derives from it', () => {
    const early = report('early', '2031-05-06T13:30:00Z', 'Brack Gazette', COPY_REPORT.article.text, {
      credits: [{ name: 'Corvane Agency', phrase: 'the Corvane Agency reported' }],
    });
    expect(byArticle([ORIGIN_REPORT, early]).get('early')).toMatchObject({ role: 'derived', of: 'origin' });
  });

  test('vague credits name no outlet', () => {
    const vague = report('vague', '2031-05-06T18:00:00Z', 'Marrow Post', COPY_REPORT.article.text, {
      credits: [{ name: 'foreign media', phrase: 'the Corvane Agency reported' }],
    });
    expect(byArticle([ORIGIN_REPORT, vague]).get('vague')).toMatchObject({ of: 'origin', creditedOutlet: null });
  });

  test('the folder view calls what is of another day a distractor', () => {
    const pages = AFFAIR.map(({ article }) => ({ file: `${article.id}.txt`, article }));
    const view = folderRelations(pages, relate(AFFAIR));
    expect(view.origin).toBe('origin.txt');
    expect(view.pages.map((p) => [p.file, p.role])).toEqual([
      ['origin.txt', 'origin'],
      ['copy.txt', 'derived'],
      ['retelling.txt', 'derived'],
      ['independent.txt', 'independent'],
      ['later.txt', 'distractor'],
    ]);
  });
});

describe('statements and drift', () => {
  const statement = (words: string) =>
    relate(AFFAIR).statements.find((s) =>
      s.variants.some((v) => textOf(v.article).slice(v.content[0]!.start, v.content[0]!.end).includes(words)),
    )!;
  const kindsIn = (words: string, article: string) =>
    statement(words).variants.find((v) => v.article === article)?.kinds;

  test('variants stand in order of time, the first report first', () => {
    expect(statement('not build a dam').variants.map((v) => v.article)).toEqual([
      'origin',
      'copy',
      'independent',
      'retelling',
    ]);
  });

  test('a faithful copy is left alone', () => {
    expect(kindsIn('300 engineers', 'copy')).toEqual(['verbatim']);
    expect(kindsIn('Nobody has asked', 'copy')).toEqual(['verbatim']);
    expect(kindsIn('not build a dam', 'independent')).toEqual(['independent']);
  });

  test('a moved date, a lost "may", a lost "not" and a given name are told apart', () => {
    expect(kindsIn('cleared by June 14', 'copy')).toEqual(['changed_date']);
    expect(kindsIn('300 engineers', 'retelling')).toEqual(['dropped_hedge']);
    expect(kindsIn('not build a dam', 'retelling')).toEqual(['dropped_negation']);
    expect(kindsIn('Nobody has asked', 'retelling')).toEqual(['named_source']);
  });

  test('every change shows the words on both sides', () => {
    const drift = statement('cleared by June 14').variants.find((v) => v.article === 'copy')!.drift[0]!;
    expect(textOf('origin').slice(drift.before!.start, drift.before!.end)).toBe('June 14');
    expect(textOf('copy').slice(drift.after!.start, drift.after!.end)).toBe('July 14');
  });

  test('all spans lie in their texts and begin and end with a word or its mark', () => {
    for (const s of relate(AFFAIR).statements) {
      for (const v of s.variants) {
        for (const span of [...v.content, ...(v.source ?? [])]) {
          const words = textOf(v.article).slice(span.start, span.end);
          expect(words).toHaveLength(span.end - span.start);
          expect(words).toBe(words.trim());
        }
      }
    }
  });
});

test('the result is the same in whatever order reports are given', () => {
  const whole = JSON.stringify(relate(AFFAIR));
  for (let seed = 1; seed <= 12; seed++) {
    const order = shuffled(AFFAIR, seeded(seed));
    expect(JSON.stringify(relate(order)), `seed ${seed}: ${order.map((r) => r.article.id).join(' ')}`).toBe(whole);
  }
});

test('reports that credit each other round in a circle are cut at the earliest', () => {
  const again = (id: string, minute: number, outlet: string, credit: string): ReturnType<typeof report> =>
    report(id, `2031-05-06T14:0${minute}:00Z`, outlet, `${ORIGIN_REPORT.article.text}\n\n${credit} reported.`, {
      credits: [{ name: credit, phrase: `${credit} reported` }],
    });
  const circle = [
    again('a', 1, 'Alder Post', 'Birch Daily'),
    again('b', 2, 'Birch Daily', 'Cedar News'),
    again('c', 3, 'Cedar News', 'Alder Post'),
  ];
  const reports = relate(circle).reports;
  expect(reports.find((r) => r.article === 'a')).toMatchObject({ of: null, family: 'a' });
  for (const r of reports) {
    const seen = new Set<string>();
    for (let at = r; at?.of; at = reports.find((o) => o.article === at.of)!) {
      expect(seen.has(at.article)).toBe(false);
      seen.add(at.article);
    }
  }
});
