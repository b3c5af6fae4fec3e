import {
  ACT_WORDS,
  count,
  FATE_WORDS,
  type Fates,
  type Holder,
  type Timeline,
  type Undertaking,
} from '../../brief/index.ts';
import { type Affair, COMMITMENT_ACTS, type Commitment } from '../../record/index.ts';
import { type Html, html, joined } from '../html.ts';
import { layout } from '../layout.ts';
import { affairField, affairName } from '../parts/affairs.ts';
import { actorName, empty, when } from '../parts/line.ts';
import { pages } from '../parts/pages.ts';
import { timelineFigure } from '../parts/timeline.ts';
import { undertaking } from '../parts/undertaking.ts';
import { searchOf } from '../window.ts';

/** What the reader narrowed the commitments to; all of it stands in the address. */
export interface CommitmentChoice {
  act: Commitment['act'] | null;
  holder: string | null;
  affair: string | null;
  status: keyof typeof FATE_WORDS | null;
  about: string | null;
}

export interface CommitmentsPage {
  /** One page of the holders, and undertakings of all of them. */
  holders: readonly Holder[];
  at: { page: number; size: number; total: number };
  undertakings: number;
  choice: CommitmentChoice;
  affair: Affair | null;
  offered: readonly Affair[];
  fates: Fates;
  drawn: Timeline | null;
  /** Whether there are more than were read. */
  cut: boolean;
}

/** Holders on a page. */
export const HOLDERS = 14;
/** Undertakings of each, and of one that was asked for. */
const [EACH, ALL] = [5, 80];

/** Who promised, refused, offered or threatened what, by holder, and what became of it. */
export function commitmentsPage(page: CommitmentsPage): Html {
  const { holders, at, choice, affair, offered, fates, drawn, cut } = page;
  const to = (change: Partial<CommitmentChoice>): string => `/commitments${searchOf({ ...choice, ...change })}`;
  const hidden = (name: 'act' | 'status'): Html | '' =>
    choice[name] ? html`<input type="hidden" name="${name}" value="${choice[name]}">` : '';
  const chip = (change: Partial<CommitmentChoice>, words: string, current: boolean): Html =>
    html`<a href="${to(change)}"${current ? html` aria-current="true"` : ''}>${words}</a> `;
  const each = choice.holder ? ALL : EACH;
  return layout({
    title: affair ? `Commitments, ${affair.name}` : 'Commitments',
    section: '/commitments',
    body: html`<div class="top"><h1>Commitments</h1><form class="choices" action="/commitments">${hidden('act')}${hidden('status')}<label for="holder">holder</label> <input id="holder" name="holder" value="${choice.holder ?? ''}" placeholder="any" size="12"> ${offered.length > 0 ? affairField(offered, affair) : ''} <label for="about">words</label> <input id="about" name="about" value="${choice.about ?? ''}" placeholder="any" size="9"> <button>Show</button></form></div>
<p class="deck">${affair ? html`${affairName(affair)}: ` : ''}${cut ? 'the latest ' : ''}${count(page.undertakings, 'undertaking')} of ${count(at.total, 'holder')}. The same undertaking in several reports counts once; its status changes only with a report that shows it.</p>
<div class="chips-rows"><p class="chips wide">${chip({ act: null }, 'all acts', choice.act === null)}${COMMITMENT_ACTS.map((act) => chip({ act }, ACT_WORDS[act].noun, choice.act === act))}</p>
<p class="chips wide">${chip({ status: null }, 'any status', choice.status === null)}${Object.entries(FATE_WORDS).map(([status, words]) => chip({ status: status as keyof typeof FATE_WORDS }, words, choice.status === status))}</p></div>
${
  holders.length === 0
    ? empty('No report of the record tells of such an undertaking.', html`<a href="/commitments">Show all of them</a>.`)
    : html`${drawn && drawn.bins.length > 1 ? timelineFigure(drawn, 'Undertakings over time', 'Told of') : ''}
<div class="holders">${holders.map((one) => {
        const more = one.undertakings.length - each;
        return html`<section class="holder"><h2>${actorName(one.name, one.actor)}</h2><ul class="lines tight">${one.undertakings.slice(0, each).map((line) => undertaking(line, fate(line, fates)))}</ul>${more > 0 && !choice.holder ? html`<p class="more"><a href="${to({ holder: one.actor ?? one.name })}">${more} more</a></p>` : ''}${more > 0 && choice.holder ? html`<p class="more">and ${more} more: choose an act, a status or an affair above.</p>` : ''}</section>`;
      })}</div>${pages(to({}), at)}`
}`,
  });
}

/** "open Mon 24 Feb → reversed Fri 28 Feb", each with the sentence that shows it; nothing where it was told only once. */
export function fate(one: Undertaking, fates: Fates): Html | null {
  const told = fates(one);
  if (!told || told.steps.length < 2) return null;
  const steps = told.steps.slice(-4);
  return html`<span class="fate">${joined(
    steps.map(
      ({ status, date, evidence }) =>
        html`<a class="status-${status}" href="/articles/${encodeURIComponent(evidence.article)}#s${evidence.sentence}">${FATE_WORDS[status]}</a> ${when(date, 'short')}`,
    ),
    html` <span aria-hidden="true">→</span><span class="sr"> then </span> `,
  )}</span>`;
}
