import { count, dayOf, sayDay } from '../../brief/index.ts';
import type { Affair } from '../../record/index.ts';
import { type Html, html } from '../html.ts';

/** Address of an affair's page. */
export const affairHref = (id: string): string => `/affairs/${encodeURIComponent(id)}`;

/** An affair's name, linked. */
export const affairName = (affair: Pick<Affair, 'id' | 'name'>): Html =>
  html`<a href="${affairHref(affair.id)}">${affair.name}</a>`;

/** "Mon 24 Feb to Tue 4 Mar", or the one day. */
export function affairDays({ first, last }: Pick<Affair, 'first' | 'last'>): string {
  const [from, to] = [dayOf(first), dayOf(last)];
  if (!from || !to) return 'no date';
  return from === to ? sayDay(from, 'short') : `${sayDay(from, 'short')} to ${sayDay(to, 'short')}`;
}

/** "20 reports in 10 outlets · Mon 24 Feb to Tue 4 Mar". */
export const affairFacts = (affair: Affair): string =>
  `${count(affair.reports, 'report')} in ${count(affair.outlets, 'outlet')} · ${affairDays(affair)}`;

/** A field of a filter's form: which affair. `affairs` are those to choose from; the chosen one is among them or put first. */
export function affairField(affairs: readonly Affair[], chosen: Affair | null): Html {
  const listed = chosen && !affairs.some((one) => one.id === chosen.id) ? [chosen, ...affairs] : affairs;
  return html`<label for="affair">affair</label> <select id="affair" name="affair"><option value="">all</option>${listed.map(
    (one) =>
      html`<option value="${one.id}"${one.id === chosen?.id ? html` selected` : ''}>${shortName(one.name)}</option>`,
  )}</select>`;
}

const shortName = (name: string): string => (name.length > 64 ? `${name.slice(0, 61).trimEnd()}…` : name);
