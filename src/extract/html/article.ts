import { type Block, blocksOf, isBlock } from './blocks.ts';
import { contentOf } from './content.ts';
import { isAside } from './marginal.ts';
import type { Element, HtmlTree } from './tree.ts';

const isHeading = (block: Block): boolean => /^h[1-6]$/.test(block.tag);

/** The paragraphs of a page's article; empty where none stand out. `title` is left out where the text opens with it. */
export function paragraphsOf(tree: HtmlTree, title: string | null, linkedBody: string | null): string[] {
  const found = paragraphsInPage(tree, title);
  const length = found.reduce((n, text) => n + text.length, 0);
  if (!linkedBody || linkedBody.length < 300 || length > linkedBody.length * 0.6) return found;
  return linkedBody
    .split(/\s*\n\s*/)
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter(Boolean);
}

function paragraphsInPage(tree: HtmlTree, title: string | null): string[] {
  const found = contentOf(tree);
  if (!found) return [];
  const { root, out, lead } = found;
  dropLinkLists(root, out);
  const own = blocksOf(root, out);
  const opening = lead.filter((block) => !own.slice(0, 4).some((other) => sameWords(other.text, block.text)));
  let blocks = [...opening, ...own].filter((block) => !isMarginal(block, title));
  blocks = withoutLooseHeadings(blocks);
  return blocks.map((block) => block.text);
}

/** Lists, boxes and tables that are mostly links lead elsewhere. */
function dropLinkLists(root: Element, out: Set<Element>): void {
  const walk = (element: Element): void => {
    for (const child of element.children) {
      if (typeof child === 'string' || out.has(child)) continue;
      if (isBlock(child) && leadsElsewhere(child, out)) out.add(child);
      else walk(child);
    }
  };
  walk(root);
}

function leadsElsewhere(element: Element, out: ReadonlySet<Element>): boolean {
  const blocks = blocksOf(element, out);
  let length = 0;
  let linked = 0;
  let links = 0;
  for (const block of blocks) {
    length += block.text.length;
    linked += block.linked;
    links += block.links;
  }
  if (links === 0 || length === 0) return false;
  const share = linked / length;
  if (element.tag === 'p') return links >= 1 && share > 0.9 && (length < 120 || links > 2);
  if (length < 300) return share > 0.75;
  return links > 4 ? share > 0.7 : share > 0.9;
}

function isMarginal(block: Block, title: string | null): boolean {
  const text = block.text;
  if (block.tag === 'h1') return true;
  if (title && text.length < 300 && sameWords(text, title) && isHeading(block)) return true;
  return isAside(block);
}

const sameWords = (a: string, b: string): boolean => {
  const bare = (s: string): string => s.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  return bare(a) === bare(b);
};

/** Headings that no text follows before the end or a heading of their rank. */
function withoutLooseHeadings(blocks: readonly Block[]): Block[] {
  const kept = [...blocks];
  while (kept.length && isHeading(kept.at(-1)!)) kept.pop();
  return kept;
}
