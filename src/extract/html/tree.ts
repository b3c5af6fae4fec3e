import { Parser } from 'htmlparser2';
import { beyond, HTML_LIMITS } from '../limits.ts';

/** An element of a page. Text children are strings with references decoded. */
export interface Element {
  tag: string;
  attrs: Readonly<Record<string, string>>;
  parent: Element | null;
  children: (Element | string)[];
}

/** A page as far as extraction looks at it: the tree without scripts and styles, and the scripts that carry JSON-LD. */
export interface HtmlTree {
  root: Element;
  /** `<html lang>`. */
  language: string | null;
  jsonLd: string[];
  /** Every element, in the order of the page. */
  elements: Element[];
}

const SILENT = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'math',
  'canvas',
  'object',
  'embed',
  'applet',
  'select',
  'option',
  'textarea',
  'iframe',
  'frame',
  'map',
  'audio',
  'video',
]);
/** Deeper elements are hung on the ancestor at this depth, so that walks may recurse. */
const DEEPEST = 200;
/** Of the elements that are too deep, those that part or mark text. */
const KEPT_BENEATH = new Set('br hr meta time h1 h2 h3 h4'.split(' '));

/**
 * The tree of a page's markup, however broken. Linear in its length.
 * @throws Failure `too_large` beyond HTML_LIMITS; `address` is what it names
 */
export function parseTree(html: string, address: string | null = null): HtmlTree {
  if (html.length > HTML_LIMITS.markup) throw beyond(HTML_LIMITS.markup, 'characters of markup', address);
  const root: Element = { tag: '#root', attrs: {}, parent: null, children: [] };
  const jsonLd: string[] = [];
  const elements: Element[] = [];
  let language: string | null = null;
  let here = root;
  let depth = 0;
  /** Elements opened below the deepest level, and silent ones. */
  let beneath = 0;
  let silent = 0;
  let length = 0;
  let script: string[] | null = null;
  const parser = new Parser(
    {
      onopentag(tag, attrs) {
        if (depth + beneath + silent > HTML_LIMITS.depth)
          throw beyond(HTML_LIMITS.depth, 'elements in each other', address);
        if (silent > 0 || SILENT.has(tag)) {
          silent++;
          if (tag === 'script' && /ld\+json/i.test(attrs['type'] ?? '')) script = [];
          return;
        }
        if (tag === 'html') language = attrs['lang'] || attrs['xml:lang'] || language;
        if (elements.length >= HTML_LIMITS.elements) throw beyond(HTML_LIMITS.elements, 'elements', address);
        if (depth >= DEEPEST) {
          beneath++;
          if (KEPT_BENEATH.has(tag)) {
            const leaf: Element = { tag, attrs, parent: here, children: [] };
            here.children.push(leaf);
            elements.push(leaf);
          }
          return;
        }
        const element: Element = { tag, attrs, parent: here, children: [] };
        here.children.push(element);
        elements.push(element);
        here = element;
        depth++;
      },
      ontext(text) {
        if (script) script.push(text);
        else if (silent === 0) {
          here.children.push(text);
          length += text.trim().length;
          if (length > HTML_LIMITS.text) throw beyond(HTML_LIMITS.text, 'characters of text', address);
        }
      },
      onclosetag(tag) {
        if (silent > 0) {
          silent--;
          if (script && tag === 'script') {
            jsonLd.push(script.join(''));
            script = null;
          }
          return;
        }
        if (beneath > 0) {
          beneath--;
          return;
        }
        if (here.parent) {
          here = here.parent;
          depth--;
        }
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true, recognizeCDATA: false },
  );
  parser.write(html.includes('\0') ? html.replaceAll('\0', '') : html);
  parser.end();
  return { root, language, jsonLd, elements };
}

/** The text of an element as it stands, white space and all. */
export function rawText(element: Element): string {
  let out = '';
  for (const child of element.children) out += typeof child === 'string' ? child : rawText(child);
  return out;
}

/** The text of an element, white space folded. */
export const textOf = (element: Element): string => rawText(element).replace(/\s+/g, ' ').trim();

/** The names a site gave an element, as far as they are looked at. */
export const classAndId = (element: Element): string =>
  `${(element.attrs['class'] ?? '').slice(0, NAMES_READ)} ${(element.attrs['id'] ?? '').slice(0, NAMES_READ)}`;
const NAMES_READ = 600;

/** Whether an element stands within one of the given tags. */
export function within(element: Element, tags: ReadonlySet<string>): boolean {
  for (let at = element.parent; at; at = at.parent) if (tags.has(at.tag)) return true;
  return false;
}
