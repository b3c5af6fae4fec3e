import { ACT_WORDS, count, type Holder } from '../../brief/index.ts';
import { COMMITMENT_ACTS } from '../../record/index.ts';
import { type Html, html } from '../html.ts';
import { layout } from '../layout.ts';
import { actorName, empty } from '../parts/line.ts';
import { undertaking } from '../parts/undertaking.ts';

/** What the reader narrowed the commitments to. */
export interface CommitmentChoice {
  act: string | null;
  holder: string | null;
  about: string | null;
}

/** Who promised, refused, offered or threatened what, by holder; the choice is in the address. */
export function commitmentsPage(holders: readonly Holder[], choice: CommitmentChoice): Html {
  const all = holders.reduce((sum, holder) => sum + holder.undertakings.length, 0);
  const to = (change: Partial<CommitmentChoice>): string => {
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries({ ...choice, ...change })) if (value) search.set(name, value);
    return search.size > 0 ? `/commitments?${search}` : '/commitments';
  };
  return layout({
    title: 'Commitments',
    section: '/commitments',
    body: html`<div class="top"><h1>Commitments</h1><form class="choices" action="/commitments">${choice.act ? html`<input type="hidden" name="act" value="${choice.act}">` : ''}<label for="holder">holder</label> <input id="holder" name="holder" value="${choice.holder ?? ''}" size="14"> <label for="about">about</label> <input id="about" name="about" value="${choice.about ?? ''}" size="14"> <button>Show</button></form></div>
<p class="deck">${count(all, 'undertaking')} of ${count(holders.length, 'holder')}. The same undertaking in several reports counts once.</p>
<p class="chips wide"><a href="${to({ act: null })}"${choice.act === null ? html` aria-current="true"` : ''}>all</a> ${COMMITMENT_ACTS.map((act) => html`<a href="${to({ act })}"${choice.act === act ? html` aria-current="true"` : ''}>${ACT_WORDS[act].noun}</a> `)}</p>
${
  holders.length === 0
    ? empty('No report of the record tells of such an undertaking.', html`<a href="/commitments">Show all of them</a>.`)
    : html`<div class="holders">${holders
        .slice(0, 36)
        .map(
          (one) =>
            html`<section class="holder"><h2>${actorName(one.name, one.actor)}</h2><ul class="lines tight">${one.undertakings.slice(0, choice.holder ? 100 : 8).map(undertaking)}</ul>${!choice.holder && one.undertakings.length > 8 ? html`<p class="more"><a href="${to({ holder: one.name })}">${one.undertakings.length - 8} more</a></p>` : ''}</section>`,
        )}</div>`
}`,
  });
}
