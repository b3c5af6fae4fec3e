import { count } from '../../brief/index.ts';
import type { Import } from '../../jobs/index.ts';
import { type Html, html } from '../html.ts';
import { layout } from '../layout.ts';
import { bar, live } from '../parts/live.ts';

/** The largest file that is taken, in bytes. */
export const LARGEST_FILE = 64 * 1024 * 1024;

const KINDS = '.html,.htm,.xhtml,.txt,.text,.jsonl,.ndjson,.warc,.gz,.opml,.xml,.json,text/html,text/plain';

/** Where files are brought in. */
export const importPage = (): Html =>
  layout({
    title: 'Import',
    section: '/feeds',
    body: html`<div class="top"><h1>Import</h1><p class="at"><a href="/feeds">Feeds</a></p></div>
<p class="deck">Saved pages, folders of them, web archives and lists of feeds: each is read into the record, and one that cannot be read does not stop the others.</p>
<form method="post" action="/import" enctype="multipart/form-data" class="drop" data-drop data-largest="${LARGEST_FILE}">
<p class="scripted hint">Drop files or folders here, or choose them.</p>
<div class="inputs"><label for="file">Files</label><input id="file" name="file" type="file" multiple required accept="${KINDS}"></div>
<div class="inputs scripted"><label for="dir">A folder</label><input id="dir" type="file" multiple webkitdirectory></div>
<div><button class="main">Import</button></div></form>
<div data-import></div>
<dl class="facts"><div><dt>Pages</dt><dd>HTML and plain text; of a folder also its <code>index.json</code>: <code>[{"file", "outlet", "url", "published", "title"}]</code></dd></div><div><dt>Many in one</dt><dd>JSON Lines (<code>.jsonl</code>), web archives (<code>.warc</code>, <code>.warc.gz</code>)</dd></div><div><dt>Feeds</dt><dd>OPML: its feeds are followed</dd></div><div><dt>Up to</dt><dd>${LARGEST_FILE / 1048576} MB a file; beyond that <code>rapporteur ingest FILE</code></dd></div></dl>`,
  });

/** One import on a page of its own: what those see who have no script. */
export const importedPage = (one: Import): Html =>
  layout({
    title: 'Import',
    section: '/feeds',
    ...(one.ended === null ? { refresh: 2 } : {}),
    body: html`<div class="top"><h1>Import</h1><p class="at"><a href="/import">Import more</a></p></div>
${live(`/import/${one.id}/progress`, one.ended === null, importProgress(one))}`,
  });

const LISTED = 50;

/** How far an import has come, and what came of each file. */
export function importProgress({ ended, files, pages, feeds, failed, skipped, articles }: Import): Html {
  const sum = [
    count(pages.added, 'new article'),
    ...(pages.replaced > 0 ? [`${pages.replaced} replaced`] : []),
    ...(pages.unchanged > 0 ? [`${pages.unchanged} already there`] : []),
    ...(feeds > 0 ? [`${count(feeds, 'feed')} followed`] : []),
    ...(failed.length > 0 ? [`${failed.length} failed`] : []),
    ...(skipped.length > 0 ? [`${skipped.length} left out`] : []),
  ].join(', ');
  const going = ended === null;
  return html`<div class="round">${going ? bar(files.done, files.sent, `${files.done} of ${count(files.sent, 'file')} read: ${sum}.`) : html`<p><b>Done.</b> ${count(files.done, 'file')}: ${sum}.</p>`}
${failed.length > 0 ? html`<h2 class="head"><span>Not read</span></h2><ul class="plain outcomes">${failed.slice(0, LISTED).map(({ name, failure }) => html`<li><b>${name}</b> <span class="refuse">${failure.message}</span> ${failure.advice ?? ''}</li>`)}${more(failed.length)}</ul>` : ''}
${articles.length > 0 ? html`<h2 class="head"><span>Read</span></h2><ul class="plain outcomes">${articles.slice(0, LISTED).map(({ id, name }) => html`<li><a href="/articles/${encodeURIComponent(id)}">${name}</a></li>`)}${more(articles.length)}</ul>` : ''}
${skipped.length > 0 ? html`<h2 class="head"><span>Left out</span></h2><ul class="plain outcomes">${skipped.slice(0, LISTED).map(({ name, reason }) => html`<li>${name}: <span class="quiet">${reason}</span></li>`)}${more(skipped.length)}</ul>` : ''}</div>`;
}

const more = (all: number): Html | '' => (all > LISTED ? html`<li class="quiet">and ${all - LISTED} more</li>` : '');
