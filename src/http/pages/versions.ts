import { type Changes, changesBetween, count, type Difference } from '../../brief/index.ts';
import type { Version } from '../../record/index.ts';
import { type Html, html } from '../html.ts';
import { layout } from '../layout.ts';
import { empty, heading, when } from '../parts/line.ts';

/** The states of an article over time, and what changed from one to another. */
export function versionsPage(versions: readonly Version[], from: Version | null, to: Version): Html {
  const { article } = versions.at(-1)!;
  const href = `/articles/${encodeURIComponent(article.id)}`;
  const changes = from ? changesBetween(from.article, to.article) : null;
  return layout({
    title: `Versions of ${article.title ?? 'an article'}`,
    section: '/articles',
    body: html`<div class="top"><h1>${article.title ?? 'Untitled'}</h1><p class="at"><a href="${href}">The article</a></p></div>
<p class="deck">${article.outlet ?? 'Unknown outlet'} · ${versions.length === 1 ? 'It has not changed since it was first seen.' : `${count(versions.length, 'version')}. The record reads the last; the others are kept as they were.`}</p>
<ol class="plain rows versions">${versions.map((version) => row(version, versions, href, from, to))}</ol>
${changes && from ? difference(changes, from, to) : empty('There is nothing to compare.', 'An article that an outlet changes is kept as a new version here.')}`,
  });
}

function row(
  { number, seen, article }: Version,
  versions: readonly Version[],
  href: string,
  from: Version | null,
  to: Version,
): Html {
  const shown = number === to.number && from?.number === number - 1;
  return html`<li data-line><span class="title">Version ${number}</span><span class="at">first seen ${when(seen)}${article.published ? html` · dated ${when(article.published, 'short')}` : ''}${number === versions.length ? ' · the one that is read' : ''}${number > 1 ? html` · <a href="${href}/versions?from=${number - 1}&amp;to=${number}"${shown ? html` aria-current="true"` : ''}>what changed</a>` : ''}${number > 2 ? html` · <a href="${href}/versions?from=1&amp;to=${number}">since the first</a>` : ''}</span></li>`;
}

function difference({ title, paragraphs, added, removed }: Changes, from: Version, to: Version): Html {
  return html`<section class="changes" aria-labelledby="changes">${heading(`Version ${from.number} to version ${to.number}`, `${count(added, 'word')} came, ${count(removed, 'word')} went`, 'changes')}
${title ? html`<h3>${title.map(run)}</h3>` : ''}
${paragraphs.map((one) => ('changed' in one ? html`<p>${one.changed.map(run)}</p>` : folded(one.unchanged)))}</section>`;
}

const run = ({ kind, text }: Difference): Html =>
  kind === 'same' ? html`${text}` : kind === 'ins' ? html`<ins>${text}</ins>` : html`<del>${text}</del>`;

/** What did not change is there on demand. */
const folded = (paragraphs: readonly string[]): Html =>
  html`<details class="same"><summary>${count(paragraphs.length, 'unchanged paragraph')}</summary>${paragraphs.map((text) => html`<p>${text}</p>`)}</details>`;
