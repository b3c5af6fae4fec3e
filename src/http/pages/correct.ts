import { FIELD_WORDS, fieldValue, upperFirst } from '../../brief/index.ts';
import type { Actor, Article, Speaker } from '../../record/index.ts';
import { CHOICES, FLAGS, type Line, NAMES, shownWords, WORDS } from '../correcting.ts';
import { type Html, html } from '../html.ts';
import { layout } from '../layout.ts';
import { articleHref } from '../parts/cards.ts';
import { corrected } from '../parts/kept.ts';
import { outlet } from '../parts/line.ts';

/** What the form of a correction shows. */
export interface CorrectPage {
  article: Article;
  target: Line;
  /** The query string that names the line. */
  search: string;
  /** The part of the text to choose words in, and where it begins. */
  excerpt: { text: string; start: number };
  /** Known names, to be taken over. */
  actors: readonly Actor[];
  /** What was sent before, where that could not be kept, and why. */
  sent: Readonly<Record<string, string>> | null;
  problem: string | null;
}

const NOUNS = { attribution: 'statement', commitment: 'commitment', event: 'event' } as const;
const HINTS: Readonly<Record<string, string>> = {
  content: 'what is said, without the words of saying',
  source: 'who says it, as the text has it; empty where it does not say',
  cue: 'the words of saying: “said”, “told reporters”',
  speaker: 'the full name, or the description of an unnamed source',
  participants: 'names, with commas between',
  due: 'a date: 2025-03-06',
  start: 'a date, or date and time: 2025-03-06',
  end: 'a date, where it lasts longer',
  about: 'in a few words of the text',
};

/** Sets a line right, strikes it, or adds one that was missed. */
export function correctPage(page: CorrectPage): Html {
  const { article, target, search, excerpt, problem } = page;
  const { kind, line } = target;
  const noun = NOUNS[kind];
  const title = line === null ? `Add a ${noun}`.replace('a event', 'an event') : `What is wrong with this ${noun}?`;
  return layout({
    title,
    section: '/articles',
    body: html`<div class="top"><h1>${title}</h1></div>
<p class="deck"><a href="${articleHref(article.id)}">${article.title ?? 'Untitled'}</a> · ${outlet(article)}. What you set stands beside what the machine read, with your name and the date; it can be undone, and no new reading takes it away.</p>
${problem ? html`<p class="notice" role="alert">${problem}</p>` : ''}
<div class="correcting"><form class="correct" method="post" action="${articleHref(article.id)}/correct${search}">
<input type="hidden" name="near" value="${excerpt.start}">
${line?.corrected ? html`<p>${corrected(line.corrected, '/corrections')}</p>` : ''}
<div class="labels">${CHOICES[kind].map((choice) => select(page, choice.name, choice.values))}${FLAGS[kind].map((name) => flag(page, name))}</div>
${NAMES[kind].map((name) => text(page, name))}
${WORDS[kind].map((name) => words(page, name))}
<label for="reason">Why <small>for those who read it later</small></label><input id="reason" name="reason" maxlength="500" value="${page.sent?.['reason'] ?? ''}">
<p class="deeds"><button class="main">${line === null ? 'Add it' : 'Save the correction'}</button>${line === null ? '' : html`<button name="deed" value="strike" class="strike">Strike it: ${kind === 'attribution' ? 'nobody is quoted or cited here' : `this is no ${noun}`}</button>`}<a href="${articleHref(article.id)}">Cancel</a></p>
<datalist id="names">${page.actors.map(({ name }) => html`<option value="${name}"></option>`)}</datalist></form>
<section class="excerpt" aria-labelledby="excerpt"><h2 id="excerpt" class="head"><span>The text</span> <small class="scripted">choose words, then take them over</small></h2><p data-excerpt="${excerpt.start}">${excerpt.text}</p></section></div>`,
  });
}

const standing = ({ target }: CorrectPage): Record<string, unknown> =>
  (target.line ?? {}) as unknown as Record<string, unknown>;

/** What a field shows: what was sent, or how the line stands. */
function shown(page: CorrectPage, name: string): string {
  const sent = page.sent?.[name];
  if (sent !== undefined) return sent;
  const value = standing(page)[name];
  if (value === null || value === undefined) return '';
  if (WORDS[page.target.kind].includes(name)) return shownWords(page.article.text, value as never);
  if (Array.isArray(value)) return (value as Speaker[]).map((one) => one.name).join(', ');
  return typeof value === 'object' ? (value as Speaker).name : String(value);
}

const label = (name: string): string => upperFirst(FIELD_WORDS[name] ?? name);

function select(page: CorrectPage, name: string, values: readonly string[]): Html {
  const chosen = shown(page, name) || (name === 'act' && page.target.kind === 'attribution' ? 'state' : values[0]);
  return html`<p><label for="${name}">${label(name)}</label><select id="${name}" name="${name}">${values.map(
    (value) =>
      html`<option value="${value}"${value === chosen ? html` selected` : ''}>${fieldValue(name, value)}</option>`,
  )}</select></p>`;
}

function flag(page: CorrectPage, name: string): Html {
  const on = page.sent ? page.sent[name] === 'yes' : standing(page)[name] === true;
  return html`<p class="flag"><input type="hidden" name="${name}-asked" value="yes"><input type="checkbox" id="${name}" name="${name}" value="yes"${on ? html` checked` : ''}><label for="${name}">${name}</label></p>`;
}

function text(page: CorrectPage, name: string): Html {
  const isName = ['speaker', 'holder', 'to'].includes(name);
  return html`<label for="${name}">${label(name)}${HINTS[name] ? html` <small>${HINTS[name]}</small>` : ''}</label><input id="${name}" name="${name}" value="${shown(page, name)}" maxlength="300"${isName ? html` list="names"` : ''}>`;
}

function words(page: CorrectPage, name: string): Html {
  return html`<label for="${name}">${label(name)}${HINTS[name] ? html` <small>${HINTS[name]}</small>` : ''}</label><div class="take"><textarea id="${name}" name="${name}" rows="${name === 'content' || name === 'span' ? 3 : 1}">${shown(page, name)}</textarea><input type="hidden" name="${name}-at" value=""><button type="button" class="scripted" data-take="${name}">Take the chosen words</button></div>`;
}
