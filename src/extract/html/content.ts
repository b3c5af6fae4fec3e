import { type Block, blocksOf, isBlock } from './blocks.ts';
import { furnitureBy, mayHoldArticle } from './prune.ts';
import { classAndId, type Element, type HtmlTree, within } from './tree.ts';

/** Text in paragraphs below this is no article. */
const LEAST = 250;
const RESTORED_FROM = 200;
const FRAME_FROM = 300;
const WIDEN_FROM = 0.6;
const WIDEN_LINKS = 0.15;

/** Stages of names that publishing systems give the element of the article's text, surest first. */
const BODY_NAMES: readonly RegExp[] = [
  /(?:entry|article|art|story|news|page)[-_]?(?:content|body|text)(?![-_]?(?:header|footer|meta|top|bottom|left|right|sidebar|ad))|article(?:-|__)?body|articleText|articleContent|body-?(?:text|copy)|post[-_]?(?:text|body|content|entry)(?![-_]?(?:header|footer|meta))|(?:^|\s)(?:post|entry)(?:$|\s)|td-post-content|theme-post-content|field-name-body|field--name-body|detail-?(?:text|body|content)|story-?(?:text|copy)|rich-?text|(?:^|\s)(?:articletext|newstext|fulltext)(?:$|\s)/i,
  /story-body|fulltext|(?:theme|blog|section|single)-content|single-post|main-column|field-body|post-bodycopy|wpb_text_column|(?:^|\s)(?:story|article|text|postarea)(?:$|\s)/i,
  /content[-_]?(?:main|body)|main-?content|page-?content|(?:^|\s)content(?:$|\s)/i,
];

interface Mass {
  /** Characters of running text outside links, in blocks of at least 25. */
  text: number;
  linked: number;
  paragraphs: number;
}

/**
 * What is furniture on the page. A part with most of the page's running text frames it, whatever its name; and where hardly
 * any text is left, the part that fell with most text in it is taken back.
 */
export function furnitureElements(tree: HtmlTree): Set<Element> {
  const all = weigh(tree, new Set());
  const whole = all.get(tree.root)?.text ?? 0;
  const frames = (element: Element): boolean => {
    const text = all.get(element)?.text ?? 0;
    return text > FRAME_FROM && text > whole * (mayHoldArticle(element) ? 0.55 : 0.8);
  };
  const out = new Set<Element>();
  let fallen = prune(tree.root, out, frames);
  for (let round = 0; round < 4; round++) {
    const left = paragraphText(tree.root, out);
    let best: Element | null = null;
    let most = Math.max(RESTORED_FROM, left * 1.2);
    for (const element of fallen) {
      if (!mayHoldArticle(element) || (all.get(element)?.text ?? 0) <= most) continue;
      const inner = new Set<Element>();
      prune(element, inner, frames);
      const text = paragraphText(element, inner);
      if (text > most) [best, most] = [element, text];
    }
    if (!best) break;
    out.delete(best);
    fallen = [...fallen.filter((element) => element !== best), ...prune(best, out, frames)];
  }
  return out;
}

/** Adds to `out` what is furniture beneath an element; gives the parts that fell by name or because they are hidden. */
function prune(root: Element, out: Set<Element>, frames: (element: Element) => boolean): Element[] {
  const fallen: Element[] = [];
  const walk = (element: Element): void => {
    for (const child of element.children) {
      if (typeof child === 'string') continue;
      const why = furnitureBy(child);
      if (why === null || frames(child)) walk(child);
      else {
        out.add(child);
        if (why !== 'tag') fallen.push(child);
      }
    }
  };
  walk(root);
  return fallen;
}

/** Characters of paragraphs outside links beneath an element. */
function paragraphText(element: Element, out: ReadonlySet<Element>): number {
  let n = 0;
  for (const block of blocksOf(element, out)) if (isRunning(block)) n += block.text.length - block.linked;
  return n;
}

/** A block of running text: some length, few of it links. */
export const isRunning = (block: Block): boolean =>
  block.text.length >= 60 && block.linked < block.text.length * 0.4 && !/^h[1-6]$/.test(block.tag);

export interface Content {
  root: Element;
  /** What beneath it, and elsewhere, is furniture. */
  out: Set<Element>;
  /** Opening paragraphs that stand before the element. */
  lead: Block[];
}

const LEAD_NAMES =
  /(?:^|[\s_-])(?:lead|lede|intro(?:duction)?|excerpt|standfirst|stand-first|dek|deck|summary|abstract|vorspann|chapeau|bajada|entradilla|ingress|manchet|(?:sub|art(?:icle)?)-?(?:head|title|headline)|subtitle|sub-?heading|description|perex|zajawka|teaser-?text)(?:$|[\s_-])|(?:article|story|news|text|post|page)-?_*(?:lead|intro|teaser|summary|description|standfirst|excerpt)|(?:lead|intro|teaser)-?(?:text|box|paragraph)/i;

/** Paragraphs between the page's headline and its text that sites name as the article's opening. */
function leadOf(tree: HtmlTree, root: Element, out: ReadonlySet<Element>): Block[] {
  const blocks = blocksOf(tree.root, new Set());
  const first = blocks.findIndex((block) => isWithin(block.element, root));
  const heading = blocks
    .slice(0, Math.max(0, first))
    .findLastIndex((block) => block.tag === 'h1' || within(block.element, H1));
  if (heading < 0) return [];
  const frame = ancestor(root, 3);
  return blocks.slice(heading + 1, first).filter((block) => {
    if (block.text.length < 60 || block.linked > block.text.length * 0.4 || /^h1$/.test(block.tag)) return false;
    let named = false;
    for (
      let at: Element | null = block.element, depth = 0;
      at && depth < 4 && at.tag !== 'body';
      at = at.parent, depth++
    ) {
      named ||= LEAD_NAMES.test(classAndId(at));
      if (out.has(at) && !LEAD_NAMES.test(classAndId(at))) return false;
    }
    return named || (isSentence(block) && isWithin(block.element, frame));
  });
}

/** Running text of some length that ends as a sentence does. */
const isSentence = (block: Block): boolean =>
  block.text.length >= 80 && block.linked < block.text.length * 0.2 && /[.!?…]["”’»)]?$/.test(block.text);

function ancestor(element: Element, levels: number): Element {
  let at = element;
  for (let i = 0; i < levels && at.parent && at.parent.tag !== 'body' && at.tag !== 'article' && at.tag !== 'main'; i++)
    at = at.parent;
  return at;
}

const H1 = new Set(['h1']);
const isWithin = (element: Element, root: Element): boolean => {
  for (let at: Element | null = element; at; at = at.parent) if (at === root) return true;
  return false;
};

/** The element that holds the article's text, and what in it is furniture; null where no running text is. */
export function contentOf(tree: HtmlTree): Content | null {
  const out = furnitureElements(tree);
  const masses = weigh(tree, out);
  const whole = masses.get(tree.root)?.text ?? 0;
  if (whole === 0) return paragraphless(tree, out);
  const densest = bestByWeight(tree, masses);
  const limit = Math.min(Math.max(LEAST, (masses.get(densest)?.text ?? 0) * 0.4), whole);
  const marked = byItemprop(tree, out, masses, limit) ?? byName(tree, out, masses, limit);
  const root = widened(marked ?? densest, masses);
  return { root, out, lead: leadOf(tree, root, out) };
}

const NOTHING: Element = { tag: 'div', attrs: {}, parent: null, children: [] };

/** A page whose text stands in lines too short for paragraphs: the element that a site names as its article. */
function paragraphless(tree: HtmlTree, out: Set<Element>): Content | null {
  const length = (element: Element): number =>
    blocksOf(element, out).reduce(
      (n, block) => n + (block.text.length >= 20 ? block.text.length - block.linked : 0),
      0,
    );
  const named = (names: RegExp) => (e: Element) =>
    HOLDERS.has(e.tag) && names.test(classAndId(e)) && !beneath(e, out) && length(e) >= 60;
  for (const names of BODY_NAMES) {
    const root = tree.elements.find(named(names));
    if (root) return { root, out, lead: [] };
  }
  const root = tree.elements.find(
    (e) => (e.tag === 'article' || e.tag === 'main') && !beneath(e, out) && length(e) >= 60,
  );
  if (root) return { root, out, lead: [] };
  // What sites hang up in front of their readers: the paragraphs wherever they stand.
  const apart = new Set(
    tree.elements.filter((e) => {
      const why = furnitureBy(e);
      return why === 'tag' || why === 'hidden' || e.tag === 'form' || (why !== null && !mayHoldArticle(e));
    }),
  );
  const lead = blocksOf(tree.root, apart).filter((block) => block.tag === 'p' && isSentence(block));
  return lead.reduce((n, block) => n + block.text.length, 0) >= 140 ? { root: NOTHING, out, lead } : null;
}

function weigh(tree: HtmlTree, out: ReadonlySet<Element>): Map<Element, Mass> {
  const masses = new Map<Element, Mass>();
  for (const block of blocksOf(tree.root, out)) {
    const running = isRunning(block);
    for (let at: Element | null = block.element; at; at = at.parent) {
      let mass = masses.get(at);
      if (!mass) masses.set(at, (mass = { text: 0, linked: 0, paragraphs: 0 }));
      mass.linked += block.linked;
      if (running) {
        mass.text += block.text.length - block.linked;
        mass.paragraphs++;
      }
    }
  }
  return masses;
}

/** The ancestor that takes in the rest of a text set in several boxes beside each other. */
function widened(root: Element, masses: Map<Element, Mass>): Element {
  let best = root;
  for (let at = root.parent; at && at.tag !== '#root' && at.tag !== 'html'; at = at.parent) {
    const inner = masses.get(best);
    const outer = masses.get(at);
    if (!inner || !outer) continue;
    const more = outer.text - inner.text;
    if (more < inner.text * WIDEN_FROM) continue;
    const links = outer.linked - inner.linked;
    if (links > more * WIDEN_LINKS) continue;
    best = at;
  }
  return best;
}

function byItemprop(
  tree: HtmlTree,
  out: ReadonlySet<Element>,
  masses: Map<Element, Mass>,
  limit: number,
): Element | null {
  const found = tree.elements.filter(
    (e) => /articleBody/i.test(e.attrs['itemprop'] ?? '') && (masses.get(e)?.text ?? 0) >= limit && !beneath(e, out),
  );
  return found[0] ?? null;
}

function beneath(element: Element, out: ReadonlySet<Element>): boolean {
  for (let at: Element | null = element; at; at = at.parent) if (out.has(at)) return true;
  return false;
}

const HOLDERS = new Set(['div', 'section', 'article', 'main', 'td', 'span']);
function byName(tree: HtmlTree, out: ReadonlySet<Element>, masses: Map<Element, Mass>, limit: number): Element | null {
  const enough = (e: Element): boolean => (masses.get(e)?.text ?? 0) >= limit && !beneath(e, out);
  const holders = tree.elements.filter((e) => HOLDERS.has(e.tag));
  for (const [i, names] of BODY_NAMES.entries()) {
    const found = holders.find((e) => names.test(classAndId(e)) && enough(e));
    if (found) return found;
    if (i === 0) {
      const article = holders.find((e) => (e.tag === 'article' || e.attrs['role'] === 'article') && enough(e));
      if (article) return article;
    }
  }
  return tree.elements.find((e) => (e.tag === 'main' || e.attrs['role'] === 'main') && enough(e)) ?? null;
}

/** The element whose own paragraphs weigh most: text counts whole for the parent, half for the grandparent (Readability's rule). */
function bestByWeight(tree: HtmlTree, masses: Map<Element, Mass>): Element {
  let best = tree.root;
  let most = 0;
  for (const [element, mass] of masses) {
    if (!isBlock(element) || element.tag === 'p') continue;
    let score = 0;
    for (const child of element.children) {
      if (typeof child === 'string') score += child.trim().length > 60 ? child.trim().length : 0;
      else {
        const own = masses.get(child)?.text ?? 0;
        if (child.tag === 'p' || child.tag === 'blockquote' || child.tag === 'ul' || child.tag === 'ol') score += own;
        else
          for (const grand of child.children)
            if (typeof grand !== 'string' && grand.tag === 'p') score += (masses.get(grand)?.text ?? 0) / 2;
      }
    }
    const linkShare = mass.linked / (mass.text + mass.linked + 1);
    score *= 1 - linkShare;
    if (score > most) [best, most] = [element, score];
  }
  return best;
}
