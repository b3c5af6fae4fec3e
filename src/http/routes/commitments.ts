import type { Hono } from 'hono';
import { byHolder, dayOf, FATE_WORDS, fatesOf, plainWords, type TimelineMark, timeline } from '../../brief/index.ts';
import { affairPositions } from '../../jobs/index.ts';
import { COMMITMENT_ACTS } from '../../record/index.ts';
import type { Store } from '../../store/index.ts';
import { askedAffair } from '../affair-asked.ts';
import { type CommitmentChoice, commitmentsPage, HOLDERS } from '../pages/commitments.ts';
import { pageNumber } from '../parts/pages.ts';
import { followed } from '../rows.ts';

/** Commitments that are read, the latest, and affairs that are looked into for what became of them. */
const [READ, READ_OF_AFFAIR, AFFAIRS] = [400, 1200, 24];

/** Who promised, refused, offered or threatened what, and what became of it. */
export function commitmentsRoutes(app: Hono, store: Store): void {
  app.get('/commitments', async (context) => {
    const typed = (name: string): string | null => context.req.query(name)?.trim() || null;
    const choice: CommitmentChoice = {
      act: COMMITMENT_ACTS.find((act) => act === typed('act')) ?? null,
      holder: typed('holder'),
      affair: typed('affair'),
      status: (Object.keys(FATE_WORDS) as (keyof typeof FATE_WORDS)[]).find((one) => one === typed('status')) ?? null,
      about: typed('about'),
    };
    const { affair, filter, offered } = await askedAffair(store, choice.affair ?? undefined);
    const known = choice.holder !== null && (await store.actor(choice.holder)) !== null;
    const rows = await store.commitments({
      ...filter,
      ...(choice.about === null ? {} : { about: choice.about }),
      ...(known ? { actor: choice.holder! } : {}),
      ...(choice.act === null ? {} : { act: choice.act }),
      limit: affair || known || choice.about ? READ_OF_AFFAIR : READ,
    });
    const wanted = choice.holder && !known ? plainWords(choice.holder) : '';
    const kept = rows.filter(({ commitment }) => wanted === '' || plainWords(commitment.holder).includes(wanted));
    const [find, affairsOf] = await Promise.all([
      followed(
        store,
        kept.map((row) => row.reportedBy),
      ),
      store.affairs.of([...new Set(kept.map((row) => row.article.id))]),
    ]);
    const looked = affair ? [affair.id] : [...new Set(affairsOf.values())].slice(0, AFFAIRS);
    const fates = fatesOf(await Promise.all(looked.map((id) => affairPositions(store, id))));
    const holders = byHolder(kept, find)
      .map((holder) => ({
        ...holder,
        undertakings: holder.undertakings.filter(
          (one) => choice.status === null || (fates(one)?.status ?? 'open') === choice.status,
        ),
      }))
      .filter((holder) => holder.undertakings.length > 0);
    const days = new Map<string, { day: string; reports: number; copies: number }>();
    const marks: TimelineMark[] = [];
    for (const one of holders.flatMap((holder) => holder.undertakings)) {
      const day = dayOf(one.article.published);
      if (!day) continue;
      const known = days.get(day) ?? { day, reports: 0, copies: 0 };
      known.reports++;
      days.set(day, known);
      const words = `${one.subject} ${one.act.says} ${one.gist ?? one.words}`;
      const { tone } = one.act;
      if (tone === 'give' || tone === 'refuse' || tone === 'open')
        marks.push({ day, lane: tone, words, href: one.href });
      for (const step of fates(one)?.steps ?? []) {
        const turnedOn = dayOf(step.date);
        const { article, sentence } = step.evidence;
        const href = `/articles/${encodeURIComponent(article)}#s${sentence}`;
        if (turnedOn && (step.status === 'reversed' || step.status === 'lapsed'))
          marks.push({ day: turnedOn, lane: 'turned', words: `${words}: ${FATE_WORDS[step.status]}`, href });
      }
    }
    const drawn = timeline(
      [...days.values()].sort((a, b) => a.day.localeCompare(b.day)),
      marks,
    );
    const page = Math.min(pageNumber(context.req.query('page')), Math.max(1, Math.ceil(holders.length / HOLDERS)));
    return context.html(
      commitmentsPage({
        holders: holders.slice((page - 1) * HOLDERS, page * HOLDERS),
        at: { page, size: HOLDERS, total: holders.length },
        undertakings: holders.reduce((sum, holder) => sum + holder.undertakings.length, 0),
        ...{ choice, affair, offered, fates },
        drawn: page === 1 ? drawn : null,
        cut: rows.length === READ && !affair,
      }),
    );
  });
}
