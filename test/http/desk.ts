import type { Store } from '../../src/store/index.ts';
import { placedIn } from '../../src/text/index.ts';
import { FIRST } from './record.ts';

export const AT = '2025-02-28T08:00:00.000Z';

/** The words of the first report with their place. */
export const wordsIn = (words: string) => {
  const start = FIRST.text.indexOf(words);
  return placedIn(FIRST.text, [{ start, end: start + words.length }]);
};

/** A correction, a star with a note and tags, and a saved search that found something, of the user at this machine. */
export async function keepSomething(store: Store): Promise<void> {
  const costa = wordsIn('A special summit in Brussels follows on March 6');
  await store.corrections.add({
    ...{ id: 'kept', article: FIRST.id, line: 'attribution', deed: 'change', place: costa, cue: null, by: 'local' },
    ...{ was: { hedged: false }, now: { hedged: true }, at: AT, reason: 'he said it might', reader: 'by hand' },
    undone: null,
  });
  await store.marks.set(
    'local',
    FIRST.id,
    wordsIn('that there must be an American backstop'),
    { starred: true, note: 'ask the embassy', tags: ['backstop'] },
    AT,
  );
  await store.searches.save({
    ...{ id: 'saved', who: 'local', name: 'Refusals', query: 'act:refuse', added: AT, feed: 'feed-of-refusals' },
    ...{ webhook: null, secret: 'whsec_c2VjcmV0', email: null },
  });
  await store.searches.watched(
    [],
    [
      {
        ...{ search: 'saved', article: FIRST.id, place: '1-2', title: FIRST.title, outlet: FIRST.outlet },
        ...{ published: FIRST.published, sentence: 3, speaker: 'Donald Trump', act: 'refuse' },
        words: '“I will not be the one who gives guarantees” & <more>',
      },
    ],
    AT,
  );
}
